"""What was sent to one person, where it stands now, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast

from bot.json import Json, JsonObject

NOTICE_LIFETIME = timedelta(days=400)
"""More than a year: what comes once a school year finds the card of the year before."""


class DeliveryState(StrEnum):
    """pending -> sending -> delivered | retry | gone | rejected | ambiguous (DESIGN, consistency rules).

    Of an announcement, MUTED: who mutes its topic is sent nothing; HELD: it waits for somebody's digest.
    """

    MUTED = "muted"
    HELD = "held"

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    DELIVERED = "delivered"
    GONE = "gone"
    REJECTED = "rejected"
    AMBIGUOUS = "ambiguous"


_SAYS_MORE = (
    DeliveryState.MUTED,
    DeliveryState.HELD,
    DeliveryState.PENDING,
    DeliveryState.SENDING,
    DeliveryState.RETRY,
    DeliveryState.REJECTED,
    DeliveryState.GONE,
    DeliveryState.AMBIGUOUS,
    DeliveryState.DELIVERED,
)


def weight(state: DeliveryState, sends: int) -> tuple[bool, int, int]:
    """Of two records of one send the heavier stands: what arrived did, the later send knows better than the earlier
    one, and of the same send the outcome says more than that it went out."""
    return state is DeliveryState.DELIVERED, sends, _SAYS_MORE.index(state)


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card stands, so that it can show the newest state: whose chat, and the message's activity id."""

    person: str
    activity: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing told to one person at most once: `subject` is a request's or a hand-off's id, `what` the moment of its
    history.

    It was recorded last `at`, None by an earlier version. After NOTICE_LIFETIME a card follows nothing any more, and
    what could not be told is told no more.

    `asks` tells that the card asks for something, so that it follows the state of its subject. `job` and `body` are the
    job that sends it, for when the person can be reached again. `sends` counts how often it went out, `tries` the sends
    that never left.
    """

    subject: str
    person: str
    what: str
    asks: bool
    state: DeliveryState = DeliveryState.SENDING
    activity: str = ""
    job: str = ""
    body: Mapping[str, Json] = field(default_factory=dict[str, Json])
    sends: int = 0
    tries: int = 0
    at: datetime | None = None

    @property
    def expires(self) -> datetime | None:
        return self.at + NOTICE_LIFETIME if self.at else None

    @property
    def id(self) -> str:
        return f"{self.subject}:{self.person}:{self.what}"


def merged(one: Notice, other: Notice) -> Notice:
    """What stands of two records of the same notice, whichever came first; the place of the card is never forgotten."""
    winner = max(one, other, key=lambda notice: (weight(notice.state, notice.sends), notice.activity))
    return replace(
        winner,
        activity=winner.activity or one.activity or other.activity,
        sends=max(one.sends, other.sends),
        tries=max(one.tries, other.tries),
        at=max((at for at in (one.at, other.at) if at), default=None),
    )


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
