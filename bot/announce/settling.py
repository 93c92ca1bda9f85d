"""Settles who gets an announcement, once, when its send starts; whatever the directory does afterwards, or a crash."""

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.bounds import allowed_members
from bot.announce.composing import by_name, follow
from bot.announce.news.coming import followers
from bot.announce.recipients import Recipients, Settled, page_id, pages_of
from bot.announce.standing import standing_announcement
from bot.errors import Stale
from bot.house import House
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.partitions import announcement_partition

BEGUN = frozenset({AnnouncementState.SENDING, AnnouncementState.PAUSED, AnnouncementState.CANCELLED})
"""Of a send that was cancelled, who did not get it is settled too."""


async def settle(house: House, id: str, begun: Collection[str] = ()) -> Announcement:
    """Once: gives the announcement as it is settled, whoever did that. `begun` have a delivery already, of a send that
    an earlier version began, and stay in it. First come the pages and then what points to them, so that a crash in
    between leaves nothing settled. Raises Unavailable."""
    standing = (await standing_announcement(house, id)).value
    if standing.settled or standing.state not in BEGUN:
        return standing
    directory = await house.directory.current()
    also = {*begun, *await followers(house, standing, directory)}
    people, schools = await asyncio.to_thread(_resolved, house, standing, directory, also)
    pages = list(pages_of(id, uuid4().hex, people, schools))
    for page in pages:
        await house.records.accept(announcement_partition(id), [house.records.recipients.put(page)])
    settled = Settled(house.now(), pages[0].token, len(pages), len(people))
    announcement = await _point_to(house, id, settled)
    if announcement.settled != settled:
        await _remove(house, pages)
    return announcement


def _resolved(
    house: House, announcement: Announcement, directory: Directory, also: Collection[str]
) -> tuple[Sequence[str], Mapping[str, int]]:
    people = [person.id for person in allowed_members(house, announcement, directory)]
    if also:
        people = sorted({*people, *also})
    schools = Counter(directory.people[one].school for one in people if one in directory.people)
    return people, schools


async def _point_to(house: House, id: str, settled: Settled) -> Announcement:
    async def look() -> Change[Announcement]:
        standing = await standing_announcement(house, id)
        if standing.value.settled or standing.value.state not in BEGUN:
            return Change(standing.value)
        tally = replace(standing.value.tally, recipients=settled.people)
        value = replace(standing.value, settled=settled, tally=tally)
        return Change(value, [house.records.announcements.put(value, standing.version)])

    return await house.records.change(announcement_partition(id), look)


async def _remove(house: House, pages: Sequence[Recipients]) -> None:
    """Of who was too late; what is left of them when it ends in the middle is read by nobody."""
    for page in pages:
        stands = await house.records.recipients.get(announcement_partition(page.announcement), page.id)
        if stands:
            with suppress(Stale):
                removed = house.records.recipients.remove(stands.value, stands.version)
                await house.records.accept(announcement_partition(page.announcement), [removed])


async def recipients(house: House, announcement: Announcement) -> Sequence[str]:
    """Everybody for whom it is settled, by id; nobody as long as it is not."""
    found: list[str] = []
    for number in range(announcement.settled.pages if announcement.settled else 0):
        page = await _page(house, announcement, number)
        found += page.people if page else ()
    return found


async def _page(house: House, announcement: Announcement, number: int) -> Recipients | None:
    if announcement.settled is None:
        return None
    id_ = page_id(announcement.settled.token, number)
    page = await house.records.recipients.get(announcement_partition(announcement.id), id_)
    return page.value if page else None


async def schools_of(house: House, announcement: Announcement) -> Sequence[str]:
    """Those that its recipients had when it was settled, by id, by one page however many there are."""
    page = await _page(house, announcement, 0)
    return list(page.schools) if page else ()


@dataclass(frozen=True, slots=True)
class Got:
    """Who got an announcement: by school (its name; "" for one that is gone) how many, most first. None of a send of
    before it was kept."""

    announcement: Announcement
    schools: Sequence[tuple[str, int]] | None


async def who_got(house: House, actor: Actor, id: str) -> Got:
    """For its author, by one page however many there are. Raises Unavailable."""
    announcement = await follow(house, actor, id)
    page = await _page(house, announcement, 0)
    if page is None:
        return Got(announcement, None)
    return Got(announcement, by_name(page.schools, actor.directory))
