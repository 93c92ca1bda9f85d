"""One announcement in one channel of a team, and who confirmed it there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.announce.announcement import Announcement, Posts
from bot.announce.channels.team import Place
from bot.announce.delivery import UNDER_WAY, Delivery
from bot.announce.visering.visa import Visa
from bot.people.audience import Channel
from bot.people.contact import Address
from bot.work.notice import DeliveryState

NO_CHANNEL = "no_channel"
"""The reason of a post whose channel is gone, or in which its author may not post any more."""


@dataclass(frozen=True, slots=True)
class Post:
    """`chosen` is the channel as it was chosen, `address` where it is, None for one that is gone. `delivery` is what
    became of it: its person is the channel."""

    chosen: Channel
    address: Address | None
    delivery: Delivery

    @property
    def id(self) -> str:
        return self.chosen.channel

    @property
    def announcement(self) -> str:
        return self.delivery.announcement


def first_post(announcement: Announcement, place: Place) -> Post:
    """Before anything was sent."""
    delivery = Delivery(announcement.id, place.chosen.channel, since=announcement.published)
    return Post(place.chosen, place.team.address(place.id), delivery)


def no_post(announcement: Announcement, chosen: Channel) -> Post:
    """Nothing is sent there."""
    delivery = Delivery(announcement.id, chosen.channel, DeliveryState.GONE, reason=NO_CHANNEL)
    return Post(chosen, None, delivery)


@dataclass(frozen=True, slots=True)
class ConfirmedThere:
    """Somebody to whom it did not come by itself confirmed it in a channel (our key of it): the edition of this
    `number`, with its `digest`. `earlier` are those of editions before, which do not count any more. `since`, `last`
    and `open` are as of a delivery, by which their news are found; an earlier version kept none of them."""

    announcement: str
    person: str
    channel: str
    at: datetime
    number: int
    digest: str
    earlier: tuple[Visa, ...] = ()
    since: datetime | None = None
    last: datetime | None = None
    open: bool = False

    def visas(self, until: datetime | None) -> tuple[Visa, ...]:
        """All that they confirmed, the first first; `until` the last one counts, None as long as it does."""
        return (*self.earlier, Visa(self.number, self.digest, self.at, until))


@dataclass(frozen=True, slots=True)
class AnsweredThere:
    """Somebody to whom it did not come by itself answered its question in a channel (our key of it), which says nothing
    of what."""

    announcement: str
    person: str
    channel: str


def counted(before: Posts, posts: Sequence[Post], confirmed: int) -> Posts:
    """As long as not every channel has its post it is under way to some."""
    states = [one.delivery.state for one in posts]
    posted = states.count(DeliveryState.DELIVERED)
    under_way = sum(one in UNDER_WAY for one in states)
    missed = len(posts) - posted - under_way
    return replace(before, channels=max(before.channels, len(posts)), posted=posted, missed=missed, confirmed=confirmed)
