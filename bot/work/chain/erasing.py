"""Erases what entries of the audit say of a person; the chain holds, and one entry tells that it was done."""

from collections.abc import AsyncIterator
from uuid import uuid4

from bot.errors import Stale
from bot.house import House
from bot.people.acting import Acting
from bot.store.collection import Stored
from bot.store.partitions import AUDIT_CHAIN
from bot.work.chain.checking import ERASED_DEED
from bot.work.chain.linking import is_linked, named_in, without
from bot.work.chain.sweeping import sweep
from bot.work.kept import AuditEntry


async def erase(house: House, acting: Acting, person: str) -> tuple[int, int]:
    """From how many entries, and how many are left, since they had no link yet: again a minute later. Every entry is
    read, whoever it is of: the detail of any may name them. Which parts go is said before they do, so that none goes
    unsaid; a stop in between leaves less erased than said, and the rest to another erasure."""
    await sweep(house.records)
    found = [one async for one in _naming(house, person)]
    parts = sum([len(named_in(one.value, person)) for _, one in found if is_linked(one.value)])
    if not parts:
        return 0, len(found)
    erasure = uuid4().hex
    await house.records.accept(AUDIT_CHAIN, [], audit=house.audit(acting, ERASED_DEED, erasure, {"parts": parts}))
    done = sum([await _erase(house, place, one, person, erasure) for place, one in found])
    return done, len(found) - done


async def _naming(house: House, person: str) -> AsyncIterator[tuple[str, Stored[AuditEntry]]]:
    async for one in house.records.audit.placed(order="at"):
        if one.stored and named_in(one.stored.value, person):
            yield one.partition, one.stored


async def _erase(house: House, partition: str, one: Stored[AuditEntry], person: str, erasure: str) -> bool:
    if not is_linked(one.value):
        return False
    gone = without(one.value, named_in(one.value, person), erasure)
    try:
        await house.records.accept(partition, [house.records.audit.put(gone, one.version)])
    except Stale:
        return False
    return True
