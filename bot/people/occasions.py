"""The days of the school year that have a name: school holidays, and the feasts of Belgium, with their dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from bot.people.calendar import WorkDays
from bot.people.school_year import SATURDAY, SchoolHoliday, Stretch, holiday_on, is_free, school_holidays

_FIXED: Mapping[str, tuple[int, int]] = {
    "new-year": (1, 1),
    "labour-day": (5, 1),
    "national-day": (7, 21),
    "assumption": (8, 15),
    "all-saints": (11, 1),
    "armistice": (11, 11),
    "christmas-day": (12, 25),
}
_FROM_EASTER: Mapping[str, int] = {
    "easter-day": 0,
    "easter-monday": 1,
    "ascension": 39,
    "whit-sunday": 49,
    "whit-monday": 50,
}
OCCASIONS = (*SchoolHoliday, *_FIXED, *_FROM_EASTER)


@dataclass(frozen=True, slots=True)
class Occasion:
    """`days` are its first and last; `within` is the school holiday that a feast is in, `bridge` the day behind it that
    is off as well."""

    id: str
    days: Stretch
    within: SchoolHoliday | None = None
    bridge: date | None = None


def occasion(name: str, today: date, year: int | None = None, *, next_year: bool = False) -> Occasion:
    """The one of the year that is named (of the calendar, by its first day), of the next, or else the next to end; its
    name is one of OCCASIONS."""
    wanted = today.year + 1 if next_year else year
    found = (
        one for start in range((wanted or today.year) - 1, (wanted or today.year) + 3) for one in (_in(name, start),)
    )
    if wanted:
        return next(one for one in found if one.days[0].year == wanted)
    return next(one for one in found if one.days[1] >= today)


def next_holiday(today: date) -> Occasion:
    """The school holiday that is now, or the next to begin."""
    return min((occasion(name, today) for name in SchoolHoliday), key=lambda one: one.days)


@cache
def _in(name: str, year: int) -> Occasion:
    """A school holiday of the school year that begins then, a feast of that year."""
    if name in set(SchoolHoliday):
        return Occasion(name, school_holidays(year)[SchoolHoliday(name)])
    day = date(year, *_FIXED[name]) if name in _FIXED else easter(year) + timedelta(days=_FROM_EASTER[name])
    behind = day + timedelta(days=1)
    bridge = behind if behind.weekday() < SATURDAY and is_free(behind) and name == "ascension" else None
    return Occasion(name, (day, day), holiday_on(day), bridge)


@dataclass(frozen=True, slots=True)
class DayOff:
    """Whether a person works on a day, and what it is: a school holiday, a feast by its name ("bridge": the day
    behind Ascension Day), a weekend."""

    day: date
    works: bool
    holiday: SchoolHoliday | None = None
    feast: str = ""
    weekend: bool = False


def day_off(day: date, days: WorkDays) -> DayOff:
    feast = next((name for name in (*_FIXED, *_FROM_EASTER) if _in(name, day.year).days[0] == day), "")
    if not feast and is_free(day):
        feast = "bridge"
    return DayOff(day, day in days, holiday_on(day), feast, day.weekday() >= SATURDAY)
