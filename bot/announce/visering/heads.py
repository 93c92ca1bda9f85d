"""What a head of school sees of what their own people have to confirm, and asks for by themselves."""

import asyncio
from collections.abc import Sequence

from bot.announce.announcement import Announcement
from bot.announce.news.reading import newest_of
from bot.announce.reminding.limits import can_be_missing
from bot.announce.reminding.reminding import TELL_HEAD
from bot.announce.standing import standing_announcement
from bot.errors import Unavailable
from bot.house import House
from bot.people.audience import ids_in
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.people.principals import Principal
from bot.store.changes import Change
from bot.store.partitions import announcement_partition
from bot.work.job import Job

LOOKED = 8
"""Announcements to them that still ask something of them, and as many others."""


def leads_school(head: Actor) -> bool:
    return Role.HEADMASTER in head.person.roles


async def of_own_school(house: House, head: Actor, id: str) -> Announcement:
    """One that asks somebody of their own school to confirm it. Raises Unavailable."""
    announcement = (await standing_announcement(house, id)).value
    if not (leads_school(head) and can_be_missing(announcement) and _concerns(head, announcement)):
        raise Unavailable
    return announcement


def _concerns(head: Actor, announcement: Announcement) -> bool:
    staff = head.directory.ids_of(Principal("school", head.person.school)) or frozenset[str]()
    return not staff.isdisjoint(ids_in(announcement.audience, head.directory))


async def asking(house: House, head: Actor) -> Sequence[Announcement]:
    """Of the newest that they got themselves, those that ask their people to confirm, the newest first. Raises
    Unavailable for who leads no school."""
    if not leads_school(head):
        raise Unavailable
    found = await newest_of(house, head.id, LOOKED)
    ids = [one.value.announcement for one in found]
    read = await asyncio.gather(*(house.records.announcements.get(announcement_partition(one), one) for one in ids))
    shown = [one.value for one in read if one and can_be_missing(one.value) and _concerns(head, one.value)]
    return sorted(shown, key=lambda one: one.published or one.created, reverse=True)


async def ask(house: House, head: Actor, id: str, turn: str) -> Announcement:
    """They are told by a job who of theirs did not, since it reads a delivery for each of their people; once for the
    same turn. Raises Unavailable."""
    announcement = await of_own_school(house, head, id)
    body = {"announcement": id, "person": head.id, "number": f"asked-{turn[:24]}", "asked": True}

    async def look() -> Change[None]:
        return Change(None, jobs=[Job(TELL_HEAD, body)])

    await house.records.change(announcement_partition(id), look)
    return announcement
