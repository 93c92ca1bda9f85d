"""Examples of requests that are carried out: the queue, and each step as both sides see it."""

from dataclasses import replace
from datetime import datetime

from bot.arrange.hand_over.handed_over import HandedOver, HandOver
from bot.arrange.handling.handling import Handled, Handling, HandlingDeed, HandlingState
from bot.arrange.request import Deed, RequestState
from cards.arrange.handling import handling_card
from cards.arrange.queue import queue_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed
from cards.examples.hostile import HOSTILE
from cards.examples.world import (
    EARLIER,
    EMOJI,
    EVERY_ANSWER,
    EVERY_KIND,
    HUGE_ANSWERS,
    LAST_WEEK,
    LONG_NAME,
    NOW,
    Shown,
    entry,
    leave,
    request,
)
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey

QUESTION, ANSWER, WORD = "Welke verdieping?", "De eerste, aan de trap.", "Ze ligt klaar op het secretariaat."
MISSING = Problem(ProblemKey.REQUIRED)
APPROVED = request(RequestState.APPROVED, entry(Deed.APPROVED, at=LAST_WEEK))
QUEUED = Handling("request-1", "leave", "person-1", "de-linde", EARLIER).in_lane("leave:")


def did(deed: HandlingDeed, text: str = "", person: str = "person-3", at: datetime = NOW, to: str = "") -> Handled:
    return Handled(at, person, deed, text, to)


TAKEN = replace(QUEUED, state=HandlingState.TAKEN, by="person-3", history=(did(HandlingDeed.TAKEN),))
ASKED = replace(TAKEN, state=HandlingState.ASKED, history=(*TAKEN.history, did(HandlingDeed.ASKED, QUESTION)))
ANSWERED = replace(
    TAKEN,
    history=(*ASKED.history, did(HandlingDeed.ANSWERED, ANSWER, "person-1"), did(HandlingDeed.ASSIGNED, to=HOSTILE)),
)
DONE = replace(
    ANSWERED,
    state=HandlingState.DONE,
    history=(*ANSWERED.history, did(HandlingDeed.RETURNED, person=""), did(HandlingDeed.DONE, WORD)),
)
REOPENED = replace(ANSWERED, history=(*DONE.history, did(HandlingDeed.REOPENED, WORD)))
STAGES = {
    "queued": QUEUED,
    "taken": TAKEN,
    "asked back": ASKED,
    "answered": ANSWERED,
    "done": DONE,
    "reopened": REOPENED,
}
TEAM = ("person-2", "person-3", LONG_NAME)


def handling_examples(t: Texts) -> Shown:
    for name, handling in STAGES.items():
        own = Seen(leave(), APPROVED, handling=handling)
        yield "request_card", f"carried out: {name}", request_card(t, own, NOW)
        yield "told_card", f"carried out: {name}", told_card(t, own, NOW)
        theirs = Seen(leave(), APPROVED, reader="person-3", handling=handling, team=TEAM)
        yield "handling_card", name, handling_card(t, theirs, NOW)
    asked, waits = Seen(leave(), APPROVED, handling=ASKED), Seen(leave(), APPROVED, reader="person-3", handling=QUEUED)
    yield (
        "request_card",
        "no answer to who carries it out",
        request_card(t, asked, NOW, typed=Typed({"answer": MISSING}, {})),
    )
    both = Typed({"comment": Problem("problem-unsent")}, {"comment": QUESTION, "word": HOSTILE})
    yield "handling_card", "a comment not sent", handling_card(t, replace(waits, handling=TAKEN), NOW, wrote=both)
    colleague = Seen(leave(), APPROVED, reader="person-2", handling=TAKEN, team=TEAM)
    yield "handling_card", "a colleague was first", handling_card(t, colleague, NOW, changed=True)
    yield "handling_card", "no question", handling_card(t, waits, NOW, wrote=Typed({"question": MISSING}, {}))
    nobody = replace(waits, team=TEAM, handling=replace(QUEUED, urgent=True))
    yield "handling_card", "urgent, and nobody chosen", handling_card(t, nobody, NOW, wrote=Typed({"to": MISSING}, {}))
    for state in (HandedOver.TRYING, HandedOver.FAILED):
        missed = replace(colleague, hand_overs=(HandOver("request-1", "approved", "topdesk", NOW, state, 9, "503"),))
        yield "handling_card", f"hand-over: {state}", handling_card(t, missed, NOW)
    annulled = request(RequestState.ANNULLED, entry(Deed.APPROVED), entry(Deed.ANNULLED, at=NOW))
    stopped = Seen(leave(), annulled, reader="person-3", handling=TAKEN.stop().in_lane(""), team=TEAM)
    yield "handling_card", "annulled", handling_card(t, stopped, NOW)
    bad = replace(ASKED, by=HOSTILE, requester=HOSTILE, history=(did(HandlingDeed.ASKED, HOSTILE, HOSTILE),))
    hostile = request(RequestState.APPROVED, answers=EVERY_ANSWER, requester=HOSTILE)
    yield "handling_card", "hostile", handling_card(t, Seen(EVERY_KIND, hostile, reader=HOSTILE, handling=bad), NOW)
    yield "request_card", "hostile handler", request_card(t, Seen(EVERY_KIND, hostile, handling=bad), NOW)
    talk = (did(HandlingDeed.ASKED, EMOJI), did(HandlingDeed.ANSWERED, EMOJI, "person-1")) * 10
    huge = request(RequestState.APPROVED, answers=HUGE_ANSWERS, requester=LONG_NAME)
    much = Seen(EVERY_KIND, huge, reader="person-3", handling=replace(TAKEN, history=talk), team=TEAM)
    yield "handling_card", "as much as fits", handling_card(t, much, NOW)
    rows = [(leave(), APPROVED, one) for one in (TAKEN, replace(QUEUED, urgent=True), QUEUED, ASKED)]
    yield "queue_card", "some", queue_card(t, rows, "person-3", NOW)
    yield "queue_card", "more than a page", queue_card(t, rows * 3, "person-2", NOW)
    yield "queue_card", "hostile", queue_card(t, [(EVERY_KIND, hostile, bad)], "person-2", NOW)
    yield "queue_card", "none", queue_card(t, [], "person-3", NOW)
