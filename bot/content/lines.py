"""Collects what stands in a cell, a note or a header as lines, where the document itself is told to an Outline."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.answer.library.source import Section


class Told(Protocol):
    """What an Outline and Lines have in common."""

    def heading(self, level: int, text: str) -> None: ...
    def paragraph(self, text: str) -> None: ...
    def table(self, rows: Iterable[Sequence[str]]) -> None: ...
    def include(self, sections: Iterable[Section]) -> None: ...


class Lines:
    """A table in a cell is one line: its rows apart by semicolons."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def heading(self, level: int, text: str) -> None:
        self.paragraph(text)

    def paragraph(self, text: str) -> None:
        if text.strip():
            self.lines.append(text)

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        self.paragraph("; ".join(" ".join(filter(None, row)) for row in rows if any(row)))

    def include(self, sections: Iterable[Section]) -> None:
        for section in sections:
            self.paragraph(section.text)
            self.table(section.table)
