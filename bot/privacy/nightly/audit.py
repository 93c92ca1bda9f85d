"""Removes entries of the audit that were kept long enough, so that what is left of each chain still verifies.

A chain is cut once its oldest entry is SLACK older than it has to be, and then up to what is old enough that night: so
what tells of cuts, which stays, does not grow as fast as what goes.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import Stale
from bot.house import House
from bot.people.erasure import UNCUT_ID, Retained
from bot.store.collection import moment
from bot.store.partitions import ERASURES
from bot.store.records import Records
from bot.work.chain.cutting import cut

ENTRIES = 20_000
"""In one night."""
CHAINS = 5_000
"""Looked at in one night."""
UNCUT = 50
"""Chains that could not be cut, of which it is kept which: they are tried each night."""
SLACK = timedelta(days=30)
AUDIT_ID = "audit"


async def cut_audit(house: House, before: datetime, _: int = 0) -> int:
    """How many entries. Each is looked at once when it is old enough, from where the last night stopped; then the
    chains in which nothing happened since, for what was linked late. First those that could not be cut before, so that
    it is known how many they are."""
    records = house.records
    standing = await records.retained.get(ERASURES, AUDIT_ID)
    above = standing.value.through if standing else ""
    through, gone, seen, uncut = above, 0, set[str](), set[str]()
    for partition in sorted(await uncut_of(records)):
        gone += await cut(house, partition, before, ENTRIES - gone, uncut)
    async for one in records.audit.placed(order="at", above=above or None, below=moment(before - SLACK)):
        if one.stored:
            through = moment(one.stored.value.at)
        if one.partition not in seen:
            if len(seen) == CHAINS or gone >= ENTRIES:
                break
            seen.add(one.partition)
            gone += await cut(house, one.partition, before, ENTRIES - gone, uncut)
    if through != above:
        put = records.retained.put(Retained(AUDIT_ID, house.now(), through), standing.version if standing else None)
        with suppress(Stale):  # another instance held the lease before
            await records.accept(ERASURES, [put])
    number = 0
    async for head in records.audit_heads.placed(order="changed", below=moment(before - SLACK)):
        if number == CHAINS or gone >= ENTRIES:
            break
        number += 1
        gone += await cut(house, head.partition, before, ENTRIES - gone, uncut)
    await _keep(records, lambda _: uncut)
    return gone


async def uncut_of(records: Records) -> Collection[str]:
    """The partitions whose chains the last night could not cut, at most UNCUT."""
    standing = await records.retained.get(ERASURES, UNCUT_ID)
    return standing.value.through.split("\n") if standing and standing.value.through else ()


async def forget_uncut(house: House, person: str) -> None:
    """For an erasure: a partition may be called after them. What is of it is found again if it cannot be cut."""
    await _keep(house.records, lambda kept: {one for one in kept if person not in one})


async def _keep(records: Records, change: Callable[[Collection[str]], Collection[str]]) -> None:
    standing = await records.retained.get(ERASURES, UNCUT_ID)
    before = standing.value.through if standing else ""
    through = "\n".join(sorted(change(before.split("\n") if before else ()))[:UNCUT])
    if through != before:
        put = records.retained.put(Retained(UNCUT_ID, records.now(), through), standing.version if standing else None)
        with suppress(Stale):  # another instance held the lease before
            await records.accept(ERASURES, [put])
