"""Says when somebody may be written to unasked: on the days on which they work, outside the quiet hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.people.calendar import Calendar, WorkDays
from bot.people.local_time import here, moment_here
from bot.people.person import Person
from bot.people.quiet import Quiet, quiet_on
from bot.people.school_year import DAY

FURTHEST = timedelta(days=120)
"""That a working day is looked for: no holiday is as long."""


@dataclass(frozen=True, slots=True)
class WorkHours:
    """When one person may be written to. `rules` are the quiet hours that are for them."""

    days: WorkDays
    rules: tuple[Quiet, ...] = ()

    def on(self, day: date) -> tuple[time, time] | None:
        """From when until when on this day; None when not at all."""
        if day not in self.days:
            return None
        quiet = quiet_on(day, self.rules)
        return quiet.before, quiet.after

    def hold(self, at: datetime) -> bool:
        """Whether they may be written to then."""
        local = here(at)
        hours = self.on(local.date())
        return hours is not None and hours[0] <= local.time() < hours[1]

    def next(self, at: datetime, earliest: time = time.min) -> datetime | None:
        """The first moment from `at` on at which they may be; on a later day not before `earliest`. None when there is
        none for a long time."""
        if self.hold(at):
            return at
        return next((one for one in self.openings(here(at).date(), earliest) if one > at), None)

    def openings(self, day: date, earliest: time = time.min) -> Iterator[datetime]:
        """When each working day from this one on begins for them."""
        for number in range(FURTHEST.days):
            hours = self.on(day + DAY * number)
            if hours and max(hours[0], earliest) < hours[1]:
                yield moment_here(day + DAY * number, max(hours[0], earliest)).at

    @property
    def key(self) -> "HoursKey":
        """The same for all who have the same hours, of one calendar."""
        return self.days.school, tuple(sorted(self.days.holidays)), self.rules


HoursKey = tuple[str, Sequence[str], tuple[Quiet, ...]]


def hours_of(person: Person, calendar: Calendar) -> WorkHours:
    named = person.functions | person.roles
    rules = tuple(one for one in calendar.quiet if one.is_for(person.school, named))
    return WorkHours(calendar.of(person), rules)
