"""How far the newest edition of an announcement is with the cards of those who got an earlier one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Recall(StrEnum):
    """What becomes of the card: a short notice in its place, or nothing."""

    NOTICE = "notice"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Bringing:
    """`deliveries` is of how many the cards are to be changed, as far as they were looked through: `looks` times, at
    `looked` last. `changed` are those whose cards show this edition by now, `unchanged` those for which that cannot be
    done. `done`: when nothing was left to do."""

    edition: int
    deliveries: int = 0
    changed: int = 0
    unchanged: int = 0
    looks: int = 0
    looked: datetime | None = None
    done: datetime | None = None

    @property
    def ended(self) -> int:
        return self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Somebody whose card could not be brought to the edition of this number, and why: the channel's code, "left",
    "ambiguous" (it may have a card that is not known), "twice" (besides the one that was changed it may have another),
    "no_card" (it is not there any more), "rejected", or "offline" (it was tried long enough)."""

    announcement: str
    person: str
    number: int
    reason: str
    at: datetime
