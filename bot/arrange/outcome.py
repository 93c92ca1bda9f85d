"""What became of one of several requests on which one click decided."""

from dataclasses import dataclass
from enum import StrEnum

from bot.arrange.request import Request


class Came(StrEnum):
    """What became of one of them. Of the last three nothing is to be seen."""

    DONE = "done"
    CHANGED = "changed"
    """It waits still, but not as the card showed it."""
    CLOSED = "closed"
    """Somebody else decided, or it was withdrawn."""
    MANDATE_OVER = "mandate_over"
    GONE = "gone"
    BUSY = "busy"
    """Others changed it all the time: it can be tried again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`request` is as it stands now, None for what they may not see."""

    came: Came
    request: Request | None = None
