"""Making what the store holds of a library equal to it: read what is new, skip what is unchanged, drop what is gone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from bot.answer.library.class_limit import ClassLimit, mark_of
from bot.answer.library.copying import has_copy
from bot.answer.library.ids import library_id
from bot.answer.library.indexing_run import IndexedElsewhere, Report, Run
from bot.answer.library.source import Indexed, Source
from bot.content.base import Changed, Document, Entry, Library, LibraryInvalid, Reason, Removed, Unreadable
from bot.errors import Stale
from bot.house import House
from bot.store.collection import Stored
from bot.store.partitions import sources_partition

MAX_NAME = 100
"""Characters of a library's name."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing is: `done` of `total` changes, now at `path`."""

    done: int
    total: int
    path: str


async def index_library(
    house: House, library: Library, on_progress: Callable[[Progress], None], limit: ClassLimit | None = None
) -> Report:
    """Each instance's index follows by itself (bot.answer.library.replica). `limit` is the one that `library` was
    opened with.

    Raises LibraryInvalid when the library as a whole cannot be used, or its name is registered for another place;
    IndexedElsewhere. One bad document costs itself alone, and what was read of it before stays.
    """
    run = await _begin(house, library)
    run.limit = mark_of(limit)
    done = total = 0
    try:
        async for stretch in library.changes(run.state.value.cursor, dict(run.known)):
            total += len(stretch.items)
            for item in stretch.items:
                on_progress(Progress(done, total, item.entry.path if isinstance(item, Changed) else item.path))
                await run.take(item)
                await run.keep_batch()
                done += 1
            await run.keep(cursor=stretch.cursor)
    except LibraryInvalid:  # a service that answers no more: what was read until then need not be read again
        await run.keep()
        raise
    await run.end()
    on_progress(Progress(done, total, ""))
    return run.report


async def _begin(house: House, library: Library) -> Run:
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
    return Run(house, Stored(registered, state.version), standing, known, unsure, library.read)


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
    run = Run(house, counted, standing, {}, set(), _nothing)
    for id_ in sorted(standing):
        await run.take(Removed(id_, ""))
        await run.keep_batch()
    await run.keep()
    forgotten = house.records.indexed.remove(run.state.value, run.state.version)
    try:
        await house.records.accept(run.partition, [forgotten])
    except Stale:
        raise IndexedElsewhere(state.value.name) from None
    return run.report.removed
