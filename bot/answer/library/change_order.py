"""What changed in a library, or in the official answers, in the order of its numbers; and all that there is."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.library.copying import copy_of
from bot.answer.library.source import Indexed, Passage, Source
from bot.answer.official.official_answer import OFFICIAL, OfficialAnswer, as_source
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS, sources_partition
from bot.store.records import Records

PAGE = 25
"""Sources that are read at once."""


@dataclass(frozen=True, slots=True)
class Item:
    """A source as it stands: what it says now (`passages`, where they are at hand), or `gone`."""

    source: Source
    gone: bool
    passages: Sequence[Passage] | None = None

    @property
    def number(self) -> int:
        return self.source.number


async def states(records: Records) -> list[Indexed]:
    """Of every library."""
    found = records.indexed.stream(order="id")
    return [item.value async for item in found if item.value.id != OFFICIAL]


def partition_of(library: str) -> str:
    """Where it stands in the store."""
    return OFFICIAL_ANSWERS if library == OFFICIAL else sources_partition(library)


async def state_of(records: Records, library: str) -> Stored[Indexed] | None:
    """Of a library, or of the official answers; None where nothing was recorded, or it was removed since."""
    return await records.indexed.get(partition_of(library), library)


async def everything(records: Records, library: str) -> AsyncIterator[Item]:
    """By id, with what is gone where that is known still."""
    if library == OFFICIAL:
        async for item in records.official_answers.stream(partition=OFFICIAL_ANSWERS, page=PAGE):
            yield _official(item.value)
    else:
        async for found in records.sources.stream(partition=sources_partition(library), page=PAGE):
            yield Item(found.value, found.value.removed is not None)


async def changes(records: Records, library: str, above: int, to: int) -> AsyncIterator[Item]:
    """Those with a number that is higher than `above`, and at most `to`, the lowest first."""
    if library == OFFICIAL:
        answers = records.official_answers.stream(
            partition=OFFICIAL_ANSWERS, order="number", above=above + 1, below=to + 1, page=PAGE
        )
        async for item in answers:
            yield _official(item.value)
    else:
        sources = records.sources.stream(
            partition=sources_partition(library), order="number", above=above + 1, below=to + 1, page=PAGE
        )
        async for found in sources:
            yield Item(found.value, found.value.removed is not None)


async def paged(items: AsyncIterator[Item]) -> AsyncIterator[Sequence[Item]]:
    page: list[Item] = []
    async for item in items:
        page.append(item)
        if len(page) == PAGE:
            yield page
            page = []
    if page:
        yield page


async def changed(records: Records, library: str, above: int, most: int) -> Mapping[str, Item] | None:
    """By id, what has a number that is higher than `above`, in one request; None when that is more than `most`."""
    if library == OFFICIAL:
        found = await records.official_answers.find(
            partition=OFFICIAL_ANSWERS, order="number", above=above + 1, limit=most
        )
        items, more = [_official(one.value) for one in found.items], found.more
    else:
        listed = await records.sources.find(
            partition=sources_partition(library), order="number", above=above + 1, limit=most
        )
        items, more = [Item(one.value, one.value.removed is not None) for one in listed.items], listed.more
    return None if more else {item.source.id: item for item in items}


async def one(records: Records, library: str, source_id: str) -> Item | None:
    """As it stands now."""
    if library == OFFICIAL:
        answer = await records.official_answers.get(OFFICIAL_ANSWERS, source_id.removeprefix(f"{OFFICIAL}:"))
        return _official(answer.value) if answer else None
    found = await records.sources.get(sources_partition(library), source_id)
    return Item(found.value, found.value.removed is not None) if found else None


async def passages_of(records: Records, library: str, item: Item) -> Sequence[Passage] | None:
    """None when there is no whole copy of them, as they stand in this item."""
    if item.passages is not None:
        return item.passages
    return await copy_of(records, sources_partition(library), item.source)


async def to_be_read_again(records: Records, library: str, item: Item) -> bool:
    """Makes a source of which the copy was lost one that the next indexing reads again; False when it is not so: it
    changed, or is about to, and comes again with a higher number."""
    partition, id_ = sources_partition(library), item.source.id
    state = await state_of(records, library)
    if state is None or id_ in state.value.doubtful or await copy_of(records, partition, item.source) is not None:
        return False
    standing = await records.sources.get(partition, id_)
    if standing is None or standing.value != item.source:
        return False
    if standing.value.digest:
        await records.accept(partition, [records.sources.put(replace(standing.value, digest=""), standing.version)])
    return True


def libraries_in(head_announced: Mapping[str, int], held: Collection[str]) -> Sequence[str]:
    """In which something may have changed; first what experts wrote, which comes first in every answer."""
    return sorted({*head_announced, *held}, key=lambda library: (library != OFFICIAL, library))


def _official(answer: OfficialAnswer) -> Item:
    source, passages = as_source(answer)
    return Item(source, answer.withdrawn, passages)
