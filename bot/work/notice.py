"""What was sent to one person, where it stands now, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class DeliveryState(StrEnum):
    """pending -> sending -> delivered | retry | gone | rejected | ambiguous (DESIGN, consistency rules)."""

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    DELIVERED = "delivered"
    GONE = "gone"
    REJECTED = "rejected"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card stands, so that it can show the newest state: whose chat, and the message's activity id."""

    person: str
    activity: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing told to one person at most once: `subject` is a request's or a hand-off's id, `what` the moment of its
    history.

    `asks` tells that the card asks for something, so that it follows the state of its subject. `job` is the one that
    sends it, for when the person can be reached again; `tries` counts the sends that never left.
    """

    subject: str
    person: str
    what: str
    asks: bool
    state: DeliveryState = DeliveryState.SENDING
    activity: str = ""
    job: str = ""
    tries: int = 0

    @property
    def id(self) -> str:
        return f"{self.subject}:{self.person}:{self.what}"
