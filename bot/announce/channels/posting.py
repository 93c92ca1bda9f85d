"""Posts an announcement in each of its channels once: which posts may be sent, that they go now, what became of them.

What stands in a channel is sent as to a person (bot.announce.delivering): each step is recorded before the next, so
that a second job, another instance and a crash change nothing twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.channels.addressing import NONE, Places, places_of
from bot.announce.channels.counting import posts_of
from bot.announce.channels.post import NO_CHANNEL, Post, first_post, no_post
from bot.announce.delivery import INTERRUPTED, UNDER_WAY, Delivery, interrupted, merged, stays
from bot.announce.lanes import lane_of
from bot.announce.standing import standing_announcement
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.audience import channels_in
from bot.queue.lanes import LANE
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.store.records import TRIES
from bot.work.job import Job
from bot.work.notice import DeliveryState

POST_JOB = "announcement_post"


@dataclass(frozen=True, slots=True)
class ReadyPost:
    """A post that may be sent, of the announcement as it stood a moment ago."""

    announcement: Announcement
    post: Stored[Post]


async def give(house: House, announcement: Announcement) -> Sequence[Post]:
    """Gives every channel its post, once, and all posts that there are. A channel that is gone by now, or in which its
    author may not post any more, has one to which nothing is sent. Repeated it goes on where it was."""
    chosen = channels_in(announcement.audience)
    if not chosen:
        return ()
    standing = await posts_of(house, announcement.id)
    known = {one.id for one in standing}
    places = await _places(house, announcement)
    new = [first_post(announcement, one) for one in places.open if one.chosen.channel not in known]
    closed = {one.chosen.channel for one in places.open}
    new += [no_post(announcement, one) for one in chosen if one.channel not in known | closed]
    writes = [house.records.posts.put(one) for one in new]
    if writes:
        await house.records.accept(announcement_partition(announcement.id), writes)
    return [*standing, *new]


async def _places(house: House, announcement: Announcement) -> Places:
    author = (await house.directory.current()).people.get(announcement.author)
    if author is None:
        return NONE
    audience, importance, topic = announcement.audience, announcement.importance, announcement.topic
    return await places_of(house, author, audience, importance, topic)


async def queue_waiting(house: House, announcement: Announcement, posts: Sequence[Post]) -> None:
    """What is under way is queued again: only one job gets it through."""
    waiting = [one for one in posts if one.delivery.state in {DeliveryState.PENDING, DeliveryState.RETRY}]
    for one in waiting:
        await queue(house, announcement, one.id)


async def queue(house: House, announcement: Announcement, channel: str, delay: timedelta = timedelta()) -> None:
    body = {"announcement": announcement.id, "channel": channel, LANE: lane_of(announcement)}
    await house.bulk.put([Job(POST_JOB, body)], delay=delay)


async def prepare(house: House, id: str, channel: str, *, again: bool) -> ReadyPost | None:
    """None where there is nothing to send (any more): that is recorded then; a paused one waits for `resume`. `again`:
    an earlier attempt of this job did not end, so that what stands as SENDING may have arrived."""
    announcement = (await standing_announcement(house, id)).value
    post = await house.records.posts.get(announcement_partition(id), channel)
    if announcement.state is AnnouncementState.PAUSED or post is None:
        return None
    delivery = post.value.delivery
    if delivery.state not in UNDER_WAY or (delivery.state is DeliveryState.SENDING and not again):
        return None
    following = _next(announcement, post.value)
    if following.state is not DeliveryState.SENDING:
        await record(house, id, post, following)
        return None
    return ReadyPost(announcement, post)


def _next(announcement: Announcement, post: Post) -> Delivery:
    delivery = post.delivery
    if why := stays(announcement):
        if delivery.state is DeliveryState.SENDING:
            return replace(delivery, state=DeliveryState.AMBIGUOUS, reason=INTERRUPTED)
        return delivery.gone(why)
    if announcement.state is AnnouncementState.STOPPED:
        return replace(delivery, state=DeliveryState.REJECTED, reason="stopped")
    if post.address is None:
        return delivery.gone(NO_CHANNEL)
    return interrupted(delivery) if delivery.state is DeliveryState.SENDING else delivery.sending()


async def begin(house: House, ready: ReadyPost) -> Stored[Post] | None:
    """Records that it is about to go on the wire; None where somebody else was faster, or it may not go after all: what
    was corrected meanwhile goes later, as it is now."""
    id_, before = ready.announcement.id, ready.post
    value = replace(before.value, delivery=_next(ready.announcement, before.value))
    try:
        write = house.records.posts.put(value, before.version)
        (version,) = await house.records.accept(announcement_partition(id_), [write])
    except Stale:
        return None
    begun = Stored(value, version or "")
    now = (await standing_announcement(house, id_)).value
    if why := stays(now):
        await record(house, id_, begun, value.delivery.gone(why))
        return None
    if now.edition != ready.announcement.edition:
        await record(house, id_, begun, replace(value.delivery, state=DeliveryState.RETRY))
        await queue(house, now, value.id)
        return None
    return begun


async def record(house: House, id: str, post: Stored[Post], value: Delivery) -> Delivery:
    """What became of it, beside whatever somebody else recorded meanwhile. Raises Unavailable."""
    standing = post
    for _ in range(TRIES):
        try:
            write = house.records.posts.put(replace(standing.value, delivery=value), standing.version)
            await house.records.accept(announcement_partition(id), [write])
        except Stale:
            found = await house.records.posts.get(announcement_partition(id), post.value.id)
            if found is None:
                raise Unavailable from None
            standing, value = found, merged(found.value.delivery, value)
        else:
            return value
    raise Stale(f"somebody else was faster {TRIES} times")
