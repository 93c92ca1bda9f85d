"""Puts together what is recorded of an announcement, and compares a record with what the store holds."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from bot.announce.announcement import Announcement, ReportLine
from bot.announce.channels.confirming import ended_at
from bot.announce.channels.counting import confirmed_there
from bot.announce.channels.post import ConfirmedThere
from bot.announce.channels.reporting import confirmed_alone, moments_of
from bot.announce.composing import follow
from bot.announce.confirming import asks_the_same
from bot.announce.correcting.edition import digest
from bot.announce.delivery import Delivery
from bot.announce.proving.record import Record, lines_with
from bot.announce.reporting import deliveries_of
from bot.announce.reporting import lines_of as report_lines
from bot.announce.visering.visa import Visa
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
    there = await confirmed_there(house, id) if announcement.tally.posts.channels else ()
    deliveries = await deliveries_of(house, announcement)
    lines = lines_with(deliveries, _visas(announcement, there), at)
    record = Record(id, announcement.edition, digest(announcement), announcement.published, at, lines)
    moments = moments_of(announcement, [one for one in there if one.at <= at])
    named = await asyncio.to_thread(report_lines, author, deliveries, moments)
    return announcement, record, [*named, *confirmed_alone(author, moments, {one.person for one in deliveries})]


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
    deliveries = [one for one in await deliveries_of(house, standing.value) if _counts(one, of.at, named)]
    lines = lines_with(deliveries, await _there(house, standing.value), of.at)
    return Record(of.announcement, of.edition, said, standing.value.published, of.at, lines)


def _counts(delivery: Delivery, at: datetime, named: Collection[str]) -> bool:
    if is_made_up(delivery.person):
        return True
    return delivery.person in named or (delivery.delivered_at is not None and delivery.delivered_at <= at)


async def _said(house: House, announcement: Announcement, edition: int) -> str | None:
    if announcement.edition == edition:
        return digest(announcement)
    kept = await house.records.announced_editions.get(announcement_partition(announcement.id), str(edition))
    return digest(kept.value.said) if kept else None


async def _there(house: House, announcement: Announcement) -> Mapping[str, Sequence[Visa]]:
    """What those confirmed who did so in a channel, by person; of one without channels nothing is read."""
    if not announcement.tally.posts.channels:
        return {}
    return _visas(announcement, await confirmed_there(house, announcement.id))


def _visas(announcement: Announcement, found: Sequence[ConfirmedThere]) -> Mapping[str, Sequence[Visa]]:
    return {one.person: one.visas(_until(announcement, one)) for one in found}


def _until(announcement: Announcement, one: ConfirmedThere) -> datetime | None:
    return None if asks_the_same(announcement, one.number) else ended_at(announcement)
