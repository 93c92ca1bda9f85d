"""A recipient confirms an announcement: once, by the edition that they read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.channels.post import ConfirmedThere
from bot.announce.composing import received
from bot.announce.correcting.edition import digest
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.visering.visa import joined
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition


async def confirm(
    house: House, actor: Actor, id: str, edition: int | None = None
) -> tuple[Announcement, datetime | None]:
    """Read and understood, once; a second time gives the first moment. `edition` is that of the card that they clicked
    on, which may be older than the announcement; None on cards of before they told it. None for what expired, since
    nobody is asked any more, and for an edition that asks for something else than the announcement does now. Raises
    Unavailable."""

    async def look() -> Change[tuple[Announcement, datetime | None]]:
        announcement, delivery = await received(house, actor, id)
        if not announcement.confirmation:
            raise Unavailable
        if delivery.value.confirmed_at:
            return Change((announcement, delivery.value.confirmed_at))
        now = house.now()
        if announcement.recalled:
            return Change((announcement, now))  # there is nothing left to confirm, and the card says so
        read = _read(announcement, delivery.value, edition)
        if announcement.is_expired(now) or not asks_the_same(announcement, read):
            return Change((announcement, None))
        confirmed = delivery.value.confirm(now, read, await digest_of(house, announcement, read))
        there = await _there(house, announcement, actor.id)
        writes: list[Write] = []
        if there:
            confirmed = replace(confirmed, visas=joined(there.value.visas(now), confirmed.visas))
            writes.append(house.records.confirmed_there.remove(there.value, there.version))
        return Change((announcement, now), [house.records.deliveries.put(confirmed, delivery.version), *writes])

    return await house.records.change(announcement_partition(id), look)


async def with_confirmed_there(
    house: House, announcement: Announcement, delivery: Delivery
) -> tuple[Delivery, Sequence[Write]]:
    """Who confirmed it in a channel before they get it confirmed it, as far as that counts still: their delivery tells
    so from now on, and what is written beside it removes the record of the channel, so that it counts once."""
    there = await _there(house, announcement, delivery.person) if announcement.confirmation else None
    if there is None:
        return delivery, ()
    value = there.value
    told = delivery.confirmed_before(value.at, value.visas(None))
    return as_it_counts(announcement, told), [house.records.confirmed_there.remove(value, there.version)]


async def _there(house: House, announcement: Announcement, person: str) -> Stored[ConfirmedThere] | None:
    """Who confirmed it in a channel before they got it themselves counts once, and when they did stays recorded."""
    if not announcement.tally.posts.channels:
        return None
    return await house.records.confirmed_there.get(announcement_partition(announcement.id), person)


def _read(announcement: Announcement, delivery: Delivery, edition: int | None) -> int:
    """A client may send any number."""
    return min(edition or delivery.edition or announcement.edition, announcement.edition)


def asks_the_same(announcement: Announcement, edition: int) -> bool:
    """Whether who confirmed this edition does not have to confirm the newest as well."""
    return announcement.visering is None or edition >= announcement.visering.edition


async def digest_of(house: House, announcement: Announcement, edition: int) -> str:
    if edition == announcement.edition:
        return digest(announcement)
    kept = await house.records.announced_editions.get(announcement_partition(announcement.id), str(edition))
    return digest(kept.value.said) if kept else ""
