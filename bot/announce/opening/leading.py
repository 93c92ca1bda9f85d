"""How the links of one announcement lead for its readers, and how often they were opened."""

from collections.abc import Mapping

from bot.announce.opening.opened import summed
from bot.house import House
from bot.links import Leads
from bot.store.partitions import announcement_partition


async def leading(house: House, announcement: str) -> Leads:
    """Over Bode where they are counted, else directly."""
    return await house.openings.leads(house.records, house.own_links.base, announcement)


async def opened_of(house: House, id: str) -> Mapping[str, int] | None:
    """By `link_id`, as all instances added them; None where they are not counted."""
    if not house.openings.counts:
        return None
    shares = house.records.opened.stream(partition=announcement_partition(id))
    return summed([item.value async for item in shares])
