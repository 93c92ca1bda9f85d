"""Cuts the beginning of every chain that was kept long enough: its entries and links go, and the last link that went is
kept, so that what stands still follows it. A chain of which nothing is left goes whole, as one does that is ended.

Only what is as it was linked is cut: what somebody changed stays, where `audit verify` finds it. Up to where a chain is
cut stands in the audit before anything goes, so that a cut of which no entry tells is a finding. Each commit leaves a
chain that holds: a stop in between leaves the rest to the next night.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.errors import Stale
from bot.house import House
from bot.people.acting import TIME
from bot.store.base import MAX_WRITES, Remove, Write
from bot.store.collection import Placed, Stored, moment
from bot.store.partitions import AUDIT_CHAIN
from bot.work.chain.checking import CUT_DEED, CUT_ID, ENDED_DEED, check_beginning, end_digest
from bot.work.chain.linking import HEAD_ID
from bot.work.chain.sweeping import link_now
from bot.work.kept import AuditCut, AuditEntry, AuditHead, AuditPage

PAGE = 20
"""Pages of links read at once."""

AT_ONCE = MAX_WRITES - 5
"""Entries and pages of one commit."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Pages that go in one commit, with their entries, up to a link that is the `cut` then."""

    cut: AuditCut
    writes: list[Write] = field(default_factory=list[Write])
    entries: int = 0


async def cut(house: House, partition: str, before: datetime, most: int) -> int:
    """How many entries went, about `most`: those before that moment, which were linked before it too. The chain that
    tells of the others stays whole: without it nobody could tell what went."""
    if partition == AUDIT_CHAIN or most <= 0:
        return 0
    records = house.records
    head = await records.audit_heads.get(partition, HEAD_ID)
    pages = await _old_pages(house, partition, before, most)
    standing = await records.audit_cuts.get(partition, CUT_ID)
    if head is None or not (pages or standing):
        return 0
    entries = {
        link.entry: await records.audit.get(partition, link.entry)
        for page in pages
        if page.stored
        for link in page.stored.value.links
    }
    values = {id_: one.value for id_, one in entries.items() if one}
    if check_beginning(partition, standing.value if standing else None, pages, values):
        log.error("audit.not_cut", extra={"entry": next(iter(entries), "")})
        return 0
    batches = _batches(house, partition, standing.value if standing else None, pages, entries)
    last = batches[-1].cut if batches else None
    whole = head.value.number == (last.number if last else standing.value.number if standing else 0)
    if not whole and not batches:
        return 0
    known = last or (standing.value if standing else None)
    if known and not await _told(house, partition, known, batches, before, whole=whole):
        return 0
    gone = 0
    with suppress(Stale):  # another instance cuts it, or somebody is erased from what was to go
        version = standing.version if standing else None
        for batch in batches:
            put = records.audit_cuts.put(batch.cut, version)
            *_, version = await records.accept(partition, [*batch.writes, put])
            gone += batch.entries
        if whole and known and version:
            await _end(house, partition, head, known, version)
    return gone


async def _old_pages(house: House, partition: str, before: datetime, most: int) -> Sequence[Placed[AuditPage]]:
    """The first ones, as long as all of each is old. What nobody can read ends them: it stays."""
    pages: list[Placed[AuditPage]] = []
    links = 0
    async for one in house.records.audit_pages.placed(partition=partition, page=PAGE):
        page = one.stored.value if one.stored else None
        if page is None or page.at >= before or any(link.at >= before for link in page.links) or links >= most:
            break
        pages.append(one)
        links += len(page.links)
    return pages


def _batches(
    house: House,
    partition: str,
    standing: AuditCut | None,
    pages: Sequence[Placed[AuditPage]],
    entries: dict[str, Stored[AuditEntry] | None],
) -> Sequence[_Batch]:
    records = house.records
    batches: list[_Batch] = []
    began = standing.began if standing else ""
    for placed in pages:
        if placed.stored is None:
            continue
        page, last = placed.stored.value, placed.stored.value.links[-1]
        began = began or end_digest(partition, last.number, last.digest)
        cut = AuditCut(CUT_ID, last.number, last.digest, last.entry, page.at, began)
        gone = [entries[link.entry] for link in page.links]
        writes: list[Remove] = [records.audit.remove(one.value, one.version) for one in gone if one]
        writes.append(records.audit_pages.remove(page, placed.stored.version))
        if not batches or len(batches[-1].writes) + len(writes) > AT_ONCE:
            batches.append(_Batch(cut))
        batches[-1].cut = cut
        batches[-1].writes += writes
        batches[-1].entries += len(page.links)
    return batches


async def _told(
    house: House, partition: str, last: AuditCut, batches: Sequence[_Batch], before: datetime, *, whole: bool
) -> bool:
    """Whether it stands in the chain of the audit, since who verifies believes nothing else. Once, however often the
    same is begun: the entry is called after the last link that goes. Of a whole chain it keeps by what that is known,
    so that a digest of all chains that somebody has still holds."""
    deed = ENDED_DEED if whole else CUT_DEED
    known = f"{deed}-{last.digest[:32]}"
    if await house.records.audit.get(AUDIT_CHAIN, known):
        return await link_now(house.records, AUDIT_CHAIN, known)
    at = moment(batches[0].cut.at if batches else last.at)
    ends = [[at, last.began]]
    ends += [
        [moment(one.at), end_digest(partition, one.number, one.digest)]
        for one in [*(batch.cut for batch in batches), *([] if batches else [last])]
    ]
    detail = {"links": last.number, "ends": ends, "until": moment(before)}
    entry = replace(house.audit(TIME, deed, "retention", detail), id=known)
    with suppress(Stale):  # another instance tells of it
        await house.records.accept(AUDIT_CHAIN, [], audit=entry)
    return await link_now(house.records, AUDIT_CHAIN, known)


async def _end(house: House, partition: str, head: Stored[AuditHead], last: AuditCut, version: str) -> None:
    """Where a link came meanwhile, the chain stands, and goes on."""
    records = house.records
    gone = [records.audit_heads.remove(head.value, head.version), records.audit_cuts.remove(last, version)]
    await records.accept(partition, gone)
