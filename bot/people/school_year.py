"""Computes the holidays of Flemish schools for any year, and the days on which all of Belgium is free.

Rules: Besluit van de Vlaamse regering of 17 April 1991. The legal holidays are those that the library `holidays` lists.
"""

from collections.abc import Container, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import cast

from dateutil.easter import easter

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


class SchoolHoliday(StrEnum):
    AUTUMN = "autumn"
    CHRISTMAS = "christmas"
    CROCUS = "crocus"
    EASTER = "easter"
    SUMMER = "summer"


Stretch = tuple[date, date]
"""First and last day."""


@cache
def school_holidays(year: int) -> Mapping[SchoolHoliday, Stretch]:
    """Those of the school year that begins on 1 September of this year."""
    return {
        SchoolHoliday.AUTUMN: _autumn(year),
        SchoolHoliday.CHRISTMAS: _christmas(year),
        SchoolHoliday.CROCUS: _weeks(_monday_before(easter(year + 1), 7), 1),
        SchoolHoliday.EASTER: _easter(year + 1),
        SchoolHoliday.SUMMER: (date(year + 1, 7, 1), date(year + 1, 8, 31)),
    }


def holiday_on(day: date) -> SchoolHoliday | None:
    stretches = school_holidays(day.year if day.month >= 9 else day.year - 1)
    return next((holiday for holiday, (first, last) in stretches.items() if first <= day <= last), None)


def is_free(day: date) -> bool:
    """Nobody works: a legal holiday, or the Friday after Ascension Day."""
    return day in _legal_holidays() or day == easter(day.year) + timedelta(days=40)


def _autumn(year: int) -> Stretch:
    """From the Monday of the week of 1 November; when that is a Sunday, from 2 November."""
    saints = date(year, 11, 1)
    return _weeks(saints + DAY if saints.weekday() == SUNDAY else _monday_of(saints), 1)


def _christmas(year: int) -> Stretch:
    """From the Monday of the week of 25 December; when that is a Saturday or Sunday, from the Monday after."""
    christmas = date(year, 12, 25)
    monday = _monday_of(christmas)
    return _weeks(monday + WEEK if christmas.weekday() >= SATURDAY else monday, 2)


def _easter(year: int) -> Stretch:
    """From the first Monday of April; when Easter is in March, from the Monday after it; when it is after 15 April,
    from the second Monday before it, and then Easter Monday is off as well."""
    sunday = easter(year)
    if sunday.month == 3:
        return _weeks(sunday + DAY, 2)
    if sunday > date(year, 4, 15):
        first, _ = _weeks(_monday_before(sunday, 2), 2)
        return first, sunday + DAY
    return _weeks(_monday_of(date(year, 4, 7)), 2)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _monday_before(sunday: date, count: int) -> date:
    """The first is six days before that Sunday."""
    return sunday + DAY - count * WEEK


def _weeks(monday: date, count: int) -> Stretch:
    return monday, monday + count * WEEK - DAY


@cache
def _legal_holidays() -> Container[date]:
    import holidays  # noqa: PLC0415 - its calendars are big

    return cast(Container[date], holidays.country_holidays("BE"))
