"""Begins what is planned when its moment has come: in one commit, whoever else tries; or says why it does not go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import require_author
from bot.announce.composing import ready
from bot.announce.planning.going import planned, windows_of_audience
from bot.announce.planning.planning import as_draft
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.json import Json
from bot.people.acting import TIME
from bot.people.contacts import Actor, recipient
from bot.store.changes import Change
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition
from bot.work.job import Job

TELL_JOB = "announcement_held_tell"
WAITS, GROWN = "waits", "grown"
"""What its author is told of what grew: it waits for a second person after all, or it goes to a few more."""


async def begin(house: House, id: str, at: str) -> Announcement | None:
    """`at` is the moment for which the job was promised, as it stands in a document: what was moved, taken back or
    begun since is left alone. Its author and whom it is for are looked at anew."""

    async def look() -> Change[Announcement | None]:
        standing = await house.records.announcements.get(announcement_partition(id), id)
        if standing is None or not _is_planned_for(standing.value, at):
            return Change(None)
        return await _begun(house, standing)

    return await house.records.change(announcement_partition(id), look)


def _is_planned_for(announcement: Announcement, at: str) -> bool:
    planned_for = announcement.planned_for
    return announcement.state is AnnouncementState.PLANNED and planned_for is not None and moment(planned_for) == at


async def _begun(house: House, standing: Stored[Announcement]) -> Change[Announcement | None]:
    value = standing.value
    try:
        author = await recipient(house, value.author)
        require_author(house, author)
    except Unavailable:
        return _held(house, standing, "notice-announcement-no-author")
    if value.urgent is None and (later := await _later(house, value, author)):
        audit = house.audit(TIME, "announcement.postponed", value.id, {"planned_for": moment(later)})
        change = await planned(house, standing, value, later, audit)
        return Change(change.value, change.writes, change.audit, [_tell(change.value)])
    try:
        change = await ready(house, author, standing, replace(value, planned_for=None))
    except Unsound as unsound:
        return _held(house, standing, unsound.problem)
    return Change(change.value, change.writes, change.audit, [*change.jobs, *told_of_growth(value, change.value)])


def told_of_growth(before: Announcement, after: Announcement) -> Sequence[Job]:
    """Its author is told where it waits after all, and where it goes to more than a second person confirmed."""
    waits = after.state is AnnouncementState.TO_CONFIRM
    confirmed = before.asked.people if before.asked and before.asked.is_confirmed else None
    planned = before.tally.addressed if confirmed is None else confirmed
    now = after.asked.people if waits and after.asked else after.tally.addressed
    if not waits and (confirmed is None or now <= confirmed):
        return []
    what = f"{WAITS if waits else GROWN}-{after.revision}"
    body: Mapping[str, Json] = {"announcement": after.id, "what": what, "problem": "", "planned": planned, "now": now}
    return [Job(TELL_JOB, body)]


async def _later(house: House, value: Announcement, author: Actor) -> datetime | None:
    """When it may go, where nobody looked for so long that it may not any more now."""
    windows = await windows_of_audience(house, value, author.directory)
    now = house.now()
    return None if windows.permits(now) else windows.next(now)


def _held(house: House, standing: Stored[Announcement], problem: str) -> Change[Announcement | None]:
    """It is a draft again, and its author is told why."""
    draft = as_draft(standing.value)
    audit = house.audit(TIME, "announcement.held", draft.id, {"problem": problem})
    return Change(draft, [house.records.announcements.put(draft, standing.version)], audit, [_tell(draft, problem)])


def _tell(announcement: Announcement, problem: str = "") -> Job:
    """`problem` is the key of the text that says why it does not go; "" where it was put off."""
    put_off = announcement.planned_for
    what = f"planned-{int(put_off.timestamp())}" if put_off else f"held-{announcement.revision}"
    body = {"announcement": announcement.id, "what": what, "problem": problem}
    return Job(TELL_JOB, body)
