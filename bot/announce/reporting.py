"""The report of an announcement: everybody it was for, what became of it, and when they confirmed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from bot.announce.announcement import TWICE, Announcement, ReportLine
from bot.announce.asking.given import GivenAnswer
from bot.announce.composing import follow
from bot.announce.delivery import UNDER_WAY, Delivery, as_it_counts
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition
from bot.work import handing_out
from bot.work.handout import Handout
from bot.work.notice import DeliveryState

JOB = "announcement_report"
ANSWERS_JOB = "announcement_answers"
"""The job of the file with the answers alone."""
NOBODY_THERE: Mapping[str, datetime] = MappingProxyType({})


async def ask(
    house: House, actor: Actor, id: str, name: Callable[[Announcement], str], about: str, job: str = JOB
) -> Handout:
    """The author gets it as a file that is called `name` of the announcement. Raises Unavailable."""
    called = name(await follow(house, actor, id))
    return await handing_out.promise(house, actor.id, f"announcement:{id}", job, called, about)


async def deliveries_of(house: House, announcement: Announcement) -> list[Delivery]:
    """All, as they count now; for a job."""
    found = house.records.deliveries.stream(partition=announcement_partition(announcement.id))
    return [as_it_counts(announcement, item.value) async for item in found]


def lines_of(
    author: Actor,
    deliveries: Iterable[Delivery],
    there: Mapping[str, datetime] = NOBODY_THERE,
    given: Mapping[str, GivenAnswer] | None = None,
) -> list[ReportLine]:
    """By school and name; who confirmed it `there`, in a channel, before they got it did so then. For a thread, since
    they may be a hundred thousand."""
    answers = given or {}
    return by_name(_line(author, one, there.get(one.person), answers.get(one.person)) for one in deliveries)


def by_name(lines: Iterable[ReportLine]) -> list[ReportLine]:
    return sorted(lines, key=lambda line: (line.school.casefold(), line.name.casefold()))


def _line(author: Actor, delivery: Delivery, there: datetime | None, given: GivenAnswer | None) -> ReportLine:
    confirmed = min((at for at in (delivery.confirmed_at, there) if at), default=None)
    line = line_of(author, delivery.person, delivery.delivered_at, confirmed, reason_of(delivery))
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
