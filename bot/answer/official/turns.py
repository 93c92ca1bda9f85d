"""Official answers: an expert makes one from a hand-off, changes it, withdraws it."""

from collections.abc import Mapping
from datetime import date

from bot.answer.official import editions, writing
from bot.answer.official.official_answer import OfficialAnswer
from bot.answer.official.writing import MAX_ANSWER, MAX_QUESTION, Draft, Wording
from bot.errors import Stale
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.json import Json
from bot.people.calendar import today
from cards.answer import buttons
from cards.answer.official import managed_official_card, official_answers_card, official_card, official_form_card
from cards.parts.verbs import Offer, Verb
from dialogs.kinds.date import read_date
from dialogs.problems import Problem, ProblemKey

LATEST_REVIEW = 3 * 366
"""Days from now: what nobody looks at for longer is not looked after."""


async def _start(here: Here, verb: buttons.OfficialStart, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await writing.begin(here.house, here.actor, verb.handoff))


async def _edit(here: Here, verb: buttons.OfficialEdit, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await writing.change(here.house, here.actor, verb.official))


async def _save(here: Here, verb: buttons.OfficialSave, inputs: Mapping[str, Json]) -> Shown:
    draft = await writing.draft_of(here.house, here.actor, verb.official)
    typed = {at: line(inputs, at) for at in ("question", "text", "readers", "owner", "review_by")}
    wording, problems = _read(here, draft, inputs)
    if wording is None:
        return _writing(here, draft, typed, problems, revision=verb.revision)
    try:
        answer = await writing.save(here.house, here.actor, draft, verb.revision, wording)
    except Stale:
        newest = await writing.draft_of(here.house, here.actor, verb.official)
        return _writing(here, newest, typed, stale=True)
    return await _shown(here, answer)


async def _show(here: Here, verb: buttons.OfficialShow, _: Mapping[str, Json]) -> Shown:
    return await open_one(here, verb.official)


async def open_one(here: Here, id: str) -> Shown:
    """As one of its readers. Raises Unavailable."""
    answer, official = await writing.read(here.house, here.actor, id)
    return Shown(official_card(here.t, answer, official.editable, overdue=official.overdue))


async def _withdraw(here: Here, verb: buttons.OfficialWithdraw, _: Mapping[str, Json]) -> Shown:
    return await _shown(here, await editions.withdraw(here.house, here.actor, verb.official))


async def _restore(here: Here, verb: buttons.OfficialRestore, _: Mapping[str, Json]) -> Shown:
    return await _shown(here, await editions.restore(here.house, here.actor, verb.official))


async def show_mine(here: Here) -> Shown:
    answers, more = await writing.managed(here.house, here.actor)
    return Shown(official_answers_card(here.t, answers, today(here.house), more=more))


async def _mine(here: Here, _: buttons.OfficialMine, __: Mapping[str, Json]) -> Shown:
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
    owner = line(inputs, "owner") or draft.owners[0]  # cards from before it was chosen do not say
    if owner not in draft.owners:
        problems["owner"] = Problem(ProblemKey.CHOICE)
    day = read_date("review_by", line(inputs, "review_by"), today(here.house), 1, LATEST_REVIEW)
    if not isinstance(day, date):
        return None, {**problems, **day.at}
    if problems:
        return None, problems
    return Wording(" ".join(question.split()), text, readers, day, owner), {}


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
        "owner": draft.owners[0],
        "review_by": draft.review_by.isoformat(),
    }
    readers = [(key, _readers(here, draft, key)) for key in draft.readers]
    exists = draft.standing is not None and not draft.standing.value.withdrawn
    card = official_form_card(
        here.t,
        draft.id,
        revision or draft.revision,
        values,
        {"readers": readers, "owner": [(one, here.t.name(one)) for one in draft.owners]},
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


async def _shown(here: Here, answer: OfficialAnswer) -> Shown:
    draft = await writing.change(here.house, here.actor, answer.id)
    history = await editions.editions(here.house, answer.id)
    place = here.house.own_links.to("answer", answer.id)
    return Shown(managed_official_card(here.t, answer, _readers(here, draft, draft.chosen), history, here.now, place))


async def offers(here: Here) -> list[Offer]:
    is_expert = bool((await here.house.topics.current()).of(here.actor.person))
    return [Offer("official", buttons.OfficialMine())] if is_expert else []


CLICKS: Mapping[type[Verb], Click] = {
    buttons.OfficialStart: _start,
    buttons.OfficialSave: _save,
    buttons.OfficialEdit: _edit,
    buttons.OfficialShow: _show,
    buttons.OfficialWithdraw: _withdraw,
    buttons.OfficialRestore: _restore,
    buttons.OfficialMine: _mine,
}
