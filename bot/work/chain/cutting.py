"""Cuts the beginning of every chain that was kept long enough: its entries and links go, and the last link that went is
kept, so that what stands still follows it. A chain of which nothing is left goes whole, as one does that is ended.

Only what is as it was linked is cut: what somebody changed stays, where `audit verify` finds it. Up to where a chain is
cut stands in the audit before anything goes, so that a cut of which no entry tells is a finding. Each commit leaves a
chain that holds: a stop in between leaves the rest to the next night.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import ValidationError

from bot.errors import Stale
from bot.house import House
from bot.people.acting import TIME
from bot.store.base import MAX_WRITES, Remove, Write
from bot.store.collection import Placed, Stored, moment
from bot.store.kinds import AUDIT
from bot.store.partitions import AUDIT_CHAIN
from bot.work.chain.checking import CUT_DEED, CUT_ID, ENDED_DEED, check_beginning, end_digest, holds, link_of
from bot.work.chain.linking import HEAD_ID
from bot.work.chain.sweeping import link_now
from bot.work.kept import AuditCut, AuditHead, AuditLink, AuditPage

PAGE = 5
"""Pages of links read at once: what is read is checked between two requests, and others wait no longer than that."""

READ = 50
"""Entries read at once."""

AT_ONCE = MAX_WRITES - 5
"""Entries and pages of one commit."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Pages that go in one commit, up to a link that is the `cut` then."""

    cut: AuditCut
    pages: list[Stored[AuditPage]] = field(default_factory=list[Stored[AuditPage]])
    writes: int = 0


async def cut(house: House, partition: str, before: datetime, most: int, uncut: set[str] | None = None) -> int:
    """How many entries went, about `most`: those before that moment, which were linked before it too. The chain that
    tells of the others stays whole: without it nobody could tell what went. A partition of which nothing may go, since
    somebody changed it by another way, is added to `uncut`."""
    if partition == AUDIT_CHAIN or most <= 0:
        return 0
    records = house.records
    try:
        head = await records.audit_heads.get(partition, HEAD_ID)
        standing = await records.audit_cuts.get(partition, CUT_ID)
        pages, wrong = await _old_pages(house, partition, before, most)
        versions = dict[str, str]()
        if not wrong and (head and pages):
            versions, wrong = await _checked(house, partition, link_of(standing.value) if standing else None, pages)
    except ValidationError:  # nobody can read its head, or where it was cut
        return _not_cut(partition, HEAD_ID, uncut)
    if wrong:
        return _not_cut(partition, wrong, uncut)
    if head is None or not (pages or standing):
        return 0
    batches = _batches(partition, standing.value if standing else None, pages)
    last = batches[-1].cut if batches else standing.value if standing else None
    whole = head.value.number == (last.number if last else 0)
    if last is None or not (whole or batches):
        return 0
    if not await _told(house, partition, last, batches, before, whole=whole):
        return 0
    gone = 0
    with suppress(Stale):  # another instance cuts it, or somebody is erased from what was to go
        version = standing.version if standing else None
        for batch in batches:
            ids = [link.entry for page in batch.pages for link in page.value.links]
            writes: list[Write] = [Remove(AUDIT.name, id_, versions[id_]) for id_ in ids]
            writes += [records.audit_pages.remove(page.value, page.version) for page in batch.pages]
            *_, version = await records.accept(partition, [*writes, records.audit_cuts.put(batch.cut, version)])
            gone += len(ids)
        if whole and version:
            await _end(house, partition, head, last, version)
    return gone


def _not_cut(partition: str, wrong: str, uncut: set[str] | None) -> int:
    log.error("audit.not_cut", extra={"entry": wrong})
    if uncut is not None:
        uncut.add(partition)
    return 0


async def _old_pages(
    house: House, partition: str, before: datetime, most: int
) -> tuple[Sequence[Placed[AuditPage]], str]:
    """The first ones, as long as all of each is old; and the id of one that nobody can read, "" for none."""
    pages: list[Placed[AuditPage]] = []
    links = 0
    async for one in house.records.audit_pages.placed(partition=partition, page=PAGE):
        page = one.stored.value if one.stored else None
        if page is None or not page.links:
            return pages, one.id
        if page.at >= before or any(link.at >= before for link in page.links) or links >= most:
            break
        pages.append(one)
        links += len(page.links)
    return pages, ""


async def _checked(
    house: House, partition: str, before: AuditLink | None, pages: Sequence[Placed[AuditPage]]
) -> tuple[dict[str, str], str]:
    """The versions of their entries, and the id of the first thing that is not as it was linked, "" for none. The
    entries of the partition are read by their ids, some at once, and nothing of them is kept but that."""
    links = {link.entry: link for page in pages if page.stored for link in page.stored.value.links}
    versions, stands = dict[str, str](), dict[str, bool]()
    async for one in house.records.audit.placed(partition=partition, page=READ):
        if link := links.get(one.id):
            stands[one.id] = one.stored is not None and holds(link, one.stored.value)
            versions[one.id] = one.stored.version if one.stored else ""
    for page in pages:
        if found := check_beginning(partition, before, page, stands):
            return {}, found[0].id or page.id
        before = page.stored.value.links[-1] if page.stored else before
        await asyncio.sleep(0)  # a page takes some ms
    return versions, ""


def _batches(partition: str, standing: AuditCut | None, pages: Sequence[Placed[AuditPage]]) -> Sequence[_Batch]:
    batches: list[_Batch] = []
    began = standing.began if standing else ""
    for page in (one.stored for one in pages if one.stored):
        last = page.value.links[-1]
        began = began or end_digest(partition, last.number, last.digest)
        cut = AuditCut(CUT_ID, last.number, last.digest, last.entry, page.value.at, began)
        writes = len(page.value.links) + 1
        if not batches or batches[-1].writes + writes > AT_ONCE:
            batches.append(_Batch(cut))
        batches[-1].cut = cut
        batches[-1].pages.append(page)
        batches[-1].writes += writes
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
