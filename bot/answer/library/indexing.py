"""Making the index equal to a library: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.library.copies import Copy
from bot.answer.library.copying import commits, copied, copy_of, has_copy, replacing
from bot.answer.library.ids import library_id
from bot.answer.library.rebuilding import rebuild_claimed
from bot.answer.library.source import Indexed, Source
from bot.content.base import Change, Changed, Document, Entry, Library, LibraryInvalid, Reason, Removed, Unreadable
from bot.house import House
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.records import SOURCE, sources_partition

BATCH = 50
"""Documents between two commits of the index: what a killed run reads again at most."""
MAX_NAME = 100
"""Characters of a library's name."""


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
    """What an index that was lost held is put into the new one first: then it need not be read again.

    Raises LibraryInvalid when the library as a whole cannot be used, or its name is registered for another place;
    IndexUnavailable while another process writes the index. One bad document costs itself alone, and what was read of
    it before stays.
    """
    async with house.index.claimed():
        await rebuild_claimed(house)
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
    """A source that the index holds as it is now and the store does not yet; `copies` None: those that it has are
    right."""

    source: Source
    copies: Sequence[Copy] | None


@dataclass(slots=True)
class _Run:
    """One indexing. What stands in the store is what the index holds, but for what is in doubt.

    Sources are in doubt, in the store, from before the index commits them until they are recorded. A killed run leaves
    them so, and the next one makes them sure.
    """

    house: House
    state: Stored[Indexed]
    standing: dict[str, Stored[Source]]
    known: dict[str, Source]
    read: Callable[[Entry], Awaitable[Document | Unreadable]]
    waiting: dict[str, _Fresh | None] = field(default_factory=dict[str, _Fresh | None])
    """By id; None is for one that the index does not hold any more and the store does still."""
    report: Report = field(default_factory=Report)

    @property
    def partition(self) -> str:
        return sources_partition(self.state.value.id)

    async def take(self, item: Change) -> None:
        match item:
            case Changed(entry):
                await self._change(entry)
            case Removed(id_):
                await self._remove(id_)
            case Unreadable():
                self.report.unreadable.append(item)

    async def _change(self, entry: Entry) -> None:
        known = self.known.pop(entry.id, None)
        if known and known.digest and known.digest == entry.digest and await self._permit(known, entry):
            return
        document = Unreadable(entry.path, entry.problem) if entry.problem else await self.read(entry)
        if isinstance(document, Unreadable):
            kept = await self._restore(entry.id, entry.readers, official=entry.official)
            self.report.unreadable.append(replace(document, kept=kept))
            return
        await self.house.index.put(document.source, document.passages)
        self.waiting[entry.id] = _Fresh(document.source, await copied(document.source, document.passages))
        self.report.indexed += 1
        self.report.passages += len(document.passages)

    async def _permit(self, stands: Source, entry: Entry) -> bool:
        """The same words, but standing otherwise: nothing needs to be read. False when the index does not hold it."""
        changed = replace(stands, readers=entry.readers, official=entry.official)
        if changed == stands:
            self.report.unchanged += 1
        elif await self.house.index.permit(changed):
            self.waiting[entry.id] = _Fresh(changed, None)
            self.report.permitted += 1
        else:
            return False
        return True

    async def _restore(self, id_: str, readers: frozenset[str], *, official: bool) -> bool:
        """Keeps the last good version of what cannot be read now, for who may read it now. False when there is none."""
        stands = self.standing.get(id_)
        if stands is None:
            return False
        changed = replace(stands.value, readers=readers, official=official)
        is_sure = id_ not in self.state.value.doubtful
        if is_sure and changed == stands.value:
            return True
        if not is_sure or not await self.house.index.permit(changed):
            passages = await copy_of(self.house.records, self.partition, stands.value)
            if passages is None:
                await self._remove(id_)
                return False
            await self.house.index.put(changed, passages)
        self.waiting[id_] = _Fresh(changed, None)
        return True

    async def _remove(self, id_: str) -> None:
        self.known.pop(id_, None)
        await self.house.index.remove(id_)
        self.waiting[id_] = None
        self.report.removed += 1

    async def keep(self, *, at_least: int = 1, cursor: str | None = None) -> None:
        """Makes what waits durable; with `cursor`, whatever waits, and the cursor in the last commit of it."""
        state = self.state.value
        if len(self.waiting) >= at_least:
            await self._doubt(self.waiting)
            # First: what is found has a scope.
            await self.house.scopes.meet([fresh.source.readers for fresh in self.waiting.values() if fresh])
            await self.house.index.commit()
            settled = [(id_, await self._writes(id_, fresh)) for id_, fresh in self.waiting.items()]
            await self._settle(settled, cursor)
            self.waiting = {}
        elif cursor is not None and cursor != state.cursor:
            await self._commit(replace(state, cursor=cursor))

    async def end(self) -> None:
        """Nothing stays in doubt; from now on each source that is recorded has its copy."""
        for id_ in sorted(self.state.value.doubtful):
            stands = self.standing.get(id_)
            if not (stands and await self._restore(id_, stands.value.readers, official=stands.value.official)):
                await self._remove(id_)
            await self.keep(at_least=BATCH)
        await self.keep()
        self.report.unchanged += len(self.known)
        self.report.nobody = sorted(item.value.path for item in self.standing.values() if not item.value.readers)
        unreadable = len(self.report.unread)
        at = self.house.now()
        await self._commit(replace(self.state.value, copied=True, at=at, unreadable=unreadable))

    async def _writes(self, id_: str, fresh: _Fresh | None) -> list[Write]:
        """The record last: until then the source is in doubt."""
        stands, records = self.standing.get(id_), self.house.records
        if fresh is None:
            writes = await replacing(records, self.partition, id_, ())
            return [*writes, records.sources.remove(stands.value, stands.version)] if stands else writes
        kept = [] if fresh.copies is None else await replacing(records, self.partition, id_, fresh.copies)
        return [*kept, records.sources.put(fresh.source, stands.version if stands else None)]

    async def _doubt(self, ids: Iterable[str]) -> None:
        if not self.state.value.doubtful.issuperset(ids):
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful.union(ids)))

    async def _settle(self, settled: Sequence[tuple[str, Sequence[Write]]], cursor: str | None) -> None:
        """Recorded, and no longer in doubt, in one commit; in several where one does not take them all."""
        ends = {(writes[-1].kind, writes[-1].id): source for source, writes in settled if writes}
        sure = {source for source, writes in settled if not writes}
        runs = [*commits([write for _, writes in settled for write in writes])] or [[]]
        for run in runs:
            sure |= {ends[key] for write in run if (key := (write.kind, write.id)) in ends}
            state = replace(self.state.value, doubtful=self.state.value.doubtful - sure)
            await self._commit(replace(state, cursor=cursor) if cursor is not None and run is runs[-1] else state, *run)

    async def _commit(self, state: Indexed, *writes: Write) -> None:
        put = self.house.records.indexed.put(state, self.state.version or None)
        version, *others = await self.house.records.accept(self.partition, [put, *writes])
        self.state = Stored(state, version or "")
        for write, written in zip(writes, others, strict=True):
            if write.kind == SOURCE.name:
                self._recorded(write.id, written)

    def _recorded(self, id_: str, version: str | None) -> None:
        fresh = self.waiting[id_]
        if fresh is None:
            self.standing.pop(id_, None)
        else:
            self.standing[id_] = Stored(fresh.source, version or "")


async def _begin(house: House, library: Library) -> _Run:
    """Raises LibraryInvalid."""
    if not library.name.strip() or not library.name.isprintable() or len(library.name) > MAX_NAME:
        raise LibraryInvalid(f"{library.place} needs a name of at most {MAX_NAME} characters: --name NAME")
    id_ = library_id(library.name)
    found = await house.records.indexed.get(sources_partition(id_), id_)
    state = found or Stored(Indexed(id_, house.index.identity, copied=True), "")
    if state.value.place not in {"", library.place}:
        raise LibraryInvalid(
            f"the name {library.name!r} is registered for {state.value.place}: give {library.place} a name of its own "
            f"(--name NAME), or if it came instead, remove the other first (libraries --remove {library.name!r})"
        )
    state = Stored(replace(state.value, name=library.name, place=library.place), state.version)
    partition, standing = sources_partition(id_), await _standing(house, id_)
    known = {id_: item.value for id_, item in standing.items()}
    for id_, source in known.items():
        sure = id_ not in state.value.doubtful
        # A program that kept no copies may have recorded it.
        if not sure or not (state.value.copied or await has_copy(house.records, partition, source)):
            known[id_] = replace(source, digest="")
    return _Run(house, state, standing, known, library.read)


async def _standing(house: House, library: str) -> dict[str, Stored[Source]]:
    return {item.value.id: item async for item in house.records.sources.stream(partition=sources_partition(library))}


async def _nothing(entry: Entry) -> Document | Unreadable:
    return Unreadable(entry.path, Reason.VANISHED)


async def remove_library(house: House, state: Stored[Indexed]) -> int:
    """With all its documents; returns how many there were. Raises IndexUnavailable while another process writes the
    index. What was removed until it is killed stays so."""
    async with house.index.claimed():
        standing = await _standing(house, state.value.id)
        run = _Run(house, state, standing, {}, _nothing)
        for id_ in sorted(standing.keys() | state.value.doubtful):
            await run.take(Removed(id_, ""))
            await run.keep(at_least=BATCH)
        await run.keep()
        forgotten = house.records.indexed.remove(run.state.value, run.state.version)
        await house.records.accept(run.partition, [forgotten])
        return run.report.removed
