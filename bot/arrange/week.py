"""Who of a school is away in one week, as a table shows it: a row a person, a half day a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS = 5
"""Monday to Friday."""


class Cell(StrEnum):
    HERE = "here"
    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A person (id), and what each of the DAYS is to them; `asked`: some of it is not decided yet."""

    person: str
    cells: tuple[Cell, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Week:
    """`school` is its name, `monday` the first day; `all`: every absence was read."""

    school: str
    monday: date
    rows: Sequence[WeekRow] = ()
    all: bool = True

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=offset) for offset in range(DAYS))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
