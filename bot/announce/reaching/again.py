"""Brings an announcement to who could not be reached when it was sent, once they can be."""

from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.delivering import settle
from bot.announce.reaching.missed import AGAIN
from bot.announce.spreading import Waiting, queue
from bot.announce.tallies import Ending
from bot.house import House
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState

NEWS_FOR = timedelta(days=14)
"""What was sent longer ago is not brought to who can be reached again: it stands in their news."""
SENT = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT})


async def try_again(house: House, announcement: str, person: str) -> bool:
    """They can be reached (again): what they missed waits for its turn. False where it is no news any more."""
    partition = announcement_partition(announcement)
    standing = await house.records.announcements.get(partition, announcement)
    delivery = await house.records.deliveries.get(partition, person)
    if standing is None or delivery is None or not _is_news(standing.value, house):
        return False
    if delivery.value.state is not DeliveryState.GONE or delivery.value.reason not in AGAIN:
        return False
    waiting = replace(delivery.value, state=DeliveryState.PENDING, reason="")
    await settle(house, announcement, [Ending(delivery, waiting)])
    await queue(house, standing.value, [Waiting(person)])
    return True


def _is_news(announcement: Announcement, house: House) -> bool:
    now = house.now()
    if announcement.state not in SENT or announcement.recalled or announcement.published is None:
        return False
    return now - announcement.published <= NEWS_FOR and not announcement.is_expired(now)
