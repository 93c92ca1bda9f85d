"""A list of things, `catalogue:FILE` (CSV, Excel, JSON): each row is a source of one passage with its columns as facts.

Who keeps the list is not asked to change it: which column names a thing, which are shown and which opens it stands in
the libraries file. All columns are found by.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.answer.library.ids import source_id
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.content.base import Changes, Document, Entry, LibraryInvalid, Reason, Rule, Unreadable
from bot.content.catalogue_rows import Row, Rows, rows_of
from bot.content.comparing import Listing, changes_between
from bot.content.extraction import Extraction
from bot.content.readers import NOBODY
from bot.content.walking import real
from bot.words.folding import words
from bot.words.language import language_of


@dataclass(frozen=True, slots=True)
class Columns:
    """Headers of a catalogue: the `title` of a thing ("": the first), those `shown` (none: all), its `link`."""

    title: str = ""
    shown: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Thing:
    """`text` has all columns, `facts` those shown, the header first."""

    entry: Entry
    title: str
    url: str
    text: str
    facts: tuple[tuple[str, ...], tuple[str, ...]]


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
        self._things: dict[str, _Thing] = {}
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
        thing = self._things.get(entry.id)
        return await asyncio.to_thread(self._document, thing) if thing else Unreadable(entry.path, Reason.VANISHED)

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
            thing = self._thing(row, title, shown, link)
            self._things[thing.entry.id] = thing
        return Listing([thing.entry for thing in self._things.values()], unreadable)

    def _thing(self, row: Row, title: str, shown: Sequence[str], link: str) -> _Thing:
        name = row.cells[title]
        names = [title, *(column for column in shown if column not in {title, link})]
        facts = [(column, row.cells[column]) for column in names if row.cells.get(column)]
        text = "\n".join(f"{column}: {cell}" for column, cell in row.cells.items() if cell and column != link)
        address = row.cells.get(link, "")
        url = address if urlsplit(address).scheme in {"http", "https"} else ""
        digest = hashlib.sha256(repr((name, url, text, facts)).encode("utf-8", "surrogatepass")).hexdigest()
        # A course that is given twice is there twice: the second one has an id of its own.
        key, again = name, 1
        while (id_ := source_id(self.name, key)) in self._things:
            again += 1
            key = f"{name} ({again})"
        entry = Entry(id_, f"{self._file.name}:{key}", digest, self._readers)
        header, cells = zip(*facts, strict=True)
        return _Thing(entry, name, url, text, (header, cells))

    def _document(self, thing: _Thing) -> Document:
        entry = thing.entry
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
        return Document(source, [Passage(entry.id, 0, (), NOWHERE, thing.text, thing.facts)])

    @staticmethod
    def _column(header: Sequence[str], name: str) -> str | None:
        """As the file writes it: capitals and accents do not count."""
        return next((column for column in header if words(column) == words(name)), None)
