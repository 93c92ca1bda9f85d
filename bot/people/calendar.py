"""Says on which days somebody works, by school and function, and which day it is here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.people.person import Person
from bot.people.quiet import Quiet
from bot.people.school_year import DAY, SATURDAY, SUNDAY, SchoolHoliday, holiday_on, is_free
from bot.words.translated import Translated

BRUSSELS = ZoneInfo("Europe/Brussels")


class Clocked(Protocol):
    @property
    def now(self) -> Callable[[], datetime]: ...


def today(house: Clocked) -> date:
    return house.now().astimezone(BRUSSELS).date()


@dataclass(frozen=True, slots=True)
class OwnDays:
    """What a school has of its own: days off, days on which it teaches all the same, and Saturdays (part-time art
    academies)."""

    free: frozenset[date] = frozenset()
    taught: frozenset[date] = frozenset()
    saturdays: bool = False


_NOTHING = OwnDays()


@dataclass(frozen=True, slots=True)
class Blocked:
    """Days on which nobody is well missed: a parents' evening, a class council, examinations. Without `schools` (ids),
    of every school."""

    name: Translated
    days: frozenset[date]
    schools: frozenset[str] = frozenset()

    def holds_in(self, school: str) -> bool:
        return not self.schools or school in self.schools


@dataclass(frozen=True, slots=True)
class Present:
    """How many of a function, or of a role, a school needs on a school day; `name` is what they are called together.
    Without `schools` (ids), each of them."""

    name: Translated
    function: str
    least: int
    schools: frozenset[str] = frozenset()

    def holds_in(self, school: str) -> bool:
        return not self.schools or school in self.schools

    def is_of(self, person: Person) -> bool:
        return self.function in person.functions or self.function in person.roles


@dataclass(frozen=True, slots=True)
class Calendar:
    """`free` are days off of every school; `working` says which functions work in which school holidays. Without any
    of it, the holidays by rule count."""

    free: frozenset[date] = frozenset()
    schools: Mapping[str, OwnDays] = field(default_factory=dict[str, OwnDays])
    working: Mapping[str, frozenset[SchoolHoliday]] = field(default_factory=dict[str, frozenset[SchoolHoliday]])
    blocked: tuple[Blocked, ...] = ()
    present: tuple[Present, ...] = ()
    quiet: tuple[Quiet, ...] = ()

    def of(self, person: Person) -> "WorkDays":
        """A role is a function as well."""
        named = person.functions | person.roles
        holidays = frozenset(holiday for name in named for holiday in self.working.get(name, ()))
        return WorkDays(self, person.school, holidays)

    def is_taught(self, day: date, school: str, working: Collection[SchoolHoliday] = ()) -> bool:
        """`working`: school holidays that count as other days."""
        own = self.schools.get(school, _NOTHING)
        if day in own.taught:
            return True
        if is_free(day) or day in self.free or day in own.free:
            return False
        if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and not own.saturdays):
            return False
        holiday = holiday_on(day)
        return holiday is None or holiday in working

    def school_day_after(self, day: date, school: str, count: int) -> date:
        """The school day there that comes as the `count`-th after this day; with 0, the day itself."""
        while count > 0:
            day += DAY
            count -= self.is_taught(day, school)
        return day

    def school_days_until(self, after: date, last: date, school: str) -> int:
        """How many school days there come after the one day, until the other, which counts."""
        days = (after + DAY * number for number in range(1, (last - after).days + 1))
        return sum(self.is_taught(day, school) for day in days)


@dataclass(frozen=True, slots=True)
class WorkDays:
    """The days on which one person works. `holidays` are the school holidays in which they do."""

    calendar: Calendar = field(default_factory=Calendar)
    school: str = ""
    holidays: frozenset[SchoolHoliday] = frozenset()

    def __contains__(self, day: date) -> bool:
        return self.calendar.is_taught(day, self.school, self.holidays)

    @property
    def are_school_days(self) -> bool:
        """Whether they are free when the pupils are."""
        return not self.holidays
