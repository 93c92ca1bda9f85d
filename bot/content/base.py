"""Library: where knowledge comes from, a folder or an exported file: what changed since, and reading one document."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

from bot.answer.library.source import Passage, Source
from bot.errors import OperatorError


class Reason(StrEnum):
    """Why something could not be read: a key that the report puts in words. UNPUBLISHED: it is there for nobody, and
    what was read of it before goes."""

    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    PROTECTED = "protected"
    LABELLED = "labelled"
    ABOVE_CLASS = "above_class"
    UNKNOWN_LABEL = "unknown_label"
    NO_CLASS = "no_class"
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
    DRAFT = "draft"
    UNPUBLISHED = "unpublished"
    BROKEN_LINE = "broken_line"
    BROKEN_ROW = "broken_row"
    NO_TITLE = "no_title"
    NO_COLUMN = "no_column"


WITHHELD = frozenset({
    *(Reason.PROTECTED, Reason.LABELLED, Reason.UNPUBLISHED),
    *(Reason.ABOVE_CLASS, Reason.UNKNOWN_LABEL, Reason.NO_CLASS),
})  # fmt: skip
"""Somebody decided that it is not for everybody, or not any more: what was read of it before goes too."""


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
class Shown:
    """What a person is shown of a document beside its words: its path, what opens it ("": nothing), and its title where
    that follows from its name ("": as it was when it was read)."""

    path: str
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as its library lists it. Same id and digest: nothing to read again.

    `official`: its place was designated as one whose pages come before others that say the same.
    `problem`: it stands there, for these readers, but what is in it cannot be read now; then `digest` is "".
    `shown` is None where that can change with the words alone.

    Readers may be empty: nobody can read it, and the report says so.
    """

    id: str
    path: str
    digest: str
    readers: frozenset[str]
    official: bool = False
    problem: Reason | None = None
    shown: Shown | None = None

    def stands_as(self, source: Source) -> bool:
        """Nothing of it is other than as it was recorded."""
        if self.problem or not source.digest or source.digest != self.digest:
            return False
        return self.as_now(source) == source

    def as_now(self, source: Source) -> Source:
        """What was recorded, with who may read it now and what is shown of it now."""
        now = replace(source, readers=self.readers, official=self.official)
        if self.shown is None:
            return now
        return replace(now, path=self.shown.path, url=self.shown.url, title=self.shown.title or source.title)


@dataclass(frozen=True, slots=True)
class Changed:
    """It is new, or its words, its readers, its standing or its place are others, or it cannot be read now."""

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


class FileReading(Protocol):
    """Reads files into documents: for a library whose documents are files somewhere else."""

    @property
    def most(self) -> int:
        """Bytes of a file that is read at all."""
        ...

    def reads(self, name: str) -> bool:
        """Whether files of such a name are a kind that is read."""
        ...

    def digest(self, name: str, digest: str) -> str:
        """Of a file of such a name with a `digest` of its own: what also differs where it would be read otherwise."""
        ...

    def unread(self, name: str, reason: Reason) -> Reason:
        """What counts where a file of such a name cannot be read for this reason."""
        ...

    def title_by_name(self, path: str) -> str:
        """Of a document that names none."""
        ...

    async def read(self, file: Path, entry: Entry, modified: datetime | None) -> Document | Unreadable:
        """`entry` says what is shown of it; `file` ends as that path does. `modified` is for one that does not say."""
        ...

    async def close(self) -> None: ...


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
