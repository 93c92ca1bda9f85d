"""Who administers Bode sees how it is, looks at jobs that were set aside and tries or drops them, and sees which
configuration counts and who has which role. To everybody else none of this is there."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from bot.announce.halting import halting
from bot.announce.reaching import report
from bot.configuration.standing import standing
from bot.doctor.health import health
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown
from bot.front.operating.holders import holders
from bot.json import Json
from bot.people.contacts import Actor
from bot.people.looked import looked
from bot.people.person import Role
from bot.work import aside
from bot.work.kept import Cleared, Clearing, SetAside
from cards.home import operating_buttons as buttons
from cards.home.aside import aside_card, cleared_card, set_aside_card
from cards.home.configured import configuration_card
from cards.home.holders import holders_card
from cards.home.operating import Operations, operations_card
from cards.parts.verbs import Offer, Verb


def may(actor: Actor) -> bool:
    return Role.OPERATOR in actor.person.roles


def require(here: Here) -> None:
    """Raises Unavailable."""
    if not may(here.actor):
        raise Unavailable


async def offers(here: Here) -> list[Offer]:
    return [Offer("operations", buttons.OperationsShow())] if may(here.actor) else []


async def show(here: Here) -> Shown:
    """By a number of reads that does not grow; who cannot be reached is counted from memory."""
    require(here)
    house = here.house
    found, (jobs, more), sends, configured, reach = await asyncio.gather(
        health(house),
        aside.page(house, None),
        halting.look(house, here.actor),
        standing(house.records, house.configuration),
        asyncio.to_thread(report.of_all, house, here.actor),
    )
    missing = sum(len(one.missing) for one in reach)
    counts = configured.number, configured.wrong
    operations = Operations(found, len(jobs), more, len(sends.under_way), sends.halted, *counts, missing)
    return Shown(operations_card(here.t, operations))


async def _show(here: Here, _: buttons.OperationsShow, __: Mapping[str, Json]) -> Shown:
    return await show(here)


async def _aside(here: Here, verb: buttons.AsideList, _: Mapping[str, Json]) -> Shown:
    require(here)
    try:
        before = datetime.fromisoformat(verb.before) if verb.before else None
    except ValueError:
        before = None
    jobs, more = await aside.page(here.house, before)
    return Shown(aside_card(here.t, jobs, here.now, more=more))


async def _job(here: Here, verb: buttons.AsideShow, _: Mapping[str, Json]) -> Shown:
    require(here)
    found = await aside.find(here.house, verb.job)
    if found:
        await looked(here.house, here.actor.acting, "job", verb.job)
    return _card(here, found)


async def _retry(here: Here, verb: buttons.AsideRetry, _: Mapping[str, Json]) -> Shown:
    require(here)
    return _card(here, await aside.clear(here.house, verb.job, Clearing.PUT_BACK, here.actor.acting))


async def _drop(here: Here, verb: buttons.AsideDrop, _: Mapping[str, Json]) -> Shown:
    require(here)
    return _card(here, await aside.clear(here.house, verb.job, Clearing.DROPPED, here.actor.acting))


async def _undo(here: Here, verb: buttons.AsideUndo, _: Mapping[str, Json]) -> Shown:
    require(here)
    return _card(here, await aside.take_back(here.house, verb.job, here.actor.acting))


def _card(here: Here, found: SetAside | Cleared | None) -> Shown:
    """Raises Unavailable for what nothing is known of (any more)."""
    match found:
        case SetAside():
            return Shown(set_aside_card(here.t, found, here.now))
        case Cleared():
            return Shown(cleared_card(here.t, found, here.now))
        case None:
            raise Unavailable


async def _configuration(here: Here, _: buttons.ConfigurationShow, __: Mapping[str, Json]) -> Shown:
    require(here)
    return Shown(configuration_card(here.t, await standing(here.house.records, here.house.configuration), here.now))


async def _holders(here: Here, _: buttons.HoldersShow, __: Mapping[str, Json]) -> Shown:
    require(here)
    await looked(here.house, here.actor.acting, "holders")
    return Shown(holders_card(here.t, await holders(here.house, here.actor)))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.OperationsShow: _show,
    buttons.AsideList: _aside,
    buttons.AsideShow: _job,
    buttons.AsideRetry: _retry,
    buttons.AsideDrop: _drop,
    buttons.AsideUndo: _undo,
    buttons.ConfigurationShow: _configuration,
    buttons.HoldersShow: _holders,
}
