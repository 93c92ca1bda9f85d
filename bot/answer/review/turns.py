"""Reviews: an owner says that it is right still, changes it, withdraws it, puts it back."""

from collections.abc import Mapping

from bot.answer.review import deciding, objecting
from bot.answer.review.review import Review
from bot.answer.review.subject import own, review_of
from bot.answer.review.use import use_of
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.answer import buttons
from cards.answer.objections import objection_card
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


async def _close_objection(here: Here, verb: buttons.ObjectionClose, _: Mapping[str, Json]) -> Shown:
    await objecting.close(here.house, here.actor, verb.objection)
    seen = await objecting.seen(here.house, here.actor, verb.objection)
    return Shown(objection_card(here.t, seen.objection, here.now, seen.cited, seen.official))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ReviewRight: _right,
    buttons.ReviewChanging: _changing,
    buttons.ReviewWithdraw: _withdraw,
    buttons.ReviewRestore: _restore,
    buttons.ObjectionClose: _close_objection,
}
