"""Keeps of each who confirmed in a channel whether they are asked anew, so that it stands among what waits for them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.channels.post import ConfirmedThere
from bot.announce.confirming import asks_the_same
from bot.announce.standing import standing_announcement
from bot.errors import Stale
from bot.house import House
from bot.store.base import MAX_WRITES
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition


async def keep_open(house: House, id: str) -> None:
    """As the announcement stands: what was corrected asks them anew where it has to be confirmed again, and what was
    recalled asks nothing any more. For a job: it reads as many as confirmed there, and of one without channels nothing.
    Repeated after a crash it goes on where it was. Raises Unavailable."""
    announcement = (await standing_announcement(house, id)).value
    if announcement.visering is None or not announcement.tally.posts.channels:
        return
    some: list[Stored[ConfirmedThere]] = []
    async for item in house.records.confirmed_there.stream(partition=announcement_partition(id)):
        if item.value.open is not _is_open(announcement, item.value):
            some.append(item)
        if len(some) == MAX_WRITES:
            await _keep(house, announcement, some)
            some = []
    await _keep(house, announcement, some)


def _is_open(announcement: Announcement, there: ConfirmedThere) -> bool:
    return announcement.recalled is None and not asks_the_same(announcement, there.number)


async def _keep(house: House, announcement: Announcement, some: Sequence[Stored[ConfirmedThere]]) -> None:
    """In one commit, or each by itself where one of them changed meanwhile."""
    if not some:
        return
    put, partition = house.records.confirmed_there.put, announcement_partition(announcement.id)
    writes = [put(replace(one.value, open=not one.value.open), one.version) for one in some]
    try:
        await house.records.accept(partition, writes)
    except Stale:
        for one in some:
            await _keep_one(house, announcement.id, one.value.person)


async def _keep_one(house: House, id: str, person: str) -> None:
    """What they confirmed in their own chat since stands here no more."""
    partition = announcement_partition(id)

    async def look() -> Change[None]:
        there = await house.records.confirmed_there.get(partition, person)
        announcement = (await standing_announcement(house, id)).value
        if there is None or there.value.open is _is_open(announcement, there.value):
            return Change(None)
        value = replace(there.value, open=not there.value.open)
        return Change(None, [house.records.confirmed_there.put(value, there.version)])

    await house.records.change(partition, look)
