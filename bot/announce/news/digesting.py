"""The digest of a person: when it comes next, what it holds, and that what it showed has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.announce.delivery import Delivery
from bot.announce.news.page import Item
from bot.announce.news.preferences import Preferences
from bot.announce.news.reading import newest_of
from bot.announce.tallies import Ending
from bot.errors import Stale
from bot.house import House
from bot.people.contacts import Actor
from bot.people.local_time import here, moment_here
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition, person_partition
from bot.work.kept import Due
from bot.work.notice import DeliveryState

JOB = "person_digest"
MOST_HELD = 50
"""Of the newest deliveries of one person are looked at, of each kind, for what waits for their digest."""


def next_digest(preferences: Preferences, now: datetime) -> datetime | None:
    if preferences.digest is None:
        return None
    today = here(now).date()
    moments = (moment_here(today + timedelta(days=days), preferences.digest).at for days in range(3))
    return next(at for at in moments if at > now)


async def planned(house: House, preferences: Preferences) -> Sequence[Write]:
    """What makes the next digest come, or none where they want none: for the commit that says so."""
    partition = person_partition(preferences.person)
    standing = await house.records.dues.get(partition, due_id(preferences.person))
    at = next_digest(preferences, house.now())
    if at is None:
        return [house.records.dues.remove(standing.value, standing.version)] if standing else []
    due = Due(due_id(preferences.person), partition, at, JOB, {"person": preferences.person})
    return [house.records.dues.put(due, standing.version if standing else None)]


def due_id(person: str) -> str:
    return f"digest:{person}"


async def plan_next(house: House, person: str) -> Preferences | None:
    """The digest of today is here: another comes, unless one is planned already. None where they never said anything.
    Repeating it changes nothing more."""
    partition = person_partition(person)

    async def look() -> Change[Preferences | None]:
        kept = await house.records.preferences.get(partition, person)
        if kept is None or await house.records.dues.get(partition, due_id(person)):
            return Change(kept.value if kept else None)
        return Change(kept.value, await planned(house, kept.value))

    return await house.records.change(partition, look)


async def held(house: House, person: str) -> list[Stored[Delivery]]:
    """What waits for their digest, the newest first."""
    found = [item for item in await newest_of(house, person, MOST_HELD) if item.value.state is DeliveryState.HELD]
    return sorted(found, key=lambda item: moment(item.value.since) if item.value.since else "", reverse=True)


async def shown(house: House, deliveries: Sequence[Stored[Delivery]]) -> Sequence[Item]:
    """As a card lists them: not what is no longer valid."""
    now, found = house.now(), list[Item]()
    for item in deliveries:
        delivery = item.value
        standing = await house.records.announcements.get(
            announcement_partition(delivery.announcement), delivery.announcement
        )
        if standing and not standing.value.is_expired(now):
            found.append(Item(standing.value, delivery, delivery.open))
    return found


async def came(house: House, deliveries: Sequence[Stored[Delivery]]) -> None:
    """They were in a digest that arrived. One that changed meanwhile is left to who changed it."""
    for item in deliveries:
        delivered = item.value.delivered("", house.now())
        try:
            await house.tallies.settle(house.records, item.value.announcement, [Ending(item, delivered)])
        except Stale:
            continue


async def works_today(house: House, actor: Actor) -> bool:
    return here(house.now()).date() in (await house.calendar.current()).of(actor.person)
