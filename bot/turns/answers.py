"""Questions: anything that is no command."""

from collections.abc import Mapping

from bot.domain.json import Json
from bot.services import answering
from bot.turns.here import Click, Here, Shown
from cards import verbs
from cards.answers import answer_card, ask_card


async def answer(here: Here, text: str) -> Shown:
    question, found = await answering.answer(here.ports, here.actor, text, here.id)
    return Shown(answer_card(here.t, question.id, found, None, here.now))


async def _rate(here: Here, verb: verbs.AnswerRate, _: Mapping[str, Json]) -> Shown:
    """The answer is looked up again: what its asker may read counts now, not then."""
    question = await answering.rate(here.ports, here.actor, verb.question, verb.useful)
    found = await answering.look_up(here.ports, here.actor, question.text)
    return Shown(answer_card(here.t, question.id, found, question.useful, here.now))


async def _ask(here: Here, _: verbs.AnswerAsk, __: Mapping[str, Json]) -> Shown:
    return Shown(ask_card(here.t))


CLICKS: Mapping[type[verbs.Verb], Click] = {verbs.AnswerRate: _rate, verbs.AnswerAsk: _ask}
