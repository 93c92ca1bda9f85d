"""Announcements, the audience they are for, and what became of each delivery."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Language, Person, Role


@dataclass(frozen=True, slots=True)
class Audience:
    """The rule for who gets it. Within one list any fits; all lists that are not empty must fit.

    Nothing chosen is nobody: `everyone` has to be said.
    """

    everyone: bool = False
    schools: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    groups: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.everyone or self.schools or self.roles or self.groups)

    def includes(self, person: Person) -> bool:
        if self.is_empty:
            return False
        return self.everyone or (
            (not self.schools or person.school in self.schools)
            and (not self.roles or bool(self.roles & person.roles))
            and (not self.groups or bool(self.groups & person.groups))
        )


class AnnouncementState(StrEnum):
    """DRAFT -> SENDING -> SENT; STOPPED: the card was refused by the channel; PAUSED: the bot itself was."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Words:
    """What the author typed: never Markdown. `image` and `link` are https addresses or ""; `image_alt` describes it."""

    title: str
    text: str
    image: str = ""
    image_alt: str = ""
    link: str = ""


class DeliveryState(StrEnum):
    """pending -> sending -> delivered | retry | gone | rejected | ambiguous (DESIGN, consistency rules)."""

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    DELIVERED = "delivered"
    GONE = "gone"
    REJECTED = "rejected"
    AMBIGUOUS = "ambiguous"


UNDER_WAY = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY})
NOT_REACHED = frozenset({DeliveryState.GONE, DeliveryState.REJECTED, DeliveryState.AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a send is; counted from the deliveries, so it may be some seconds behind."""

    recipients: int = 0
    delivered: int = 0
    confirmed: int = 0
    not_reached: int = 0

    @property
    def under_way(self) -> int:
        return self.recipients - self.delivered - self.not_reached


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card stands, so that it can show the newest state: whose chat, and the message's activity id."""

    person: str
    activity: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something said to an audience. `spread` counts the recipients whose delivery stands recorded; the fan-out is
    complete when `spread_done`. `follow` is the author's own card."""

    id: str
    author: str
    author_name: str
    words: Words
    audience: Audience
    confirmation: bool
    state: AnnouncementState
    created: datetime
    published: datetime | None = None
    spread_done: bool = False
    problem: str = ""
    tally: Tally = Tally()
    follow: CardPlace | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One announcement to one person. `reason` is the channel's code when the state needs one; `resent` tells that its
    one allowed repetition after an ambiguous send was used."""

    announcement: str
    person: str
    state: DeliveryState = DeliveryState.PENDING
    activity: str = ""
    reason: str = ""
    resent: bool = False
    delivered: datetime | None = None
    confirmed: datetime | None = None

    @property
    def id(self) -> str:
        return self.person

    def gone(self, reason: str) -> "Delivery":
        return replace(self, state=DeliveryState.GONE, reason=reason)


@dataclass(frozen=True, slots=True)
class Reach:
    """Who an audience resolves to now. `unreachable` of them have no Bode yet."""

    people: int
    schools: int
    unreachable: int = 0


@dataclass(frozen=True, slots=True)
class NotReached:
    """One line of the author's list: a name and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What an author can choose from, as (id, name), in the reader's language."""

    schools: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]


ProblemKeys = Mapping[str, str]
"""Input id -> key of the error text to show at it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft as the author typed it, with what is wrong with it; sound when `problems` is empty."""

    words: Words
    audience: Audience
    confirmation: bool
    problems: ProblemKeys = field(default_factory=dict[str, str])


def language_of(person: Person, chosen: Language | None) -> Language:
    return chosen or person.language
