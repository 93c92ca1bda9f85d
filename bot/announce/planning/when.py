"""What is said of a moment at which an announcement goes: why it is urgent."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MAX_WHY = 200


@dataclass(frozen=True, slots=True)
class Chance:
    """When an announcement may go that is not urgent. `first` is the first moment from now on, None where there is none
    for a long time; `is_now`: that is now. `later` of those whom it is for are not at work then, and get it when they
    are. `next_day` is the morning of the next working day. `agreed` is when their hours were. Of
    these `people` so many are `quiet` now."""

    is_now: bool = True
    first: datetime | None = None
    next_day: datetime | None = None
    later: int = 0
    agreed: date | None = None
    people: int = 0
    quiet: int = 0


AT_ONCE = Chance()


class Urgency(StrEnum):
    """Why a mandatory announcement does not wait until people work."""

    SAFETY = "safety"
    CLOSURE = "closure"
    OUTAGE = "outage"
    LAW = "law"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Urgent:
    """That somebody said so. The audit keeps `why`; `words` are what was typed beside it, for who looks at it later."""

    why: Urgency
    words: str = ""
