"""Official answers: an expert makes one from a hand-off, changes it, withdraws it."""

from collections.abc import Mapping
from datetime import date

from bot.domain.curated import CuratedAnswer
from bot.domain.json import Json
from bot.services import curating
from bot.services.curating import MAX_ANSWER, MAX_QUESTION, Draft, Wording
from bot.services.refusals import Stale
from bot.services.requests import today
from bot.turns.here import Click, Here, Shown, line, typed_text
from cards import verbs
from cards.curated import curate_card, curated_answers_card, curated_card, official_card
from dialogs.dates import read_date
from dialogs.problems import Problem, ProblemKey

LATEST_REVIEW = 3 * 366
"""Days from now: what nobody looks at for longer is not looked after."""


async def _start(here: Here, verb: verbs.CuratedStart, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await curating.begin(here.ports, here.actor, verb.handoff))


async def _edit(here: Here, verb: verbs.CuratedEdit, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await curating.change(here.ports, here.actor, verb.curated))


async def _save(here: Here, verb: verbs.CuratedSave, inputs: Mapping[str, Json]) -> Shown:
    draft = await curating.draft_of(here.ports, here.actor, verb.curated)
    typed = {at: line(inputs, at) for at in ("question", "text", "readers", "review_by")}
    wording, problems = _read(here, draft, inputs)
    if wording is None:
        return _writing(here, draft, typed, problems, revision=verb.revision)
    try:
        answer = await curating.save(here.ports, here.actor, draft, verb.revision, wording)
    except Stale:
        newest = await curating.draft_of(here.ports, here.actor, verb.curated)
        return _writing(here, newest, typed, stale=True)
    return await _shown(here, answer)


async def _show(here: Here, verb: verbs.CuratedShow, _: Mapping[str, Json]) -> Shown:
    answer, official = await curating.read(here.ports, here.actor, verb.curated)
    return Shown(official_card(here.t, answer, official.owner, official.editable))


async def _withdraw(here: Here, verb: verbs.CuratedWithdraw, _: Mapping[str, Json]) -> Shown:
    return await _shown(here, await curating.withdraw(here.ports, here.actor, verb.curated))


async def show_mine(here: Here) -> Shown:
    answers, more = await curating.managed(here.ports, here.actor)
    return Shown(curated_answers_card(here.t, answers, today(here.ports), more=more))


async def _mine(here: Here, _: verbs.CuratedMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


def _read(here: Here, draft: Draft, inputs: Mapping[str, Json]) -> tuple[Wording | None, Mapping[str, Problem]]:
    """What was typed, or what is wrong with it, by input."""
    question, wrong_question = typed_text(inputs, "question", MAX_QUESTION)
    text, wrong_text = typed_text(inputs, "text", MAX_ANSWER)
    typed = {"question": wrong_question, "text": wrong_text}
    problems: dict[str, Problem] = {at: wrong for at, wrong in typed.items() if wrong}
    readers = line(inputs, "readers")
    if readers not in draft.readers:
        problems["readers"] = Problem(ProblemKey.CHOICE if readers else ProblemKey.REQUIRED)
    day = read_date("review_by", line(inputs, "review_by"), today(here.ports), 1, LATEST_REVIEW)
    if not isinstance(day, date):
        return None, {**problems, **day.at}
    if problems:
        return None, problems
    return Wording(" ".join(question.split()), text, readers, day), {}


def _writing(
    here: Here,
    draft: Draft,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, Problem] | None = None,
    *,
    revision: int = 0,
    stale: bool = False,
) -> Shown:
    """`revision` is the card's that comes back; without it, the next one's."""
    values = typed or {
        "question": draft.question,
        "text": draft.text,
        "readers": draft.chosen,
        "review_by": draft.review_by.isoformat(),
    }
    readers = [(key, _readers(here, draft, key)) for key in draft.readers]
    exists = draft.standing is not None and not draft.standing.value.withdrawn
    card = curate_card(
        here.t,
        draft.id,
        revision or draft.revision,
        values,
        readers,
        problems or {},
        exists=exists,
        stale=stale,
    )
    return Shown(card)


def _readers(here: Here, draft: Draft, key: str) -> str:
    match key:
        case "everyone":
            return here.t("readers-everyone")
        case "school":
            school = here.actor.directory.schools.get(draft.school)
            return school.name if school else draft.school
        case "experts" if draft.topic:
            return here.t("readers-experts", topic=draft.topic.name[here.t.language])
        case _:
            return here.t("readers-kept")


async def _shown(here: Here, answer: CuratedAnswer) -> Shown:
    draft = await curating.change(here.ports, here.actor, answer.id)
    editions = await curating.editions(here.ports, answer.id)
    return Shown(curated_card(here.t, answer, _readers(here, draft, draft.chosen), editions, here.now))


CLICKS: Mapping[type[verbs.Verb], Click] = {
    verbs.CuratedStart: _start,
    verbs.CuratedSave: _save,
    verbs.CuratedEdit: _edit,
    verbs.CuratedShow: _show,
    verbs.CuratedWithdraw: _withdraw,
    verbs.CuratedMine: _mine,
}
