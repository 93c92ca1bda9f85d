"""A decision that others take on what somebody wants: who may, who did, when and for whom. An approval of a
request is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import BodeError
from bot.people.acting import Acting

FIRST_STAGE = "1"
"""The id of the only stage of a route that is written as one table, as all were in version 0.1."""


class MayNotDecide(BodeError):
    """It is not theirs to decide, or it is their own wish."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom and for whom. `reason` is why; of what was agreed, on what condition, "" for none."""

    agreed: bool
    by: Acting
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deciders:
    """Whoever of `people` (ids) comes first decides, or who acts for one of them; never `requester`, whose wish it is,
    nor `holder`, who
    handed it in for them ("" where they did so themselves), neither for themselves nor for another."""

    requester: str
    people: Sequence[str]
    holder: str = ""

    def include(self, who: Acting) -> bool:
        wishing, acting = {self.requester, self.holder} - {""}, {who.person, who.on_behalf_of}
        return (who.on_behalf_of or who.person) in self.people and wishing.isdisjoint(acting)

    def decide(self, who: Acting, agreed: bool, at: datetime, reason: str = "") -> Decision:
        """Raises MayNotDecide."""
        if not self.include(who):
            raise MayNotDecide(who.person)
        return Decision(agreed, who, at, reason)
