"""What somebody has of an announcement: their delivery, or that they confirmed it in a channel without one."""

from bot.announce.announcement import Announcement
from bot.announce.channels.post import ConfirmedThere
from bot.announce.delivery import Delivery, as_it_counts
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState


async def read_by(house: House, actor: Actor, id: str) -> tuple[Announcement, Delivery]:
    """As it counts now. Raises Unavailable where they neither got it nor confirmed it."""
    partition = announcement_partition(id)
    announcement = await house.records.announcements.get(partition, id)
    if announcement is None:
        raise Unavailable
    if delivery := await house.records.deliveries.get(partition, actor.id):
        return announcement.value, as_it_counts(announcement.value, delivery.value)
    there = await house.records.confirmed_there.get(partition, actor.id)
    if there is None:
        raise Unavailable
    return announcement.value, as_it_counts(announcement.value, as_delivery(there.value))


def as_delivery(there: ConfirmedThere) -> Delivery:
    """What it would be to who got it; it is kept nowhere. Who is asked anew did not confirm what is asked now."""
    return Delivery(
        there.announcement,
        there.person,
        DeliveryState.DELIVERED,
        confirmed=not there.open,
        confirmed_at=None if there.open else there.at,
        since=there.since,
        last=there.last,
        open=there.open,
        visas=there.visas(None),
    )
