"""A library of which nothing is indexed: what stands there has no labels, and its class is above the highest."""

from collections.abc import AsyncIterator, Mapping, Sequence

from bot.answer.library.source import Source
from bot.content.base import Changes, Document, Entry, Library, Reason, Removed, Rule, Unreadable


class Withheld:
    """The Library of rows, pages or items that are `unlabelled`; what was indexed of them before goes, without asking
    for any. Its cursor is "": where it may be indexed again, it begins anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.name = library.name
        self.place = library.place

    @property
    def rules(self) -> Sequence[Rule]:
        return self._library.rules

    async def check(self) -> None:
        await self._library.check()

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        gone = [Removed(source.id, source.path) for source in known.values()]
        yield Changes([*gone, Unreadable(self.place, Reason.ABOVE_CLASS)], "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        return Unreadable(entry.path, Reason.ABOVE_CLASS)

    async def close(self) -> None:
        await self._library.close()
