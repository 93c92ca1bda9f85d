"""Says for what somebody wants to be asked: their own words of themselves, seen by nobody else, gone when they withdraw
them and at the end of the school year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.words.folding import words

MOST_SCHOOLS = 10
"""For which one person may be asked."""
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
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


class Kind(StrEnum):
    """Of an opportunity: in one school, or an assignment that schools share."""

    VACANCY = "vacancy"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Hopes:
    """They want to be told of opportunities of these `kinds`, in these `schools` (ids; none: in any), that ask for one
    of the `skills` or `wishes` that they named (none of both: for anything), until `last`."""

    kinds: tuple[str, ...]
    schools: tuple[str, ...]
    skills: tuple[str, ...]
    wishes: tuple[str, ...]
    last: date

    def meets(self, kind: str, school: str, asked: str) -> str | None:
        """The wish or skill that `asked` names, "" where they named none, None where it is not for them."""
        if kind not in self.kinds or (self.schools and school not in self.schools):
            return None
        named = (*self.wishes, *self.skills)
        return (subject_in(named, asked) or None) if named else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Of a `person` (id); what is None they did not say, or withdrew. Each part ends by itself. `changed`
    is when they said something last."""

    person: str
    standby: Standby | None = None
    hopes: Hopes | None = None
    changed: datetime = LONG_AGO

    @property
    def expires(self) -> datetime | None:
        last = [part.last for part in (self.standby, self.hopes) if part]
        return _after(max(last)) if last else None

    @property
    def is_empty(self) -> bool:
        return self.standby is None and self.hopes is None

    def on(self, today: date) -> "Profile":
        """Without what is over."""
        standby = self.standby if self.standby and self.standby.last >= today else None
        hopes = self.hopes if self.hopes and self.hopes.last >= today else None
        return Profile(self.person, standby, hopes, self.changed)


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
