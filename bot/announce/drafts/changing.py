"""What stood in a draft before, and back to one of these texts."""

from dataclasses import replace

from bot.announce import composing
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.announce.drafts import replacing
from bot.announce.drafts.earlier import EarlierTexts
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition


async def earlier_of(house: House, actor: Actor, id: str) -> tuple[Announcement, EarlierTexts]:
    """Raises Unavailable; Stale where it is no draft any more."""
    draft = await composing.draft_of(house, actor, id)
    standing = await house.records.earlier_texts.get(announcement_partition(id), id)
    return draft, standing.value if standing else EarlierTexts(id)


async def restore(house: House, actor: Actor, id: str, revision: int, again: int) -> Announcement:
    """Lets the draft say what it said in revision `again`. Raises Unavailable; Stale where it changed since it was
    shown, or was sent."""
    require_author(house, actor)
    partition = announcement_partition(id)

    async def look() -> Change[Announcement]:
        standing = await composing.own(house, actor, id)
        draft = standing.value
        if draft.state is not AnnouncementState.DRAFT or draft.revision != revision:
            return Change(draft, refusal=Stale())
        earlier = await house.records.earlier_texts.get(partition, id)
        text = earlier.value.of(again) if earlier else None
        if text is None:
            raise Unavailable
        value = replace(text.put_in(draft), revision=revision + 1)
        beside = await replacing.beside(house, draft, value)
        writes = [house.records.announcements.put(value, standing.version), *beside.writes]
        return Change(value, writes, jobs=beside.jobs, standing=draft)

    return await house.records.change(partition, look)
