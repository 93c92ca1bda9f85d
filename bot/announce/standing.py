"""Reads and changes an announcement that is on its way, whoever else does."""

from collections.abc import Callable, Sequence

from bot.announce.announcement import Announcement
from bot.errors import Unavailable
from bot.house import House
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job


async def standing_announcement(house: House, id: str) -> Stored[Announcement]:
    """Raises Unavailable."""
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        raise Unavailable
    return standing


def _nothing(_: object, __: object) -> Sequence[Job]:
    return ()


async def change_announcement(
    house: House,
    id: str,
    change: Callable[[Announcement], Announcement],
    promises: Callable[[Announcement | None, Announcement], Sequence[Job]] = _nothing,
) -> Announcement:
    """`change` is of the newest value, whatever was read before; `promises` are the jobs that go with it. Raises
    Unavailable."""

    def changed(standing: Announcement | None) -> Announcement:
        if standing is None:
            raise Unavailable
        return change(standing)

    return await house.records.change_one(
        house.records.announcements, announcement_partition(id), id, changed, promises
    )
