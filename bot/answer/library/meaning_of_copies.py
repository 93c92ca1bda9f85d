"""Gives an index what the model in use made of the sources that it holds, from what the store keeps beside their
copies."""

import logging
from collections.abc import AsyncIterator, Sequence

from bot.answer.library.change_order import Item, everything, paged
from bot.answer.library.completing import completion_of
from bot.answer.library.marks import Marks
from bot.answer.library.source import Source
from bot.house import House
from bot.meaning.vectors import unpacked

log = logging.getLogger(__name__)


def lacks_meaning(house: House, marks: Marks) -> bool:
    """The model came into use after the index had come this far."""
    return house.meaning is not None and marks.meant != house.meaning.name


class MeaningOfCopies:
    """`model` is "" where none is in use: what others made stays out of the index."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.model = house.meaning.name if house.meaning else ""

    async def lacking(self, sources: Sequence[Source]) -> frozenset[str]:
        """Ids of those of which the model made something that the index does not hold, for these readers."""
        made = [source for source in sources if self.model in source.completed]
        held = await self._house.index.meant(made, self.model)
        return frozenset(source.id for source in made if source.id not in held)

    async def give_all(self, library: str) -> AsyncIterator[int]:
        """As `give`, of what the index holds already, source by source."""
        async for page in paged(everything(self._house.records, library)):
            lacking = await self.lacking([item.source for item in page])
            for item in page:
                if item.source.id in lacking:
                    yield await self.give(library, item)

    async def give(self, library: str, item: Item) -> int:
        """Of how many passages it was; seen after a commit."""
        if item.gone or self.model not in item.source.completed:
            return 0
        parts = await completion_of(self._house.records, library, item.source, self.model)
        try:
            vectors = unpacked(parts or ())
        except ValueError:
            log.warning("replica.meaning_damaged", extra={"source": item.source.id})
            return 0
        if vectors:
            await self._house.index.give_meaning(item.source, self.model, vectors)
        return len(vectors)
