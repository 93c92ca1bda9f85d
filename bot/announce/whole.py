"""Announces what another system wrote whole, in the name of an author: held to all that they are held to themselves."""

from bot.announce import composing
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition


async def announce(house: House, actor: Actor, draft: Announcement) -> Announcement:
    """The same draft a second time, by its id, gives what became of it. Raises Unavailable, Unsound; then nothing of it
    stays."""
    require_author(house, actor)

    async def look() -> Change[Announcement]:
        standing = await house.records.announcements.get(announcement_partition(draft.id), draft.id)
        if standing is None:
            return Change(draft, [house.records.announcements.put(draft)])
        if standing.value.author != actor.id or standing.value.system != actor.system:
            raise Unavailable
        return Change(standing.value)

    kept = await house.records.change(announcement_partition(draft.id), look)
    if kept.state is not AnnouncementState.DRAFT:
        return kept
    try:
        return await composing.publish(house, actor, kept.id, kept.revision, None)
    except Unsound:
        await composing.discard(house, actor, kept.id)
        raise


async def made_by(house: House, system: str, id: str) -> Announcement:
    """What this system (the id of its app) announced, whoever its author is. Raises Unavailable."""
    found = await composing.find(house, id)
    if found is None or found.system is None or found.system.id != system:
        raise Unavailable
    return found
