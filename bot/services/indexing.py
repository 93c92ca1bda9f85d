"""Making the index equal to a library: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.content.base import Document, Entry, Library, Unreadable
from bot.domain.knowledge import Source
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
    """Raises LibraryInvalid when the library as a whole cannot be used; one bad document costs itself alone.

    What stands in the store is what the index holds: a source is recorded after the index committed it.
    """
    listing = await library.listing()
    partition = sources_partition(library.prefix)
    standing = {item.value.id: item async for item in ports.records.sources.all(partition=partition)}
    if standing and await ports.index.size() == 0:
        await _forget(ports, partition, standing.values())  # the index was lost: everything is read again
        standing = {}
    report = Report(unreadable=list(listing.unreadable))
    report.nobody = [entry.path for entry in listing.entries if not entry.readers]
    fresh: list[Source] = []
    for number, entry in enumerate(listing.entries):
        on_progress(Progress(number, len(listing.entries), entry.path))
        stands = standing.get(entry.id)
        if stands and _same(stands.value, entry):
            report.unchanged += 1
            continue
        if stands and stands.value.digest == entry.digest and (changed := await _permit(ports, stands.value, entry)):
            report.permitted += 1
            fresh.append(changed)
            continue
        document = await library.read(entry)
        if isinstance(document, Unreadable):
            report.unreadable.append(document)
            continue
        fresh.append(await _put(ports, document, report))
        if len(fresh) >= BATCH:
            await _keep(ports, partition, fresh, standing)
            fresh = []
    await _keep(ports, partition, fresh, standing)
    gone = standing.keys() - {entry.id for entry in listing.entries}
    unreadable = {unreadable.path for unreadable in report.unreadable}
    gone |= {item.value.id for item in standing.values() if item.value.path in unreadable}
    await _drop(ports, partition, [standing[source] for source in gone])
    report.removed = len(gone)
    on_progress(Progress(len(listing.entries), len(listing.entries), ""))
    return report


def _same(source: Source, entry: Entry) -> bool:
    return (source.digest, source.readers, source.official) == (entry.digest, entry.readers, entry.official)


async def _permit(ports: Ports, source: Source, entry: Entry) -> Source | None:
    """The same words, standing otherwise: nothing is read again. None when the index does not hold it."""
    changed = replace(source, readers=entry.readers, official=entry.official)
    return changed if await ports.index.permit(changed) else None


async def _put(ports: Ports, document: Document, report: Report) -> Source:
    await ports.index.put(document.source, document.passages)
    report.indexed += 1
    report.passages += len(document.passages)
    return document.source


async def _keep(ports: Ports, partition: str, fresh: list[Source], standing: dict[str, Stored[Source]]) -> None:
    if not fresh:
        return
    await ports.scopes.meet([source.readers for source in fresh])  # first: what is found must have a scope
    await ports.index.commit()
    writes = [
        ports.records.sources.put(source, standing[source.id].version if source.id in standing else None)
        for source in fresh
    ]
    await _commit(ports, partition, writes)


async def _drop(ports: Ports, partition: str, items: list[Stored[Source]]) -> None:
    if not items:
        return
    for item in items:
        await ports.index.remove(item.value.id)
    await ports.index.commit()
    await _forget(ports, partition, items)


async def _forget(ports: Ports, partition: str, items: Iterable[Stored[Source]]) -> None:
    await _commit(ports, partition, [ports.records.sources.remove(item.value, item.version) for item in items])


async def _commit(ports: Ports, partition: str, writes: Sequence[Write]) -> None:
    for start in range(0, len(writes), MAX_WRITES):
        await ports.records.commit(partition, *writes[start : start + MAX_WRITES])
