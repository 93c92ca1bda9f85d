"""The teams in which Bode is, as far as Teams told of them, and the channels of each that can be an audience."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from bot.people.audience import Channel
from bot.people.contact import Address

MOST_CHANNELS = 200
"""Of a team: more than Teams lets it have."""
MOST_MEMBERS = 10_000


def key_of(id: str) -> str:
    """Teams' own ids hold characters that keys and rules do not take."""
    return sha256(id.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Team:
    """`id` and those of the `channels`, with their names, are Teams' own; the name of the first channel is "". `group`
    is the id of its Microsoft 365 group, "" where Teams did not say. `happened` counts what Teams told of it, and
    `looked` is that number as it was when its channels and members were last asked for."""

    id: str
    name: str
    group: str
    service_url: str
    tenant: str
    bot: str
    channels: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    happened: int = 1
    looked: int = 0

    @property
    def key(self) -> str:
        return key_of(self.id)

    @property
    def is_behind(self) -> bool:
        """Whether its channels and members are to be asked for."""
        return self.looked < self.happened

    def address(self, channel: str) -> Address:
        """Where Teams takes a message for this channel, by Teams' own id; the team's own id is that of the first."""
        return Address(channel, self.service_url, self.tenant, "", self.bot)

    @property
    def choices(self) -> tuple[Channel, ...]:
        """Its channels, the first one before the others."""
        ordered = sorted(self.channels.items(), key=lambda one: (one[0] != self.id, one[1].casefold()))
        return tuple(Channel(self.key, key_of(channel), name, self.name) for channel, name in ordered)

    def channel_of(self, chosen: Channel) -> str | None:
        """Teams' own id of the channel that was chosen; None for one that is gone."""
        return next((one for one in self.channels if key_of(one) == chosen.channel), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel that was chosen, as it is now; `id` is Teams' own, of the channel."""

    chosen: Channel
    team: Team
    id: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is a member of a team, by id: at most MOST_MEMBERS. `team` is its key."""

    team: str
    people: tuple[str, ...] = ()
