"""Gives an end to what was told before there was one: such a notice ends when one of today would. Once, for each
organisation: whatever is told since has its end from the beginning."""

from contextlib import suppress
from dataclasses import replace

from bot.errors import Stale
from bot.house import House
from bot.people.erasure import Retained
from bot.store.collection import NoSuchPlace, Stored, Stretch
from bot.store.partitions import ERASURES, notices_partition
from bot.work.notice import Notice

NOTICES_ID = "notices"
DONE = "done"
PAGES = 40
"""Read in one night, of PAGE notices each: a year of 10,000 people takes some weeks."""
PAGE = 500


async def end_notices(house: House) -> int:
    """How many got an end. Where it goes on is kept; once all were looked at that is a read a night."""
    standing = await house.records.retained.get(ERASURES, NOTICES_ID)
    at = standing.value.through if standing else ""
    if at == DONE:
        return 0
    given, through = 0, at
    for _ in range(PAGES):
        found = await _page(house, through)
        for one in found.items:
            given += await _given(house, one)
        through = found.next or DONE
        if through == DONE:
            break
    put = house.records.retained.put(Retained(NOTICES_ID, house.now(), through), standing.version if standing else None)
    with suppress(Stale):  # another instance held the lease before, or somebody is erased
        await house.records.accept(ERASURES, [put])
    return given


async def begin_anew(house: House) -> None:
    """For an erasure: where it goes on names a notice, and that names a person."""
    standing = await house.records.retained.get(ERASURES, NOTICES_ID)
    if standing and standing.value.through not in {"", DONE}:
        put = house.records.retained.put(replace(standing.value, through=""), standing.version)
        await house.records.accept(ERASURES, [put])


async def _page(house: House, at: str) -> Stretch[Notice]:
    try:
        return await house.records.notices.page(limit=PAGE, at=at)
    except NoSuchPlace:
        return await house.records.notices.page(limit=PAGE)


async def _given(house: House, one: Stored[Notice]) -> int:
    if one.value.at is not None:
        return 0
    put = house.records.notices.put(replace(one.value, at=house.now()), one.version)
    with suppress(Stale):
        await house.records.accept(notices_partition(one.value.subject), [put])
        return 1
    return 0
