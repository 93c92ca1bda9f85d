"""Which libraries are registered, and whether what somebody wrote about their readers means anybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer.dead_ends import DeadEnd, dead_ends_of
from bot.answer.library.change_order import states
from bot.answer.library.ids import library_id
from bot.answer.library.indexing import remove_library
from bot.answer.library.source import Indexed
from bot.content.base import Rule
from bot.errors import Unavailable
from bot.house import House
from bot.people.directory import Directory
from bot.people.remarks import Remark, nobodies
from bot.sharepoint_place import states_below
from bot.store.partitions import sources_partition


@dataclass(frozen=True, slots=True)
class Registered:
    """A library with how many documents of it can be found."""

    library: Indexed
    documents: int


async def registered(house: House) -> list[Registered]:
    """By name."""
    found = sorted(await states(house.records), key=lambda one: one.name)
    return [Registered(one, await documents_of(house, one)) for one in found]


async def documents_of(house: House, library: Indexed) -> int:
    """How many documents it has."""
    if library.documents is not None:
        return library.documents
    return await house.records.sources.count(partition=sources_partition(library.id))


async def dead_ends_in(house: House, library: Indexed) -> list[DeadEnd]:
    """By path, as forms stand now."""
    partition = sources_partition(library.id)
    found = [one.value async for one in house.records.sources.stream(partition=partition) if one.value.directions]
    by_path = sorted(found, key=lambda source: source.path)
    return [dead for source in by_path for dead in dead_ends_of(source, house.forms)]


async def library_named(house: House, name: str) -> Registered:
    """Raises Unavailable."""
    for one in await registered(house):
        if one.library.name == name:
            return one
    raise Unavailable


async def remove(house: House, name: str) -> int:
    """With all its documents, and what is remembered of it; returns how many there were. Raises Unavailable,
    IndexedElsewhere."""
    id_ = library_id(name)
    state = await house.records.indexed.get(sources_partition(id_), id_)
    if state is None:
        raise Unavailable
    removed = await remove_library(house, state)
    async for blob in house.blobs.list(states_below(house.records.organisation_id, id_)):
        await house.blobs.delete(blob.name)
    return removed


def remarks(directory: Directory, rules: Iterable[Rule]) -> Sequence[Remark]:
    """In the order of the rules."""
    found: list[Remark] = []
    for rule in rules:
        found += nobodies(directory, rule.place, rule.readers)
        if not rule.applies:
            found.append(Remark(rule.place))
    return found
