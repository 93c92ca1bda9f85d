"""Links what the audit holds and no chain does yet: a round of one instance at a time, some seconds after the commits.

An entry is written with the moment since when it waits, and that field is emptied in the commit that links it: so what
waits is found by its own index, however late it came and whatever its moment, at a cost that does not grow with what
was linked before. A second pass follows all entries by their moments, once each, for those without that field: of the
version before the chain, which may run beside this one for a while.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import ValidationError

from bot.errors import Stale
from bot.store.collection import Placed, Stored, moment
from bot.store.partitions import AUDIT_CHAIN
from bot.store.records import Records
from bot.work.chain.linking import HEAD_ID, is_linked, link
from bot.work.kept import AuditEntry, AuditPassed

log = logging.getLogger(__name__)

EVERY = 20.0
"""Seconds between two rounds: what was committed is linked within a minute."""

PAGE = 90
"""Entries read at once, and linked in one commit at most: with head and page below MAX_WRITES."""

BEHIND = timedelta(minutes=10)
"""How far the second pass stays behind: longer than any commit is under way."""

MOST = 1_000
"""Entries that the second pass links in a round, so that what is new does not wait for all that stood before."""

TRIES = 3

PASSED_ID = "passed"


async def sweep(records: Records) -> int:
    """How many entries were linked. A page of them costs one find, and for each partition in it two requests."""
    waiting = records.audit.placed(order="changed", page=PAGE)
    linked = 0
    page: list[Placed[AuditEntry]] = []
    async for one in waiting:
        page.append(one)
        if len(page) == PAGE:
            linked += await _link(records, page)
            page = []
    return linked + await _link(records, page) + await _pass(records)


async def link_now(records: Records, partition: str, id: str) -> bool:
    """Whether this entry has its link, which it gets where it waits: for one that has to be in the chain before
    something else is done."""
    standing = await records.audit.get(partition, id)
    if standing is None or is_linked(standing.value):
        return standing is not None
    await _link_in(records, partition, [standing])
    now = await records.audit.get(partition, id)
    return now is not None and is_linked(now.value)


async def _pass(records: Records) -> int:
    """It goes on where it stood after a restart: how far it came is kept after each page."""
    standing = await records.audit_passed.get(AUDIT_CHAIN, PASSED_ID)
    through = standing.value.through if standing else None
    above, below = moment(through) if through else None, moment(records.now() - BEHIND)
    linked, page = 0, list[Placed[AuditEntry]]()
    async for one in records.audit.placed(order="at", above=above, below=below, page=PAGE):
        page.append(one)
        if len(page) == PAGE:
            linked, page = linked + await _passed(records, page, through), []
        if linked >= MOST:
            break
    return linked + await _passed(records, page, through)


async def _passed(records: Records, page: Sequence[Placed[AuditEntry]], through: datetime | None) -> int:
    linked = await _link(records, page)
    moments = [one.stored.value.at for one in page if one.stored]
    if moments and (through is None or max(moments) > through):
        further = max(moments)

        def moved(standing: AuditPassed | None) -> AuditPassed:
            return AuditPassed(PASSED_ID, max(further, standing.through) if standing else further)

        await records.change_one(records.audit_passed, AUDIT_CHAIN, PASSED_ID, moved)
    return linked


async def _link(records: Records, page: Sequence[Placed[AuditEntry]]) -> int:
    by_partition: dict[str, list[Stored[AuditEntry]]] = defaultdict(list)
    for one in page:
        if one.stored is None:
            log.error("audit.unreadable", extra={"entry": one.id})
        elif not is_linked(one.stored.value):
            by_partition[one.partition].append(one.stored)
    return sum([await _link_in(records, partition, entries) for partition, entries in by_partition.items()])


async def _link_in(records: Records, partition: str, entries: Sequence[Stored[AuditEntry]]) -> int:
    """What cannot be linked, since somebody changed the chain by another way, waits on; `audit verify` says where."""
    for _ in range(TRIES):
        if not entries:
            return 0
        try:
            await _commit(records, partition, entries)
        except ValidationError:
            break
        except Stale:  # whoever held the lease before was faster, or an entry is being erased
            entries = await _unlinked(records, partition, entries)
        else:
            return len(entries)
    log.error("audit.not_linked", extra={"entry": entries[0].value.id})
    return 0


async def _commit(records: Records, partition: str, entries: Sequence[Stored[AuditEntry]]) -> None:
    head = await records.audit_heads.get(partition, HEAD_ID)
    versions = {one.value.id: one.version for one in entries}
    added = link(partition, head.value if head else None, [one.value for one in entries], records.now())
    writes = [records.audit.put(entry, versions[entry.id]) for entry in added.entries]
    writes += [
        records.audit_pages.put(added.page),
        records.audit_heads.put(added.head, head.version if head else None),
    ]
    await records.accept(partition, writes)


async def _unlinked(
    records: Records, partition: str, entries: Sequence[Stored[AuditEntry]]
) -> Sequence[Stored[AuditEntry]]:
    now = [await records.audit.get(partition, one.value.id) for one in entries]
    return [one for one in now if one and not is_linked(one.value)]
