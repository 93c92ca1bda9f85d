"""Examples of the files of requests: what became of those that were sent, and where they open."""

from collections.abc import Mapping
from dataclasses import replace

from bot.arrange.attachments.parcel import Arrived, Parcel
from bot.arrange.request import RequestState
from bot.json import Json
from cards.arrange.attachments import (
    PROBLEMS,
    attached_card,
    offered_card,
    opening_card,
    pasted_card,
    unplaced_card,
)
from cards.arrange.forms import step_card
from cards.examples.world import (
    EVERY_ANSWER,
    EVERY_KIND,
    HOSTILE,
    LEAVE_ANSWERS,
    NOW,
    Shown,
    leave,
    request,
)
from cards.texts import Texts
from dialogs.filling import typed
from dialogs.kinds.attachment import AttachmentField, attachments_of
from dialogs.kinds.field import Circumstances

SENT = (Arrived("a1", "attest van de dokter.pdf", "pdf"), Arrived("a2", f"{HOSTILE}.jpg", "jpg"))
HERE: Mapping[str, str] = {"papers": "http://127.0.0.1:3978/uploads/request-1?for=person-1&key=b"}


def papers() -> AttachmentField:
    found = EVERY_KIND.field("papers")
    assert isinstance(found, AttachmentField)  # noqa: S101 - of an example
    return found


def attachment_examples(t: Texts) -> Shown:
    draft = request(RequestState.DRAFT, answers=EVERY_ANSWER)
    yield from _steps(t)
    sent = Parcel("parcel-1", "person-1", NOW, SENT, request=draft.id, field="papers")
    done = replace(sent, settled=True)
    yield "attached_card", "under way", attached_card(t, sent, EVERY_KIND, draft, papers())
    yield "attached_card", "both are there", attached_card(t, done, EVERY_KIND, draft, papers())
    others = [(leave(), request(RequestState.DRAFT)), (leave(), request(RequestState.CLARIFYING))]
    yield "attached_card", "others ask for files", attached_card(t, done, EVERY_KIND, draft, papers(), others)
    said = replace(done, files=SENT[:1], words=HOSTILE)
    asked = request(RequestState.CLARIFYING, answers=EVERY_ANSWER)
    yield "attached_card", "to what was handed in, with words", attached_card(t, said, EVERY_KIND, asked, papers())
    for problem in (*PROBLEMS, "unreachable"):
        refused = replace(done, files=(replace(SENT[0], problem=problem),))
        yield "attached_card", f"refused: {problem}", attached_card(t, refused, EVERY_KIND, draft, papers())
    partly = replace(done, files=(SENT[0], replace(SENT[1], problem="many")), moved_from="request-2")
    yield "attached_card", "moved in part, hostile", attached_card(t, partly, EVERY_KIND, draft, papers())
    yield "unplaced_card", "hostile", unplaced_card(t, replace(done, words=HOSTILE))
    waits = replace(sent, request="", field="", words="voor de aanvraag")
    yield "offered_card", "one request", offered_card(t, waits, others[1:])
    yield (
        "offered_card",
        "two requests",
        offered_card(
            t, replace(waits, files=SENT[:1]), [others[1], (leave(), replace(others[1][1], reference="VRL-2026-00043"))]
        ),
    )
    yield "pasted_card", "always the same", pasted_card(t, EVERY_KIND, draft)
    files = [(file, f"https://bode.example/attachments/1/{file.id}") for file in attachments_of(EVERY_ANSWER["papers"])]
    for name, own in (("one's own, one hostile", True), ("of who decides", False)):
        yield "opening_card", name, opening_card(t, EVERY_KIND, asked, papers(), files, NOW, own=own)


def _steps(t: Texts) -> Shown:
    on = Circumstances(NOW.date())
    step = next(one for one in EVERY_KIND.steps if one.id == "extra")
    empty: Mapping[str, Json] = {**LEAVE_ANSWERS, "how": "train"}
    for name, answers in (("no file yet", empty), ("two files", {**empty, "papers": EVERY_ANSWER["papers"]})):
        draft = request(RequestState.DRAFT, answers=answers)
        values = typed(EVERY_KIND, step, answers)
        yield "step_card", f"attachments, {name}", step_card(t, EVERY_KIND, draft, step, values, {}, on=on)
    values = typed(EVERY_KIND, step, empty)
    draft = request(RequestState.DRAFT, answers=empty)
    yield (
        "step_card",
        "on this machine",
        step_card(t, EVERY_KIND, draft, step, values, {}, on=on, places=HERE),
    )
