"""Library: where knowledge comes from. A folder and an exported file now, SharePoint can follow unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.answer.library.source import Passage, Source
from bot.errors import OperatorError


class Reason(StrEnum):
    """Why something could not be read: a key that the report puts in words."""

    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    OUTSIDE = "outside"
    VANISHED = "vanished"
    BROKEN_LINE = "broken_line"


class LibraryInvalid(OperatorError):
    """The library as a whole cannot be used; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One thing that could not be read and costs nothing else; `path` may end in ":12", a line number."""

    path: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as its library lists it. Same id, digest and standing: nothing to read again.

    `official`: its place was designated as one whose pages come before others that say the same.

    Readers may be empty: nobody can read it, and the report says so.
    """

    id: str
    path: str
    digest: str
    readers: frozenset[str]
    official: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that a library holds at one moment; what is no longer in `entries` was deleted or moved."""

    entries: Sequence[Entry]
    unreadable: Sequence[Unreadable]


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read, cut into passages (at least one)."""

    source: Source
    passages: Sequence[Passage]


class Library(Protocol):
    """All ids of a library begin with `prefix`, so that its deletions can be told from another library's sources."""

    @property
    def prefix(self) -> str: ...

    async def listing(self) -> Listing:
        """Raises LibraryInvalid."""
        ...

    async def read(self, entry: Entry) -> Document | Unreadable: ...

    async def close(self) -> None: ...
