"""What Bode knows and who may read it: sources, passages, answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.domain.people import Language

_ARCHIVES = frozenset({"archief", "archieven", "archive", "archives", "archived"})
_EXPIRED = re.compile(r"(?i)[\[(](?:vervallen|verouderd|archief|archivé|périmé|expired|outdated|archived)[\])]")


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `id` is stable while the document keeps its place; `path` is what a person is shown.

    `readers` are principals (Person.principals); empty means nobody. `url` opens it, "" when nothing can.
    `digest` is of its bytes: the same digest and readers mean that nothing needs indexing again. `official` means that
    its place was designated: of two equal passages its own comes first.
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

    @property
    def archived(self) -> bool:
        """Kept, but no longer in force, as its folder or its title says; it gives way to what is."""
        folders = self.path.casefold().replace("\\", "/").split("/")[:-1]
        return bool(_ARCHIVES.intersection(folders)) or bool(_EXPIRED.search(self.title))


@dataclass(frozen=True, slots=True)
class Indexed:
    """How far a library (`id` is its prefix) was brought into the index of this identity. `doubtful` are ids of sources
    that the index may hold in another state than the store says. `copied`: the store has a copy of the passages of all
    others, as far as it can."""

    id: str
    index: str
    doubtful: frozenset[str] = frozenset()
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a document something stands; cards put it in words: page and slide count from 1, a sheet has a name."""

    kind: Literal["", "page", "slide", "sheet"] = ""
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a passage may answer.

    `coverage` (0 to 1) is the share of the question's rarity that the passage has; a word that had to be corrected
    counts in part, one that nothing knows as the rarest. `telling` is the same uncut: in words of the greatest rarity.
    `heading` (0 to 1) is the coverage by title and headings alone. `lead` (-1 to 1) is how far its score is ahead of
    the best other page's, as a share of the higher of the two: negative for all pages but the first.
    """

    coverage: float
    lead: float
    telling: float = 0.0
    heading: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its source.

    `score` orders the hits of one search and means nothing else; `evidence` compares between searches. `names` is what
    else was looked for: word of the question (folded, without accents) -> what it is also called, one word or more.
    """

    source: Source
    passage: Passage
    score: float
    evidence: Evidence
    names: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]], hash=False)


class Verdict(StrEnum):
    """MAYBE: something was found that may help, and not enough to say that it answers."""

    ANSWERED = "answered"
    MAYBE = "maybe"
    NOT_FOUND = "not_found"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from an answer to a source; carries no text of it. `official` is the id of the official answer that the
    source is, "" for documents."""

    title: str
    path: str
    url: str
    anchor: Anchor
    modified: datetime | None
    official: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that answer, cut from a passage: `marked` are the [start, end) stretches of `text` to emphasise."""

    text: str
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """What makes an answer official: who answers for it, when it was looked at last. `editable`: by who asked."""

    id: str
    owner: str
    reviewed: datetime
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a sensitive topic says instead of an answer, and whom to turn to: name, job and school."""

    topic: str
    name: str
    text: str
    people: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person is shown for a question. NOT_FOUND has neither excerpt nor citation, SENSITIVE only guidance.

    `passage` is the whole stretch behind the excerpt, of the source with the id `source`, and `table` its rows when it
    is one; `further` are at most two other sources. MAYBE has only `further`: three sources at most, the best first.
    `understood` is what a question that follows on an earlier one was taken for; `form` is the id of a form that does
    what was asked about. `evidence` is of the best passage that there was, None when there was none.

    `searched`: how many of a hundred sources, while the index is being made anew; None for all of them.
    """

    question: str
    verdict: Verdict
    excerpt: Excerpt | None = None
    passage: str = ""
    source: str = ""
    citation: Citation | None = None
    further: Sequence[Citation] = field(default=())
    table: Table = ()
    understood: str = ""
    form: str = ""
    evidence: Evidence | None = None
    official: Official | None = None
    guidance: Guidance | None = None
    searched: int | None = None
