"""Library: where knowledge comes from, a folder or an exported file: what changed since, and reading one document."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.answer.library.source import Passage, Source
from bot.errors import OperatorError


class Reason(StrEnum):
    """Why something could not be read: a key that the report puts in words."""

    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    EMPTY = "empty"
    ONLY_IMAGES = "only_images"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    OUTSIDE = "outside"
    LINK = "link"
    NAME = "name"
    DENIED = "denied"
    VANISHED = "vanished"
    BROKEN_LINE = "broken_line"
    BROKEN_ROW = "broken_row"
    NO_TITLE = "no_title"
    NO_COLUMN = "no_column"


class LibraryInvalid(OperatorError):
    """The library as a whole cannot be used; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One thing that could not be read and costs nothing else; `path` may end in ":12", a line number, and is always
    fit to be shown. `kept`: what was read of it before is still found."""

    path: str
    reason: Reason
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as its library lists it. Same id, digest and standing: nothing to read again.

    `official`: its place was designated as one whose pages come before others that say the same.
    `problem`: it stands there, for these readers, but what is in it cannot be read now; then `digest` is "".

    Readers may be empty: nobody can read it, and the report says so.
    """

    id: str
    path: str
    digest: str
    readers: frozenset[str]
    official: bool = False
    problem: Reason | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """It is new, or its words, its readers or its standing are others, or it cannot be read now."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Removed:
    """It is not there any more."""

    id: str
    path: str


Change: TypeAlias = Changed | Removed | Unreadable
"""Unreadable is what never was a document: a kind of file that is not read, a link that leads nowhere."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A stretch of changes in order, and where the next one begins; both count together, or neither."""

    items: Sequence[Change]
    cursor: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may read what, as somebody wrote it at `place`. `applies`: there is something that it is about."""

    place: str
    readers: frozenset[str]
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read, cut into passages (at least one)."""

    source: Source
    passages: Sequence[Passage]


class Library(Protocol):
    """Ids are those of bot.answer.library.ids, of the library's name and what the document is called in it."""

    @property
    def name(self) -> str:
        """Under which it is registered: no two places have the same."""
        ...

    @property
    def place(self) -> str:
        """Where it stands, such as /srv/documents; what an operator is shown."""
        ...

    @property
    def rules(self) -> Sequence[Rule]:
        """Known once the first changes were given."""
        ...

    async def check(self) -> None:
        """Raises LibraryInvalid when it cannot be used, before any document is looked at."""
        ...

    def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        """What happened since `cursor`, which the stretch before this one gave; at least one stretch.

        `known` is what was recorded so far, by id; of what has to be read again, the digest is "". A library that
        cannot tell what happened compares with it. With the cursor "" all do: what is known and not there any more is
        Removed. Raises LibraryInvalid.
        """
        ...

    async def read(self, entry: Entry) -> Document | Unreadable: ...

    async def close(self) -> None: ...
