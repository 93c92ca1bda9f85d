"""Telling one person one thing, at most once: it is recorded before it is sent."""

import logging
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contact import BLOCKED
from bot.people.contacts import Actor, recipient
from bot.store.collection import Stored
from bot.store.partitions import notices_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState, Notice, merged

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that may be sent; nothing is recorded yet, see `begin`. `before` is how it stood."""

    notice: Notice
    recipient: Actor
    before: Stored[Notice] | None = None


async def look(house: House, notice: Notice, *, again: bool) -> Ready | None:
    """None when it was sent before, or cannot be sent now, which is recorded then.

    `again`: an earlier attempt of this very job did not end. What stands in SENDING then may have arrived: it is
    ambiguous, and nothing is sent again blindly (DESIGN).
    """
    before = await find(house, notice)
    if before and before.value.state is DeliveryState.SENDING and again:
        log.warning("notice.ambiguous", extra={"notice": notice.id})
        await _keep(house, replace(before.value, state=DeliveryState.AMBIGUOUS), before)
    if before and before.value.state is not DeliveryState.RETRY:
        return None
    # What is sent now is what this job says.
    notice = replace(before.value, body=notice.body) if before else notice
    actor = await _reachable(house, notice.person)
    if actor is None:
        await _keep(house, replace(notice, state=DeliveryState.GONE), before)
        return None
    return Ready(notice, actor, before)


async def find(house: House, notice: Notice) -> Stored[Notice] | None:
    """How it stands."""
    return await house.records.notices.get(notices_partition(notice.subject), notice.id)


async def first(house: House, notice: Notice) -> Ready | None:
    """As `look`, of a notice that no attempt of its job was made for yet: next to always nothing stands, and what does
    makes `begin` give None. None when they cannot be reached."""
    actor = await _reachable(house, notice.person)
    return Ready(notice, actor) if actor else None


async def begin(house: House, ready: Ready) -> Ready | None:
    """Records that it is about to go on the wire: nothing slow may come in between. None when another was first."""
    sending = replace(ready.notice, state=DeliveryState.SENDING, sends=ready.notice.sends + 1)
    kept = await _keep(house, sending, ready.before)
    return replace(ready, notice=kept.value, before=kept) if kept else None


async def record(house: House, ready: Ready, notice: Notice) -> Notice:
    """Records what became of it, beside whatever somebody else recorded meanwhile; gives what stands then."""
    if await _keep(house, notice, ready.before):
        return notice
    now = replace(notice, at=house.now())

    def beside(standing: Notice | None) -> Notice:
        return merged(standing, now) if standing else now

    return await house.records.change_one(house.records.notices, notices_partition(notice.subject), notice.id, beside)


async def standing_notices(house: House, subject: str) -> list[Notice]:
    """The cards that ask for something, so that they can follow it."""
    found = house.records.notices.stream(equal={"subject": subject}, partition=notices_partition(subject))
    return [item.value async for item in found if item.value.asks and item.value.activity]


async def catch_up(house: House, person: str) -> int:
    """They can be reached again: what could not be told them is queued once more. Returns how many that are."""
    queued = 0
    missed = house.records.notices.stream(equal={"person": person, "state": DeliveryState.GONE})
    for item in [item async for item in missed]:  # every one, before any of them is changed
        notice = item.value
        write = house.records.notices.put(replace(notice, state=DeliveryState.RETRY, at=house.now()), item.version)
        if notice.job:
            with suppress(Stale):  # another job catches up
                jobs = [Job(notice.job, notice.body)]
                await house.records.accept(notices_partition(notice.subject), [write], jobs=jobs)
                queued += 1
    return queued


async def _reachable(house: House, person: str) -> Actor | None:
    try:
        actor = await recipient(house, person)
    except Unavailable:
        return None
    contact = actor.contact
    stops = contact.lost == BLOCKED  # until they write themselves (TEAMS); for another reason it may go now
    return actor if contact.address and contact.installed and not stops else None


async def _keep(house: House, notice: Notice, before: Stored[Notice] | None) -> Stored[Notice] | None:
    notice = replace(notice, at=house.now())
    write = house.records.notices.put(notice, before.version if before else None)
    try:
        versions = await house.records.accept(notices_partition(notice.subject), [write])
    except Stale:
        return None
    return Stored(notice, versions[0] or "")
