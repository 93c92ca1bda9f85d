"""Indexes the places of the libraries file, each again when its time has come; one instance at a time does."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.answer.library.change_order import states
from bot.answer.library.class_limit import mark_of
from bot.answer.library.ids import ANNOUNCEMENTS, library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.indexing_run import Report
from bot.answer.library.libraries_file import Place
from bot.answer.library.source import Indexed
from bot.answer.review.subject import of_library
from bot.content.base import Library, LibraryInvalid
from bot.house import House

log = logging.getLogger(__name__)

PUT_BACK = timedelta(minutes=1)
"""How soon it is seen that a library which its owner withdrew was put back."""
MOST_TOLD = 20
"""Ids in a line of the log."""

OpenLibrary: TypeAlias = Callable[[Place], Library]


@dataclass(slots=True)
class Crawler:
    """`due` says when each place comes next, by what the file says of it; `told` what was said of each library,
    `dead_ends` which documents of it send people to what is not in Bode, and `withheld` how many are above the class up
    to which it is indexed."""

    house: House
    open_library: OpenLibrary
    due: dict[Place, datetime] = field(default_factory=dict[Place, datetime])
    told: dict[str, object] = field(default_factory=dict[str, object])
    dead_ends: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    withheld: dict[str, int] = field(default_factory=dict[str, int])

    async def crawl(self) -> int:
        """Indexes what is due, but for what its owner withdrew; returns how many were due. What is wrong with one is in
        the log, and stops no other."""
        places = await self.house.libraries.current()
        if any(place not in self.due for place in places) or self.due.keys() - set(places):
            await self._meet(places)
        due = [place for place in places if self.due[place] <= self.house.now()]
        for place in due:
            try:
                if (await of_library(self.house, library_id(place.name))).withdrawn:
                    self.due[place] = self.house.now() + min(place.every, PUT_BACK)
                    continue
                await self._index(place)
            except LibraryInvalid as invalid:
                self._say(place.name, "library.invalid", {"problem": str(invalid)})
            except Exception:
                log.exception("library.failed", extra={"library": library_id(place.name)})
            # Counted from its end: a large one takes longer than its time.
            self.due[place] = self.house.now() + place.every
        return len(due)

    async def _meet(self, places: Sequence[Place]) -> None:
        """The file is another than before, or this instance is the crawler from now on."""
        known = {one.name: one for one in await states(self.house.records) if one.name != ANNOUNCEMENTS}
        begun = {place: self._first(place, known.get(place.name)) for place in places}
        self.due = {place: self.due.get(place, first) for place, first in begun.items()}
        for library in unlisted(known.values(), places):
            self._say(library.name, "library.unlisted", {})

    def _first(self, place: Place, known: Indexed | None) -> datetime:
        """At once where it is another place, or another class up to which it is indexed."""
        if known and known.at and known.place == place.place and known.limit == mark_of(place.limit):
            return known.at + place.every
        return self.house.now()

    async def _index(self, place: Place) -> None:
        library = self.open_library(place)
        try:
            report = await index_library(self.house, library, lambda _: None, place.limit)
        finally:
            await library.close()
        self._tell(place, report)

    def _tell(self, place: Place, report: Report) -> None:
        counts = {"indexed": report.indexed, "removed": report.removed, "permitted": report.permitted}
        if any(counts.values()):
            log.info("library.indexed", extra={"library": library_id(place.name), **counts})
        unread = Counter(str(one.reason) for one in report.unread)
        if unread:
            self._say(
                place.name, "library.unreadable", {"count": unread.total(), "reasons": dict(sorted(unread.items()))}
            )
        else:
            self.told.pop(place.name, None)
        if self.withheld.get(place.name, 0) != len(report.withheld):
            self.withheld[place.name] = len(report.withheld)
            said = {"library": library_id(place.name), "count": len(report.withheld)}
            log.info("library.withheld", extra=said)
        self._tell_dead_ends(place.name, report)

    def _tell_dead_ends(self, name: str, report: Report) -> None:
        """By the ids of their documents, of the first of them."""
        sources = list(dict.fromkeys(one.source for one in report.dead_ends))
        if self.dead_ends.get(name, []) != sources:
            self.dead_ends[name] = sources
            said = {"count": len(sources), "sources": sources[:MOST_TOLD]}
            log.log(
                logging.WARNING if sources else logging.INFO,
                "library.dead_ends",
                extra={"library": library_id(name), **said},
            )

    def _say(self, name: str, action: str, said: dict[str, object]) -> None:
        """Once, as long as it is the same."""
        if self.told.get(name) != (action, said):
            self.told[name] = (action, said)
            level = logging.ERROR if action == "library.invalid" else logging.WARNING
            log.log(level, action, extra={"library": library_id(name), **said})


def unlisted(libraries: Collection[Indexed], places: Sequence[Place]) -> list[Indexed]:
    """Those that the file does not name, where it names any: nobody keeps them up to date. It may be a mistake: they
    are removed by whoever says so."""
    named = {place.name for place in places}
    return [library for library in libraries if named and library.name not in named]
