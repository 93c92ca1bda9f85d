"""What another system was told of a request, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.json import JsonObject

HAND_OVER_JOB = "request_hand_over"


class HandedOver(StrEnum):
    SENT = "sent"
    TRYING = "trying"
    FAILED = "failed"


PAUSES = tuple(timedelta(minutes=one) for one in (1, 5, 30, 120, 480, 1440, 1440, 1440))
"""Between one attempt and the next: a system that is away for a weekend misses nothing."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Of the `moment` of one request; `to` is the name of the webhook or list where it goes. `attempts` were made, the
    last `at` this time; `reason` is why that did not arrive, as NotTaken says it, "" where it did."""

    request: str
    moment: str
    to: str
    at: datetime
    state: HandedOver = HandedOver.TRYING
    attempts: int = 0
    reason: str = ""

    @property
    def id(self) -> str:
        return hand_over_id(self.request, self.moment)


def with_destination(body: JsonObject) -> JsonObject:
    """Schema 1 to 2: there were webhooks alone."""
    return {"to" if name == "webhook" else name: value for name, value in body.items()}


def aside_id(id: str) -> str:
    """What is kept for the operators of one that was given up."""
    return f"hand-over:{id}"


def hand_over_id(request: str, moment: str) -> str:
    """The same whenever it is sent: who gets it twice knows it by that."""
    return f"{request}:{moment}"
