"""An author puts the audience of a draft together: each change makes another revision, as any change of a draft."""

from collections.abc import Callable
from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.announce.authority.parts import MOST_PARTS, Put, put_of
from bot.announce.composing import own
from bot.errors import Stale, Unsound
from bot.house import House
from bot.people.audience import Audience
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition


async def put_together(
    house: House, actor: Actor, id: str, revision: int, change: Callable[[Put], Put]
) -> Announcement:
    """`change` is of the parts as they stand; an audience that nobody could have put together begins anew. Raises
    Unavailable, Unsound, and Stale when another revision stands."""

    def changed(audience: Audience) -> Audience:
        put = change(put_of(audience) or Put())
        if len(put.parts) > MOST_PARTS or len(put.without) > MOST_PARTS:
            raise Unsound("notice-audience-parts")
        return put.audience

    return await address(house, actor, id, revision, changed)


async def address(
    house: House, actor: Actor, id: str, revision: int, change: Callable[[Audience], Audience]
) -> Announcement:
    """As `put_together`, of the whole audience."""
    require_author(house, actor)

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state is not AnnouncementState.DRAFT or standing.value.revision != revision:
            return Change(standing.value, refusal=Stale(id))
        audience = change(standing.value.audience)
        if audience == standing.value.audience:
            return Change(standing.value)
        value = replace(standing.value, audience=audience, revision=revision + 1)
        return Change(value, [house.records.announcements.put(value, standing.version)], standing=standing.value)

    return await house.records.change(announcement_partition(id), look)
