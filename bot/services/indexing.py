"""Making the index equal to a library: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.content.base import Document, Entry, Library, Unreadable
from bot.domain.knowledge import Indexed, Source
from bot.services.ports import Ports
from bot.store.base import MAX_WRITES, Write
from bot.store.records import Stored, sources_partition

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


async def index_library(ports: Ports, library: Library, on_progress: Callable[[Progress], None]) -> Report:
    """Raises LibraryInvalid when the library as a whole cannot be used; one bad document costs itself alone."""
    listing = await library.listing()
    run = await _begin(ports, library.prefix)
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
    await run.drop_all_but({entry.id for entry in listing.entries if entry.path not in unreadable})
    on_progress(Progress(len(listing.entries), len(listing.entries), ""))
    return report


@dataclass(slots=True)
class _Run:
    """One indexing. What stands in the store is what the index holds, but for what is in doubt.

    Sources are in doubt, in the store, from before the index commits them until they are recorded. A killed run leaves
    them so, and the next one makes them sure.
    """

    ports: Ports
    partition: str
    state: Stored[Indexed]
    standing: dict[str, Stored[Source]]
    fresh: list[Source] = field(default_factory=list[Source])
    report: Report = field(default_factory=Report)

    async def is_done(self, entry: Entry) -> bool:
        """Unchanged, or with the same words but standing otherwise: nothing needs to be read."""
        stands = self.standing.get(entry.id)
        if stands is None or entry.id in self.state.value.doubtful or stands.value.digest != entry.digest:
            return False
        if (stands.value.readers, stands.value.official) == (entry.readers, entry.official):
            self.report.unchanged += 1
            return True
        changed = replace(stands.value, readers=entry.readers, official=entry.official)
        if not await self.ports.index.permit(changed):
            return False
        self.fresh.append(changed)
        self.report.permitted += 1
        return True

    async def put(self, document: Document) -> None:
        await self.ports.index.put(document.source, document.passages)
        self.fresh.append(document.source)
        self.report.indexed += 1
        self.report.passages += len(document.passages)

    async def keep(self, at_least: int = 1) -> None:
        if len(self.fresh) < at_least:
            return
        await self._doubt([source.id for source in self.fresh])
        await self.ports.scopes.meet([source.readers for source in self.fresh])  # first: what is found has a scope
        await self.ports.index.commit()
        await self._settle([(source.id, self._recorded(source)) for source in self.fresh])
        self.fresh = []

    async def drop_all_but(self, kept: set[str]) -> None:
        gone = sorted((self.standing.keys() | self.state.value.doubtful) - kept)
        for start in range(0, len(gone), BATCH):
            ids = gone[start : start + BATCH]
            await self._doubt(ids)
            for source in ids:
                await self.ports.index.remove(source)
            await self.ports.index.commit()
            await self._settle([(source, self._forgotten(source)) for source in ids])
        self.report.removed = len(gone)

    def _recorded(self, source: Source) -> Write:
        stands = self.standing.get(source.id)
        return self.ports.records.sources.put(source, stands.version if stands else None)

    def _forgotten(self, source: str) -> Write | None:
        stands = self.standing.get(source)
        return self.ports.records.sources.remove(stands.value, stands.version) if stands else None

    async def _doubt(self, ids: Iterable[str]) -> None:
        if not self.state.value.doubtful.issuperset(ids):
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful.union(ids)))

    async def _settle(self, writes: Sequence[tuple[str, Write | None]]) -> None:
        """Recorded, and no longer in doubt, in one commit."""
        sure = replace(self.state.value, doubtful=self.state.value.doubtful.difference(source for source, _ in writes))
        await self._commit(sure, *(write for _, write in writes if write))

    async def _commit(self, state: Indexed, *writes: Write) -> None:
        put = self.ports.records.indexed.put(state, self.state.version)
        version, *_ = await self.ports.records.commit(self.partition, put, *writes)
        self.state = Stored(state, version or "")


async def _begin(ports: Ports, prefix: str) -> _Run:
    partition, identity = sources_partition(prefix), ports.index.identity
    state = await ports.records.indexed.get(partition, prefix)
    standing = {item.value.id: item async for item in ports.records.sources.all(partition=partition)}
    if state is None or state.value.index != identity:
        # Another index than the one that was filled: it was lost, or made anew. Everything is read again.
        await _forget(ports, partition, standing.values())
        standing = {}
        fresh = Indexed(prefix, identity)
        version, *_ = await ports.records.commit(
            partition, ports.records.indexed.put(fresh, state.version if state else None)
        )
        state = Stored(fresh, version or "")
    return _Run(ports, partition, state, standing)


async def _forget(ports: Ports, partition: str, items: Iterable[Stored[Source]]) -> None:
    writes = [ports.records.sources.remove(item.value, item.version) for item in items]
    for start in range(0, len(writes), MAX_WRITES):
        await ports.records.commit(partition, *writes[start : start + MAX_WRITES])
