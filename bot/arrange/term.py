"""Until when a stage is to be decided, and on which days who is still asked is reminded of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.people.calendar import BRUSSELS

HOUR = time(8)
"""Of the day, here, at which reminders go out and a term is over: nobody is disturbed at night."""


def begins(day: date) -> datetime:
    return datetime.combine(day, HOUR, BRUSSELS).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Term:
    """It is late from the day `due` on; `reminds` are days before it. `number` tells it from the terms that the same
    request had before. `stopped`: the clock stands since then, as somebody asked the requester something."""

    number: int
    due: date
    reminds: tuple[date, ...] = ()
    stopped: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        return begins(self.due) <= (self.stopped or now)

    def next(self, now: datetime) -> date | None:
        """The first of its days that did not begin yet."""
        return next((day for day in self._days() if begins(day) > now), None)

    def reminder(self, now: datetime) -> date | None:
        """The last of its days before `due` that began."""
        return next((day for day in reversed(self.reminds) if begins(day) <= now), None)

    def _days(self) -> Iterator[date]:
        yield from self.reminds
        yield self.due
