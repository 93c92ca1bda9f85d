"""An opportunity that was approved: until when it is open, who is interested, and which schools share it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.errors import BodeError

KEPT = timedelta(days=60)
"""After its last day nobody asks any more who was interested."""
MOST_INTERESTED = 200
"""Far more than ever answer to one."""


class Closed(BodeError):
    """It is over, or full."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Of the `request` (id) that offered it, for a `school` (id), open until its `last` day is over unless it is
    `closed`. `contact` (an id) is told who is `interested` (ids, the first first). `partners` are the heads (ids) whose
    schools share it."""

    request: str
    school: str
    shared: bool
    last: date
    contact: str
    interested: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    closed: bool = False

    @property
    def expires(self) -> datetime:
        return datetime.combine(self.last, time(), tzinfo=UTC) + KEPT

    def is_open(self, today: date) -> bool:
        return not self.closed and today <= self.last

    def want(self, person: str, today: date) -> "Opportunity":
        """Twice is once."""
        if not self.is_open(today) or len(self.interested) >= MOST_INTERESTED:
            raise Closed
        return self if person in self.interested else replace(self, interested=(*self.interested, person))

    def unwant(self, person: str) -> "Opportunity":
        """Nothing of it is left, also once it is over."""
        return replace(self, interested=tuple(one for one in self.interested if one != person))

    def join(self, head: str, today: date) -> "Opportunity":
        if not (self.shared and self.is_open(today)):
            raise Closed
        return self if head in self.partners else replace(self, partners=(*self.partners, head))

    def leave(self, head: str) -> "Opportunity":
        return replace(self, partners=tuple(one for one in self.partners if one != head))

    def close(self) -> "Opportunity":
        return replace(self, closed=True)
