"""Checks the chain of one partition against its entries: what was changed, is missing, was moved or was added."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.json import Json
from bot.people.retention import SHORTEST
from bot.store.collection import Placed
from bot.store.partitions import AUDIT_CHAIN
from bot.work.chain.linking import HEAD_ID, PARTS, is_linked, link_digest, page_id, part_digest, part_of
from bot.work.kept import AuditCut, AuditEntry, AuditHead, AuditLink, AuditPage

LATE = timedelta(hours=1)

APART = timedelta(minutes=2)
"""How far the clocks of two instances may be apart."""


class Fault(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    ADDED = "added"


class What(StrEnum):
    ENTRY = "entry"
    LINK = "link"
    HEAD = "head of the chain"
    PAGE = "page of links"
    CUT = "cut of the chain"


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with which entry, or with the link that holds it; `at` is the entry's moment, None where nothing
    tells it any more. `id` is "" for links of which nothing is left but their numbers, from `number` to `last`."""

    fault: Fault
    what: What
    partition: str
    id: str = ""
    at: datetime | None = None
    number: int = 0
    last: int = 0


@dataclass(slots=True)
class Tally:
    """Of one partition: what was found, how many links it has, which entries wait for one, how many were linked late
    (and the last of them), the entries that name each erasure, of how many parts each erasure tells, its links by
    the moment at which they were added, and those of chains that were ended, by digests. `began` is the digest by
    which such a chain is known, "" without links: the one after links were added first."""

    found: list[Found] = field(default_factory=list[Found])
    links: int = 0
    waiting: list[AuditEntry] = field(default_factory=list[AuditEntry])
    late: int = 0
    latest: AuditLink | None = None
    erased: list[tuple[str, Found]] = field(default_factory=list[tuple[str, Found]])
    told: dict[str, int] = field(default_factory=dict[str, int])
    ends: list[tuple[datetime, int, str]] = field(default_factory=list[tuple[datetime, int, str]])
    ended: list[Sequence[tuple[datetime, str]]] = field(default_factory=list[Sequence[tuple[datetime, str]]])
    began: str = ""
    cut: list[str] = field(default_factory=list[str])
    """Of the cut that stands, if one does: the digest that an entry has to tell."""
    said: set[str] = field(default_factory=set[str])
    until: datetime | None = None
    """What linked entries of the chain of the audit itself tell of cuts: their digests, and up to which moment."""


ERASED_DEED = "audit.erased"
"""Of the entry that tells of an erasure: its subject is what the erased parts name, its detail how many they are."""

ENDED_DEED = "audit.chain_ended"
"""Of the entry that tells that a chain went with the person after whom its partition was called: how many links it had,
and its `end_digest` after each moment at which links were added."""

CUT_DEED = "audit.cut"
"""Of the entry that tells that the beginning of a chain goes, since it was kept long enough: `ends` are the digests of
each link up to which it may be cut, as in ENDED_DEED, `until` the moment before which entries went."""

_OF_ENDS = frozenset({ENDED_DEED, CUT_DEED})

CUT_ID = "cut"


def end_digest(partition: str, number: int, digest: str) -> str:
    """Of the last link of a chain: what the digest of all chains is made of."""
    return sha256(f"{partition} {number} {digest}".encode()).hexdigest()


def check(
    partition: str,
    heads: Sequence[Placed[AuditHead]],
    pages: Sequence[Placed[AuditPage]],
    entries: Sequence[Placed[AuditEntry]],
    passed: datetime | None,
    cuts: Sequence[Placed[AuditCut]] = (),
) -> Tally:
    """`pages` in the order of their ids. Whatever stands before `passed` and is in no link was not written by Bode."""
    tally = Tally()
    tally.found += dict.fromkeys(_chain(partition, heads, pages, tally, _cut(partition, cuts, tally)))
    left = {one.id: one for one in entries}
    seen: set[str] = set()
    for page in (one.stored.value for one in pages if one.stored):
        for link in page.links:
            placed = left.pop(link.entry, None)
            if link.entry in seen:
                tally.found.append(_of(Fault.ADDED, What.LINK, partition, link))
            elif placed is None:
                tally.found.append(_of(Fault.MISSING, What.ENTRY, partition, link))
            elif placed.stored is None or not holds(link, placed.stored.value):
                tally.found.append(_of(Fault.CHANGED, What.ENTRY, partition, link))
            else:
                _note(partition, link, placed.stored.value, page.at, tally)
            seen.add(link.entry)
    for one in left.values():
        entry = one.stored.value if one.stored else None
        if entry is None:
            tally.found.append(Found(Fault.CHANGED, What.ENTRY, partition, one.id))
        elif not is_linked(entry) and (entry.changed or not passed or entry.at >= passed):
            tally.waiting.append(entry)
            _tell(entry, tally)
            if entry.deed in _OF_ENDS and partition != AUDIT_CHAIN:
                tally.found.append(Found(Fault.ADDED, What.ENTRY, partition, one.id, entry.at))
        else:
            tally.found.append(Found(Fault.ADDED, What.ENTRY, partition, one.id, entry.at))
    return tally


def _note(partition: str, link: AuditLink, entry: AuditEntry, linked: datetime, tally: Tally) -> None:
    tally.erased += [(erasure, _of(Fault.CHANGED, What.ENTRY, partition, link)) for erasure in entry.erased.values()]
    _tell(entry, tally)
    if entry.deed in _OF_ENDS and "detail" not in entry.erased and not _tell_ends(partition, entry, linked, tally):
        tally.found.append(_of(Fault.ADDED, What.ENTRY, partition, link))


def _tell(entry: AuditEntry, tally: Tally) -> None:
    parts = entry.detail.get("parts")
    if entry.deed == ERASED_DEED and isinstance(parts, int):
        tally.told[entry.subject] = parts


def _tell_ends(partition: str, entry: AuditEntry, linked: datetime, tally: Tally) -> bool:
    """False for what no program wrote that cuts a chain: it tells of it in the chain of the audit itself, and of
    nothing that was not kept for the shortest period that may be set, by the moments of the entry and of its link."""
    ends = entry.detail.get("ends")
    told = [end for one in ends for end in _end(one)] if isinstance(ends, Sequence) else []
    until = _until(entry.detail.get("until"))
    if partition != AUDIT_CHAIN or (until is None and (entry.deed == CUT_DEED or "until" in entry.detail)):
        return False
    if until and until > min(entry.at, linked) - timedelta(days=SHORTEST) + APART:
        return False
    if until and any(at > until for at, _ in told):
        return False
    tally.said |= {digest for _, digest in told}
    if entry.deed == ENDED_DEED:
        tally.ended.append(told)
    tally.until = max((one for one in (until, tally.until) if one), default=None)
    return True


def _until(told: Json) -> datetime | None:
    """None for what is no moment with a zone."""
    with suppress(ValueError):
        found = datetime.fromisoformat(told) if isinstance(told, str) else None
        return found if found and found.tzinfo else None
    return None


def _end(told: Json) -> Iterator[tuple[datetime, str]]:
    """None for what no ending of a chain wrote: the digests of its entry tell of that."""
    match told:
        case [str(at), str(digest)]:
            if moment := _until(at):
                yield moment, digest
        case _:
            pass


def _cut(partition: str, cuts: Sequence[Placed[AuditCut]], tally: Tally) -> AuditCut | None:
    """The one that stands; another, or one that nobody can read, was not written by Bode."""
    tally.found += [Found(Fault.ADDED, What.CUT, partition, one.id) for one in cuts if one.id != CUT_ID]
    own = next((one for one in cuts if one.id == CUT_ID), None)
    if own is None:
        return None
    if own.stored is None:
        tally.found.append(Found(Fault.CHANGED, What.CUT, partition, own.id))
        return None
    cut = own.stored.value
    tally.cut = [end_digest(partition, cut.number, cut.digest)]
    tally.ends.append((cut.at, cut.number, cut.digest))
    tally.began = cut.began
    return cut


def link_of(cut: AuditCut) -> AuditLink:
    """The last link that went, as far as it is known still."""
    return AuditLink(cut.number, cut.entry, cut.at, "", {}, "", cut.digest)


def check_beginning(
    partition: str, before: AuditLink | None, page: Placed[AuditPage], entries: Mapping[str, bool]
) -> Sequence[Found]:
    """What is wrong with the links of a page that follow `before`, and with their entries; nothing in one that may be
    cut. `entries`: of each that stands, whether it is as it was linked (`holds`)."""
    found = list(_links(partition, [page], Tally(), before))
    for link in page.stored.value.links if page.stored else ():
        if not entries.get(link.entry):
            fault = Fault.CHANGED if link.entry in entries else Fault.MISSING
            found.append(_of(fault, What.ENTRY, partition, link))
    return found


def _chain(
    partition: str,
    heads: Sequence[Placed[AuditHead]],
    pages: Sequence[Placed[AuditPage]],
    tally: Tally,
    cut: AuditCut | None,
) -> Iterator[Found]:
    """Whether each link follows the one before, and the head is the last."""
    gone = link_of(cut) if cut else None
    yield from _links(partition, pages, tally, gone)
    last, at = _last(pages, gone)
    yield from _head(partition, heads, last, at)


def _last(pages: Sequence[Placed[AuditPage]], gone: AuditLink | None) -> tuple[AuditLink | None, datetime | None]:
    for placed in reversed(pages):
        if placed.stored and placed.stored.value.links:
            return placed.stored.value.links[-1], placed.stored.value.at
    return gone, gone.at if gone else None


def _links(
    partition: str, pages: Sequence[Placed[AuditPage]], tally: Tally, before: AuditLink | None
) -> Iterator[Found]:
    """`before` is the last link that was cut, None where the chain begins."""
    number = before.number + 1 if before else 1
    for placed in pages:
        page = placed.stored.value if placed.stored else None
        if page is None or not page.links or page.id != page_id(page.links[0].number):
            yield Found(Fault.CHANGED, What.PAGE, partition, placed.id, page.at if page else None)
        for link in page.links if page else ():
            if link.digest != link_digest(partition, page.at, link) if page else False:
                yield _of(Fault.CHANGED, What.LINK, partition, link)
            if link.number > number:
                yield Found(Fault.MISSING, What.LINK, partition, "", None, number, link.number - 1)
            elif link.number < number:
                yield _of(Fault.MOVED, What.LINK, partition, link)
            elif link.previous != (before.digest if before else ""):
                yield _of(Fault.CHANGED, What.LINK, partition, before or link)
            if page:
                tally.ends.append((page.at, link.number, link.digest))
                if page.at - link.at > LATE:
                    tally.late += 1
                    tally.latest = link if tally.latest is None or link.at > tally.latest.at else tally.latest
            tally.links += 1
            before, number = link, link.number + 1
        if before and not tally.began:
            tally.began = end_digest(partition, before.number, before.digest)


def _head(
    partition: str, heads: Sequence[Placed[AuditHead]], last: AuditLink | None, at: datetime | None
) -> Iterator[Found]:
    own = next((one for one in heads if one.id == HEAD_ID), None)
    yield from (Found(Fault.ADDED, What.HEAD, partition, one.id) for one in heads if one is not own)
    if own is None:
        if last:
            yield Found(Fault.MISSING, What.HEAD, partition, last.entry, last.at, last.number)
        return
    if own.stored is None:
        yield Found(Fault.CHANGED, What.HEAD, partition, own.id)
        return
    head, number = own.stored.value, last.number if last else 0
    if head.number > number:
        yield Found(Fault.MISSING, What.LINK, partition, head.entry, None, number + 1, head.number)
    elif not last or (head.number, head.digest, head.entry, head.changed) != (number, last.digest, last.entry, at):
        yield Found(Fault.CHANGED, What.HEAD, partition, head.entry, head.changed, head.number)


def holds(link: AuditLink, entry: AuditEntry) -> bool:
    """A part without a salt must be empty, and name its erasure; one with a salt must be what it was."""
    same = (link.at, link.deed, None) == (entry.at, entry.deed, entry.changed)
    parts = set(link.parts) == set(PARTS) >= set(entry.salts)
    return same and parts and _erasure_holds(entry) and all(_partholds(link, entry, name) for name in PARTS)


def _erasure_holds(entry: AuditEntry) -> bool:
    return set(entry.erased) == set(PARTS) - set(entry.salts)


def _partholds(link: AuditLink, entry: AuditEntry, name: str) -> bool:
    value, salt = part_of(entry, name), entry.salts.get(name)
    return not value if salt is None else part_digest(salt, name, value) == link.parts[name]


def _of(fault: Fault, what: What, partition: str, link: AuditLink) -> Found:
    return Found(fault, what, partition, link.entry, link.at, link.number)
