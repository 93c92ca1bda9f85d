"""What is said of a moment at which an announcement goes: why it is urgent."""

from dataclasses import dataclass
from enum import StrEnum

MAX_WHY = 200


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
