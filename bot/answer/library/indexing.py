"""Making the index equal to a library: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.library.copies import Copy
from bot.answer.library.copying import commits, copied, has_copy, replacing
from bot.answer.library.rebuilding import rebuild_claimed
from bot.answer.library.source import Indexed, Source
from bot.content.base import Document, Entry, Library, Unreadable
from bot.house import House
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.records import sources_partition

BATCH = 50
"""Documents between two commits of the index: what a killed run reads again at most."""


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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing is: `done` of `total` documents, now at `path`."""

    done: int
    total: int
    path: str


async def index_library(house: House, library: Library, on_progress: Callable[[Progress], None]) -> Report:
    """What an index that was lost held is put into the new one first: then it need not be read again.

    Raises LibraryInvalid when the library as a whole cannot be used, IndexUnavailable while another process writes the
    index; one bad document costs itself alone.
    """
    async with house.index.claimed():
        await rebuild_claimed(house)
        return await _index(house, library, on_progress)


async def _index(house: House, library: Library, on_progress: Callable[[Progress], None]) -> Report:
    listing = await library.listing()
    run = await _begin(house, library.prefix)
    report = run.report
    report.unreadable += listing.unreadable
    report.nobody += [entry.path for entry in listing.entries if not entry.readers]
    for number, entry in enumerate(listing.entries):
        on_progress(Progress(number, len(listing.entries), entry.path))
        if not await run.is_done(entry):
            document = await library.read(entry)
            if isinstance(document, Unreadable):
                report.unreadable.append(document)
            else:
                await run.put(document)
        await run.keep(BATCH)
    await run.keep()
    unreadable = {unreadable.path for unreadable in report.unreadable}
    await run.end({entry.id for entry in listing.entries if entry.path not in unreadable})
    on_progress(Progress(len(listing.entries), len(listing.entries), ""))
    return report


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
    partition: str
    state: Stored[Indexed]
    standing: dict[str, Stored[Source]]
    fresh: list[_Fresh] = field(default_factory=list[_Fresh])
    report: Report = field(default_factory=Report)

    async def is_done(self, entry: Entry) -> bool:
        """Unchanged, or with the same words but standing otherwise: nothing needs to be read."""
        stands = self.standing.get(entry.id)
        if stands is None or entry.id in self.state.value.doubtful or stands.value.digest != entry.digest:
            return False
        # A program that kept no copies may have recorded it.
        if not self.state.value.copied and not await has_copy(self.house.records, self.partition, stands.value):
            return False
        if (stands.value.readers, stands.value.official) == (entry.readers, entry.official):
            self.report.unchanged += 1
            return True
        changed = replace(stands.value, readers=entry.readers, official=entry.official)
        if not await self.house.index.permit(changed):
            return False
        self.fresh.append(_Fresh(changed, None))
        self.report.permitted += 1
        return True

    async def put(self, document: Document) -> None:
        await self.house.index.put(document.source, document.passages)
        self.fresh.append(_Fresh(document.source, await copied(document.source, document.passages)))
        self.report.indexed += 1
        self.report.passages += len(document.passages)

    async def keep(self, at_least: int = 1) -> None:
        if len(self.fresh) < at_least:
            return
        await self._doubt([fresh.source.id for fresh in self.fresh])
        # First: what is found has a scope.
        await self.house.scopes.meet([fresh.source.readers for fresh in self.fresh])
        await self.house.index.commit()
        await self._settle([(fresh.source.id, await self._recorded(fresh)) for fresh in self.fresh])
        self.fresh = []

    async def end(self, kept: set[str]) -> None:
        """These are all that the library has; from now on each source that is recorded has its copy."""
        await self._drop_all_but(kept)
        if not self.state.value.copied:
            await self._commit(replace(self.state.value, copied=True))

    async def _drop_all_but(self, kept: set[str]) -> None:
        gone = sorted((self.standing.keys() | self.state.value.doubtful) - kept)
        for start in range(0, len(gone), BATCH):
            ids = gone[start : start + BATCH]
            await self._doubt(ids)
            for source in ids:
                await self.house.index.remove(source)
            await self.house.index.commit()
            await self._settle([(source, await self._forgotten(source)) for source in ids])
        self.report.removed = len(gone)

    async def _recorded(self, fresh: _Fresh) -> list[Write]:
        """The record last: until then the source is in doubt."""
        source, copies = fresh.source, fresh.copies
        stands = self.standing.get(source.id)
        kept = [] if copies is None else await replacing(self.house.records, self.partition, source.id, copies)
        return [*kept, self.house.records.sources.put(source, stands.version if stands else None)]

    async def _forgotten(self, source: str) -> list[Write]:
        stands = self.standing.get(source)
        writes = await replacing(self.house.records, self.partition, source, ())
        return [*writes, self.house.records.sources.remove(stands.value, stands.version)] if stands else writes

    async def _doubt(self, ids: Iterable[str]) -> None:
        if not self.state.value.doubtful.issuperset(ids):
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful.union(ids)))

    async def _settle(self, settled: Sequence[tuple[str, Sequence[Write]]]) -> None:
        """Recorded, and no longer in doubt, in one commit; in several where one does not take them all."""
        ends = {(writes[-1].kind, writes[-1].id): source for source, writes in settled if writes}
        sure = {source for source, writes in settled if not writes}
        for run in [*commits([write for _, writes in settled for write in writes])] or [[]]:
            sure |= {ends[key] for write in run if (key := (write.kind, write.id)) in ends}
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful - sure), *run)

    async def _commit(self, state: Indexed, *writes: Write) -> None:
        put = self.house.records.indexed.put(state, self.state.version)
        version, *_ = await self.house.records.accept(self.partition, [put, *writes])
        self.state = Stored(state, version or "")


async def _begin(house: House, prefix: str) -> _Run:
    partition = sources_partition(prefix)
    state = await house.records.indexed.get(partition, prefix)
    standing = {item.value.id: item async for item in house.records.sources.stream(partition=partition)}
    if state is None:
        fresh = Indexed(prefix, house.index.identity, copied=True)
        version, *_ = await house.records.accept(partition, [house.records.indexed.put(fresh)])
        state = Stored(fresh, version or "")
    return _Run(house, partition, state, standing)
