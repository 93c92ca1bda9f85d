"""Verifies the audit of an organisation: every chain against its entries, and all of them against a digest.

It reads everything once, partition by partition, while Bode goes on: what was linked meanwhile is read again. The
digest is of all chains as they stood at a moment, so that one kept elsewhere can be compared later, whatever was linked
since. Without it nobody can tell a chain from one that was made anew from some link on.
"""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.errors import OperatorError
from bot.store.collection import Placed
from bot.store.partitions import AUDIT_CHAIN
from bot.store.records import Records
from bot.work.chain.checking import CUT_ID, Fault, Found, Tally, What, check, end_digest
from bot.work.chain.sweeping import PASSED_ID
from bot.work.kept import AuditCut, AuditEntry, AuditHead, AuditLink

MARGIN = timedelta(minutes=2)
"""How far the digest stays behind: longer than a commit of the round is under way, and than clocks are apart."""

TRIES = 5

_DIGEST = re.compile(r"(\d{8}T\d{6}Z)-([0-9a-f]{64})", re.ASCII)
_MOMENT = "%Y%m%dT%H%M%SZ"


class NoDigest(OperatorError):
    """What was given is no digest of `audit verify`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A digest of all chains as they stood at a moment."""

    at: datetime
    digest: str

    def __str__(self) -> str:
        return f"{self.at:{_MOMENT}}-{self.digest}"


def kept_of(text: str) -> Kept:
    """Raises NoDigest."""
    match = _DIGEST.fullmatch(text.strip())
    try:
        if match:
            return Kept(datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC), match[2])
    except ValueError:
        pass
    raise NoDigest("--head: this is no digest that `python app.py audit verify` printed (20261128T040800Z-...)")


@dataclass(slots=True)
class Verified:
    """`head` is the digest to keep elsewhere; `holds`: whether the one that was given is still that of its moment.
    `cut`: entries before that moment went, as they were kept long enough; `too_old`: the digest that was given is from
    before it and does not hold, of which nothing can be told any more."""

    found: list[Found] = field(default_factory=list[Found])
    partitions: int = 0
    links: int = 0
    waiting: list[AuditEntry] = field(default_factory=list[AuditEntry])
    late: int = 0
    latest: AuditLink | None = None
    erased: int = 0
    """Parts of entries."""
    head: Kept | None = None
    holds: bool = True
    too_old: bool = False
    cut: datetime | None = None


async def verify(
    records: Records, given: Kept | None = None, progress: Callable[[int], None] = lambda _: None
) -> Verified:
    """`progress` is told how many links were verified."""
    upto = (records.now() - MARGIN).astimezone(UTC).replace(microsecond=0)
    moments = [upto, given.at] if given else [upto]
    verified = Verified()
    ends: list[list[str]] = [[] for _ in moments]
    erased: dict[str, list[Found]] = defaultdict(list)
    told: dict[str, int] = {}
    ended: list[Sequence[tuple[datetime, str]]] = []
    standing: set[str] = set()
    cuts: list[tuple[str, str]] = []
    said: set[str] = set()
    async for partition, tally in _tallies(records):
        verified.found += tally.found
        verified.waiting += tally.waiting
        verified.partitions += 1
        verified.links += tally.links
        verified.late += tally.late
        verified.latest = max((one for one in (verified.latest, tally.latest) if one), key=_moment, default=None)
        verified.erased += len(tally.erased)
        for erasure, found in tally.erased:
            erased[erasure].append(found)
        told.update(tally.told)
        for place, moment in enumerate(moments):
            if before := [(number, digest) for at, number, digest in tally.ends if at <= moment]:
                ends[place].append(end_digest(partition, *before[-1]))
        ended += tally.ended
        standing.add(tally.began)
        cuts += [(partition, digest) for digest in tally.cut]
        said |= tally.said
        verified.cut = max((one for one in (verified.cut, tally.until) if one), default=None)
        progress(verified.links)
    for chain in _each_once(ended, standing):
        for place, moment in enumerate(moments):
            if told_by := [digest for at, digest in chain if at <= moment]:
                ends[place].append(told_by[-1])
    for erasure, entries in erased.items():
        if len(entries) > told.get(erasure, 0):
            verified.found += dict.fromkeys(entries)
    verified.found += [
        Found(Fault.ADDED, What.CUT, partition, CUT_ID) for partition, digest in cuts if digest not in said
    ]
    verified.found = _moved(verified.found)
    verified.head = Kept(upto, _digest(ends[0]))
    if given:
        verified.holds = _digest(ends[1]) == given.digest
        verified.too_old = not verified.holds and verified.cut is not None and given.at < verified.cut
    return verified


def _moment(link: AuditLink) -> datetime:
    return link.at


def _each_once(
    ended: Iterable[Sequence[tuple[datetime, str]]], standing: Collection[str]
) -> Collection[Sequence[tuple[datetime, str]]]:
    """The chains that are gone. An erasure that was stopped before a chain went may tell of it again, once it went on
    meanwhile; and as long as it stands, it tells of itself."""
    longest: dict[str, Sequence[tuple[datetime, str]]] = {}
    for chain in ended:
        began = chain[0][1] if chain else ""
        if began and began not in standing and _reaches(chain) > _reaches(longest.get(began, ())):
            longest[began] = chain
    return longest.values()


def _reaches(chain: Sequence[tuple[datetime, str]]) -> tuple[str, int]:
    return (chain[-1][0].astimezone(UTC).isoformat(), len(chain)) if chain else ("", 0)


def _digest(ends: list[str]) -> str:
    return sha256("\n".join(sorted(ends)).encode()).hexdigest()


def _moved(found: list[Found]) -> list[Found]:
    """An entry that is missing in one place and too many in another was moved."""
    missing = {one.id for one in found if (one.fault, one.what) == (Fault.MISSING, What.ENTRY)}
    added = {one.id for one in found if (one.fault, one.what) == (Fault.ADDED, What.ENTRY)}
    moved = missing & added
    kept = [one for one in found if not (one.id in moved and (one.fault, one.what) == (Fault.ADDED, What.ENTRY))]
    return [
        replace(one, fault=Fault.MOVED)
        if one.id in moved and (one.fault, one.what) == (Fault.MISSING, What.ENTRY)
        else one
        for one in kept
    ]


async def _tallies(records: Records) -> AsyncIterator[tuple[str, Tally]]:
    """Of every partition that has a chain, and then of those that have entries and none."""
    seen: set[str] = set()
    standing = await records.audit_passed.get(AUDIT_CHAIN, PASSED_ID)
    passed = standing.value.through if standing else None
    async for head in records.audit_heads.placed(order="changed"):
        if head.partition not in seen:
            seen.add(head.partition)
            yield head.partition, await _tally(records, head.partition, passed)
    async for entry in records.audit.placed(order="at"):
        if entry.partition not in seen:
            seen.add(entry.partition)
            yield entry.partition, await _tally(records, entry.partition, passed)


async def _tally(records: Records, partition: str, passed: datetime | None) -> Tally:
    """Read again while the chain goes on under it, so that entries and links are of one moment."""
    tally = Tally()
    for _ in range(TRIES):
        before = await _ends(records, partition)
        pages = [one async for one in records.audit_pages.placed(partition=partition)]
        entries = [one async for one in records.audit.placed(partition=partition)]
        after = await _ends(records, partition)
        heads, cuts = after
        tally = check(partition, heads, pages, entries, passed, cuts)
        if not tally.found or before == after:
            break
    return tally


async def _ends(records: Records, partition: str) -> tuple[Sequence[Placed[AuditHead]], Sequence[Placed[AuditCut]]]:
    """Both ends of the chain: one that goes on has another head, and one that is cut begins elsewhere."""
    heads = [one async for one in records.audit_heads.placed(partition=partition)]
    return heads, [one async for one in records.audit_cuts.placed(partition=partition)]
