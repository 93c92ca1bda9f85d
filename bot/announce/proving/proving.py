"""Puts together what is recorded of an announcement, and compares a record with what the store holds."""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime

from bot.announce.announcement import Announcement, ReportLine
from bot.announce.composing import follow
from bot.announce.correcting.edition import digest
from bot.announce.delivery import Delivery, as_it_counts
from bot.announce.proving.record import Record, lines_of
from bot.announce.reporting import lines_of as report_lines
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.erasure import is_made_up
from bot.store.partitions import announcement_partition
from bot.work import handing_out
from bot.work.handout import Handout

JOB = "announcement_proof"


async def ask(house: House, actor: Actor, id: str, name: Callable[[Announcement], str], about: str) -> Handout:
    """The author gets the proof as a PDF that is called `name` of the announcement. Raises Unavailable, also before
    anything was sent."""
    announcement = await follow(house, actor, id)
    if announcement.published is None:
        raise Unavailable
    return await handing_out.promise(house, actor.id, f"announcement:{id}", JOB, name(announcement), about)


async def gather(house: House, author: Actor, id: str) -> tuple[Announcement, Record, list[ReportLine]]:
    """What is recorded now, and the same with names; for a job, since it reads every delivery. Raises Unavailable."""
    announcement, at = await follow(house, author, id), house.now()
    deliveries = await _deliveries(house, announcement)
    lines = lines_of(deliveries, at)
    record = Record(id, announcement.edition, digest(announcement), announcement.published, at, lines)
    return announcement, record, await asyncio.to_thread(report_lines, author, deliveries)


async def recorded(house: House, of: Record) -> Record | None:
    """What the store holds of the same announcement, edition, people and moment, and of whoever else had got it by
    then, also of those who were erased since. None where there is no such announcement or edition."""
    partition = announcement_partition(of.announcement)
    standing = await house.records.announcements.get(partition, of.announcement)
    if standing is None:
        return None
    said = await _said(house, standing.value, of.edition)
    if said is None:
        return None
    named = {line.person for line in of.lines}
    deliveries = [one for one in await _deliveries(house, standing.value) if _counts(one, of.at, named)]
    return Record(of.announcement, of.edition, said, standing.value.published, of.at, lines_of(deliveries, of.at))


def _counts(delivery: Delivery, at: datetime, named: Collection[str]) -> bool:
    if is_made_up(delivery.person):
        return True
    return delivery.person in named or (delivery.delivered_at is not None and delivery.delivered_at <= at)


async def _said(house: House, announcement: Announcement, edition: int) -> str | None:
    if announcement.edition == edition:
        return digest(announcement)
    kept = await house.records.announced_editions.get(announcement_partition(announcement.id), str(edition))
    return digest(kept.value.said) if kept else None


async def _deliveries(house: House, announcement: Announcement) -> list[Delivery]:
    found = house.records.deliveries.stream(partition=announcement_partition(announcement.id))
    return [as_it_counts(announcement, item.value) async for item in found]
