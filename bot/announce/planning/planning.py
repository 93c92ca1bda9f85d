"""What an author does with an announcement that is planned: move it, take it back, send it now."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.announce.composing import own, ready
from bot.announce.planning.going import no_longer_due
from bot.announce.planning.when import Urgent
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.notice import CardPlace


async def move(
    house: House, actor: Actor, id: str, at: datetime, urgent: Urgent | None = None, card: str | None = None
) -> Announcement:
    """To another moment; what began meanwhile is left alone. Its author's `card` follows it where no other does. Raises
    Unavailable, Unsound."""
    require_author(house, actor)

    async def moved(standing: Stored[Announcement]) -> Change[Announcement]:
        moved_to = _followed(standing.value, actor, card)
        moved_to = replace(moved_to, planned_for=at, urgent=urgent or standing.value.urgent)
        if moved_to == standing.value:
            return Change(standing.value)
        return await ready(house, actor, standing, moved_to)

    return await _of_planned(house, actor, id, moved)


def _followed(announcement: Announcement, actor: Actor, card: str | None) -> Announcement:
    place = CardPlace(actor.id, card) if card else None
    return replace(announcement, follow=announcement.follow or place)


async def send_now(
    house: House, actor: Actor, id: str, urgent: Urgent | None = None, card: str | None = None
) -> Announcement:
    """Without waiting for its moment; what began meanwhile is left alone. `card` is as for `move`. Raises Unavailable,
    Unsound."""
    require_author(house, actor)

    async def sent(standing: Stored[Announcement]) -> Change[Announcement]:
        now = _followed(standing.value, actor, card)
        now = replace(now, planned_for=None, urgent=urgent or standing.value.urgent)
        return await ready(house, actor, standing, now)

    return await _of_planned(house, actor, id, sent)


async def take_back(house: House, actor: Actor, id: str) -> Announcement:
    """It is a draft again, and no card of before sends it. Also who may not write announcements any more can keep
    their own from going. Raises Unavailable."""

    async def taken(standing: Stored[Announcement]) -> Change[Announcement]:
        draft = as_draft(standing.value)
        writes = [
            house.records.announcements.put(draft, standing.version),
            *await no_longer_due(house, standing.value),
        ]
        return Change(draft, writes, house.audit(actor.acting, "announcement.taken_back", id), standing=standing.value)

    return await _of_planned(house, actor, id, taken)


def as_draft(announcement: Announcement) -> Announcement:
    """What was planned, to be gone on with."""
    return replace(
        announcement,
        state=AnnouncementState.DRAFT,
        revision=announcement.revision + 1,
        planned_for=None,
        urgent=None,
        follow=None,
    )


async def _of_planned(
    house: House, actor: Actor, id: str, change: Callable[[Stored[Announcement]], Awaitable[Change[Announcement]]]
) -> Announcement:
    """What another click or its moment was faster with stays as it is."""

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state is not AnnouncementState.PLANNED:
            return Change(standing.value)
        return await change(standing)

    return await house.records.change(announcement_partition(id), look)
