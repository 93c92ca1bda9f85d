"""What somebody answers to a file that Bode offers them; their right to what it is about is checked at that moment."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.announce import composing as announcing
from bot.announce.reaching import report as reach
from bot.announce.visering import listing as visas
from bot.arrange.attachments.links import seen_by
from bot.arrange.figures import reporting
from bot.arrange.mandates import reporting as mandates
from bot.arrange.papers import making
from bot.channel.file_messages import FileAnswered
from bot.errors import Unavailable
from bot.front import role_file
from bot.front.here import Click, Here, Shown
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.work import handing_out
from bot.work.handout import Handout
from cards.home.buttons import HandoutAgain
from cards.home.handouts import handout_card
from cards.parts.verbs import Verb

May: TypeAlias = Callable[[House, Actor, str], Awaitable[object]]
"""Raises Unavailable for who has no right (any more) to what a file is about, given by its id."""

RIGHTS: Mapping[str, May] = {
    "announcement": announcing.follow,
    reporting.SUBJECT: reporting.may,
    making.SUBJECT: seen_by,
    mandates.SUBJECT: mandates.check,
    reach.SUBJECT: reach.check,
    visas.SUBJECT: visas.may,
    role_file.SUBJECT: role_file.check,
}
"""What handouts are about -> the right to it."""


async def answered(here: Here, event: FileAnswered) -> Shown:
    """Takes the place of the card that asked. Raises Unavailable."""
    handout = await allowed(here.house, here.actor, event.file)
    if event.upload is None:
        handout = await handing_out.decline(here.house, handout)
    else:
        handout = await handing_out.accept(here.house, handout, event.upload, event.card)
    return Shown(handout_card(here.t, handout))


async def allowed(house: House, actor: Actor, id: str) -> Handout:
    """Their own, of what they may still have. Raises Unavailable."""
    handout = await handing_out.standing(house, actor.id, id)
    right = RIGHTS.get(handout.subject.partition(":")[0])
    if right is None:
        raise Unavailable
    await right(house, actor, handout.subject_id)
    return handout


async def _again(here: Here, verb: HandoutAgain, _: Mapping[str, Json]) -> Shown:
    """Another one, in the place of what became of this."""
    before = await allowed(here.house, here.actor, verb.id)
    handout = await handing_out.promise(
        here.house, here.actor.id, before.subject, before.job, before.name, before.about
    )
    return Shown(handout_card(here.t, handout))


CLICKS: Mapping[type[Verb], Click] = {HandoutAgain: _again}
