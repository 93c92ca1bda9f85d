"""Gives who arrives, or can be reached again, the mandatory announcements that are for them and valid still."""

from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.announce.asking.answering import with_there
from bot.announce.authority.bounds import within
from bot.announce.confirming import with_confirmed_there
from bot.announce.delivery import Delivery, first_delivery
from bot.announce.news.duty import duty_of
from bot.announce.reaching.missed import AGAIN
from bot.announce.tallies import Ending
from bot.errors import Stale
from bot.house import House
from bot.json import Json
from bot.people.audience import includes
from bot.people.directory import Directory
from bot.people.person import Person
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import DUTIES, announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

ARRIVED_JOB = "news_arrived"
OUT = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT})


async def keep_duty(house: House, announcement: Announcement) -> None:
    """From now on who arrives gets it. Repeating it changes nothing."""
    if announcement.importance is not Importance.MANDATORY:
        return
    duty = duty_of(announcement)
    await house.records.change_one(house.records.duties, DUTIES, announcement.id, lambda _: duty)


async def arrived(house: House, person: str) -> int:
    """How many they get. What goes with it is as with everybody: it is sent once, and counted. Repeating it after a
    crash gives nothing twice."""
    directory = await house.directory.current()
    known = directory.people.get(person)
    if known is None:
        return 0
    given = 0
    async for item in house.records.duties.stream(partition=DUTIES):
        given += await _give(house, item.value.announcement, known, directory)
    return given


async def _give(house: House, id: str, person: Person, directory: Directory) -> bool:
    partition = announcement_partition(id)
    found = await house.records.announcements.get(partition, id)
    if found is None or not _is_valid(house, found.value) or not _is_for(house, found.value, person, directory):
        return False
    standing = await house.records.deliveries.get(partition, person.id)
    if standing is None:
        return await _first(house, id, person)
    if standing.value.state is DeliveryState.PENDING:  # perhaps by an earlier attempt of this very job
        await house.queue.put([_deliver(id, person.id)])
        return True
    if standing.value.state is not DeliveryState.GONE or standing.value.reason not in AGAIN:
        return False
    again = replace(standing.value, state=DeliveryState.PENDING, reason="", tries=0)
    try:
        await house.tallies.settle(house.records, id, [Ending(standing, again)])
    except Stale:
        return False  # somebody else gives it
    await house.queue.put([_deliver(id, person.id)])
    return True


def _is_valid(house: House, announcement: Announcement) -> bool:
    """Of one whose recipients are not settled yet, they are among these."""
    return (
        announcement.importance is Importance.MANDATORY
        and announcement.state in OUT
        and announcement.settled is not None
        and announcement.recalled is None
        and not announcement.is_expired(house.now())
    )


def _is_for(house: House, announcement: Announcement, person: Person, directory: Directory) -> bool:
    """As far as its author may reach them now: nobody, once they left."""
    author = directory.people.get(announcement.author)
    if author is None:
        return False
    bounds = house.authors.reach(author, announcement.importance, announcement.topic)
    return includes(within(announcement.audience, bounds), person, directory)


async def _first(house: House, id: str, person: Person) -> bool:
    """One recipient more, in the commit that gives it to them, which promises that it is sent."""
    partition = announcement_partition(id)

    async def look() -> Change[bool]:
        announcement = await house.records.announcements.get(partition, id)
        standing: Stored[Delivery] | None = await house.records.deliveries.get(partition, person.id)
        if announcement is None or standing is not None:
            return Change(False)
        value = announcement.value
        more = replace(value, tally=replace(value.tally, recipients=value.tally.recipients + 1))
        first = await with_there(house, value, first_delivery(value, person.id))
        first, removed = await with_confirmed_there(house, value, first)
        writes = [house.records.announcements.put(more, announcement.version), house.records.deliveries.put(first)]
        return Change(True, [*writes, *removed], jobs=[_deliver(id, person.id)])

    return await house.records.change(partition, look)


def _deliver(id: str, person: str) -> Job:
    body: dict[str, Json] = {"announcement": id, "people": [[person, ""]]}
    return Job("announcement_deliver", body)
