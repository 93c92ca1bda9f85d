"""Ends what a recalled announcement asked of people: nobody finds it among what waits for them any more."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.channels.asking_anew import keep_open
from bot.announce.delivery import Delivery
from bot.announce.standing import standing_announcement
from bot.errors import Stale
from bot.house import House
from bot.store.base import MAX_WRITES
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition

JOB = "announcement_close"


async def close(house: House, id: str) -> None:
    """Repeated after a crash it goes on where it was. Raises Unavailable."""
    if (await standing_announcement(house, id)).value.recalled is None:
        return
    some: list[Stored[Delivery]] = []
    async for item in house.records.deliveries.stream(partition=announcement_partition(id)):
        if item.value.open:
            some.append(item)
        if len(some) == MAX_WRITES:
            await _end(house, id, some)
            some = []
    await _end(house, id, some)
    await keep_open(house, id)


async def _end(house: House, id: str, some: Sequence[Stored[Delivery]]) -> None:
    """In one commit, or each by itself where one of them changed meanwhile."""
    if not some:
        return
    writes = [house.records.deliveries.put(replace(one.value, open=False), one.version) for one in some]
    try:
        await house.records.accept(announcement_partition(id), writes)
    except Stale:
        for one in some:
            await house.records.change_one(
                house.records.deliveries,
                announcement_partition(id),
                one.value.person,
                lambda now, before=one.value: replace(now or before, open=False),
            )
