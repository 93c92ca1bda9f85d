"""Which cards are behind the newest edition of an announcement, and what became of bringing them to it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement
from bot.announce.channels import bringing as posting
from bot.announce.correcting.bringing import Bringing, Unchanged
from bot.announce.counting import count_of
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.standing import change_announcement, standing_announcement
from bot.announce.tallies import Ending, brought
from bot.errors import Stale
from bot.house import House
from bot.people.contacts import Actor, recipients
from bot.store.base import MAX_WRITES, Put
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

CATCH_UP = "announcement_catch_up"
TOGETHER = 20
"""People of one job."""
AT_LEAST = timedelta(seconds=10)
"""Between two times that every delivery is looked at."""
LOOK_AGAIN = timedelta(seconds=30)
"""Between two times that every delivery is looked at, twice as long after each: for what no count tells."""
MOST_TWICE = 8


async def look(house: House, id: str, edition: int) -> Announcement | None:
    """How far this edition is; None when another took its place. Looks through all deliveries at first, when those that
    were found then are done, and now and then: jobs for those that are behind are queued, and it is done when none is.
    """
    announcement = (await standing_announcement(house, id)).value
    bringing = announcement.bringing
    if bringing is None or bringing.edition != edition or bringing.done:
        return announcement if bringing and bringing.edition == edition else None
    changed, unchanged = await brought(house.records, id, edition)
    now = house.now()
    posts = await posting.brought(house, announcement)
    counted = replace(bringing, changed=changed + posts.changed, unchanged=unchanged + posts.unchanged)
    if not _is_time(counted, now):
        return await _keep(house, id, counted)
    # Before they are looked through: what went out before the correction stands as SENDING until it ended, and what
    # ends meanwhile is found to be behind. Whatever begins now goes as it is now (see `still_goes`).
    nothing_leaves = not await count_of(house, id, DeliveryState.SENDING) and not posts.leaves
    behind = await _queue_behind(house, id, edition) + len(posts.behind)
    for channel in posts.behind:
        await posting.queue(house, id, channel)
    looked = replace(counted, deliveries=counted.ended + behind, looks=counted.looks + 1, looked=now)
    return await _keep(house, id, replace(looked, done=now) if nothing_leaves and not behind else looked)


def _is_time(bringing: Bringing, now: datetime) -> bool:
    if bringing.looked is None:
        return True
    if bringing.ended >= bringing.deliveries and now - bringing.looked > AT_LEAST:
        return True
    return now - bringing.looked > LOOK_AGAIN * 2 ** min(bringing.looks, MOST_TWICE)


async def _keep(house: House, id: str, bringing: Bringing) -> Announcement:
    def kept(now: Announcement) -> Announcement:
        newest = now.bringing
        if newest is None or newest.edition != bringing.edition or newest.done:
            return now
        return replace(now, bringing=bringing)

    return await change_announcement(house, id, kept)


async def _queue_behind(house: House, id: str, edition: int) -> int:
    """How many are behind; each has a job then, also where an earlier one is on its way."""
    behind: list[str] = []
    count = 0
    async for item in house.records.deliveries.stream(partition=announcement_partition(id)):
        if item.value.is_behind(edition):
            behind.append(item.value.person)
            count += 1
        if len(behind) >= TOGETHER * MAX_WRITES:
            await queue(house, id, behind)
            behind = []
    await queue(house, id, behind)
    return count


async def queue(house: House, id: str, people: Sequence[str], delay: timedelta = timedelta(), tries: int = 0) -> None:
    groups = [people[start : start + TOGETHER] for start in range(0, len(people), TOGETHER)]
    jobs = [Job(CATCH_UP, {"announcement": id, "people": list(group), "tries": tries}) for group in groups]
    for start in range(0, len(jobs), MAX_WRITES):
        await house.bulk.put(jobs[start : start + MAX_WRITES], delay=delay)


@dataclass(frozen=True, slots=True)
class Behind:
    """A delivery whose cards are to show the announcement as it is now. `recipient` is None for who left."""

    announcement: Announcement
    delivery: Stored[Delivery]
    recipient: Actor | None


async def behind(house: House, id: str, people: Sequence[str], *, again: bool) -> Sequence[Behind]:
    """Those of these people whose cards are to be changed. `again`: an earlier attempt did not end, and what it sent
    may have come after what is recorded, so that it is sent once more.

    The announcement is read after the deliveries, so that what they are brought to is never older than what they show.
    """
    partition = announcement_partition(id)
    read = await asyncio.gather(*(house.records.deliveries.get(partition, one) for one in people))
    announcement = (await standing_announcement(house, id)).value
    edition = announcement.edition
    due = [
        one
        for one in read
        if one and (one.value.is_behind(edition) or (again and edition > 1 and one.value.activities))
    ]
    actors = await recipients(house, [one.value.person for one in due])
    return [
        Behind(announcement, Stored(as_it_counts(announcement, one.value), one.version), actors.get(one.value.person))
        for one in due
    ]


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one; `reason` says why it could not be done, "" where it was."""

    behind: Behind
    value: Delivery
    reason: str = ""


def settled(one: Behind, done: Sequence[str], why: str) -> Brought:
    """What is recorded of it when nothing of it is tried again: these of its cards were changed, and `why` others could
    not be."""
    edition, delivery = one.announcement.edition, one.delivery.value
    value = delivery.shows(edition, tuple(done))
    reason = "left" if one.recipient is None else why if delivery.activities else "ambiguous"
    if not reason and delivery.may_have_more:
        reason = "twice"
    return Brought(one, replace(value, given_up=edition) if reason else value, reason)


async def record(house: House, id: str, ended: Sequence[Brought]) -> Sequence[str]:
    """In one commit, or each by itself where one of them changed meanwhile. Gives those who changed: what was sent to
    them may have come after something newer, so they are brought to the newest anew."""
    if not ended:
        return ()
    edition = ended[0].behind.announcement.edition
    endings = [Ending(one.behind.delivery, one.value) for one in ended]
    try:
        await house.tallies.settle(house.records, id, endings, edition, await _beside(house, id, ended))
    except Stale:
        if len(ended) == 1:
            return [ended[0].value.person]
    else:
        return ()
    return [person for one in ended for person in await record(house, id, [one])]


async def _beside(house: House, id: str, ended: Sequence[Brought]) -> Sequence[Put]:
    """The lines of the author's list. Only where there is one to write is it read what stands."""
    partition, now = announcement_partition(id), house.now()
    lines = [
        Unchanged(id, one.value.person, one.behind.announcement.edition, one.reason, now) for one in ended if one.reason
    ]
    standing = await asyncio.gather(*(house.records.unchanged.get(partition, line.person) for line in lines))
    return [
        house.records.unchanged.put(line, before.version if before else None)
        for line, before in zip(lines, standing, strict=True)
    ]


async def unchanged(house: House, id: str, edition: int, limit: int = 200) -> tuple[list[Unchanged], int]:
    """Whose cards could not be brought to this edition, at most `limit`, and how many more."""
    partition, of_edition = announcement_partition(id), {"number": edition}
    found = await house.records.unchanged.find(equal=of_edition, partition=partition, limit=limit)
    count = len(found.items)
    if found.more:
        count = await house.records.unchanged.count(equal=of_edition, partition=partition)
    return [item.value for item in found.items], count - len(found.items)
