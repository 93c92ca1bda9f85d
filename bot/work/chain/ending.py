"""Ends the chain of a partition that is called after a person: its entries go with it, and one entry elsewhere keeps
the digests of what it was, so that a digest of all chains that was kept before still holds."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot.errors import Stale
from bot.house import House
from bot.people.acting import Acting
from bot.store.base import Remove
from bot.store.collection import Collection, moment
from bot.store.partitions import AUDIT_CHAIN
from bot.work.chain.checking import CUT_ID, ENDED_DEED, end_digest
from bot.work.chain.linking import HEAD_ID
from bot.work.chain.sweeping import link_now, sweep
from bot.work.kept import AuditCut

AT_ONCE = 80


async def end(house: House, acting: Acting, partition: str, about: str) -> int:
    """How many links it had. What is kept of it leads to nobody: a digest is of the partition together with a digest
    that is gone. It stands in the audit before anything goes; after a stop it goes on, and tells of it once more where
    links came meanwhile, which is one chain still to who verifies it. Raises Stale while somebody still does something
    there."""
    await sweep(house.records)
    records = house.records
    head = await records.audit_heads.get(partition, HEAD_ID)
    if head is None:
        return 0
    known = f"{about}-{head.value.digest[:16]}"
    if await records.audit.get(AUDIT_CHAIN, known) is None:
        cut = await records.audit_cuts.get(partition, CUT_ID)
        ends = ends_of_cut(partition, cut.value) if cut else []
        ends += [
            [moment(page.value.at), end_digest(partition, page.value.links[-1].number, page.value.links[-1].digest)]
            async for page in records.audit_pages.stream(partition=partition)
        ]
        entry = house.audit(acting, ENDED_DEED, about, {"links": head.value.number, "ends": ends})
        with suppress(Stale):  # another process ends it too
            await records.accept(AUDIT_CHAIN, [], audit=replace(entry, id=known))
    await link_now(records, AUDIT_CHAIN, known)  # who verifies believes what is linked alone
    for kind in (records.audit, records.audit_pages, records.audit_heads, records.audit_cuts):
        await _remove(house, partition, kind)
    return head.value.number


def ends_of_cut(partition: str, cut: AuditCut) -> list[list[str]]:
    """What stands for the beginning of a chain that was cut: by what the whole is known, and where it was cut."""
    at = moment(cut.at)
    return [[at, cut.began], [at, end_digest(partition, cut.number, cut.digest)]]


async def _remove(house: House, partition: str, collection: Collection[Any]) -> None:
    found = [one async for one in collection.stream(partition=partition)]
    for start in range(0, len(found), AT_ONCE):
        writes: Sequence[Remove] = [collection.remove(one.value, one.version) for one in found[start : start + AT_ONCE]]
        await house.records.accept(partition, writes)
