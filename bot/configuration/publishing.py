"""Publishes a version of the configuration: its texts first, and then one commit that lets all of it count."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import uuid4

from bot.configuration.packing import packed
from bot.configuration.part import Digests, Files, digests
from bot.configuration.parts import PARTS
from bot.configuration.version import KEPT, Counting, Version, VersionText
from bot.configuration.versions import VersionUnreadable, counting, files_of, kept, version
from bot.errors import OperatorError, Stale
from bot.json import Json
from bot.people.acting import OPERATOR
from bot.people.loading import LOADED_JOBS
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records
from bot.work.job import Job
from bot.work.kept import AuditEntry

LARGEST = 16_000_000
"""Bytes of all files of a version: each instance reads them when it counts."""

AllDigests: TypeAlias = Mapping[str, Digests]
"""By part."""


class TooLarge(OperatorError):
    """More than a version may hold."""


class NoSuchVersion(OperatorError):
    """There is no such version to go back to."""


class Overtaken(OperatorError):
    """Somebody else published at the same time, and was first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts while one publishes. `version` is None for the files, and for a version that this program cannot
    read."""

    head: Stored[Counting] | None
    version: Version | None

    @property
    def counts(self) -> int:
        """The number of the version that counts; 0 for the files."""
        return self.head.value.counts if self.head else 0

    @property
    def newest(self) -> int:
        return self.head.value.newest if self.head else 0

    @property
    def parts(self) -> AllDigests:
        return self.version.parts if self.version else {}


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of the files of one part. `is_new`: it was not published before; `is_left`: it is not published
    any more, and those of each instance count; `stays`: it has files."""

    part: str
    is_new: bool
    is_left: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    stays: bool = False

    @property
    def is_any(self) -> bool:
        return bool(self.is_new or self.is_left or self.added or self.changed or self.removed)

    @property
    def empties(self) -> bool:
        """What counted is nothing afterwards, for all instances."""
        return bool(self.removed and not self.is_left and not self.stays)


def differences(before: AllDigests, after: AllDigests) -> Sequence[Difference]:
    """Of each part that there was or will be."""
    return [_difference(name, before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])]


def _difference(part: str, before: Digests | None, after: Digests | None) -> Difference:
    old, new = before or {}, after or {}
    return Difference(
        part,
        before is None,
        after is None,
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        tuple(sorted(old.keys() - new.keys())),
        bool(new),
    )


async def standing(records: Records) -> Standing:
    """Raises StoreUnavailable."""
    head = await counting(records)
    counts = head.value.counts if head else 0
    try:
        stands = await version(records, counts) if counts else None
    except VersionUnreadable:
        stands = None
    return Standing(head, stands.value if stands else None)


async def together(records: Records, base: Standing, files: Mapping[str, Files]) -> Mapping[str, Files]:
    """`files` with the parts that count now and are not among them. Raises VersionUnreadable."""
    if base.counts and base.version is None and PARTS.keys() - files.keys():
        raise VersionUnreadable(base.counts, ["counts, and this program cannot read it: publish all parts at once"])
    if base.version is None or not base.parts.keys() - files.keys():
        return files
    return {**await files_of(records, base.version), **files}


async def publish(
    records: Records, base: Standing, files: Mapping[str, Files], at: datetime, *, back_to: int = 0
) -> Version:
    """Lets `files`, which were checked, count from here on, all parts together. Raises TooLarge, Overtaken."""
    size = sum(len(text) for texts in files.values() for text in texts.values())
    if size > LARGEST:
        most = LARGEST // 1_000_000
        raise TooLarge(f"These files have {size / 1e6:.1f} MB together; a version holds at most {most} MB.")
    documents = packed(files)
    number, token = base.newest + 1, uuid4().hex[:8]
    parts = {name: digests(texts) for name, texts in files.items()}
    changed = tuple(one.part for one in differences(base.parts, parts) if one.is_any)
    made = Version(number, token, at, parts, len(documents), back_to, changed)
    for place, pieces in enumerate(documents):
        text = records.configuration_texts.put(VersionText(number, token, place, pieces))
        await records.accept(CONFIGURATION_PARTITION, [text])
    try:
        await _count(records, base, number, at, changed, [records.configuration_versions.put(made)])
    except Stale:
        await _remove_texts(records, number, token)
        raise Overtaken("Somebody else published at this moment and was first. Nothing of yours counts.") from None
    return made


async def forget(records: Records, newest: int) -> None:
    """All versions but the last KEPT, and what was left of those that never came to count. Nobody misses them: who is
    overtaken while doing so leaves the rest to who was faster."""
    old: list[Stored[Version]] = []
    with suppress(VersionUnreadable):  # a newer program kept it, and will forget it
        while found := await version(records, newest - KEPT - len(old)):
            old.append(found)
    with suppress(Stale):
        for one in reversed(old):  # the oldest first: who is cut off leaves no gap, behind which nobody would look
            await _remove_texts(records, one.value.number)
            removed = records.configuration_versions.remove(one.value, one.version)
            await records.accept(CONFIGURATION_PARTITION, [removed])


async def to_go_back_to(records: Records, base: Standing, number: int) -> Version:
    """The kept version of this number; 0: the one before what counts now. Raises NoSuchVersion."""
    before = base.counts or base.newest + 1
    found = [one for one in await kept(records, base.newest) if isinstance(one, Version)]
    for one in found:
        if one.number == number or (not number and one.number < before):
            return one
    if number:
        there = ", ".join(str(one.number) for one in found) or "none"
        raise NoSuchVersion(f"Version {number} is not kept; there are: {there}.")
    raise NoSuchVersion("There is no version before what counts now; --withdraw lets the files count again.")


async def withdraw(records: Records, base: Standing, at: datetime) -> None:
    """Lets the files count again; what was published is kept. Raises Overtaken."""
    try:
        await _count(records, base, 0, at, list(base.parts))
    except Stale:
        raise Overtaken("Somebody else published at this moment and was first. Nothing was withdrawn.") from None


async def _count(
    records: Records, base: Standing, number: int, at: datetime, parts: Sequence[str], writes: Sequence[Write] = ()
) -> None:
    """In one commit. Who decides and who is asked may be others now, as after a load of the directory."""
    head = Counting(max(base.newest, number), number)
    head_write = records.configuration.put(head, base.head.version if base.head else None)
    detail: dict[str, Json] = {"version": number, "before": base.counts, "parts": parts}
    deed = "configuration.published" if number else "configuration.withdrawn"
    audit = AuditEntry(uuid4().hex, at, OPERATOR.person, deed, str(number), detail, changed=at)
    jobs = [Job(name, {}) for name in LOADED_JOBS]
    await records.accept(CONFIGURATION_PARTITION, [*writes, head_write], audit=audit, jobs=jobs)


async def _remove_texts(records: Records, number: int, token: str = "") -> None:
    """Of a version; with `token` those of one publication of that number."""
    texts = records.configuration_texts.stream(equal={"number": number}, partition=CONFIGURATION_PARTITION, page=5)
    for one in [one async for one in texts]:
        if token in {"", one.value.token}:
            await records.accept(CONFIGURATION_PARTITION, [records.configuration_texts.remove(one.value, one.version)])
