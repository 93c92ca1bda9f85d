"""Which hits still stand: a number tells whether the index is where the store is; if not, the store decides."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer.evidence import Hit
from bot.answer.library import change_order
from bot.answer.library.change_order import Item
from bot.answer.library.ids import library_of
from bot.answer.library.marks import Marks
from bot.answer.library.scope import Head
from bot.answer.official.official_answer import OFFICIAL, is_official
from bot.people.person import Person
from bot.store.records import Records

MOST = 200
"""Changes that are read at once; of a library that is further ahead, its own hits are looked up one by one."""


class Check:
    """To be made before the search: `marks` are what the index was known to hold then, `head` is read after that."""

    def __init__(self, records: Records, marks: Marks | None, head: Head, now: datetime) -> None:
        self._records = records
        self._marks = marks
        self._head = head
        self._now = now

    async def standing(self, person: Person, hits: Sequence[Hit]) -> list[Hit]:
        """What was removed, or is not for this person any more, is gone at once; an official answer that was changed
        says the new words. In the order of the hits; not one read where the index is where the store is."""
        found: dict[str, dict[str, Item | None]] = {}
        for library in dict.fromkeys(_library(hit) for hit in hits):
            sources = {hit.source.id for hit in hits if _library(hit) == library}
            found[library] = await self._newer(library, sources)
        return [kept for hit in hits if (kept := _as_it_stands(hit, person, found[_library(hit)]))]

    async def _newer(self, library: str, sources: Collection[str]) -> dict[str, Item | None]:
        """How those of the sources stand now of which the index may hold something older; None for what is gone."""
        if not library:
            return dict.fromkeys(sources)  # of no library that there is
        number = self._marks.hold(library, self._head, self._now) if self._marks else None
        if number is not None and number == self._head.announced.get(library, 0):
            return {}
        changed = None if number is None else await change_order.changed(self._records, library, number, MOST)
        if changed is None:
            stand = await asyncio.gather(*(change_order.one(self._records, library, id_) for id_ in sources))
            return dict(zip(sources, stand, strict=True))
        return {id_: changed[id_] for id_ in sources if id_ in changed}


def _library(hit: Hit) -> str:
    return OFFICIAL if is_official(hit.source.id) else library_of(hit.source.id) or ""


def _as_it_stands(hit: Hit, person: Person, newer: Mapping[str, Item | None]) -> Hit | None:
    if hit.source.id not in newer:
        return hit
    item = newer[hit.source.id]
    if item is None or item.gone or item.source.readers.isdisjoint(person.principals):
        return None
    # What an expert wrote is one passage; the new words of a document are found once the index has them.
    if not item.passages:
        return hit
    return replace(hit, source=item.source, passage=item.passages[0], following=(), opening=())
