"""One announcement to one person: what became of it, and what stands when two workers recorded different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.visering.visa import Visa, joined
from bot.json import Json, JsonObject
from bot.work.notice import DeliveryState, weight

CANCELLED = "cancelled"
RECALLED = "recalled"
"""The reason of a delivery that waited when its author broke off the send, or took back what was sent."""
EXPIRED = "expired"
"""The reason of one that waited for somebody's digest until it was no longer valid."""
INTERRUPTED = "interrupted"
"""Nobody knows whether the send arrived: whoever made it did not live to record it."""
MOST_DOUBTS = 5
"""How often it may go out without anybody knowing whether it arrived: of 10,000 sends of which one in 20 fails hardly
one is given up."""
UNANSWERED = 2
"""The same where no answer came: then it is likely to have arrived."""
UNDER_WAY = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY})
BY_CHOICE = frozenset({DeliveryState.MUTED, DeliveryState.HELD})
"""They are sent nothing by itself, since they want it so: they find it in their news."""


class Asks(StrEnum):
    """What it asks of who gets it, beside being read; what an earlier version kept asks a CONFIRMATION, if anything."""

    CONFIRMATION = "confirmation"
    ANSWER = "answer"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One announcement to one person.

    `activities` are the ids of its cards in their chat: two when it was resent and both arrived. `shown` are the
    editions that these show, of those that show another than the first. `given_up`: to this edition they could not be
    brought, for good. `reason` is the channel's code when the state needs one. `sends` counts how often it went out,
    `tries` the sends that never left, `doubts` those that may have arrived; `resent`: it went out again after such a
    one, so that somebody may have it twice. `since` is when it was published, None for what an earlier version sent,
    `last` until when it is valid (a year where nobody says); `open`: it asks something of this person, who did not do
    it yet: what it `asks`, as far as it was not confirmed or answered. `visas` are all that they confirmed, the first
    first: they `confirmed` when the last one counts still. `seen`: Teams said so, where the organisation wants that; it
    is counted by school, and shown of nobody. `answered`: they answered its question, which says nothing of what.
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
    visas: tuple[Visa, ...] = ()
    seen: bool = False
    answered: bool = False
    asks: Asks = Asks.CONFIRMATION

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

    @property
    def to_confirm(self) -> bool:
        return self.open and self.asks is not Asks.ANSWER and not self.confirmed

    @property
    def to_answer(self) -> bool:
        return self.open and self.asks is not Asks.CONFIRMATION and not self.answered

    def answer(self) -> "Delivery":
        """They answered its question; what is to be confirmed still stays open."""
        return replace(self, answered=True, open=self.to_confirm)

    @property
    def visa(self) -> Visa | None:
        """The one that counts."""
        return next((one for one in self.visas if one.until is None), None)

    def confirm(self, now: datetime, edition: int = 1, digest: str = "") -> "Delivery":
        """Whoever confirms has it, whatever we knew of its arrival. `edition` is the one that they read."""
        return replace(
            self,
            state=DeliveryState.DELIVERED,
            delivered_at=self.delivered_at or now,
            reason="",
            confirmed=True,
            confirmed_at=now,
            open=self.to_answer,
            visas=(*self.visas, Visa(edition, digest, now)),
        )

    def confirmed_before(self, at: datetime, visas: tuple[Visa, ...]) -> "Delivery":
        """They did so, with these visas, before it is sent to them, which it is all the same."""
        confirmed = replace(self, confirmed=True, confirmed_at=at, visas=visas)
        return replace(confirmed, open=confirmed.to_answer)

    def asked_anew(self, edition: int, since: datetime) -> "Delivery":
        """What they confirmed of an earlier edition stays recorded, and does not count any more."""
        visa = self.visa
        if visa is None or visa.edition >= edition:
            return self
        visas = tuple(replace(one, until=since) if one == visa else one for one in self.visas)
        return replace(self, visas=visas, confirmed=False, confirmed_at=None, open=True)


YEAR = timedelta(days=365)
"""How long an announcement is valid that does not say when it expires."""


def valid_until(announcement: Announcement) -> datetime:
    return announcement.expires or (announcement.published or announcement.created) + YEAR


def as_it_counts(announcement: Announcement, delivery: Delivery) -> Delivery:
    """As the announcement asks it now, though the record may tell of before it was corrected."""
    visering = announcement.visering
    if visering is None or visering.since is None:
        return delivery
    return delivery.asked_anew(visering.edition, visering.since)


def first_delivery(announcement: Announcement, person: str, state: DeliveryState = DeliveryState.PENDING) -> Delivery:
    """Before anything was sent. Whose news it is alone, since they mute its topic, was asked no question."""
    asks = _asked_by(announcement) if state is not DeliveryState.MUTED else Asks.CONFIRMATION
    return Delivery(
        announcement.id,
        person,
        state,
        since=announcement.published,
        last=valid_until(announcement),
        open=announcement.confirmation or asks is not Asks.CONFIRMATION,
        asks=asks,
    )


def _asked_by(announcement: Announcement) -> Asks:
    if announcement.question is None:
        return Asks.CONFIRMATION
    return Asks.BOTH if announcement.confirmation else Asks.ANSWER


def stays(announcement: Announcement) -> str:
    """Why nothing of it goes any more, or ""."""
    if announcement.recalled:
        return RECALLED
    return CANCELLED if announcement.state is AnnouncementState.CANCELLED else ""


def interrupted(delivery: Delivery) -> Delivery:
    again = delivery.doubtful(INTERRUPTED)
    return again if again.state is DeliveryState.AMBIGUOUS else again.sending()


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

    Delivered wins over everything, then the later send, then what says more. That it was resent or answered, every
    confirmation,
    every card that arrived and the newest edition that it showed are never forgotten. What was given up was so for the
    cards that were known then: of another card it says nothing.
    """
    resent = one.resent or other.resent
    winner = max(one, other, key=lambda delivery: (weight(delivery.state, delivery.sends), delivery.reason))
    state = winner.state
    if state is DeliveryState.GONE and resent:
        state = DeliveryState.AMBIGUOUS
    activities = _joined(one.activities, other.activities)
    visas = joined(one.visas, other.visas)
    counts = next((visa for visa in visas if visa.until is None), None)
    given_up = max(record.given_up if record.activities == activities else 0 for record in (one, other))
    both = replace(
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
        confirmed=counts is not None,
        confirmed_at=counts.at if counts else None,
        open=all(record.open for record in _asked_last(one, other)),
        visas=visas,
        seen=one.seen or other.seen,
        answered=one.answered or other.answered,
        asks=one.asks if one.asks is not Asks.CONFIRMATION else other.asks,
    )
    return replace(both, open=both.to_confirm or both.to_answer)


def _asked_last(one: Delivery, other: Delivery) -> Sequence[Delivery]:
    """Those that know of the last time that it was asked anew."""
    ends = [max((visa.until for visa in record.visas if visa.until), default=None) for record in (one, other)]
    last = max((end for end in ends if end), default=None)
    return [record for record, end in zip((one, other), ends, strict=True) if end == last]


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


def with_visas(body: JsonObject) -> JsonObject:
    """Schema 2 to 3: a confirmation told its moment alone. What its reader saw was the oldest that their cards show."""
    if not body.get("confirmed") or not body.get("confirmed_at"):
        return {**body, "visas": []}
    shown, cards = body.get("shown"), body.get("activities")
    of: JsonObject = shown if isinstance(shown, dict) else {}
    editions = [_edition(of.get(str(card))) for card in cards] if isinstance(cards, list) else []
    visa: dict[str, Json] = {"edition": min(editions, default=1), "digest": "", "at": body["confirmed_at"]}
    return {**body, "visas": [visa]}


def _edition(said: Json) -> int:
    return said if isinstance(said, int) else 1
