"""That a second person was asked to confirm an announcement before it goes, and what they said."""

from dataclasses import dataclass
from datetime import datetime

from bot.people.decisions import Decision

MOST_REMARK = 500
GROWTH = 20
"""The part, one in so many, by which what was confirmed may have grown since: who came to work here meanwhile keeps no
announcement from going."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For this `revision` of the draft, which would go to so many people. `decision` is None as long as nobody
    confirmed it or sent it back; its reason is the remark with which it was sent back."""

    revision: int
    at: datetime
    people: int
    decision: Decision | None = None

    @property
    def is_confirmed(self) -> bool:
        return bool(self.decision and self.decision.agreed)

    def covers(self, people: int) -> bool:
        """Whether it was confirmed for so many, or nearly."""
        return self.is_confirmed and people <= self.people + self.people // GROWTH
