"""One announcement to one person: what became of it, and what stands when two workers recorded different things."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.json import JsonObject
from bot.work.notice import DeliveryState, weight

UNDER_WAY = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY})


@dataclass(frozen=True, slots=True)
class Delivery:
    """One announcement to one person.

    `activities` are the ids of its cards in their chat: two when it was resent and both arrived. `reason` is the
    channel's code when the state needs one. `sends` counts how often it went out, `tries` the sends that never left;
    `resent` tells that the one repetition of a send that may have arrived was used.
    """

    announcement: str
    person: str
    state: DeliveryState = DeliveryState.PENDING
    activities: tuple[str, ...] = ()
    reason: str = ""
    sends: int = 0
    resent: bool = False
    tries: int = 0
    delivered_at: datetime | None = None
    confirmed: bool = False
    confirmed_at: datetime | None = None

    @property
    def id(self) -> str:
        return self.person

    def sending(self) -> "Delivery":
        return replace(self, state=DeliveryState.SENDING, sends=self.sends + 1)

    def delivered(self, activity: str, now: datetime) -> "Delivery":
        return replace(
            self,
            state=DeliveryState.DELIVERED,
            activities=_joined(self.activities, (activity,) if activity else ()),
            reason="",
            delivered_at=now,
        )

    def gone(self, reason: str) -> "Delivery":
        """Whether it is for good that they have none is not known after a send that may have arrived (TEAMS)."""
        return replace(self, state=DeliveryState.AMBIGUOUS if self.resent else DeliveryState.GONE, reason=reason)

    def confirm(self, now: datetime) -> "Delivery":
        """Whoever confirms has it, whatever we knew of its arrival."""
        return replace(
            self,
            state=DeliveryState.DELIVERED,
            delivered_at=self.delivered_at or now,
            reason="",
            confirmed=True,
            confirmed_at=now,
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """What one process counted of an announcement's deliveries; `id` is its own."""

    announcement: str
    id: str
    delivered: int = 0
    not_reached: int = 0


def merged(one: Delivery, other: Delivery) -> Delivery:
    """What stands of two records of the same delivery, whichever came first.

    Delivered wins over everything, then the later send, then what says more. That it was resent or confirmed, and every
    card that arrived, is never forgotten.
    """
    resent = one.resent or other.resent
    winner = max(one, other, key=lambda delivery: (weight(delivery.state, delivery.sends), delivery.reason))
    state = winner.state
    if state is DeliveryState.GONE and resent:
        state = DeliveryState.AMBIGUOUS
    return replace(
        winner,
        state=state,
        activities=_joined(one.activities, other.activities),
        sends=max(one.sends, other.sends),
        resent=resent,
        tries=max(one.tries, other.tries),
        delivered_at=_first(one.delivered_at, other.delivered_at),
        confirmed=one.confirmed or other.confirmed,
        confirmed_at=_first(one.confirmed_at, other.confirmed_at),
    )


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Sorted: Teams numbers activities by time."""
    return tuple(sorted({*one, *other}))


def _first(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)


def with_activities(body: JsonObject) -> JsonObject:
    """Schema 1 to 2: one activity was kept, the last."""
    activity = body.get("activity", "")
    kept = {name: value for name, value in body.items() if name != "activity"}
    return {**kept, "activities": [activity] if activity else []}
