"""How Bode is installed for somebody who has it not: what can be asked, and what is kept of the answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.errors import BodeError


class Outcome(StrEnum):
    """What came of asking for an installation."""

    ASKED = "asked"
    """It is being made; the channel says so itself when it is there."""
    THERE = "there"
    """They had it already."""
    NOBODY = "nobody"
    """There is no such person, or they have no Teams."""
    REFUSED = "refused"
    """The tenant does not allow it: a permission, or a policy for this person."""
    FAILED = "failed"
    REMOVED = "removed"
    """They removed it themselves, so nobody asked."""


class InstallsAway(BodeError):
    """It cannot be asked now; later it may."""


class Installs(Protocol):
    """Both raise InstallsAway."""

    async def install(self, person: str) -> Outcome: ...

    async def chat(self, person: str) -> str:
        """The conversation that a person's installation has; "" where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Installing:
    """What came of it last for one person. It is gone at `again`, and then they are looked at anew."""

    person: str
    outcome: Outcome
    at: datetime
    again: datetime
