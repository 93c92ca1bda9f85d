"""What every kind of file is turned into: sections under their headings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answer.library.source import NOWHERE, Anchor, Section, Table
from bot.content.base import Reason
from bot.errors import BodeError
from bot.sheets import Unread
from bot.words.languages import Language


class CannotRead(BodeError):
    """The file gives no text; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document as its file tells it. `title` is "" when the file names none; `modified` None when it does not say.
    `unread`: of a workbook that is read as a list, the cells of its sheet that cannot be read."""

    title: str
    language: Language
    sections: tuple[Section, ...]
    modified: datetime | None
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What one family's reader found; the language follows from it."""

    title: str
    sections: Sequence[Section]
    modified: datetime | None = None
    unread: Unread | None = None


MAX_TEXT = 10_000_000
MAX_PARAGRAPHS = 100_000
MAX_CELLS = 500_000
"""Characters and paragraphs of a document, and cells of one table with those that are empty: a book of 3,000 pages has
less. What has more is no document that answers questions, and reading it would take what the others need."""


@dataclass(slots=True)
class _Heading:
    """`filled`: something stands below it, text or a lower heading."""

    level: int
    text: str
    anchor: Anchor
    filled: bool = False


class Outline:
    """Collects headings, paragraphs and tables in reading order. Each may raise CannotRead: there is too much of it.

    A heading with nothing below it is text below the heading above it: it may be all that a page says.
    """

    def __init__(self) -> None:
        self._characters = self._count = 0
        self._sections: list[Section] = []
        self._headings: list[_Heading] = []
        self._paragraphs: list[str] = []
        self._anchor = NOWHERE

    def at(self, anchor: Anchor) -> None:
        """What follows stands here."""
        if anchor != self._anchor:
            self._flush()
            self._anchor = anchor

    def heading(self, level: int, text: str) -> None:
        """Closes the headings of this level and below, also when `text` is empty; level counts from 1."""
        self._met(len(text))
        self._flush()
        text = one_line(text)
        self._close(level)
        if text:
            self._fill()
            self._headings.append(_Heading(level, text, self._anchor))

    def paragraph(self, text: str) -> None:
        if not text:
            return
        self._met(len(text))
        text = clean(text)
        if text:
            self._paragraphs.append(text)

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table of one column or one row is read as text."""
        table = squared(rows)
        if not table:
            return
        if len(table) == 1 or len(table[0]) == 1:
            for row in table:
                self.paragraph(": ".join(cell for cell in row if cell))
            return
        self._met(sum(len(cell) for row in table for cell in row))
        self._flush()
        self._fill()
        self._sections.append(Section(self._path(), self._anchor, "", table))

    def include(self, sections: Iterable[Section]) -> None:
        """Of a document that stands in this one, below the heading that it stands under."""
        for section in sections:
            self._met(len(section.text) + sum(len(cell) for row in section.table for cell in row))
            self._flush()
            self._fill()
            headings = (*self._path(), *section.headings)
            self._sections.append(Section(headings, self._anchor, section.text, section.table))

    def sections(self) -> tuple[Section, ...]:
        """All there is so far; what is told afterwards stands below no heading."""
        self._flush()
        self._close(0)
        return tuple(self._sections)

    def _close(self, level: int) -> None:
        while self._headings and self._headings[-1].level >= level:
            closed = self._headings.pop()
            if not closed.filled:
                self._sections.append(Section(self._path(), closed.anchor, closed.text))

    def _fill(self) -> None:
        if self._headings:
            self._headings[-1].filled = True

    def _met(self, characters: int) -> None:
        self._characters += characters
        self._count += 1
        if self._characters > MAX_TEXT or self._count > MAX_PARAGRAPHS:
            raise CannotRead(Reason.TOO_LARGE)

    def _path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self._headings)

    def _flush(self) -> None:
        if self._paragraphs:
            self._fill()
            self._sections.append(Section(self._path(), self._anchor, "\n".join(self._paragraphs)))
            self._paragraphs = []


_ODD = re.compile("[^\\n\\t -~\\xa0-\\xac\\xae-\\u024f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf]+")
"""Runs of what has to be looked at one by one: nearly all text is none of it."""
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


_JOINERS = "\u200c\u200d"
_JOINED = frozenset({"Lo", "Ll", "Lu", "Lm", "Mn", "Mc", "So", "Sk"})


def clean(text: str) -> str:
    """NFC, one space between words, no control or invisible characters but the joiners within words of other scripts
    and within emoji; line breaks stay."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    text = _ODD.sub(_seen, text)
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def _seen(odd: re.Match[str]) -> str:
    run = odd[0]
    kinds = [unicodedata.category(c) for c in run]
    return "".join(
        c
        for i, c in enumerate(run)
        if kinds[i] not in {"Cc", "Cf", "Cs", "Co", "Cn"} or (c in _JOINERS and _JOINED.issuperset(_beside(kinds, i)))
    )


def _beside(kinds: list[str], at: int) -> tuple[str, str]:
    return kinds[at - 1] if at else "", kinds[at + 1] if at + 1 < len(kinds) else ""


def one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def squared(rows: Iterable[Sequence[str]]) -> Table:
    """The rows that have anything in them, without empty columns, all equally long. Raises CannotRead."""
    kept: list[list[str]] = []
    width = characters = 0
    for row in rows:
        characters += sum(map(len, row))
        if len(row) > MAX_CELLS or characters > MAX_TEXT:
            raise CannotRead(Reason.TOO_LARGE)
        cells = [one_line(cell) for cell in row]
        if any(cells):
            kept.append(cells)
            width = max(width, len(cells))
        if len(kept) * width > MAX_CELLS:
            raise CannotRead(Reason.TOO_LARGE)
    filled = [row + [""] * (width - len(row)) for row in kept]
    columns = [i for i in range(width) if any(row[i] for row in filled)]
    return tuple(tuple(row[i] for i in columns) for row in filled)


def in_utc(moment: datetime | None) -> datetime | None:
    """Office files keep UTC without saying so."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
