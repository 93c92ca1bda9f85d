"""Where the channel can reach a person, and what Bode itself knows of them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.words.languages import Language


@dataclass(frozen=True, slots=True)
class Address:
    """Where the channel can reach one person: their own chat with the bot.

    `member` and `bot` are the channel's own account ids (29:..., 28:...), needed to open a conversation anew.
    """

    conversation: str
    service_url: str
    tenant: str
    member: str
    bot: str


BLOCKED = "blocked"
"""They blocked Bode: nothing is sent until they write themselves (TEAMS)."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What Bode itself knows of a person: where to reach them and what they chose.

    `address` is None when Bode was never installed for them; `installed` is False after an uninstall, although the
    channel may still accept messages then. `language` None means: as the directory says. `lost` is the channel's code
    when the last message could not be brought to them (`blocked`, ...); "" again once they write or one arrives.
    `changed` is when this was written last, by the clock of who wrote it; None where an earlier version did.
    `hands_in_until` is the last day on which anybody lets them hand in, None for nobody.
    """

    person: str
    address: Address | None = None
    installed: bool = False
    language: Language | None = None
    welcomed: bool = False
    lost: str = ""
    changed: datetime | None = None
    hands_in_until: date | None = None

    @property
    def can_be_reached(self) -> bool:
        return self.installed and self.address is not None and not self.lost
