"""Somebody's absence: from when until when they are away, and who says so; and the port to those who know."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.people.calendar import BRUSSELS

MAILBOX = "mailbox"
"""Says so where the mailbox answers automatically."""

HERE_LASTS = timedelta(days=14)
"""How long "I am back" counts against a mailbox that still answers automatically."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Away from `begins` on until `ends`, the moment at which they are back; None: nobody knows when. `set_by` is the
    id of the person who said so, or MAILBOX."""

    begins: datetime
    ends: datetime | None
    set_by: str

    def lasts(self, now: datetime) -> bool:
        return self.begins <= now and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now

    @property
    def days(self) -> tuple[date, date | None]:
        """The first and the last day here that it touches; None where no end is known."""
        last = self.ends - timedelta(microseconds=1) if self.ends else None
        return self.begins.astimezone(BRUSSELS).date(), last.astimezone(BRUSSELS).date() if last else None


def whole_days(first: date, last: date | None, set_by: str) -> Absence:
    """Away on all of these days here, the last one too."""
    return Absence(midnight(first), midnight(last + timedelta(days=1)) if last else None, set_by)


def midnight(day: date) -> datetime:
    """At which this day begins here."""
    return datetime.combine(day, time(), tzinfo=BRUSSELS)


class Known(StrEnum):
    """What is known of somebody who is not known to be away. UNKNOWN counts as being here."""

    HERE = "here"
    UNKNOWN = "unknown"


Presence: TypeAlias = Absence | Known


class Absences(Protocol):
    """Port: where it is known whether somebody is away."""

    async def presence(self, person: str, now: datetime) -> Presence:
        """Of this person (by id). What cannot be told is UNKNOWN, and nothing is raised for it."""
        ...


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What was last said in Bode of whether a person is away, at `said`. Without an `absence`: that they are here; with
    one that begins later they may have said that too, at `here`."""

    person: str
    said: datetime
    absence: Absence | None = None
    here: datetime | None = None

    @property
    def said_here(self) -> datetime | None:
        """When they said last that they are here; None where they did not."""
        return self.here if self.absence else self.said

    def presence(self, now: datetime) -> Presence:
        """An absence that is over, or begins later, says nothing of now."""
        if self.absence and (self.absence.lasts(now) or self.absence.is_over(now)):
            return self.absence if self.absence.lasts(now) else Known.UNKNOWN
        return Known.HERE if self.said_here and now < self.said_here + HERE_LASTS else Known.UNKNOWN

    @property
    def expires(self) -> datetime | None:
        """From then on it says nothing any more."""
        return self.absence.ends if self.absence else self.said + HERE_LASTS
