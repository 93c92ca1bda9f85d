"""One thing of a list (a course, a room, a contact) as a source of one passage whose columns are facts."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.answer.library.source import NOWHERE, Passage, Table


@dataclass(frozen=True, slots=True)
class Columns:
    """Headers of a list: the `title` of a thing ("": the usual one), those `shown` (none: all), its `link`."""

    title: str = ""
    shown: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """`text` has all columns, `facts` those shown, the header first."""

    title: str
    url: str
    text: str
    facts: Table

    @property
    def digest(self) -> str:
        shown = [*zip(*self.facts, strict=True)]
        told = repr((self.title, self.url, self.text, shown))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def passage(self, source: str) -> Passage:
        return Passage(source, 0, (), NOWHERE, self.text, self.facts)


def thing_of(cells: Mapping[str, str], title: str, shown: Iterable[str], link: str) -> Thing:
    """There is something in its title."""
    names = [title, *(column for column in shown if column not in {title, link})]
    facts = [(column, cells[column]) for column in names if cells.get(column)]
    text = "\n".join(f"{column}: {cell}" for column, cell in cells.items() if cell and column != link)
    address = cells.get(link, "")
    header, row = zip(*facts, strict=True)
    return Thing(cells[title], address if urlsplit(address).scheme in {"http", "https"} else "", text, (header, row))
