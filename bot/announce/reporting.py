"""The report of an announcement: everybody it was for, what became of it, and when they confirmed."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.announce.announcement import TWICE, Announcement, ReportLine
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.reading import given_to
from bot.announce.composing import follow
from bot.announce.delivery import UNDER_WAY, Delivery
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition
from bot.work import handing_out
from bot.work.handout import Handout
from bot.work.notice import DeliveryState

JOB = "announcement_report"
ANSWERS_JOB = "announcement_answers"
"""The job of the file with the answers alone."""


async def ask(
    house: House, actor: Actor, id: str, name: Callable[[Announcement], str], about: str, job: str = JOB
) -> Handout:
    """The author gets it as a file that is called `name` of the announcement. Raises Unavailable."""
    called = name(await follow(house, actor, id))
    return await handing_out.promise(house, actor.id, f"announcement:{id}", job, called, about)


async def report(house: House, author: Actor, id: str) -> tuple[Announcement, Sequence[ReportLine]]:
    """As `lines_of`; for a job, since it reads every delivery. Raises Unavailable."""
    announcement = await follow(house, author, id)
    found = house.records.deliveries.stream(partition=announcement_partition(id))
    deliveries = [item.value async for item in found]
    given = await given_to(house, announcement) if announcement.question else {}
    return announcement, await asyncio.to_thread(lines_of, author, deliveries, given)


def lines_of(
    author: Actor, deliveries: Iterable[Delivery], given: Mapping[str, GivenAnswer] | None = None
) -> list[ReportLine]:
    """By school and name; for a thread, since they may be a hundred thousand."""
    answers = given or {}
    lines = (_line(author, one, answers.get(one.person)) for one in deliveries)
    return sorted(lines, key=lambda line: (line.school.casefold(), line.name.casefold()))


def _line(author: Actor, delivery: Delivery, given: GivenAnswer | None) -> ReportLine:
    line = line_of(author, delivery.person, delivery.delivered_at, delivery.confirmed_at, reason_of(delivery))
    return replace(line, answer=given.answer, answered=given.at) if given else line


def line_of(author: Actor, id: str, delivered: datetime | None, confirmed: datetime | None, reason: str) -> ReportLine:
    """Who left since has a name no more, and counts."""
    directory = author.directory
    person = directory.people.get(id)
    school = directory.schools.get(person.school) if person else None
    name = school.name if school else ""
    return ReportLine(directory.name_of(id), name, person.job if person else "", delivered, confirmed, reason)


def reason_of(delivery: Delivery) -> str:
    if delivery.state is DeliveryState.DELIVERED:
        return TWICE if delivery.resent else ""
    if delivery.state in UNDER_WAY:
        return "under_way"
    return delivery.reason if delivery.state is DeliveryState.GONE else delivery.state.value
