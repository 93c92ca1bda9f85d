"""One source and who may open it."""

from bot.answer.library.source import Source
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import meet
from bot.people.person import Person
from bot.store.records import sources_partition


async def readable_source(house: House, person: str, id: str) -> Source:
    """Raises Unavailable when there is none, or this person may not read it."""
    return await source_for(house, (await meet(house, person, None)).person, id)


async def source_for(house: House, person: Person, id: str) -> Source:
    """As `readable_source`, for somebody whom we met already."""
    kind, name, _ = (*id.split(":", 2), "", "")[:3]
    standing = await house.records.sources.get(sources_partition(f"{kind}:{name}:"), id)
    if standing is None or not standing.value.readers & person.principals:
        raise Unavailable
    return standing.value
