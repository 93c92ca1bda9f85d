"""Puts together who confirmed an announcement and who did not, by school: for its author, or for a head of school."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from bot.announce import settling
from bot.announce.announcement import Announcement
from bot.announce.composing import follow
from bot.announce.correcting.edition import DRAFT, digest
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.reminding.reminding import missing_of
from bot.announce.visering.heads import of_own_school
from bot.announce.visering.list_of import ALL, MISSING, VisaLine, VisaList
from bot.errors import Unavailable
from bot.house import House
from bot.people.absence import Absence
from bot.people.absences import OwnAbsences
from bot.people.calendar import BRUSSELS
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.store.partitions import announcement_partition
from bot.work import handing_out
from bot.work.handout import Handout
from bot.work.notice import DeliveryState

JOB = "announcement_visa_list"
SUBJECT = "visering"
TOGETHER = 50
"""People whose absence is looked up at once."""


async def schools(house: House, author: Actor, id: str) -> tuple[Announcement, Sequence[tuple[str, str]]]:
    """Of which schools (id, name) there are lists for its author. Raises Unavailable."""
    announcement = await _of_author(house, author, id)
    ids = await settling.schools_of(house, announcement)
    known = author.directory.schools
    named = [(one, known[one].name) for one in ids if one in known]
    return announcement, sorted(named, key=lambda school: school[1].casefold())


async def ask(house: House, author: Actor, id: str, school: str, name: str, about: str) -> Handout:
    """Of one school, or of ALL. Raises Unavailable."""
    await _of_author(house, author, id)
    if school != ALL and school not in author.directory.schools:
        raise Unavailable
    return await handing_out.promise(house, author.id, f"{SUBJECT}:{id}/{school}", JOB, name, about)


async def ask_missing(house: House, head: Actor, id: str, name: str, about: str) -> Handout:
    """Of their own school, those who did not. Raises Unavailable."""
    await of_own_school(house, head, id)
    return await handing_out.promise(house, head.id, f"{SUBJECT}:{id}/{MISSING}", JOB, name, about)


async def may(house: House, actor: Actor, of: str) -> None:
    """`of` is what a handout is about. Raises Unavailable."""
    id_, _, what = of.rpartition("/")
    await (of_own_school(house, actor, id_) if what == MISSING else _of_author(house, actor, id_))


async def _of_author(house: House, author: Actor, id: str) -> Announcement:
    announcement = await follow(house, author, id)
    if not announcement.confirmation or announcement.published is None:
        raise Unavailable
    return announcement


async def gather(house: House, reader: Actor, of: str) -> VisaList:
    """For a job, since it reads every delivery, or one for each person of a school. Raises Unavailable."""
    id_, _, what = of.rpartition("/")
    await may(house, reader, of)
    if what == MISSING:
        announcement, deliveries = await missing_of(house, reader, id_)
    else:
        announcement = await follow(house, reader, id_)
        stream = house.records.deliveries.stream(partition=announcement_partition(id_))
        deliveries = [item.value async for item in stream]
    directory = reader.directory
    counted = [as_it_counts(announcement, one) for one in deliveries]
    chosen = [one for one in counted if what in {ALL, MISSING} or _school(directory, one.person) == what]
    first = frozenset(await settling.recipients(house, announcement))
    absences = await _absences(house, [one.person for one in chosen if not one.confirmed])
    by_school: defaultdict[str, list[VisaLine]] = defaultdict(list)
    for one in chosen:
        by_school[_school(directory, one.person)].append(_line(directory, one, first, absences))
    named = [(_name(directory, school), sorted(lines, key=_order)) for school, lines in by_school.items()]
    editions = await _editions(house, announcement)
    return VisaList(
        announcement, sorted(named, key=lambda one: (not one[0], one[0].casefold())), editions, what == MISSING
    )


def _order(line: VisaLine) -> str:
    return line.name.casefold()


def _name(directory: Directory, school: str) -> str:
    known = directory.schools.get(school)
    return known.name if known else ""


def _school(directory: Directory, person: str) -> str:
    """None of who left: where they worked is not kept."""
    known = directory.people.get(person)
    return known.school if known else ""


def _line(
    directory: Directory, delivery: Delivery, first: Collection[str], absences: Mapping[str, Absence]
) -> VisaLine:
    known = directory.people.get(delivery.person)
    absence = absences.get(delivery.person)
    return VisaLine(
        directory.name_of(delivery.person),
        known.job if known else "",
        delivery.visa,
        delivery.visas[-1] if delivery.visas and delivery.visa is None else None,
        left=known is None,
        later=bool(first) and delivery.person not in first,
        away=absence is not None,
        back=absence.ends.astimezone(BRUSSELS).date() if absence and absence.ends else None,
        reason=_reason(delivery),
    )


def _reason(delivery: Delivery) -> str:
    if delivery.state is DeliveryState.DELIVERED:
        return ""
    return delivery.reason if delivery.state is DeliveryState.GONE else delivery.state.value


async def _absences(house: House, people: Sequence[str]) -> Mapping[str, Absence]:
    """Of those who did not confirm, who says of themselves that they are away."""
    own, now = OwnAbsences(house.records), house.now()
    found: dict[str, Absence] = {}
    for start in range(0, len(people), TOGETHER):
        some = people[start : start + TOGETHER]
        said = zip(some, await asyncio.gather(*(own.presence(one, now) for one in some)), strict=True)
        found |= {person: one for person, one in said if isinstance(one, Absence)}
    return found


async def _editions(house: House, announcement: Announcement) -> Sequence[tuple[int, str]]:
    kept = house.records.announced_editions.stream(partition=announcement_partition(announcement.id))
    earlier = [(item.value.number, digest(item.value.said)) async for item in kept if item.value.number != DRAFT]
    return sorted([*earlier, (announcement.edition, digest(announcement))])
