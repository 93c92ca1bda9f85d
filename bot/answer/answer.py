"""Holds what a person is told on a question: the verdict, the passage that answers, and what may help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.answer.evidence import Evidence
from bot.answer.library.source import Anchor, Table
from bot.people.colleagues import Colleague
from bot.words.distress import Helpline, Need
from bot.words.languages import Language


class Verdict(StrEnum):
    """MAYBE: something was found that may help, and not enough to say that it answers."""

    ANSWERED = "answered"
    MAYBE = "maybe"
    NOT_FOUND = "not_found"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that answer, cut from a passage, in lines: `marked` are the [start, end) stretches of `text` to
    emphasise, `headings` the numbers of the lines, from 0, that are headings of those below. Where rows of a table
    answer, `table` has them below their header, and the text says the same."""

    text: str
    marked: tuple[tuple[int, int], ...] = ()
    headings: frozenset[int] = frozenset()
    table: Table = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from an answer to a source; `quote` is what of it may help, where the answer says nothing else of it.
    `official` is the id of the official answer that the source is, "" for documents; `language` is the source's, and
    `source` its id. `overdue`: when it was reviewed last, where it should have been again since. `whom` are the names
    of those whom it is for, none where it is for everybody."""

    title: str
    path: str
    url: str
    anchor: Anchor
    modified: datetime | None
    official: str = ""
    quote: Excerpt | None = None
    language: Language | None = None
    source: str = ""
    overdue: date | None = None
    whom: Sequence[Mapping[Language, str]] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """What makes an answer official: whose it is (a person's id), when it was looked at last. `editable`: by who
    asked. `overdue`: it should have been looked at again since."""

    id: str
    owner: str
    reviewed: datetime
    editable: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a sensitive topic says instead of an answer, and whom to turn to.

    `need`: what somebody who is not well or in danger needs first. Without a topic of the organisation for it `topic`,
    `name` and `text` are "", and it is told in Bode's own words. `lines` are the public ones.
    """

    topic: str
    name: str
    text: str
    people: Sequence[Colleague]
    need: Need | None = None
    lines: Sequence[Helpline] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person is shown for a question. NOT_FOUND has neither excerpt nor citation, SENSITIVE only guidance.

    `passage` is the whole stretch behind the excerpt, all below its heading, of the source with the id `source`, and
    `table` its rows when it is one; `further` are at most two other sources. MAYBE has only `further`, each with a
    quote: three sources at most, the best first. `understood` is what a question that follows on an earlier one was
    taken for; `form` is the id of a form that does what was asked about, `said` that the question
    has something to fill it in with. `evidence` is of the best passage that there
    was, None when there was none.

    `apart` are ids of the topics of which the question may mean one, and `meant` the one that its asker chose, or OTHER
    (bot.answer.narrowing); "" as long as they chose none.

    `dead_ends` are what the passages that are shown send their reader to in Bode, and is not there now: left out of
    them. `again`: it shows what it showed for the question before, and nothing of what this one added. `searched`: how
    many of a hundred sources, while the index is being made anew; None for all of them.
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
    said: bool = False
    evidence: Evidence | None = None
    official: Official | None = None
    guidance: Guidance | None = None
    dead_ends: Sequence[str] = ()
    searched: int | None = None
    apart: Sequence[str] = ()
    meant: str = ""
    again: bool = False
