"""Reminds those who have an announcement and did not confirm it: by hand, or after some school days; a few times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from bot.announce.announcement import Announcement
from bot.announce.authority.bounds import require_author
from bot.announce.composing import own
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.reminding.limits import AFTER, MOST_REMINDERS, can_be_missing, can_be_reminded
from bot.announce.standing import standing_announcement
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.acting import Acting
from bot.people.calendar import BRUSSELS, today
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Role
from bot.people.principals import Principal
from bot.store.base import MAX_WRITES, Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.kept import Due
from bot.work.notice import DeliveryState

AT = time(9, 0)
"""When a reminder goes that nobody clicks for, in Belgian time."""
REMIND, REMIND_ONE, TELL_HEAD = "announcement_remind", "announcement_remind_one", "announcement_tell_head"
REMIND_DUE = "announcement_remind_due"
NAMED = 200


async def unconfirmed(house: House, actor: Actor, id: str) -> tuple[Announcement, list[str], int]:
    """Who has it and did not confirm it, at most NAMED by id, and how many that are. Raises Unavailable."""
    announcement = (await _own(house, actor, id)).value
    if not announcement.confirmation:
        raise Unavailable
    partition = announcement_partition(id)
    found = await house.records.deliveries.find(
        equal={"announcement": id, "confirmed": False}, partition=partition, limit=NAMED
    )
    people = [item.value.person for item in found.items if waits(item.value)]
    return announcement, people, max(announcement.tally.delivered - announcement.tally.confirmed, len(people))


def waits(delivery: Delivery) -> bool:
    return delivery.state is DeliveryState.DELIVERED and not delivery.confirmed


async def remind(house: House, actor: Actor, id: str, seen: int) -> Announcement:
    """Reminds all of them, unless more than the `seen` reminders went by now: that was another click on the same
    button. Raises Unavailable, Unsound when no more may go."""

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, id)
        if len(standing.value.reminders) > seen:
            return Change(standing.value)
        _require_open(house, standing.value)
        return await _reminding(house, standing, actor.acting, actor.person.school)

    return await house.records.change(announcement_partition(id), look)


async def remind_due(house: House, id: str) -> None:
    """As its author chose it, unless it is over since."""

    async def look() -> Change[None]:
        standing = await standing_announcement(house, id)
        now = standing.value
        if not now.remind_after or not can_be_reminded(now, house.now()) or len(now.reminders) >= MOST_REMINDERS:
            return Change(None)
        directory = await house.directory.current()
        author = directory.people.get(now.author)
        change = await _reminding(house, standing, Acting(now.author), author.school if author else "")
        return Change(None, change.writes, change.audit, change.jobs)

    await house.records.change(announcement_partition(id), look)


async def _reminding(house: House, standing: Stored[Announcement], acting: Acting, school: str) -> Change[Announcement]:
    value = replace(standing.value, reminders=(*standing.value.reminders, house.now()))
    number = len(value.reminders)
    write: list[Write] = [house.records.announcements.put(value, standing.version)]
    write += await _due(house, value, school)
    audit = house.audit(acting, "announcement.reminded", value.id, {"number": number})
    jobs = [Job(REMIND, {"announcement": value.id, "number": number})]
    return Change(value, write, audit, jobs, standing.value)


async def remind_after(house: House, actor: Actor, id: str, days: int) -> Announcement:
    """From now on they are reminded by themselves after so many school days, 0 for not. Raises Unavailable, Unsound."""
    if days not in AFTER:
        raise Unavailable

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, id)
        if standing.value.remind_after == days:
            return Change(standing.value)
        if days:
            _require_open(house, standing.value)
        value = replace(standing.value, remind_after=days)
        writes = [house.records.announcements.put(value, standing.version)]
        return Change(value, [*writes, *await _due(house, value, actor.person.school)], standing=standing.value)

    return await house.records.change(announcement_partition(id), look)


async def _due(house: House, announcement: Announcement, school: str) -> Sequence[Write]:
    """The next one, in the place of the one before."""
    partition, due_id = announcement_partition(announcement.id), f"remind:{announcement.id}"
    before = await house.records.dues.get(partition, due_id)
    if not announcement.remind_after or len(announcement.reminders) >= MOST_REMINDERS:
        return [house.records.dues.remove(before.value, before.version)] if before else []
    calendar = await house.calendar.current()
    day = calendar.school_day_after(today(house), school, announcement.remind_after)
    at = datetime.combine(day, AT, tzinfo=BRUSSELS)
    due = Due(due_id, partition, at, REMIND_DUE, {"announcement": announcement.id})
    return [house.records.dues.put(due, before.version if before else None)]


async def spread(house: House, id: str, number: str, *, people: bool = True, heads: bool = True) -> None:
    """A job for each who waits, and for each head of school with such people, or for these alone; told once, however
    often this runs. Heads are told after it expired, too."""
    announcement = (await standing_announcement(house, id)).value
    if not (can_be_reminded(announcement, house.now()) if people else can_be_missing(announcement)):
        return
    directory = await house.directory.current()
    jobs: list[Job] = []
    told: set[str] = set()
    found = house.records.deliveries.stream(
        equal={"announcement": id, "confirmed": False}, partition=announcement_partition(id)
    )
    async for item in found:
        if not waits(item.value):
            continue
        person = item.value.person
        jobs += [Job(REMIND_ONE, {"announcement": id, "person": person, "number": number})] if people else []
        told |= heads_of(directory, person) - {person} if heads else set()
        if len(jobs) == MAX_WRITES:
            await house.bulk.put(jobs)
            jobs = []
    jobs += [Job(TELL_HEAD, {"announcement": id, "person": head, "number": number}) for head in sorted(told)]
    for start in range(0, len(jobs), MAX_WRITES):
        await house.bulk.put(jobs[start : start + MAX_WRITES])


def heads_of(directory: Directory, person: str) -> set[str]:
    """The heads of the school where they work."""
    known = directory.people.get(person)
    if known is None:
        return set()
    return {one.id for one in directory.heads_of(known.school)}


async def missing_of(house: House, head: Actor, id: str) -> tuple[Announcement, list[Delivery]]:
    """What reached somebody of their own school without a confirmation, by person. Reads a delivery for each person of
    the school: for a job. Raises Unavailable for who leads no school, and where it is not asked (any more)."""
    announcement = (await standing_announcement(house, id)).value
    if Role.HEADMASTER not in head.person.roles or not can_be_missing(announcement):
        raise Unavailable
    partition = announcement_partition(id)
    staff = head.directory.ids_of(Principal("school", head.person.school)) or frozenset[str]()
    missing: list[Delivery] = []
    for person in sorted(staff - {head.id}):
        delivery = await house.records.deliveries.get(partition, person)
        if delivery and waits(value := as_it_counts(announcement, delivery.value)):
            missing.append(value)
    return announcement, missing


async def _own(house: House, actor: Actor, id: str) -> Stored[Announcement]:
    require_author(house, actor)
    return await own(house, actor, id)


def _require_open(house: House, announcement: Announcement) -> None:
    if not can_be_reminded(announcement, house.now()):
        raise Unsound("notice-remind-over")
    if len(announcement.reminders) >= MOST_REMINDERS:
        raise Unsound("notice-remind-often")
