"""What was sent to one person, where it stands now, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from bot.json import Json, JsonObject


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

    `asks` tells that the card asks for something, so that it follows the state of its subject. `job` and `body` are the
    job that sends it, for when the person can be reached again; `tries` counts the sends that never left.
    """

    subject: str
    person: str
    what: str
    asks: bool
    state: DeliveryState = DeliveryState.SENDING
    activity: str = ""
    job: str = ""
    body: Mapping[str, Json] = field(default_factory=dict[str, Json])
    tries: int = 0

    @property
    def id(self) -> str:
        return f"{self.subject}:{self.person}:{self.what}"


_SUBJECT_IN_BODY = {
    "request_ask": "request",
    "request_tell": "request",
    "handoff_ask": "handoff",
    "handoff_tell": "handoff",
}


def with_body(body: JsonObject) -> JsonObject:
    """Schema 1 to 2: only the job's name was kept, and its body made from the letters of the name."""
    subject = _SUBJECT_IN_BODY.get(cast("str", body.get("job", "")))
    named: JsonObject = {}
    if subject:
        named = {subject: body["subject"], "person": body["person"], "what": body["what"]}
    return {**body, "body": named}
