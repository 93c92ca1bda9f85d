"""What every kind of file is turned into: sections under their headings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answer.library.source import NOWHERE, Anchor, Section, Table
from bot.content.base import Reason
from bot.errors import BodeError
from bot.words.languages import Language


class CannotRead(BodeError):
    """The file gives no text; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document as its file tells it. `title` is "" when the file names none; `modified` None when it does not say."""

    title: str
    language: Language
    sections: tuple[Section, ...]
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What one family's reader found; the language follows from it."""

    title: str
    sections: Sequence[Section]
    modified: datetime | None = None


class Outline:
    """Collects headings, paragraphs and tables in reading order."""

    def __init__(self) -> None:
        self._sections: list[Section] = []
        self._headings: list[tuple[int, str]] = []
        self._paragraphs: list[str] = []
        self._anchor = NOWHERE

    def at(self, anchor: Anchor) -> None:
        """What follows stands here."""
        if anchor != self._anchor:
            self._flush()
            self._anchor = anchor

    def heading(self, level: int, text: str) -> None:
        """Closes the headings of this level and below, also when `text` is empty; level counts from 1."""
        self._flush()
        text = one_line(text)
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        if text:
            self._headings.append((level, text))

    def paragraph(self, text: str) -> None:
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
        self._flush()
        self._sections.append(Section(self._path(), self._anchor, "", table))

    def sections(self) -> tuple[Section, ...]:
        self._flush()
        return tuple(self._sections)

    def _path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def _flush(self) -> None:
        if self._paragraphs:
            self._sections.append(Section(self._path(), self._anchor, "\n".join(self._paragraphs)))
            self._paragraphs = []


_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def clean(text: str) -> str:
    """NFC, one space between words, no control or invisible characters; line breaks stay."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def squared(rows: Iterable[Sequence[str]]) -> Table:
    """The rows that have anything in them, without empty columns, all equally long."""
    kept = [[one_line(cell) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((len(row) for row in kept), default=0)
    filled = [row + [""] * (width - len(row)) for row in kept]
    columns = [i for i in range(width) if any(row[i] for row in filled)]
    return tuple(tuple(row[i] for i in columns) for row in filled)


def in_utc(moment: datetime | None) -> datetime | None:
    """Office files keep UTC without saying so."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
