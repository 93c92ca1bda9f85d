"""A second person confirms an announcement or sends it back. The first who decides decides; whoever comes after sees
what was decided."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.asked import MOST_REMARK
from bot.announce.authority.asking import FOLLOW_JOB, deciders, moment_of
from bot.announce.authority.listed import waits_no_more
from bot.announce.authority.to_confirm import SENDING
from bot.announce.composing import own, ready
from bot.announce.planning.going import windows_of_audience
from bot.announce.planning.planning import as_draft
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor, recipient
from bot.people.decisions import Decision
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job

TELL_JOB = "announcement_second_tell"


async def seen(house: House, actor: Actor, id: str) -> Announcement:
    """As somebody who may decide on it, or did. Raises Unavailable for everybody else, its author too."""
    return (await _asked(house, actor, id)).value


async def _asked(house: House, actor: Actor, id: str) -> Stored[Announcement]:
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None or not decides(house, actor, standing.value):
        raise Unavailable
    return standing


def decides(house: House, actor: Actor, announcement: Announcement) -> bool:
    """Whether they may decide on it, or did."""
    asked = announcement.asked
    if asked is None:
        return False
    if asked.decision is not None and asked.decision.by == actor.acting:
        return True
    who = deciders(house, actor.directory, announcement, asked.people)
    return who is not None and who.include(actor.acting)


def _waits(standing: Stored[Announcement], revision: int) -> bool:
    """Whether there is something to decide of this revision. Raises Stale where another one is asked for by now, or
    none any more."""
    value = standing.value
    if value.asked is None or value.asked.revision != revision:
        raise Stale
    if value.asked.decision:
        return False
    if value.state is not AnnouncementState.TO_CONFIRM:
        raise Stale
    return True


async def confirm(house: House, actor: Actor, id: str, revision: int) -> Announcement:
    """It goes, as its author let it and may now. What another decided meanwhile stays. Raises Unavailable, Stale,
    Unsound."""

    async def look() -> Change[Announcement]:
        standing = await _asked(house, actor, id)
        if not _waits(standing, revision):
            return Change(standing.value)
        author = await recipient(house, standing.value.author)
        agreed = _decided(standing.value, Decision(True, actor.acting, house.now()))
        change = await ready(house, author, standing, await _in_time(house, author, agreed))
        if change.value.state is AnnouncementState.TO_CONFIRM:
            return change  # it would go to more than they were asked for
        detail = {"revision": revision, "recipients": change.value.tally.recipients}
        confirmed = house.records.audit.put(house.audit(actor.acting, "announcement.second_confirmed", id, detail))
        ended = await waits_no_more(house, id, SENDING)
        writes = [*change.writes, confirmed, *ended]
        return replace(change, writes=writes, jobs=[*change.jobs, *_told(change.value)])

    return await house.records.change(announcement_partition(id), look)


async def _in_time(house: House, author: Actor, value: Announcement) -> Announcement:
    """Its moment may have passed while it waited, or nobody is at work by now: then it goes at the next that may be."""
    now = house.now()
    if value.planned_for and value.planned_for <= now:
        value = replace(value, planned_for=None)
    if value.planned_for or value.urgent:
        return value
    windows = await windows_of_audience(house, value, author.directory)
    return value if windows.permits(now) else replace(value, planned_for=windows.next(now))


def _decided(value: Announcement, decision: Decision) -> Announcement:
    return replace(value, asked=replace(value.asked, decision=decision)) if value.asked else value


async def send_back(house: House, actor: Actor, id: str, revision: int, remark: str) -> Announcement:
    """It is a draft again, with the remark for its author. What another decided meanwhile stays. Raises Unavailable,
    Stale."""

    async def look() -> Change[Announcement]:
        standing = await _asked(house, actor, id)
        if not _waits(standing, revision):
            return Change(standing.value)
        refusal = Decision(False, actor.acting, house.now(), remark[:MOST_REMARK])
        value = as_draft(_decided(standing.value, refusal))
        audit = house.audit(actor.acting, "announcement.sent_back", id, {"revision": revision})
        ended = await waits_no_more(house, id, SENDING)
        writes = [house.records.announcements.put(value, standing.version), *ended]
        return Change(value, writes, audit, _told(value), standing.value)

    return await house.records.change(announcement_partition(id), look)


def _told(announcement: Announcement) -> Sequence[Job]:
    """Its author is told, and the cards of all who were asked show it."""
    return [
        Job(TELL_JOB, {"announcement": announcement.id, "what": moment_of(announcement)}),
        Job(FOLLOW_JOB, {"announcement": announcement.id}),
    ]


async def withdraw(house: House, actor: Actor, id: str) -> Announcement:
    """Its author takes back what waits for a second person: it is a draft again. Also who may not write any more can.
    Raises Unavailable."""

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state is not AnnouncementState.TO_CONFIRM:
            return Change(standing.value)
        value = as_draft(standing.value)
        audit = house.audit(actor.acting, "announcement.withdrawn", id)
        ended = await waits_no_more(house, id, SENDING)
        writes = [house.records.announcements.put(value, standing.version), *ended]
        return Change(value, writes, audit, [Job(FOLLOW_JOB, {"announcement": id})], standing.value)

    return await house.records.change(announcement_partition(id), look)
