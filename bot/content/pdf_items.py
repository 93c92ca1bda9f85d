"""What the pages of a PDF are read into, before it is known what of them is a heading, a paragraph or a page number."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.answer.library.source import Table


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line stands together, far from the rest of it: a cell, or the line of a column. `font` is the name of
    its first letter's."""

    text: str
    left: float
    right: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`size` in points, `y` of its baseline in points above the bottom of the page as it is shown; 0 when the file does
    not tell. `left` and `right` are its ends, `tall` is how high its letters are drawn; `parts` only where the file
    tells places."""

    text: str
    size: float
    y: float
    left: float = 0.0
    right: float = 0.0
    tall: float = 0.0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table, between lines that are drawn or of columns that stand under each other; `y` is its top."""

    rows: Table
    y: float


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was recognised on a page that is a picture: paragraphs of lines."""

    paragraphs: tuple[tuple[str, ...], ...]


Item: TypeAlias = Line | Ruled | Scanned


@dataclass(frozen=True, slots=True)
class Read:
    """`height` of the page in points; `pictures`: it shows some."""

    items: tuple[Item, ...]
    height: float
    pictures: bool = False


NOTHING = Read((), 0.0)
