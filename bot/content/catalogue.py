"""A list of things, `catalogue:FILE` (CSV, Excel, JSON): each row is a source of one passage with its columns as facts.

Who keeps the list is not asked to change it: which column names a thing, which are shown and which opens it stands in
the libraries file. All columns are found by.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from bot.answer.library.ids import source_id
from bot.answer.library.source import Source
from bot.answer.library.things import Columns, Thing, thing_of
from bot.content.base import Changes, Document, Entry, LibraryInvalid, Reason, Rule, Unreadable
from bot.content.catalogue_rows import Row, Rows, rows_of
from bot.content.comparing import Listing, changes_between
from bot.content.extraction import Extraction
from bot.content.readers import NOBODY
from bot.content.walking import real
from bot.words.folding import words
from bot.words.language import language_of

_Listed: TypeAlias = tuple[Entry, Thing]


class Catalogue:
    """The Library of one list. `readers` may read all of it: nobody, unless told otherwise."""

    def __init__(
        self, file: Path, columns: Columns | None = None, *, name: str = "", readers: frozenset[str] = NOBODY
    ) -> None:
        self._file = real(file)
        self._columns = columns or Columns()
        self.name = name or f"{self._file.parent.name}/{self._file.name}"
        self.place = f"catalogue:{self._file}"
        self.rules: Sequence[Rule] = (Rule(self._file.name, readers),)
        self._readers = readers
        self._extraction = Extraction()
        self._things: dict[str, _Listed] = {}
        self._modified: datetime | None = None

    async def check(self) -> None:
        """Raises LibraryInvalid."""
        await asyncio.to_thread(self._look)

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        await self.check()
        rows = await rows_of(self._file, self._extraction)
        listing = await asyncio.to_thread(self._list, rows)
        yield Changes(changes_between(known, listing), "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        """Only of entries that `changes` of this object gave."""
        listed = self._things.get(entry.id)
        return await asyncio.to_thread(self._document, *listed) if listed else Unreadable(entry.path, Reason.VANISHED)

    async def close(self) -> None:
        self._things = {}
        await self._extraction.close()

    def _look(self) -> None:
        try:
            self._modified = datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
            with self._file.open("rb"):
                pass
        except OSError as error:
            raise LibraryInvalid(f"{self._file}: {error.strerror}") from error

    def _list(self, rows: Rows) -> Listing:
        """Raises LibraryInvalid where no column is the title."""
        unreadable = [Unreadable(f"{self._file.name}:{number}", Reason.BROKEN_ROW) for number in rows.broken]
        title = self._column(rows.header, self._columns.title) if self._columns.title else rows.header[0]
        if title is None:
            there = ", ".join(map(repr, rows.header))
            raise LibraryInvalid(f"{self._file}: no column is called {self._columns.title!r}; there are {there}")
        found = {name: self._column(rows.header, name) for name in (*self._columns.shown, self._columns.link) if name}
        unreadable += [
            Unreadable(f"{self._file.name}: {name}", Reason.NO_COLUMN) for name, at in found.items() if not at
        ]
        shown = [at for name in self._columns.shown if (at := found[name])] or list(rows.header)
        link = found.get(self._columns.link) or ""
        self._things = {}
        for row in rows.rows:
            if not row.cells.get(title):
                unreadable.append(Unreadable(f"{self._file.name}:{row.number}", Reason.NO_TITLE))
                continue
            entry, thing = self._listed(row, title, shown, link)
            self._things[entry.id] = entry, thing
        return Listing([entry for entry, _ in self._things.values()], unreadable)

    def _listed(self, row: Row, title: str, shown: Sequence[str], link: str) -> _Listed:
        thing = thing_of(row.cells, title, shown, link)
        # A course that is given twice is there twice: the second one has an id of its own.
        key, again = thing.title, 1
        while (id_ := source_id(self.name, key)) in self._things:
            again += 1
            key = f"{thing.title} ({again})"
        return Entry(id_, f"{self._file.name}:{key}", thing.digest, self._readers), thing

    def _document(self, entry: Entry, thing: Thing) -> Document:
        source = Source(
            id=entry.id,
            title=thing.title,
            path=self._file.name,
            url=thing.url,
            modified=self._modified,
            language=language_of(thing.text),
            readers=entry.readers,
            digest=entry.digest,
        )
        return Document(source, [thing.passage(entry.id)])

    @staticmethod
    def _column(header: Sequence[str], name: str) -> str | None:
        """As the file writes it: capitals and accents do not count."""
        return next((column for column in header if words(column) == words(name)), None)
