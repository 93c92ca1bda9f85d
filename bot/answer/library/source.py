"""A source, and what it is made of: sections as extraction found them, passages as they are found and cited."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import takewhile
from typing import Literal

from bot.json import JsonObject
from bot.words.directions import Direction
from bot.words.folding import fold
from bot.words.languages import Language
from bot.words.lists import every_listed


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `id` (bot.answer.library.ids) is stable while the document keeps its place; `path` is what a person
    is shown.

    `readers` are principals (Person.principals); empty means nobody. `url` opens it, "" when nothing can.
    `digest` is of its bytes: the same digest and readers mean that nothing needs indexing again; "" that it is to be
    read again. `official` means that its place was designated: of two equal passages its own comes first.

    `number` is that of the commit of its library that changed it last, in whatever way, and `worded` of the one that
    brought its words; 0 for what was recorded before changes had numbers. `removed`: it is gone since then, and only
    its number stays, for a while. `completed` names the models of which there is something made of these words
    (bot.answer.library.completing). `directions` are what it sends its reader to in Bode, as far as was read.
    """

    id: str
    title: str
    path: str
    url: str
    modified: datetime | None
    language: Language
    readers: frozenset[str]
    digest: str = ""
    official: bool = False
    number: int = 0
    worded: int = 0
    removed: datetime | None = None
    completed: frozenset[str] = frozenset()
    directions: tuple[Direction, ...] = ()

    @property
    def archived(self) -> bool:
        """Kept, but no longer in force, as its folder or its title says; it gives way to what is."""
        folders = self.path.casefold().replace("\\", "/").split("/")[:-1]
        return not _archives().isdisjoint(folders) or bool(_out_of_force().search(self.title))


@cache
def _archives() -> frozenset[str]:
    """Names of folders, in every language."""
    return frozenset(name.casefold() for name in every_listed(lambda of: of.archives.folders))


@cache
def _out_of_force() -> re.Pattern[str]:
    """ "[Vervallen]", in every language."""
    marks = every_listed(lambda of: of.archives.marks)
    return re.compile(rf"(?i)[\[(](?:{'|'.join(map(re.escape, marks))})[\])]")


@dataclass(frozen=True, slots=True)
class Indexed:
    """A library as it is registered, and how far it was indexed.

    `id` follows from `name` (bot.answer.library.ids); `place` is where it stands, "" for one from before places were
    kept. `number` is that of the last commit that changed a source of it. `cursor` is where its next changes begin.
    `at` is when it was last gone through to the end, and `unreadable` what could not be read then; `documents` is how
    many it has, None where nobody counted yet. `doubtful` are ids of sources of which the copy may be of another
    version than the record: one commit did not take all of it. `copied`: the store has a copy of the passages of all
    others, as far as it can. `limit` is the mark of the class up to which it was gone through (ClassLimit.mark), "" for
    every class, and `withheld` how many documents were above it.
    """

    id: str
    number: int = 0
    doubtful: frozenset[str] = frozenset()
    copied: bool = False
    name: str = ""
    place: str = ""
    cursor: str = ""
    at: datetime | None = None
    unreadable: int = 0
    documents: int | None = None
    limit: str = ""
    withheld: int = 0


def without_index(body: JsonObject) -> JsonObject:
    """From when each library named the one index that held it."""
    return {name: value for name, value in body.items() if name != "index"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a document something stands; cards put it in words: page and slide count from 1, a sheet has a name.
    A scan is a page whose words were recognised in a picture, and may be wrong."""

    kind: Literal["", "page", "scan", "slide", "sheet"] = ""
    value: str = ""


NOWHERE = Anchor()
"""The document has no pages, slides or sheets."""


Table = tuple[tuple[str, ...], ...]
"""Rows of cells, the header first; every row has as many cells as the header."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document below one heading, as extraction found it: running text, or a `table` and no text.

    `headings` is the path of headings from the top.
    """

    headings: tuple[str, ...]
    anchor: Anchor
    text: str
    table: Table = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that is found and cited as one; `ordinal` counts from 0 within the source.

    A passage cut from a table keeps its rows in `table` (header first, also where a long table was split), and has the
    same cells as `text`.
    """

    source: str
    ordinal: int
    headings: tuple[str, ...]
    anchor: Anchor
    text: str
    table: Table = ()

    @property
    def id(self) -> str:
        return f"{self.source}#{self.ordinal}"


def own_heading(title: str, passage: Passage) -> str:
    """What the passage stands right under, where that is no other name of its page; else ""."""
    heading = passage.headings[-1] if passage.headings else ""
    is_title = fold(heading).strip(" .:?!") == fold(title).strip(" .:?!")
    return "" if is_title else heading


def below(passage: Passage, following: Iterable[Passage]) -> Iterator[Passage]:
    """Those of the passages after it that stand below its heading, up to the first that does not."""
    path = passage.headings
    return takewhile(lambda one: one.headings[: len(path)] == path, following)
