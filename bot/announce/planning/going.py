"""Lets an announcement go: at once, or at the moment that is planned, if that is one at which it may."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.announce.authority.bounds import allowed_members
from bot.announce.channels.addressing import NONE, known, places_of
from bot.announce.planning.permitted import LONGEST_PLAN, Windows, windows_of
from bot.errors import Unsound
from bot.house import House
from bot.json import Json
from bot.people.acting import Acting
from bot.people.directory import Directory
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.kept import AuditEntry, Due

BEGIN_JOB = "announcement_begin"


async def windows_of_audience(house: House, announcement: Announcement, directory: Directory) -> Windows:
    """When those may be written to whom it would reach now."""
    calendar = await house.calendar.current()
    author = directory.people.get(announcement.author)
    audience, importance, topic = announcement.audience, announcement.importance, announcement.topic
    places = await places_of(house, author, audience, importance, topic) if author else NONE

    def windows() -> Windows:
        people = allowed_members(house, announcement, directory)
        besides = places.members.difference(person.id for person in people)
        return windows_of([*people, *known(directory, besides)], calendar)

    return await asyncio.to_thread(windows)


def require_moment(announcement: Announcement, windows: Windows, now: datetime) -> None:
    """Raises Unsound where it may not go at the moment for which it is planned, or now."""
    planned = announcement.planned_for
    if planned is not None and planned <= now:
        raise Unsound("notice-when-past")
    if planned is not None and planned > now + LONGEST_PLAN:
        raise Unsound("notice-when-far")
    if announcement.urgent and announcement.importance is not Importance.MANDATORY:
        raise Unsound("notice-urgent-mandatory")
    if announcement.urgent is None and not windows.permits(planned or now):
        raise Unsound("notice-when-quiet")


async def goes(
    house: House, acting: Acting, standing: Stored[Announcement], value: Announcement, detail: Mapping[str, Json]
) -> Change[Announcement]:
    """`value` is what may go, with the `tally` of how many it is for: from now on it is sent, or planned. `detail` is
    what the audit tells of it besides."""
    if value.urgent:
        detail = {**detail, "urgent": value.urgent.why.value}
    if value.planned_for is None:
        value = replace(value, published=house.now(), counted=True)
        audit = house.audit(acting, "announcement.published", value.id, detail)
        return await sending(house, standing, value, audit)
    audit = house.audit(acting, "announcement.planned", value.id, {**detail, "planned_for": moment(value.planned_for)})
    return await planned(house, standing, value, value.planned_for, audit)


async def sending(
    house: House, standing: Stored[Announcement], value: Announcement, audit: AuditEntry
) -> Change[Announcement]:
    """It is sent from now on: spread over its recipients, followed by its author's card."""
    value = replace(value, state=AnnouncementState.SENDING, problem="")
    jobs = [Job(name, {"announcement": value.id}) for name in ("announcement_spread", "announcement_follow")]
    writes = [house.records.announcements.put(value, standing.version), *await no_longer_due(house, standing.value)]
    return Change(value, writes, audit, jobs, standing.value)


async def planned(
    house: House, standing: Stored[Announcement], value: Announcement, at: datetime, audit: AuditEntry
) -> Change[Announcement]:
    """It begins at that moment, and at no other for which it was planned before."""
    value = replace(value, state=AnnouncementState.PLANNED, planned_for=at, problem="")
    due = due_of(value, at)
    before = await house.records.dues.get(due.partition, due.id)
    writes = [
        house.records.announcements.put(value, standing.version),
        house.records.dues.put(due, before.version if before else None),
    ]
    return Change(value, writes, audit, standing=standing.value)


def due_of(announcement: Announcement, at: datetime) -> Due:
    body = {"announcement": announcement.id, "at": moment(at)}
    return Due(f"begin:{announcement.id}", announcement_partition(announcement.id), at, BEGIN_JOB, body)


async def no_longer_due(house: House, announcement: Announcement) -> Sequence[Write]:
    """Of a planned one, that it does not begin by itself any more."""
    if announcement.state is not AnnouncementState.PLANNED or announcement.planned_for is None:
        return ()
    due = due_of(announcement, announcement.planned_for)
    standing = await house.records.dues.get(due.partition, due.id)
    return [house.records.dues.remove(standing.value, standing.version)] if standing else ()
