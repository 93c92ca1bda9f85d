"""One source and who may open it."""

from bot.answer.library.ids import library_of
from bot.answer.library.source import Source
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import meet
from bot.people.person import Person
from bot.store.partitions import sources_partition


async def readable_source(house: House, person: str, id: str) -> Source:
    """Raises Unavailable when there is none, or this person may not read it."""
    return await source_for(house, (await meet(house, person, None)).person, id)


async def source_for(house: House, person: Person, id: str) -> Source:
    """As `readable_source`, for somebody whom we met already."""
    library = library_of(id)
    standing = await house.records.sources.get(sources_partition(library), id) if library else None
    if standing is None or not standing.value.readers & person.principals:
        raise Unavailable
    return standing.value
