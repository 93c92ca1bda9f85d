"""Reviews: an owner says that it is right still, changes it, withdraws it, puts it back."""

from collections.abc import Mapping

from bot.answer.review import deciding
from bot.answer.review.review import Review
from bot.answer.review.subject import own, review_of
from bot.answer.review.use import use_of
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.answer import buttons
from cards.answer.review import owner_review_card
from cards.answer.review_seen import Seen
from cards.parts.verbs import Verb


async def _right(here: Here, verb: buttons.ReviewRight, _: Mapping[str, Json]) -> Shown:
    await deciding.right(here.house, here.actor, verb.subject, verb.revision)
    return await _card(here, verb.subject)


async def _changing(here: Here, verb: buttons.ReviewChanging, _: Mapping[str, Json]) -> Shown:
    await deciding.changing(here.house, here.actor, verb.subject, verb.revision)
    return await _card(here, verb.subject)


async def _withdraw(here: Here, verb: buttons.ReviewWithdraw, _: Mapping[str, Json]) -> Shown:
    await deciding.withdraw(here.house, here.actor, verb.subject)
    return await _card(here, verb.subject)


async def _restore(here: Here, verb: buttons.ReviewRestore, _: Mapping[str, Json]) -> Shown:
    await deciding.restore(here.house, here.actor, verb.subject)
    return await _card(here, verb.subject)


async def _card(here: Here, id: str) -> Shown:
    one = await own(here.house, here.actor, id)
    review = await review_of(here.house, id)
    last = await deciding.done_since(here.house, one, review.value if review else Review(id))
    return Shown(owner_review_card(here.t, Seen(one, await use_of(here.house, one), last), here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ReviewRight: _right,
    buttons.ReviewChanging: _changing,
    buttons.ReviewWithdraw: _withdraw,
    buttons.ReviewRestore: _restore,
}
