"""Halts all sends and lets them go on, by one commit that every instance goes by; a job pauses each that is under way.

A send notes that it is under way before it reads whether all are halted, and who halts says so before they look which
are under way: whichever comes first, the other one sees it.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.followed import FOLLOW_JOB
from bot.announce.halting.halt import HALT_ID, HALTED, Halt, UnderWay
from bot.announce.halting.sends import Sends
from bot.announce.standing import change_announcement
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.changes import Change
from bot.store.partitions import SENDS, announcement_partition
from bot.work.job import Job

HALT_JOB = "sends_halt"
GO_ON_JOB = "sends_go_on"
ENDED_JOB = "send_ended"
SPREAD_JOB = "announcement_spread"
WHILE_HALTED = timedelta(minutes=5)
"""Between two looks of what waits whether all go on."""
SHOWN = 20
"""Sends that a card looks at: the newest."""


def may(actor: Actor) -> bool:
    return Role.OPERATOR in actor.person.roles


async def look(house: House, actor: Actor) -> Sends:
    """By a number of reads that does not grow. Raises Unavailable."""
    if not may(actor):
        raise Unavailable
    halt = await house.records.halts.get(SENDS, HALT_ID)
    return await _sends(house, halt.value if halt else None)


async def _sends(house: House, halt: Halt | None) -> Sends:
    found = await house.records.under_way.find(order="at", descending=True, limit=SHOWN)
    ids = [item.value.announcement for item in found.items]
    read = await asyncio.gather(*(house.records.announcements.get(announcement_partition(one), one) for one in ids))
    going = [one.value for one in read if one and _is_going(one.value)]
    return Sends(halt, going, found.more)


def _is_going(announcement: Announcement) -> bool:
    return announcement.state in {AnnouncementState.SENDING, AnnouncementState.PAUSED}


async def halt(house: House, actor: Actor) -> Sends:
    """From this commit on no send begins, and a job pauses those that are under way. Raises Unavailable."""
    return await _turn(house, actor, halted=True)


async def go_on(house: House, actor: Actor) -> Sends:
    """Sends begin again, and a job takes up those that were paused with all. Raises Unavailable."""
    return await _turn(house, actor, halted=False)


async def _turn(house: House, actor: Actor, *, halted: bool) -> Sends:
    if not may(actor):
        raise Unavailable

    async def look() -> Change[Halt | None]:
        standing = await house.records.halts.get(SENDS, HALT_ID)
        before = standing.value if standing else None
        if (before is not None and before.halted) is halted:
            return Change(before)
        value = Halt(halted, actor.id, house.now())
        write = house.records.halts.put(value, standing.version if standing else None)
        audit = house.audit(actor.acting, "sends.halted" if halted else "sends.resumed", HALT_ID)
        return Change(value, [write], audit, [Job(HALT_JOB if halted else GO_ON_JOB, {})], standing=before)

    return await _sends(house, await house.records.change(SENDS, look))


async def is_halted(house: House) -> bool:
    standing = await house.records.halts.get(SENDS, HALT_ID)
    return standing is not None and standing.value.halted


async def begins(house: House, announcement: Announcement) -> bool:
    """Notes a send that is about to be spread as under way. False where all are halted: it is paused then. What was
    recalled goes on, for nothing of it leaves."""
    one = UnderWay(announcement.id, house.now())
    await house.records.change_one(house.records.under_way, SENDS, announcement.id, lambda before: before or one)
    if announcement.recalled or not await is_halted(house):
        return True
    await _pause(house, announcement.id)
    await go_on_unless_halted(house, announcement.id)
    return False


async def go_on_unless_halted(house: House, id: str) -> None:
    """For who paused it with all, or found it so: where they went on in between, nobody else takes it up."""
    if not await is_halted(house):
        await _take_up(house, id)


async def halt_each(house: House) -> None:
    """Pauses every send under way, as long as they may not go on again. Repeating it changes nothing."""
    if await is_halted(house):
        async for item in house.records.under_way.stream(partition=SENDS):
            with suppress(Unavailable):
                await _pause(house, item.value.announcement)
    await go_on_each(house)  # they may go on since it was looked at, and who let them found nothing paused yet


async def _pause(house: House, id: str) -> None:
    """Its author's card says so; what is on the wire may arrive."""

    def paused(now: Announcement) -> Announcement:
        if now.state is not AnnouncementState.SENDING or now.recalled:
            return now
        return replace(now, state=AnnouncementState.PAUSED, problem=HALTED, refusals=0)

    await change_announcement(house, id, paused)


async def go_on_each(house: House) -> None:
    """Takes up every send that was paused with all, unless they are halted again. What was paused for another reason
    stays so."""
    if not await is_halted(house):
        async for item in house.records.under_way.stream(partition=SENDS):
            with suppress(Unavailable):
                await _take_up(house, item.value.announcement)


async def _take_up(house: House, id: str) -> None:
    def going(now: Announcement) -> Announcement:
        if now.state is not AnnouncementState.PAUSED or now.problem != HALTED:
            return now
        return replace(now, state=AnnouncementState.SENDING, problem="", spread_done=False)

    def spreads(before: Announcement | None, after: Announcement) -> Sequence[Job]:
        if before is None or before.state is after.state:
            return ()
        return [Job(name, {"announcement": id}) for name in (SPREAD_JOB, FOLLOW_JOB)]

    await change_announcement(house, id, going, spreads)


def has_ended(before: Announcement | None, after: Announcement) -> Sequence[Job]:
    """What a change promises that ends a send: it is not listed any more."""
    if before is None or before.state is after.state or after.state is not AnnouncementState.SENT:
        return ()
    return [Job(ENDED_JOB, {"announcement": after.id})]


async def forget(house: House, id: str) -> None:
    """It is under way no more; one that is, again, stays."""
    standing = await house.records.under_way.get(SENDS, id)
    announcement = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None or (announcement and _is_going(announcement.value)):
        return
    with suppress(Stale):
        await house.records.accept(SENDS, [house.records.under_way.remove(standing.value, standing.version)])
