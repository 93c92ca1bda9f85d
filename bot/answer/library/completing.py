"""Completes a source later with what a model made of its words: kept beside its copy, without a new version of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answer.library.change_order import Item, one, partition_of, passages_of, state_of
from bot.answer.library.copies import Completion, completion_id, words_digest
from bot.answer.library.copying import commits
from bot.answer.library.source import Indexed, Source
from bot.answer.official.official_answer import OFFICIAL, answer_id, as_source
from bot.errors import Unavailable
from bot.house import House
from bot.store.base import MAX_WRITES, Write
from bot.store.changes import Change
from bot.store.records import Records


async def complete(house: House, library: str, source_id: str, model: str, digest: str, parts: Sequence[str]) -> bool:
    """Keeps `parts` (texts of at most MOST_BYTES each), which `model` made of the words with this `digest`
    (bot.answer.library.copies), and gives the source a new number; its words and their digest stay as they are, and no
    index puts them again. False when its words are others by now.

    Raises Unavailable for a source that is not there.
    """
    partition = partition_of(library)
    fresh = [Completion(source_id, model, digest, number, len(parts), part) for number, part in enumerate(parts)]
    item = await _standing(house.records, library, source_id)
    if await _words(house.records, library, item) != digest:
        return False
    # Nothing says that these are there before the source itself does.
    runs = [*commits(await _replacing(house.records, partition, source_id, model, fresh))]
    last = runs.pop() if runs and len(runs[-1]) <= MAX_WRITES - len((Indexed, Source)) else []
    for run in runs:
        await house.records.accept(partition, run)

    async def look() -> Change[bool]:
        state = await state_of(house.records, library)
        standing = await _stored(house.records, library, source_id)
        if state is None or standing is None or standing.source.worded != item.source.worded:
            return Change(False)
        number = state.value.number + 1
        await house.scopes.announce(library, number)
        put = standing.put(standing.source.completed | {model}, number)
        return Change(True, [*last, house.records.indexed.put(replace(state.value, number=number), state.version), put])

    return await house.records.change(partition, look)


async def completion_of(records: Records, library: str, source: Source, model: str) -> Sequence[str] | None:
    """What the model made of the words that this source has; None when there is nothing of it, or not all."""
    if model not in source.completed:
        return None
    found = await _parts(records, partition_of(library), source.id, model)
    digest = await _words(records, library, await _as_it_is(records, library, source))
    whole = bool(found) and len(found) == found[0][0].parts and all(part.digest == digest for part, _ in found)
    return [part.packed for part, _ in found] if whole else None


async def keep_only(house: House, library: str, source_id: str, model: str) -> None:
    """Forgets what other models made of the words of this source. It gets no new number: nobody asks for that of others
    any more. What is forgotten halfway is begun again by whoever finds it named still."""
    item = await one(house.records, library, source_id)
    others = replace(item.source, completed=item.source.completed - {model}) if item else None
    if not others or not others.completed:
        return
    partition = partition_of(library)
    for run in commits(await forgetting(house.records, partition, others)):
        await house.records.accept(partition, run)

    async def look() -> Change[None]:
        standing = await _stored(house.records, library, source_id)
        if standing is None:
            return Change(None)
        left = standing.source.completed - others.completed
        return Change(None, [standing.put(left, standing.source.number)])

    await house.records.change(partition, look)


async def forgetting(records: Records, partition: str, source: Source) -> list[Write]:
    """The writes that remove what models made of the words that it had."""
    return [
        records.completions.remove(one, version)
        for model in sorted(source.completed)
        for one, version in await _parts(records, partition, source.id, model)
    ]


@dataclass(frozen=True, slots=True)
class _Standing:
    """A source as it was read; `put` writes what it is completed by, and its number, unless it changed since."""

    source: Source
    put: Callable[[frozenset[str], int], Write]


async def _stored(records: Records, library: str, source_id: str) -> _Standing | None:
    """None for what is gone."""
    partition = partition_of(library)
    if library == OFFICIAL:
        answer = await records.official_answers.get(partition, answer_id(source_id))
        if answer is None or answer.value.withdrawn:
            return None

        def put_answer(completed: frozenset[str], number: int) -> Write:
            changed = replace(answer.value, completed=completed, number=number)
            return records.official_answers.put(changed, answer.version)

        return _Standing(as_source(answer.value)[0], put_answer)
    found = await records.sources.get(partition, source_id)
    if found is None or found.value.removed:
        return None

    def put(completed: frozenset[str], number: int) -> Write:
        return records.sources.put(replace(found.value, completed=completed, number=number), found.version)

    return _Standing(found.value, put)


async def _standing(records: Records, library: str, source_id: str) -> Item:
    item = await one(records, library, source_id)
    if item is None or item.gone:
        raise Unavailable
    return item


async def _as_it_is(records: Records, library: str, source: Source) -> Item:
    """Official answers have no copies beside them: their words are in their record."""
    if library != OFFICIAL:
        return Item(source, gone=False)
    return await _standing(records, library, source.id)


async def _words(records: Records, library: str, item: Item) -> str | None:
    passages = await passages_of(records, library, item)
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
