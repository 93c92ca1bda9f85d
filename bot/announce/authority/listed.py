"""Keeps what waits for a second person on the list of it, in the commit that asks for it and the one that ends that."""

from collections.abc import Sequence

from bot.announce.authority.to_confirm import ToConfirm
from bot.house import House
from bot.store.base import Write
from bot.store.partitions import announcement_partition


async def waits(house: House, one: ToConfirm) -> Sequence[Write]:
    standing = await house.records.to_confirm.get(announcement_partition(one.announcement), one.id)
    return [house.records.to_confirm.put(one, standing.version if standing else None)]


async def waits_no_more(house: House, announcement: str, what: str) -> Sequence[Write]:
    standing = await house.records.to_confirm.get(announcement_partition(announcement), what)
    return [house.records.to_confirm.remove(standing.value, standing.version)] if standing else []
