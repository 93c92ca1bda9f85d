"""A member of a team confirms an announcement in its channel: each person counts once, wherever they confirm."""

from datetime import datetime

from bot.announce import confirming
from bot.announce.announcement import Announcement
from bot.announce.channels.post import ConfirmedThere
from bot.announce.channels.team import key_of
from bot.announce.delivery import valid_until
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition


async def confirm(
    house: House, actor: Actor, id: str, conversation: str, edition: int | None
) -> tuple[Announcement, datetime | None]:
    """As `confirming.confirm`, of the announcement that stands in this conversation. Who has it in their own chat as
    well confirms that. Raises Unavailable where it was not posted there."""
    return await _confirmed(house, actor, id, await require_posted(house, id, conversation), edition)


async def confirm_anew(
    house: House, actor: Actor, id: str, edition: int | None
) -> tuple[Announcement, datetime | None]:
    """As `confirming.confirm`, of who got it, or confirmed it in a channel before: that is asked anew. Raises
    Unavailable."""
    try:
        return await confirming.confirm(house, actor, id, edition)
    except Unavailable:
        there = await house.records.confirmed_there.get(announcement_partition(id), actor.id)
        if there is None:
            raise
    return await _confirmed(house, actor, id, there.value.channel, edition)


async def _confirmed(
    house: House, actor: Actor, id: str, channel: str, edition: int | None
) -> tuple[Announcement, datetime | None]:
    partition = announcement_partition(id)

    async def look() -> Change[tuple[Announcement, datetime | None] | None]:
        found = await house.records.announcements.get(partition, id)
        if found is None or not found.value.confirmation:
            raise Unavailable
        announcement = found.value
        if await house.records.deliveries.get(partition, actor.id):
            return Change(None)
        there = await house.records.confirmed_there.get(partition, actor.id)
        read = min(edition or announcement.edition, announcement.edition)
        if there and confirming.asks_the_same(announcement, there.value.number):
            return Change((announcement, there.value.at))
        now = house.now()
        if announcement.recalled:
            return Change((announcement, now))
        if announcement.is_expired(now) or not confirming.asks_the_same(announcement, read):
            return Change((announcement, None))
        digest = await confirming.digest_of(house, announcement, read)
        earlier = there.value.visas(ended_at(announcement) or now) if there else ()
        since, last = announcement.published, valid_until(announcement)
        value = ConfirmedThere(id, actor.id, channel, now, read, digest, earlier, since, last)
        write = house.records.confirmed_there.put(value, there.version if there else None)
        return Change((announcement, now), [write])

    return await house.records.change(partition, look) or await confirming.confirm(house, actor, id, edition)


async def require_posted(house: House, id: str, conversation: str) -> str:
    """Our key of the channel that this conversation is of, in which it stands. Raises Unavailable."""
    channel = conversation.partition(";")[0]  # what follows is the message below which it was clicked
    post = await house.records.posts.get(announcement_partition(id), key_of(channel))
    if post is None or post.value.address is None or post.value.address.conversation != channel:
        raise Unavailable
    return key_of(channel)


def ended_at(announcement: Announcement) -> datetime | None:
    """When what was confirmed of an edition before ended to count; None where every edition asks for the same."""
    return announcement.visering.since if announcement.visering else None
