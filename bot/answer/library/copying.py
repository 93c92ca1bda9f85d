"""The store's copy of the passages of a source: written with its record, read when an index is to be made anew."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence

from bot.answer.library.copies import Copy, copies_of, copy_id, passages_of
from bot.answer.library.source import Passage, Source
from bot.store.base import MAX_COMMIT_BYTES, MAX_WRITES, Put, Write
from bot.store.collection import Stored
from bot.store.records import Records

OWN_WRITES = 1
"""Of a commit, for the state that goes along."""
OWN_BYTES = 400_000
"""Of a commit, for that state and for everything but the packed passages."""


async def copied(source: Source, passages: Sequence[Passage]) -> list[Copy]:
    return await asyncio.to_thread(copies_of, source.id, source.digest, passages)


async def replacing(records: Records, partition: str, source: str, copies: Sequence[Copy]) -> list[Write]:
    """The writes that make these the parts of the source's copy: none too many is left. In this order there is never
    a part without those before it, wherever the writes are cut in several commits."""
    parts = [part async for part in _standing(records, partition, source)]
    versions = {part.value.part: part.version for part in parts}
    writes: list[Write] = [records.copies.put(copy, versions.get(copy.part)) for copy in copies]
    surplus = [records.copies.remove(part.value, part.version) for part in parts[len(copies) :]]
    return [*writes, *reversed(surplus)]


async def _standing(records: Records, partition: str, source: str) -> AsyncIterator[Stored[Copy]]:
    """The parts that are there, of whatever digest."""
    number = 0
    while part := await records.copies.get(partition, copy_id(source, number)):
        yield part
        number += 1


async def has_copy(records: Records, partition: str, source: Source) -> bool:
    first = await records.copies.get(partition, copy_id(source.id, 0))
    return first is not None and first.value.digest == source.digest


async def copy_of(records: Records, partition: str, source: Source) -> list[Passage] | None:
    """None when there is no whole copy of the source as it was recorded."""
    parts: list[Copy] = []
    async for part in _standing(records, partition, source.id):
        if (part.value.digest, part.value.parts) != (source.digest, (parts or [part.value])[0].parts):
            return None
        parts.append(part.value)
    if not parts or len(parts) != parts[0].parts:
        return None
    try:
        return [passage for part in parts for passage in await asyncio.to_thread(passages_of, part)]
    except ValueError:
        return None


def commits(writes: Iterable[Write]) -> Iterable[list[Write]]:
    """In their order, in runs that one commit takes."""
    run: list[Write] = []
    size = 0
    for write in writes:
        own = _size(write)
        if len(run) >= MAX_WRITES - OWN_WRITES or (run and size + own > MAX_COMMIT_BYTES - OWN_BYTES):
            yield run
            run, size = [], 0
        run.append(write)
        size += own
    if run:
        yield run


def _size(write: Write) -> int:
    """Of what counts: everything else is small."""
    return len(str(write.body.get("packed", ""))) if isinstance(write, Put) else 0
