"""One source and who may open it."""

from bot.domain.knowledge import Source
from bot.domain.people import Person
from bot.services.contacts import meet
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.records import sources_partition


async def readable_source(ports: Ports, person: str, id: str) -> Source:
    """Raises Unavailable when there is none, or this person may not read it."""
    return await source_for(ports, (await meet(ports, person, None)).person, id)


async def source_for(ports: Ports, person: Person, id: str) -> Source:
    """As `readable_source`, for somebody whom we met already."""
    kind, name, _ = (*id.split(":", 2), "", "")[:3]
    standing = await ports.records.sources.get(sources_partition(f"{kind}:{name}:"), id)
    if standing is None or not standing.value.readers & person.principals:
        raise Unavailable
    return standing.value
