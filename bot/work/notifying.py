"""Telling one person one thing, at most once: it is recorded before it is sent."""

import logging
from dataclasses import dataclass, replace

from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor, recipient
from bot.queue.base import Job
from bot.store.base import Conflict
from bot.store.records import Stored, notices_partition
from bot.work.notice import DeliveryState, Notice

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """A notice that may be sent; nothing is recorded yet, see `begin`. `before` is how it stood."""

    notice: Notice
    recipient: Actor
    before: Stored[Notice] | None = None


async def look(house: House, notice: Notice, *, again: bool) -> Due | None:
    """None when it was sent before, or cannot be sent now, which is recorded then.

    `again`: an earlier attempt of this very job did not end. What stands in SENDING then may have arrived: it is
    ambiguous, and nothing is sent again blindly (DESIGN).
    """
    before = await house.records.notices.get(notices_partition(notice.subject), notice.id)
    if before and before.value.state is DeliveryState.SENDING and again:
        log.warning("notice.ambiguous", extra={"notice": notice.id})
        await _keep(house, replace(before.value, state=DeliveryState.AMBIGUOUS), before)
    if before and before.value.state is not DeliveryState.RETRY:
        return None
    notice = before.value if before else notice
    actor = await _reachable(house, notice.person)
    if actor is None:
        await _keep(house, replace(notice, state=DeliveryState.GONE), before)
        return None
    return Due(notice, actor, before)


async def begin(house: House, due: Due) -> Due | None:
    """Records that it is about to go on the wire: nothing slow may come in between. None when another was first."""
    kept = await _keep(house, replace(due.notice, state=DeliveryState.SENDING), due.before)
    return replace(due, notice=kept.value, before=kept) if kept else None


async def record(house: House, due: Due, notice: Notice) -> None:
    """What became of it."""
    await _keep(house, notice, due.before)


async def standing_notices(house: House, subject: str) -> list[Notice]:
    """The cards that ask for something, so that they can follow it."""
    found = await house.records.notices.find(
        equal={"subject": subject}, partition=notices_partition(subject), limit=500
    )
    return [item.value for item in found.items if item.value.asks and item.value.activity]


async def catch_up(house: House, person: str) -> int:
    """They can be reached again: what could not be told them is queued once more. Returns how many that are."""
    missed = await house.records.notices.find(equal={"person": person, "state": DeliveryState.GONE}, limit=100)
    jobs: list[Job] = []
    for item in missed.items:
        notice = item.value
        if notice.job and await _keep(house, replace(notice, state=DeliveryState.RETRY), item):
            about = notice.job.partition("_")[0]
            jobs.append(Job(notice.job, {about: notice.subject, "person": notice.person, "what": notice.what}))
    if jobs:
        await house.queue.put(jobs)
    return len(jobs)


async def _reachable(house: House, person: str) -> Actor | None:
    try:
        actor = await recipient(house, person)
    except Unavailable:
        return None
    return actor if actor.contact.address and actor.contact.installed else None


async def _keep(house: House, notice: Notice, before: Stored[Notice] | None) -> Stored[Notice] | None:
    write = house.records.notices.put(notice, before.version if before else None)
    try:
        versions = await house.records.commit(notices_partition(notice.subject), write)
    except Conflict:
        return None
    return Stored(notice, versions[0] or "")
