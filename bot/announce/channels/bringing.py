"""Which posts are behind the newest edition of an announcement, and what became of bringing them to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.announce.announcement import Announcement
from bot.announce.channels.counting import posts_of
from bot.announce.channels.post import Post
from bot.announce.correcting.bringing import Unchanged
from bot.announce.standing import standing_announcement
from bot.errors import Stale
from bot.house import House
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

BRING_POST_JOB = "announcement_post_bring"


@dataclass(frozen=True, slots=True)
class BroughtPosts:
    """Of how many channels the card shows the newest edition, and of how many it cannot; `behind` are the others.
    `leaves`: one is on its way, and may show an earlier one."""

    changed: int = 0
    unchanged: int = 0
    behind: Sequence[str] = ()
    leaves: bool = False


async def brought(house: House, announcement: Announcement) -> BroughtPosts:
    """Of one without channels nothing is read."""
    if not announcement.tally.posts.channels:
        return BroughtPosts()
    posts, edition = [one.delivery for one in await posts_of(house, announcement.id)], announcement.edition
    behind = [one.person for one in posts if one.is_behind(edition)]
    unchanged = sum(one.given_up >= edition for one in posts)
    stand = sum(bool(one.activities) and one.edition >= edition for one in posts if one.person not in behind)
    leaves = any(one.state is DeliveryState.SENDING for one in posts)
    return BroughtPosts(stand, unchanged, behind, leaves)


async def queue(house: House, id: str, channel: str, delay: timedelta = timedelta(), tries: int = 0) -> None:
    await house.bulk.put([Job(BRING_POST_JOB, {"announcement": id, "channel": channel, "tries": tries})], delay=delay)


@dataclass(frozen=True, slots=True)
class BehindPost:
    """A post whose cards are to show the announcement as it is now."""

    announcement: Announcement
    post: Stored[Post]


async def behind(house: House, id: str, channel: str, *, again: bool) -> BehindPost | None:
    """None where there is nothing to change (any more). `again`: an earlier attempt did not end, and what it sent may
    have come after what is recorded. The announcement is read after the post, as with people."""
    post = await house.records.posts.get(announcement_partition(id), channel)
    announcement = (await standing_announcement(house, id)).value
    if post is None or post.value.address is None:
        return None
    delivery = post.value.delivery
    is_due = delivery.is_behind(announcement.edition) or (again and announcement.edition > 1 and delivery.activities)
    return BehindPost(announcement, post) if is_due else None


async def record(house: House, one: BehindPost, done: Sequence[str], why: str) -> bool:
    """These of its cards were changed, and another could not be, `why`. False where the post changed meanwhile: then it
    is to be brought to the newest anew."""
    edition, post = one.announcement.edition, one.post.value
    delivery = post.delivery.shows(edition, tuple(done))
    reason = why if post.delivery.activities else "ambiguous"
    if not reason and delivery.may_have_more:
        reason = "twice"
    if reason:
        delivery = replace(delivery, given_up=edition)
    writes: list[Write] = [house.records.posts.put(replace(post, delivery=delivery), one.post.version)]
    partition = announcement_partition(post.announcement)
    if reason:
        line = Unchanged(post.announcement, post.id, edition, reason, house.now())
        before = await house.records.unchanged.get(partition, post.id)
        writes.append(house.records.unchanged.put(line, before.version if before else None))
    try:
        await house.records.accept(partition, writes)
    except Stale:
        return False
    return True
