"""How far the posts of an announcement are, and how many confirmed it in a channel alone."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.channels.post import ConfirmedThere, Post, counted
from bot.announce.delivery import UNDER_WAY
from bot.announce.halting.halting import has_ended
from bot.announce.standing import change_announcement
from bot.house import House
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState


async def posts_of(house: House, id: str) -> Sequence[Post]:
    """As many as it has channels."""
    return [item.value async for item in house.records.posts.stream(partition=announcement_partition(id))]


async def count(house: House, announcement: Announcement) -> Announcement:
    """With what became of its posts; one without channels costs nothing. It is SENT when nothing is under way. Raises
    Unavailable."""
    if not announcement.tally.posts.channels:
        return announcement
    posts = await posts_of(house, announcement.id)
    confirmed = await _confirmed(house, announcement)

    def with_posts(now: Announcement) -> Announcement:
        found = counted(now.tally.posts, posts, confirmed)
        return ended(replace(now, tally=replace(now.tally, posts=found)))

    if with_posts(announcement) == announcement:
        return announcement
    return await change_announcement(house, announcement.id, with_posts, has_ended)


async def missed_of(house: House, announcement: Announcement) -> Sequence[Post]:
    """Those that could not be posted; of one without channels nothing is read."""
    if not announcement.tally.posts.channels:
        return ()
    others = UNDER_WAY | {DeliveryState.DELIVERED}
    return [one for one in await posts_of(house, announcement.id) if one.delivery.state not in others]


def ended(announcement: Announcement) -> Announcement:
    """SENT, where nothing of what was sent is under way any more."""
    tally = announcement.tally
    is_done = announcement.spread_done and tally.under_way == 0 and tally.posts.under_way == 0
    if announcement.state is AnnouncementState.SENDING and is_done:
        return replace(announcement, state=AnnouncementState.SENT)
    return announcement


async def _confirmed(house: House, announcement: Announcement) -> int:
    """By those who did not get it themselves: of a visering, an edition that asks for the same as the newest."""
    partition = announcement_partition(announcement.id)
    if not announcement.confirmation:
        return 0
    if announcement.visering is None:
        return await house.records.confirmed_there.count(partition=partition)
    editions = range(announcement.visering.edition, announcement.edition + 1)
    return sum([await house.records.confirmed_there.count(equal={"number": n}, partition=partition) for n in editions])


async def confirmed_there(house: House, id: str) -> Sequence[ConfirmedThere]:
    """For a report: as many as confirmed there."""
    found = house.records.confirmed_there.stream(partition=announcement_partition(id))
    return [item.value async for item in found]
