"""Says whether all sends are halted, and which sends are under way."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HALT_ID = "halt"
HALTED = "halted"
"""The `problem` of an announcement that is paused because all sends are."""
KNOWN_FOR = timedelta(days=60)
"""How long a send is known as under way that nobody saw end."""


@dataclass(frozen=True, slots=True)
class Halt:
    """Of all sends of an organisation: halted, or gone on, by whom and when."""

    halted: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A send that was spread since `at`; it may have ended meanwhile."""

    announcement: str
    at: datetime


def under_way_expires(one: UnderWay) -> datetime:
    return one.at + KNOWN_FOR
