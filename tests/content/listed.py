"""What a library holds, as its first changes tell it."""

from collections.abc import Mapping

from bot.answer.library.source import Source
from bot.content.base import Change, Changed, Entry, Library, Removed, Unreadable

NOTHING: Mapping[str, Source] = {}


async def changes(library: Library, known: Mapping[str, Source] = NOTHING, cursor: str = "") -> list[Change]:
    return [item async for stretch in library.changes(cursor, known) for item in stretch.items]


async def entries(library: Library, known: Mapping[str, Source] = NOTHING) -> list[Entry]:
    return [item.entry for item in await changes(library, known) if isinstance(item, Changed)]


async def unreadable(library: Library) -> list[Unreadable]:
    """With the entries that cannot be read, as a report names them."""
    found: list[Unreadable] = []
    for item in await changes(library):
        if isinstance(item, Unreadable):
            found.append(item)
        elif not isinstance(item, Removed) and item.entry.problem:
            found.append(Unreadable(item.entry.path, item.entry.problem))
    return found
