"""Completes a source later with what a model made of its words: kept beside its copy, without a new version of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.library.change_order import state_of
from bot.answer.library.copies import Completion, completion_id, words_digest
from bot.answer.library.copying import commits, copy_of
from bot.answer.library.source import Indexed, Source
from bot.errors import Unavailable
from bot.house import House
from bot.store.base import MAX_WRITES, Write
from bot.store.changes import Change
from bot.store.records import Records, sources_partition


async def complete(house: House, library: str, source_id: str, model: str, digest: str, parts: Sequence[str]) -> bool:
    """Keeps `parts` (texts of at most MOST_BYTES each), which `model` made of the words with this `digest`
    (bot.answer.library.copies), and gives the source a new number; its words and their digest stay as they are, and no
    index puts them again. False when its words are others by now. Not beside an indexing of the same library: of the
    two, the one that commits later ends.

    Raises Unavailable for a source that is not there.
    """
    partition = sources_partition(library)
    fresh = [Completion(source_id, model, digest, number, len(parts), part) for number, part in enumerate(parts)]
    source = await _standing(house.records, partition, source_id)
    if await _words(house.records, partition, source) != digest:
        return False
    # Nothing says that these are there before the source itself does.
    runs = [*commits(await _replacing(house.records, partition, source_id, model, fresh))]
    last = runs.pop() if runs and len(runs[-1]) <= MAX_WRITES - len((Indexed, Source)) else []
    for run in runs:
        await house.records.accept(partition, run)

    async def look() -> Change[bool]:
        state = await state_of(house.records, library)
        standing = await house.records.sources.get(partition, source_id)
        if state is None or standing is None or standing.value.worded != source.worded:
            return Change(False)
        number = state.value.number + 1
        await house.scopes.announce(library, number)
        completed = replace(standing.value, number=number, completed=standing.value.completed | {model})
        writes = [
            *last,
            house.records.indexed.put(replace(state.value, number=number), state.version),
            house.records.sources.put(completed, standing.version),
        ]
        return Change(True, writes)

    return await house.records.change(partition, look)


async def completion_of(records: Records, library: str, source: Source, model: str) -> Sequence[str] | None:
    """What the model made of the words that this source has; None when there is nothing of it, or not all."""
    if model not in source.completed:
        return None
    partition = sources_partition(library)
    found = await _parts(records, partition, source.id, model)
    digest = await _words(records, partition, source)
    whole = bool(found) and len(found) == found[0][0].parts and all(one.digest == digest for one, _ in found)
    return [one.packed for one, _ in found] if whole else None


async def forgetting(records: Records, partition: str, source: Source) -> list[Write]:
    """The writes that remove what models made of the words that it had."""
    return [
        records.completions.remove(one, version)
        for model in sorted(source.completed)
        for one, version in await _parts(records, partition, source.id, model)
    ]


async def _standing(records: Records, partition: str, source_id: str) -> Source:
    standing = await records.sources.get(partition, source_id)
    if standing is None or standing.value.removed:
        raise Unavailable
    return standing.value


async def _words(records: Records, partition: str, source: Source) -> str | None:
    passages = await copy_of(records, partition, source)
    return None if passages is None else words_digest(passages)


async def _replacing(
    records: Records, partition: str, source_id: str, model: str, fresh: Sequence[Completion]
) -> list[Write]:
    stand = await _parts(records, partition, source_id, model)
    versions = {one.part: version for one, version in stand}
    return [
        *(records.completions.put(one, versions.get(one.part)) for one in fresh),
        *(records.completions.remove(one, version) for one, version in stand[len(fresh) :]),
    ]


async def _parts(records: Records, partition: str, source_id: str, model: str) -> list[tuple[Completion, str]]:
    found: list[tuple[Completion, str]] = []
    while part := await records.completions.get(partition, completion_id(source_id, model, len(found))):
        found.append((part.value, part.version))
    return found
