"""An export of another system: one JSON object a line, `jsonl:FILE`.

`_id` and `text` are needed; `doc` (rows of one `doc` are one source, in order), `title`, `url`, `readers`, `language`
are optional. Whoever may read a source may read all its rows, so its readers are those that every row names.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from bot.answer.library.ids import source_id
from bot.answer.library.source import NOWHERE, Section, Source
from bot.content.base import Changes, Document, Entry, LibraryInvalid, Reason, Rule, Unreadable
from bot.content.comparing import Listing, changes_between
from bot.content.outline import clean, in_utc, one_line
from bot.content.passages import passages_of
from bot.content.readers import NOBODY, checked
from bot.content.walking import real
from bot.people.principals import NoPrincipal
from bot.words.language import language_of
from bot.words.languages import LANGUAGES, Language

CORPUS = "corpus.jsonl"
"""In a folder that is given as an export."""
MAX_ID = 2000
"""Characters of `_id` and `doc`."""
MAX_LINE = 16 * 2**20
MAX_DOC = 32 * 2**20
"""Bytes; a longer line is a broken one, and a source with more in all its lines is too large."""


@dataclass(frozen=True, slots=True)
class _Row:
    doc: str
    title: str
    text: str
    url: str
    readers: frozenset[str] | None
    language: Language | None
    modified: datetime | None


@dataclass(slots=True)
class _Rows:
    """Where the rows of one source stand in the file."""

    first: int
    """Number of its first line."""
    places: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    readers: frozenset[str] | None = None
    digest: Any = field(default_factory=hashlib.sha256)


class Jsonl:
    """The Library of one exported file. `readers` is for rows that name none: nobody, unless told otherwise.

    As a folder, it compares what there is with what was recorded.
    """

    def __init__(self, file: Path, *, name: str = "", readers: frozenset[str] = NOBODY) -> None:
        self._file = real(file)
        # Many exports are called corpus.jsonl; the folder tells them apart.
        self.name = name or f"{self._file.parent.name}/{self._file.name}"
        self.place = f"jsonl:{self._file}"
        self.rules: Sequence[Rule] = ()
        self._readers = readers
        self._rows: dict[str, _Rows] = {}

    async def check(self) -> None:
        await asyncio.to_thread(self._open)

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        listing = await asyncio.to_thread(self._list, known)
        yield Changes(changes_between(known, listing), "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        """Only of entries that `changes` of this object gave, and while the file stays as it was."""
        try:
            return await asyncio.to_thread(self._read, entry)
        except (OSError, ValueError, KeyError, OverflowError):
            return Unreadable(entry.path, Reason.VANISHED)

    async def close(self) -> None:
        self._rows = {}

    def _open(self) -> None:
        """Raises LibraryInvalid."""
        try:
            with self._file.open("rb"):
                pass
        except OSError as error:
            raise LibraryInvalid(f"{self._file}: {error.strerror}") from error

    def _list(self, known: Mapping[str, Source]) -> Listing:
        unreadable: list[Unreadable] = []
        try:
            rows, doubtful = self._all_rows(unreadable)
        except OSError as error:
            raise LibraryInvalid(f"{self._file}: {error.strerror}") from error
        self._rows = {source_id(self.name, doc): own for doc, own in rows.items()}
        self.rules = self._rules()
        entries = {(entry := self._entry(doc, own)).id: entry for doc, own in rows.items()}
        for doc in doubtful:
            if (source := known.get(source_id(self.name, doc))) and source.id not in entries:
                entries[source.id] = Entry(source.id, self._path(doc), "", source.readers, problem=Reason.BROKEN_LINE)
        return Listing([*entries.values()], unreadable)

    def _all_rows(self, unreadable: list[Unreadable]) -> tuple[dict[str, _Rows], set[str]]:
        """By `doc`, and each `doc` of which a line is broken."""
        rows: dict[str, _Rows] = {}
        doubtful: set[str] = set()
        for number, start, line in self._lines():
            try:
                row = _row(line)
            except _ERRORS:
                unreadable.append(Unreadable(f"{self._file.name}:{number}", Reason.BROKEN_LINE))
                doubtful |= _named(line)
                continue
            own = self._readers if row.readers is None else row.readers
            of_doc = rows.setdefault(row.doc, _Rows(number))
            of_doc.places.append((start, len(line)))
            of_doc.readers = own if of_doc.readers is None else of_doc.readers & own
            of_doc.digest.update(line)
        return rows, doubtful

    def _entry(self, doc: str, own: _Rows) -> Entry:
        id_, path, readers = source_id(self.name, doc), self._path(doc), own.readers or NOBODY
        if sum(length for _, length in own.places) > MAX_DOC:
            return Entry(id_, path, "", readers, problem=Reason.TOO_LARGE)
        return Entry(id_, path, own.digest.hexdigest(), readers)

    def _path(self, doc: str) -> str:
        return f"{self._file.name}:{one_line(doc)}"

    def _rules(self) -> list[Rule]:
        """Each set of readers once, where it was met first."""
        met: dict[frozenset[str], int] = {}
        for own in self._rows.values():
            met.setdefault(own.readers or NOBODY, own.first)
        return [Rule(f"{self._file.name}:{number}", readers) for readers, number in met.items()]

    def _lines(self) -> Iterator[tuple[int, int, bytes]]:
        """Number, offset and bytes of the lines that are not empty; of a line that is too long, its beginning."""
        with self._file.open("rb") as file:
            number = start = 0
            while line := file.readline(MAX_LINE):
                number += 1
                length = len(line)
                while not line.endswith(b"\n") and length >= MAX_LINE and (rest := file.readline(MAX_LINE)):
                    length += len(rest)
                    if rest.endswith(b"\n"):
                        break
                if line.strip():
                    yield number, start, line
                start += length

    def _read(self, entry: Entry) -> Document | Unreadable:
        found = self._rows[entry.id]
        digest = hashlib.sha256()
        rows: list[_Row] = []
        with self._file.open("rb") as file:
            for start, length in found.places:
                file.seek(start)
                line = file.read(length)
                digest.update(line)
                rows.append(_row(line))
        if digest.hexdigest() != entry.digest:
            return Unreadable(entry.path, Reason.VANISHED)
        return _document(entry, rows)


_ERRORS = (ValueError, TypeError, RecursionError, OverflowError, NoPrincipal)


def _named(line: bytes) -> set[str]:
    """The `doc` of a line that is broken otherwise, if that can be told."""
    try:
        value: Any = json.loads(line)
        fields = cast(dict[str, Any], value) if isinstance(value, dict) else {}
        return {_string(fields, "doc") or _string(fields, "_id")}
    except _ERRORS:
        return set()


def _row(line: bytes) -> _Row:
    """Raises one of _ERRORS. Readers that cannot be understood break the line: they never mean everyone."""
    value: Any = json.loads(line)
    if not isinstance(value, dict):
        raise TypeError
    fields = cast(dict[str, Any], value)
    row_id = _string(fields, "_id")
    doc, text = _string(fields, "doc") or row_id, clean(_string(fields, "text"))
    if not row_id or not text or max(len(row_id), len(doc)) > MAX_ID:
        raise ValueError
    readers = fields.get("readers")
    if readers is not None and not isinstance(readers, list):
        raise TypeError
    url, language = _string(fields, "url"), fields.get("language")
    modified = fields.get("modified")
    return _Row(
        doc=doc,
        title=one_line(_string(fields, "title")),
        text=text,
        url=url if urlsplit(url).scheme in {"http", "https"} else "",
        readers=None if readers is None else checked(cast(list[object], readers)),
        language=language if language in LANGUAGES else None,
        modified=in_utc(datetime.fromisoformat(modified)) if isinstance(modified, str) and modified else None,
    )


def _string(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise TypeError
    (value or "").encode()  # half a surrogate pair is no text
    return value or ""


def _document(entry: Entry, rows: list[_Row]) -> Document | Unreadable:
    first = rows[0]
    # A row's own title is a heading within the source, unless it is the source's.
    own = [(row.title,) if row.title and row.title != first.title else () for row in rows]
    sections = [Section(headings, NOWHERE, row.text) for headings, row in zip(own, rows, strict=True)]
    passages = passages_of(entry.id, sections)
    if not passages:
        return Unreadable(entry.path, Reason.EMPTY)
    title = first.title or _slug(first.url) or _opening(first.text)
    text = " ".join(row.text for row in rows)
    source = Source(
        id=entry.id,
        title=title,
        path=_shown_path(first.url) or entry.path,
        url=first.url,
        modified=max((row.modified for row in rows if row.modified), default=None),
        language=first.language or language_of(text[:20_000]),
        readers=entry.readers,
        digest=entry.digest,
    )
    return Document(source, passages)


def _slug(url: str) -> str:
    """The last part of an address when it reads as words: wanneer-moet-ik-mijn-paspoort-verlengen."""
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    words = re.sub(r"\.(?:html?|aspx|php)$", "", last).replace("_", "-").split("-")
    if len(words) < 2 or not all(word.isalnum() for word in words) or sum(map(str.isdigit, words)) > 2:
        return ""
    return " ".join(words).capitalize()


def _opening(text: str) -> str:
    first = text.partition("\n")[0]
    return first if len(first) <= 80 else first[:80].rsplit(" ", 1)[0] + "…"


def _shown_path(url: str) -> str:
    parts = urlsplit(url)
    return one_line(unquote(parts.netloc + parts.path)) if parts.netloc else ""
