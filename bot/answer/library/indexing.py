"""Making what the store holds of a library equal to it: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.library.completing import forgetting
from bot.answer.library.copies import Copy
from bot.answer.library.copying import commits, copied, copy_of, has_copy, replacing
from bot.answer.library.ids import library_id
from bot.answer.library.source import Indexed, Source
from bot.content.base import Change, Changed, Document, Entry, Library, LibraryInvalid, Reason, Removed, Unreadable
from bot.errors import OperatorError, Stale
from bot.house import House
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.kinds import SOURCE
from bot.store.partitions import sources_partition

BATCH = 50
"""Documents between two commits: what a killed run reads again at most."""
TRIES = 12
"""With one commit, while sources are completed beside it."""
MAX_NAME = 100
"""Characters of a library's name."""


class IndexedElsewhere(OperatorError):
    """Another process indexes this library, or removes it, at the same time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"another process indexes {name!r}, or removes it, at the same time: what was read until here is kept; "
            "index it again when the other one is done"
        )


@dataclass(slots=True)
class Report:
    """What an indexing did; `permitted` are documents that only got other readers, `nobody` paths that no reader may
    see."""

    indexed: int = 0
    passages: int = 0
    unchanged: int = 0
    removed: int = 0
    permitted: int = 0
    unreadable: list[Unreadable] = field(default_factory=list[Unreadable])
    nobody: list[str] = field(default_factory=list[str])

    @property
    def unread(self) -> list[Unreadable]:
        """What should have been read and could not be."""
        return [one for one in self.unreadable if one.reason is not Reason.UNSUPPORTED]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing is: `done` of `total` changes, now at `path`."""

    done: int
    total: int
    path: str


async def index_library(house: House, library: Library, on_progress: Callable[[Progress], None]) -> Report:
    """Each instance's index follows by itself (bot.answer.library.replica).

    Raises LibraryInvalid when the library as a whole cannot be used, or its name is registered for another place;
    IndexedElsewhere. One bad document costs itself alone, and what was read of it before stays.
    """
    run = await _begin(house, library)
    done = total = 0
    async for stretch in library.changes(run.state.value.cursor, dict(run.known)):
        total += len(stretch.items)
        for item in stretch.items:
            on_progress(Progress(done, total, item.entry.path if isinstance(item, Changed) else item.path))
            await run.take(item)
            await run.keep(at_least=BATCH)
            done += 1
        await run.keep(cursor=stretch.cursor)
    await run.end()
    on_progress(Progress(done, total, ""))
    return run.report


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A source as it is now and the store does not have it yet; `copies` None: those that it has are right."""

    source: Source
    copies: Sequence[Copy] | None


@dataclass(slots=True)
class _Run:
    """One indexing. Two of one library cannot both commit: each commit replaces the library's state.

    `standing` is what the store holds, also what is removed. Of what is `unsure` there may be no copy of its words.
    """

    house: House
    state: Stored[Indexed]
    standing: dict[str, Stored[Source]]
    known: dict[str, Source]
    unsure: set[str]
    read: Callable[[Entry], Awaitable[Document | Unreadable]]
    waiting: dict[str, _Fresh] = field(default_factory=dict[str, _Fresh])
    report: Report = field(default_factory=Report)

    @property
    def partition(self) -> str:
        return sources_partition(self.state.value.id)

    async def take(self, item: Change) -> None:
        match item:
            case Changed(entry):
                await self._change(entry)
            case Removed(id_):
                self._remove(id_)
            case Unreadable():
                self.report.unreadable.append(item)

    async def _change(self, entry: Entry) -> None:
        known = self.known.pop(entry.id, None)
        if known and known.digest and known.digest == entry.digest:
            self._permit(known, entry)
            return
        document = Unreadable(entry.path, entry.problem) if entry.problem else await self.read(entry)
        if isinstance(document, Unreadable):
            kept = await self._restore(entry.id, entry.readers, official=entry.official)
            self.report.unreadable.append(replace(document, kept=kept))
            return
        self.waiting[entry.id] = _Fresh(document.source, await copied(document.source, document.passages))
        self.report.indexed += 1
        self.report.passages += len(document.passages)

    def _permit(self, stands: Source, entry: Entry) -> None:
        """The same words, but standing otherwise: nothing needs to be read."""
        changed = replace(stands, readers=entry.readers, official=entry.official)
        if changed == stands:
            self.report.unchanged += 1
        else:
            self.waiting[entry.id] = _Fresh(changed, None)
            self.report.permitted += 1

    async def _restore(self, id_: str, readers: frozenset[str], *, official: bool) -> bool:
        """Keeps the last good version of what cannot be read now, for who may read it now. False when there is none."""
        stands = self.standing.get(id_)
        if stands is None or stands.value.removed:
            return False
        if id_ in self.unsure and await copy_of(self.house.records, self.partition, stands.value) is None:
            self._remove(id_)
            return False
        changed = replace(stands.value, readers=readers, official=official)
        if changed != stands.value:
            self.waiting[id_] = _Fresh(changed, None)
        return True

    def _remove(self, id_: str) -> None:
        self.known.pop(id_, None)
        stands = self.standing.get(id_)
        self.waiting.pop(id_, None)
        if stands and not stands.value.removed:
            gone = Source(id_, "", "", "", None, stands.value.language, frozenset(), removed=self.house.now())
            self.waiting[id_] = _Fresh(gone, ())
            self.report.removed += 1

    async def keep(self, *, at_least: int = 1, cursor: str | None = None) -> None:
        """Makes what waits durable; with `cursor`, whatever waits, and the cursor in the last commit of it."""
        state = self.state.value
        if len(self.waiting) >= at_least:
            writes = [write for id_, fresh in self.waiting.items() for write in await self._writes(id_, fresh)]
            await self._settle([*commits(writes)], cursor)
            self.waiting = {}
        elif cursor is not None and cursor != state.cursor:
            await self._commit(replace(state, cursor=cursor))

    async def end(self) -> None:
        """From now on each source that is recorded has its copy."""
        for id_ in sorted(self.unsure & {id_ for id_, stands in self.standing.items() if not stands.value.removed}):
            stands = self.standing[id_].value
            await self._restore(id_, stands.readers, official=stands.official)
            await self.keep(at_least=BATCH)
        await self.keep()
        self.report.unchanged += len(self.known)
        there = [item.value for item in self.standing.values() if not item.value.removed]
        self.report.nobody = sorted(source.path for source in there if not source.readers)
        unreadable = len(self.report.unread)
        ended = replace(self.state.value, doubtful=frozenset(), copied=True, at=self.house.now(), unreadable=unreadable)
        await self._commit(ended)

    async def _writes(self, id_: str, fresh: _Fresh) -> list[Write]:
        """The record last; its number comes with its commit."""
        stands, records = self.standing.get(id_), self.house.records
        kept = [] if fresh.copies is None else await replacing(records, self.partition, id_, fresh.copies)
        if stands and fresh.copies is not None:
            kept += await forgetting(records, self.partition, stands.value)
        return [*kept, records.sources.put(fresh.source, stands.version if stands else None)]

    async def _settle(self, runs: Sequence[Sequence[Write]], cursor: str | None) -> None:
        """All in one commit; in several where one does not take them, and what is cut in two is in doubt meanwhile."""
        if cut := _begun_before_their_commit(runs):
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful | cut))
        for run in runs:
            sure = {write.id for write in run if write.kind == SOURCE.name}
            state = replace(self.state.value, doubtful=self.state.value.doubtful - sure)
            await self._commit(replace(state, cursor=cursor) if cursor is not None and run is runs[-1] else state, *run)

    async def _commit(self, state: Indexed, *writes: Write) -> None:
        """Again where sources were completed meanwhile (bot.answer.library.completing), which says nothing new of them.
        Raises IndexedElsewhere."""
        for _ in range(TRIES):
            try:
                return await self._try_to_commit(state, *writes)
            except Stale:
                if not await self._met_completions():
                    break
                state = replace(state, number=self.state.value.number)
        raise IndexedElsewhere(state.name)

    async def _try_to_commit(self, state: Indexed, *writes: Write) -> None:
        """The number goes up when a source changes, and is announced before: who looks then sees what is new. Raises
        Stale."""
        changed = [write.id for write in writes if write.kind == SOURCE.name]
        fresh = {id_: self._numbered(id_, state.number + 1) for id_ in changed}
        if changed:
            state = replace(state, number=state.number + 1)
            await self.house.scopes.announce(state.id, state.number, [source.readers for source in fresh.values()])
        state = replace(state, documents=(state.documents or 0) + self._more(fresh))
        numbered = [self._put(fresh[one.id]) if one.kind == SOURCE.name else one for one in writes]
        put = self.house.records.indexed.put(state, self.state.version or None)
        version, *others = await self.house.records.accept(self.partition, [put, *numbered])
        self.state = Stored(state, version or "")
        for write, written in zip(numbered, others, strict=True):
            if write.kind == SOURCE.name:
                self.standing[write.id] = Stored(fresh[write.id], written or "")
                self.unsure.discard(write.id)

    async def _met_completions(self) -> bool:
        """Goes on from what stands now; False when somebody else indexes, or removes."""
        records, before = self.house.records, self.state.value
        found = await records.indexed.get(self.partition, before.id)
        if found is None or replace(found.value, number=before.number) != before:
            return False
        newer = records.sources.stream(partition=self.partition, order="number", above=before.number + 1)
        met = {one.value.id: one async for one in newer}
        for id_ in self.waiting:  # what was made of their words may be forgotten too, which gives no number
            if id_ not in met and (one := await records.sources.get(self.partition, id_)):
                met[id_] = one
        for id_, one in met.items():
            stands = self.standing.get(id_)
            if stands is None or not _says_the_same(stands.value, one.value):
                return False
        self.standing |= met
        self.state = found
        return True

    def _numbered(self, id_: str, number: int) -> Source:
        fresh, stands = self.waiting[id_], self.standing.get(id_)
        if fresh.copies is not None or stands is None:
            return replace(fresh.source, number=number, worded=fresh.source.worded if fresh.copies is None else number)
        return replace(fresh.source, number=number, completed=stands.value.completed)

    def _put(self, source: Source) -> Write:
        stands = self.standing.get(source.id)
        return self.house.records.sources.put(source, stands.version if stands else None)

    def _more(self, fresh: Mapping[str, Source]) -> int:
        before = sum(id_ in self.standing and not self.standing[id_].value.removed for id_ in fresh)
        return sum(not source.removed for source in fresh.values()) - before


def _says_the_same(before: Source, now: Source) -> bool:
    return replace(now, number=before.number, completed=before.completed) == before


def _begun_before_their_commit(runs: Sequence[Sequence[Write]]) -> frozenset[str]:
    """Of the sources whose writes do not all come in the commit of their record: the record is their last."""
    cut: set[str] = set()
    for number, run in enumerate(runs[:-1], start=1):
        if run[-1].kind != SOURCE.name:
            cut.add(next(write.id for later in runs[number:] for write in later if write.kind == SOURCE.name))
    return frozenset(cut)


async def _begin(house: House, library: Library) -> _Run:
    """Raises LibraryInvalid."""
    if not library.name.strip() or not library.name.isprintable() or len(library.name) > MAX_NAME:
        raise LibraryInvalid(f"{library.place} needs a name of at most {MAX_NAME} characters: --name NAME")
    id_ = library_id(library.name)
    state = await house.records.indexed.get(sources_partition(id_), id_) or Stored(Indexed(id_, copied=True), "")
    if state.value.place not in {"", library.place}:
        raise LibraryInvalid(
            f"the name {library.name!r} is registered for {state.value.place}: give {library.place} a name of its own "
            f"(--name NAME), or if it came instead, remove the other first (libraries --remove {library.name!r})"
        )
    standing = await _standing(house, id_)
    there = {id_: item.value for id_, item in standing.items() if not item.value.removed}
    unsure = await _unsure(house, state.value, there.values())
    known = {id_: replace(source, digest="") if id_ in unsure else source for id_, source in there.items()}
    # What has to be read again, a library that only tells what happened since must tell again.
    cursor = "" if any(not source.digest for source in known.values()) else state.value.cursor
    registered = replace(
        state.value,
        number=max(state.value.number, await _announced(house, id_)),
        name=library.name,
        place=library.place,
        cursor=cursor,
        documents=len(there),
    )
    return _Run(house, Stored(registered, state.version), standing, known, unsure, library.read)


async def _announced(house: House, id_: str) -> int:
    """The numbers go on after the last one: of a library of that name that was removed, or of whoever was killed before
    the commit. Then the end of this run settles it, and no question looks any more for what never came."""
    return (await house.scopes.head()).announced.get(id_, 0)


async def _unsure(house: House, state: Indexed, sources: Collection[Source]) -> set[str]:
    """A program that kept no copies may have recorded it, or one that was killed between two of its commits."""
    partition = sources_partition(state.id)
    return {
        source.id
        for source in sources
        if source.id in state.doubtful
        or not source.digest
        or not (state.copied or await has_copy(house.records, partition, source))
    }


async def _standing(house: House, library: str) -> dict[str, Stored[Source]]:
    return {item.value.id: item async for item in house.records.sources.stream(partition=sources_partition(library))}


async def _nothing(entry: Entry) -> Document | Unreadable:
    return Unreadable(entry.path, Reason.VANISHED)


async def remove_library(house: House, state: Stored[Indexed]) -> int:
    """With all its documents; returns how many there were. Raises IndexedElsewhere. What was removed until it is
    killed stays so."""
    standing = await _standing(house, state.value.id)
    there = sum(not item.value.removed for item in standing.values())
    counted = Stored(replace(state.value, documents=there), state.version)
    run = _Run(house, counted, standing, {}, set(), _nothing)
    for id_ in sorted(standing):
        await run.take(Removed(id_, ""))
        await run.keep(at_least=BATCH)
    await run.keep()
    forgotten = house.records.indexed.remove(run.state.value, run.state.version)
    try:
        await house.records.accept(run.partition, [forgotten])
    except Stale:
        raise IndexedElsewhere(state.value.name) from None
    return run.report.removed
