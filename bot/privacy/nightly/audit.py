"""Removes entries of the audit that were kept long enough, so that what is left of each chain still verifies.

A chain is cut once its oldest entry is SLACK older than it has to be, and then up to what is old enough that night: so
what tells of cuts, which stays, does not grow as fast as what goes.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import Stale
from bot.house import House
from bot.people.erasure import Retained
from bot.store.collection import moment
from bot.store.partitions import ERASURES
from bot.work.chain.cutting import cut

ENTRIES = 20_000
"""In one night."""
CHAINS = 5_000
"""Looked at in one night."""
SLACK = timedelta(days=30)
AUDIT_ID = "audit"


async def cut_audit(house: House, before: datetime, _: int = 0) -> int:
    """How many entries. Each is looked at once when it is old enough, from where the last night stopped; then the
    chains in which nothing happened since, for what was linked late."""
    records = house.records
    standing = await records.retained.get(ERASURES, AUDIT_ID)
    above = standing.value.through if standing else ""
    through, gone, seen = above, 0, set[str]()
    async for one in records.audit.placed(order="at", above=above or None, below=moment(before - SLACK)):
        if one.stored:
            through = moment(one.stored.value.at)
        if one.partition not in seen:
            if len(seen) == CHAINS or gone >= ENTRIES:
                break
            seen.add(one.partition)
            gone += await cut(house, one.partition, before, ENTRIES - gone)
    if through != above:
        put = records.retained.put(Retained(AUDIT_ID, house.now(), through), standing.version if standing else None)
        with suppress(Stale):  # another instance held the lease before
            await records.accept(ERASURES, [put])
    number = 0
    async for head in records.audit_heads.placed(order="changed", below=moment(before - SLACK)):
        if number == CHAINS or gone >= ENTRIES:
            break
        number += 1
        gone += await cut(house, head.partition, before, ENTRIES - gone)
    return gone
