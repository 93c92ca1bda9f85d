"""An absence that somebody's mailbox told of, as Bode met it: so that a mandate is proposed or started once for it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.people.absence import Absence
from bot.people.mandate import Mandate

REMEMBERED = timedelta(days=60)
"""How long it is known after it was last met: one that has no end is another one after that."""


@dataclass(frozen=True, slots=True)
class NoticedAbsence:
    """Of `person` (an id), from the day `first` to `last` (None: the mailbox names no end). `started` is the id of the
    mandate that was started for it, "" for none."""

    person: str
    first: date
    last: date | None
    met: datetime
    started: str = ""

    def is_same(self, absence: Absence) -> bool:
        """A mailbox that always replies says of no day when it began to."""
        first, last = absence.days
        if last is None or self.last is None:
            return last is None and self.last is None
        return first == self.first

    @property
    def expires(self) -> datetime:
        return self.met + REMEMBERED


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody is asked: for an `absence` of theirs, with the mandate that they set for it, if any."""

    absence: NoticedAbsence
    default: Mandate | None
