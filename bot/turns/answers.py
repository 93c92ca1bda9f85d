"""Questions: anything that is no command."""

from collections.abc import Mapping

from bot.domain.json import Json
from bot.domain.knowledge import Answer
from bot.domain.questions import Question, Reason
from bot.services import answering
from bot.turns.here import Click, Here, Shown, line
from cards import verbs
from cards.answers import Rated, answer_card, ask_card


async def answer(here: Here, text: str) -> Shown:
    question, found = await answering.answer(here.ports, here.actor, text, here.id)
    return _shown(here, question, found)


async def _rate(here: Here, verb: verbs.AnswerRate, _: Mapping[str, Json]) -> Shown:
    return await _again(here, await answering.rate(here.ports, here.actor, verb.question, verb.useful))


async def _explain(here: Here, verb: verbs.AnswerExplain, inputs: Mapping[str, Json]) -> Shown:
    """Nothing chosen and nothing written is an answer too: they do not want to say."""
    chosen = line(inputs, "reason")
    reason = Reason(chosen) if chosen in set(Reason) else None
    question = await answering.explain(here.ports, here.actor, verb.question, reason, line(inputs, "words"))
    return await _again(here, question, explained=True)


async def _again(here: Here, question: Question, *, explained: bool = False) -> Shown:
    """The answer is looked up again: what its asker may read counts now, not then."""
    found = await answering.look_up(here.ports, here.actor, question.text, question.about)
    return _shown(here, question, found, explained=explained)


def _shown(here: Here, question: Question, found: Answer, *, explained: bool = False) -> Shown:
    rated = Rated(question.useful, explained or question.reason is not None)
    form = here.ports.forms.get(found.form)
    return Shown(answer_card(here.t, question.id, found, here.now, rated, form, experts=here.ports.topics.has_topics))


async def _ask(here: Here, _: verbs.AnswerAsk, __: Mapping[str, Json]) -> Shown:
    return Shown(ask_card(here.t))


CLICKS: Mapping[type[verbs.Verb], Click] = {
    verbs.AnswerRate: _rate,
    verbs.AnswerExplain: _explain,
    verbs.AnswerAsk: _ask,
}
