"""What another system was told of a request, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HAND_OVER_JOB = "request_hand_over"


class HandedOver(StrEnum):
    SENT = "sent"
    TRYING = "trying"
    FAILED = "failed"


PAUSES = tuple(timedelta(minutes=one) for one in (1, 5, 30, 120, 480, 1440, 1440, 1440))
"""Between one attempt and the next: a system that is away for a weekend misses nothing."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Of the `moment` of one request; `webhook` is the name of where it goes. `attempts` were made, the last `at` this
    time; `reason` is why that did not arrive, as NotTaken says it, "" where it did."""

    request: str
    moment: str
    webhook: str
    at: datetime
    state: HandedOver = HandedOver.TRYING
    attempts: int = 0
    reason: str = ""

    @property
    def id(self) -> str:
        return hand_over_id(self.request, self.moment)


def hand_over_id(request: str, moment: str) -> str:
    """The same whenever it is sent: who gets it twice knows it by that."""
    return f"{request}:{moment}"
