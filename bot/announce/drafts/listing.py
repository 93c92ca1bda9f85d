"""What an author wrote so far, the newest first, a page at a time."""

from datetime import datetime

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.house import House
from bot.people.contacts import Actor
from bot.store.collection import moment

PAGE = 8


async def page(house: House, actor: Actor, before: datetime | None = None) -> tuple[list[Announcement], bool]:
    """Drafts as well, those that were begun before that moment; and whether there are older ones. Raises
    Unavailable."""
    require_author(house, actor)
    found = await house.records.announcements.find(
        equal={"author": actor.id},
        order="created",
        below=moment(before) if before else None,
        descending=True,
        limit=PAGE,
    )
    return [item.value for item in found.items], found.more


RECENT = 40
"""Of the newest of one author, drafts are counted: an older one is on the list of all."""


async def count_drafts(house: House, actor: Actor) -> int:
    """How many of theirs were begun and not sent yet."""
    found = await house.records.announcements.find(
        equal={"author": actor.id}, order="created", descending=True, limit=RECENT
    )
    return sum(item.value.state is AnnouncementState.DRAFT for item in found.items)
