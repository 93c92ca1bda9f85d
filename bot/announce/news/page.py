"""What a page of somebody's news holds, and where it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody looked: `asking` tells that they are among those that ask something still, and `before` is when
    the last one that was shown came, None at the beginning."""

    asking: bool = True
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One of them; `asks`: its reader has something to do with it still."""

    announcement: Announcement
    delivery: Delivery
    asks: bool


@dataclass(frozen=True, slots=True)
class NewsPage:
    """`next` is where it goes on, None after the last. `words` are what was looked for, "" for everything; then
    `looked` announcements were read."""

    items: Sequence[Item]
    next: Place | None = None
    words: str = ""
    looked: int = 0
