"""Questions, which is anything that is no command, and the report of what could not be answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.answer import answering
from bot.answer.answer import Answer
from bot.answer.gaps_report import gaps_for, may_see_gaps, owners
from bot.answer.question import Question, Reason
from bot.answer.review import objecting
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from cards.answer import buttons
from cards.answer.answer import answer_card, ask_card
from cards.answer.gaps import gaps_card
from cards.answer.rating import OBJECTIONS, Objecting, Rated
from cards.home.notices import notice_card
from cards.parts.inputs import ON
from cards.parts.verbs import Offer, Verb
from dialogs.problems import Problem, ProblemKey


async def answer(here: Here, text: str, looked_up: Answer | None = None) -> Shown:
    question, found = await answering.answer(here.house, here.actor, text, here.id, looked_up)
    return shown(here, question, found)


async def _rate(here: Here, verb: buttons.AnswerRate, _: Mapping[str, Json]) -> Shown:
    return await _again(here, await answering.rate(here.house, here.actor, verb.question, verb.useful))


async def _explain(here: Here, verb: buttons.AnswerExplain, inputs: Mapping[str, Json]) -> Shown:
    """Nothing chosen and nothing written is an answer too: they do not want to say."""
    chosen = line(inputs, "reason")
    reason = Reason(chosen) if chosen in set(Reason) else None
    question = await answering.explain(here.house, here.actor, verb.question, reason, line(inputs, "words"))
    return await _again(here, question, explained=True)


async def _dispute(here: Here, verb: buttons.AnswerDispute, _: Mapping[str, Json]) -> Shown:
    question = await objecting.own_question(here.house, here.actor, verb.question)
    return await _again(here, question, objecting=Objecting())


async def _object(here: Here, verb: buttons.AnswerObject, inputs: Mapping[str, Json]) -> Shown:
    chosen, words = line(inputs, "reason"), line(inputs, "words")
    question = await objecting.own_question(here.house, here.actor, verb.question)
    if chosen not in OBJECTIONS:
        return await _again(here, question, objecting=Objecting(words, Problem(ProblemKey.CHOICE)))
    named = line(inputs, "named") == ON
    question, people = await objecting.object_to(
        here.house, here.actor, question.id, Reason(chosen), words, named=named
    )
    return await _again(here, question, people=[one.name for one in people], nobody=not people)


async def _again(here: Here, question: Question, **said: Any) -> Shown:
    """The answer is looked up again: what its asker may read counts now, not then."""
    found = await answering.look_up(
        here.house, here.actor, question.text, question.about, question.meant, question.apart
    )
    return shown(here, question, found, **said)


async def _narrow(here: Here, verb: buttons.AnswerNarrow, _: Mapping[str, Json]) -> Shown:
    return shown(here, *await answering.narrow(here.house, here.actor, verb.question, verb.topic))


def shown(
    here: Here,
    question: Question,
    found: Answer,
    *,
    explained: bool = False,
    objecting: Objecting | None = None,
    people: Sequence[str] = (),
    nobody: bool = False,
) -> Shown:
    """The card of an answer; `people` are who looks into what is not right, as far as they are known here."""
    explained = explained or question.reason is not None
    rated = Rated(question.useful, explained, objecting, question.objected, people, nobody)
    form, topics = here.house.forms_for(here.actor.person).get(found.form), here.house.topics.seen
    # Which they may choose of is what the question was kept with, whatever is near by now.
    offered = [topic for one in question.apart if (topic := topics.get(one))] if found.apart else []
    card = answer_card(here.t, question.id, found, here.now, rated, form, experts=bool(topics), topics=offered)
    return Shown(card, questions=() if found.guidance else (question.id,))


def show_ask(here: Here) -> Shown:
    """What can be asked, for who did not say what."""
    return Shown(ask_card(here.t))


async def _ask(here: Here, _: buttons.AnswerAsk, __: Mapping[str, Json]) -> Shown:
    return show_ask(here)


async def show_gaps(here: Here) -> Shown:
    if not may_see_gaps(here.actor):
        people = owners(here.actor)
        return Shown(notice_card(here.t, "notice-only-owners" if people else "notice-no-owners", people))
    found = await gaps_for(here.house, here.actor)
    return Shown(gaps_card(here.t, found, is_author=here.house.authors.may_write(here.actor.person)))


async def _gaps(here: Here, _: buttons.GapsShow, __: Mapping[str, Json]) -> Shown:
    return await show_gaps(here)


async def offers(here: Here) -> list[Offer]:
    return [Offer("gaps", buttons.GapsShow())] if may_see_gaps(here.actor) else []


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnswerRate: _rate,
    buttons.AnswerExplain: _explain,
    buttons.AnswerDispute: _dispute,
    buttons.AnswerObject: _object,
    buttons.AnswerNarrow: _narrow,
    buttons.AnswerAsk: _ask,
    buttons.GapsShow: _gaps,
}
