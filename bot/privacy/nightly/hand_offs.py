"""Removes a question to experts that was answered or closed long ago, with what was told of it; an official answer that
was made of it is the organisation's, and stays."""

from contextlib import suppress
from datetime import datetime

from bot.answer.experts.hand_off import WITH_EXPERTS, HandOff
from bot.errors import Stale
from bot.house import House
from bot.privacy.nightly.looking import look_through
from bot.store.collection import Stored
from bot.store.partitions import handoff_partition, notices_partition


async def remove_hand_offs(house: House, before: datetime, most: int) -> int:
    """What the experts still have to answer stays, however old."""

    async def remove(one: Stored[HandOff]) -> bool:
        if one.value.state in WITH_EXPERTS:
            return False
        with suppress(Stale):
            await _remove(house, one)
            return True
        return False

    return await look_through(house, house.records.handoffs, "changed", before, remove, most)


async def _remove(house: House, one: Stored[HandOff]) -> None:
    """The question itself last, so that a stop in between leaves it to be found again."""
    records, partition = house.records, notices_partition(one.value.id)
    async for notice in records.notices.stream(partition=partition):
        await records.accept(partition, [records.notices.remove(notice.value, notice.version)])
    await records.accept(handoff_partition(one.value.id), [records.handoffs.remove(one.value, one.version)])
