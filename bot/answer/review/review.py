"""A review: who was asked to look again at an official answer or a library, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.answer.library.libraries_file import Place
from bot.answer.official.official_answer import OfficialAnswer

MONTH = timedelta(days=30)
"""So long before the end of its period an owner is asked."""


class Deed(StrEnum):
    """CHANGED: the words of an official answer; CHANGING: its owner changes the documents of a library."""

    RIGHT = "right"
    CHANGED = "changed"
    CHANGING = "changing"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what when."""

    at: datetime
    person: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Review:
    """`id` is that of an official answer's source, or of a library. `people` (ids) were `asked` to look at it before
    `end`, when it had the revision `since`.

    Of a library it also says what an official answer keeps itself: when it was found right last, whether it was
    withdrawn, what was done last; `revision` counts what was done.
    """

    id: str
    end: date | None = None
    asked: datetime | None = None
    people: frozenset[str] = frozenset()
    since: int = 0
    revision: int = 1
    reviewed: date | None = None
    withdrawn: bool = False
    last: Event | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """`id` as of a Review. `keepers` are the ids of who is asked, `end` is the last day of its period, and `revision`
    counts its changes. `official` or `place` is what it is."""

    id: str
    title: str
    keepers: Sequence[str]
    reviewed: date
    end: date
    revision: int
    withdrawn: bool
    official: OfficialAnswer | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """As long as questions are kept (`QUESTION_LIFETIME`): how often it was shown, and how often somebody said that it
    was useful, or not."""

    shown: int = 0
    useful: int = 0
    useless: int = 0
