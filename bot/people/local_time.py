"""Tells which moment a day and an hour in Belgium are, also on the nights on which the clock is changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from bot.people.calendar import BRUSSELS


class Comes(StrEnum):
    """How often clocks here show an hour of a day."""

    ONCE = "once"
    NEVER = "never"
    """The clock is put forward over it: it is the moment at which it would have come, an hour later on the clock."""
    TWICE = "twice"
    """The clock is put back over it: it is the first of the two, in summer time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` in UTC."""

    at: datetime
    comes: Comes = Comes.ONCE


def moment_here(day: date, at: time) -> Moment:
    """When clocks here show this. Seconds do not count."""
    shown = datetime.combine(day, at.replace(second=0, microsecond=0, tzinfo=None))
    first, second = (shown.replace(tzinfo=BRUSSELS, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(BRUSSELS).replace(tzinfo=None, fold=0) != shown:
        return Moment(first, Comes.NEVER)
    return Moment(first, Comes.ONCE if first == second else Comes.TWICE)


def here(at: datetime) -> datetime:
    """What clocks here show then."""
    return at.astimezone(BRUSSELS)
