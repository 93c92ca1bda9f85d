"""Says for what somebody wants to be asked: their own words of themselves, seen by nobody else, gone when they withdraw
them and at the end of the school year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.words.folding import words

MOST_SCHOOLS = 10
"""For which one person may be asked."""
WORKDAYS = (0, 1, 2, 3, 4)
"""Monday to Friday, as a date numbers them."""
RENEWED_FROM = 7
"""The month from which on what is said counts for the next school year."""


@dataclass(frozen=True, slots=True)
class Standby:
    """They may be asked to replace a colleague in these `schools` (ids), on these `days` (0 is Monday), for lessons
    that name one of these `subjects` (none: for any), until `last`."""

    schools: tuple[str, ...]
    days: tuple[int, ...]
    subjects: tuple[str, ...]
    last: date


@dataclass(frozen=True, slots=True)
class Profile:
    """Of a `person` (id); what is None they did not say, or withdrew."""

    person: str
    standby: Standby | None = None

    @property
    def expires(self) -> datetime | None:
        return _after(self.standby.last) if self.standby else None

    @property
    def is_empty(self) -> bool:
        return self.standby is None


@dataclass(frozen=True, slots=True)
class StandbyAt:
    """That they may be asked for one `school`, where whoever looks for a replacement there finds it."""

    person: str
    school: str
    days: tuple[int, ...]
    subjects: tuple[str, ...]
    last: date

    @property
    def id(self) -> str:
        return f"{self.person}:{self.school}"

    @property
    def expires(self) -> datetime:
        return _after(self.last)

    def is_for(self, days: Sequence[date], lessons: str) -> bool:
        """Whether they may be asked for one of these days, and for these lessons; where nobody says which lessons, for
        any."""
        subject = subject_in(self.subjects, lessons)
        return (not self.subjects or not words(lessons) or bool(subject)) and any(
            day.weekday() in self.days for day in days
        )


def rows_of(profile: Profile) -> tuple[StandbyAt, ...]:
    said = profile.standby
    if said is None:
        return ()
    return tuple(StandbyAt(profile.person, school, said.days, said.subjects, said.last) for school in said.schools)


def subject_in(subjects: Sequence[str], lessons: str) -> str:
    """The first of these subjects that the lessons name, as it was typed; "" for none."""
    said = f" {words(lessons)} "
    return next((one for one in subjects if words(one) and f" {words(one)} " in said), "")


def counts_until(today: date) -> date:
    """The end of the school year; in its last two months, of the next one."""
    return date(today.year + (today.month >= RENEWED_FROM), 8, 31)


def _after(last: date) -> datetime:
    return datetime.combine(last, time(), tzinfo=UTC) + timedelta(days=1)
