"""One announcement to one person: what became of it, and what stands when two workers recorded different things."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement
from bot.json import JsonObject
from bot.work.notice import DeliveryState, weight

CANCELLED = "cancelled"
RECALLED = "recalled"
"""The reason of a delivery that waited when its author broke off the send, or took back what was sent."""
MOST_DOUBTS = 5
"""How often it may go out without anybody knowing whether it arrived: of 10,000 sends of which one in 20 fails hardly
one is given up."""
UNANSWERED = 2
"""The same where no answer came: then it is likely to have arrived."""
UNDER_WAY = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY})
BY_CHOICE = frozenset({DeliveryState.MUTED, DeliveryState.HELD})
"""They are sent nothing by itself, since they want it so: they find it in their news."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One announcement to one person.

    `activities` are the ids of its cards in their chat: two when it was resent and both arrived. `shown` are the
    editions that these show, of those that show another than the first. `given_up`: to this edition they could not be
    brought, for good. `reason` is the channel's code when the state needs one. `sends` counts how often it went out,
    `tries` the sends that never left, `doubts` those that may have arrived; `resent`: it went out again after such a
    one, so that somebody may have it twice. `since` is when it was published, None for what an earlier version sent,
    `last` until when it is valid (a year where nobody says); `open`: it asks something of this person, who did not do
    it yet.
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
    shown: Mapping[str, int] = field(default_factory=dict[str, int])
    given_up: int = 0
    since: datetime | None = None
    last: datetime | None = None
    open: bool = False
    doubts: int = 0

    @property
    def id(self) -> str:
        return self.person

    @property
    def edition(self) -> int:
        """The oldest that one of its cards shows; 0 without a card."""
        return min((self.shown.get(one, 1) for one in self.activities), default=0)

    def is_behind(self, edition: int) -> bool:
        """Whether something is to be done still, so that what they have is this edition."""
        if self.given_up >= edition:
            return False
        if self.state is DeliveryState.AMBIGUOUS:
            return True
        return self.state is DeliveryState.DELIVERED and (self.edition < edition or self.may_have_more)

    @property
    def may_have_more(self) -> bool:
        """Whether there may be a card besides those that are known."""
        return self.resent and len(self.activities) <= max(self.doubts, 1)

    def sending(self) -> "Delivery":
        return replace(self, state=DeliveryState.SENDING, sends=self.sends + 1)

    def delivered(self, activity: str, now: datetime, edition: int = 1) -> "Delivery":
        arrived = replace(
            self,
            state=DeliveryState.DELIVERED,
            activities=_joined(self.activities, (activity,) if activity else ()),
            reason="",
            delivered_at=now,
        )
        return arrived.shows(edition, (activity,) if activity else ())

    def shows(self, edition: int, activities: tuple[str, ...]) -> "Delivery":
        """These of its cards show this edition, or a later one that they showed before."""
        return replace(self, shown=_newest(self.shown, {one: edition for one in activities if edition > 1}))

    def doubtful(self, reason: str, most: int = MOST_DOUBTS) -> "Delivery":
        """It may have arrived: it goes out again, unless it was so `most` times, or an earlier version, which kept no
        count, sent it twice."""
        doubts = most if self.resent and not self.doubts else self.doubts + 1
        if doubts >= most:
            return replace(self, state=DeliveryState.AMBIGUOUS, reason=reason, doubts=doubts)
        return replace(self, state=DeliveryState.RETRY, resent=True, doubts=doubts)

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
            open=False,
        )


YEAR = timedelta(days=365)
"""How long an announcement is valid that does not say when it expires."""


def valid_until(announcement: Announcement) -> datetime:
    return announcement.expires or (announcement.published or announcement.created) + YEAR


def first_delivery(announcement: Announcement, person: str, state: DeliveryState = DeliveryState.PENDING) -> Delivery:
    """Before anything was sent."""
    return Delivery(
        announcement.id,
        person,
        state,
        since=announcement.published,
        last=valid_until(announcement),
        open=announcement.confirmation,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What one process counted of an announcement's deliveries; `id` is its own. `changed` are those whose cards it
    brought to `edition`, `unchanged` those for which that cannot be done."""

    announcement: str
    id: str
    delivered: int = 0
    not_reached: int = 0
    edition: int = 1
    changed: int = 0
    unchanged: int = 0


def merged(one: Delivery, other: Delivery) -> Delivery:
    """What stands of two records of the same delivery, whichever came first.

    Delivered wins over everything, then the later send, then what says more. That it was resent or confirmed, every
    card that arrived and the newest edition that it showed are never forgotten. What was given up was so for the cards
    that were known then: of another card it says nothing.
    """
    resent = one.resent or other.resent
    winner = max(one, other, key=lambda delivery: (weight(delivery.state, delivery.sends), delivery.reason))
    state = winner.state
    if state is DeliveryState.GONE and resent:
        state = DeliveryState.AMBIGUOUS
    activities = _joined(one.activities, other.activities)
    given_up = max(record.given_up if record.activities == activities else 0 for record in (one, other))
    return replace(
        winner,
        state=state,
        activities=activities,
        shown=_newest(one.shown, other.shown),
        given_up=given_up,
        sends=max(one.sends, other.sends),
        resent=resent,
        tries=max(one.tries, other.tries),
        doubts=max(one.doubts, other.doubts),
        delivered_at=_first(one.delivered_at, other.delivered_at),
        confirmed=one.confirmed or other.confirmed,
        confirmed_at=_first(one.confirmed_at, other.confirmed_at),
        open=one.open and other.open,
    )


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Sorted: Teams numbers activities by time."""
    return tuple(sorted({*one, *other}))


def _newest(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return {card: max(one.get(card, 1), other.get(card, 1)) for card in sorted({*one, *other})}


def _first(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)


def with_activities(body: JsonObject) -> JsonObject:
    """Schema 1 to 2: one activity was kept, the last."""
    activity = body.get("activity", "")
    kept = {name: value for name, value in body.items() if name != "activity"}
    return {**kept, "activities": [activity] if activity else []}
