"""Keeps which list an author sent, and makes it a part of the audience of the draft that it is for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.became import Became
from bot.announce.authority.files.sent_list import SentList
from bot.announce.authority.parts import part_of
from bot.announce.authority.putting import put_together
from bot.announce.composing import draft_of
from bot.announce.drafts.listing import RECENT
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.principals import Principal
from bot.store.changes import Change
from bot.store.partitions import person_partition
from bot.work.job import Job

TAKE_JOB = "audience_list_take"
MOST_OFFERED = 3


async def drafts_of(house: House, actor: Actor) -> Sequence[Announcement]:
    """Theirs, the newest first; none of who may not write."""
    if not house.authors.may_write(actor.person):
        return ()
    found = await house.records.announcements.find(
        equal={"author": actor.id}, order="created", descending=True, limit=RECENT
    )
    return [item.value for item in found.items if item.value.state is AnnouncementState.DRAFT][:MOST_OFFERED]


async def arrive(house: House, actor: Actor, sent: SentList) -> SentList:
    """From now on it is known, and read where it is known for which draft; the same id is the same list."""
    partition = person_partition(actor.id)

    async def look() -> Change[SentList]:
        standing = await house.records.sent_lists.get(partition, sent.id)
        if standing:
            return Change(standing.value)
        return Change(sent, [house.records.sent_lists.put(sent)], jobs=_read(sent))

    return await house.records.change(partition, look)


async def choose(house: House, actor: Actor, id: str, announcement: str) -> tuple[SentList, Announcement]:
    """They say for which draft it is, once. Raises Unavailable, Stale where that is none any more."""
    draft, partition = await draft_of(house, actor, announcement), person_partition(actor.id)

    async def look() -> Change[SentList]:
        standing = await house.records.sent_lists.get(partition, id)
        if standing is None:
            raise Unavailable
        if standing.value.announcement:
            return Change(standing.value)
        chosen = replace(standing.value, announcement=announcement)
        return Change(chosen, [house.records.sent_lists.put(chosen, standing.version)], jobs=_read(chosen))

    chosen = await house.records.change(partition, look)
    return chosen, draft if chosen.announcement == draft.id else await draft_of(house, actor, chosen.announcement)


def _read(sent: SentList) -> Sequence[Job]:
    return [Job(TAKE_JOB, {"person": sent.person, "list": sent.id})] if sent.announcement else []


async def use(house: House, author: Actor, sent: SentList, people: Sequence[str]) -> Announcement:
    """These people are a part of its audience; a second time changes nothing. Raises Unavailable, Stale, Unsound."""
    draft = await draft_of(house, author, sent.announcement)
    part = part_of(Principal("person", one) for one in people)
    return await put_together(
        house,
        author,
        draft.id,
        draft.revision,
        lambda put: put if part in put.parts else put.with_part(part),
    )


async def note_used(house: House, sent: SentList, became: Became | None) -> None:
    """Whoever tells of it once more does not take it again: its bytes may be gone, or its author left it out since.
    What it `became` is what they tell, and is not kept longer."""

    def used(now: SentList | None) -> SentList:
        standing = now or sent
        return standing if standing.done else replace(standing, used=True, became=became)

    await house.records.change_one(house.records.sent_lists, person_partition(sent.person), sent.id, used)


async def settle(house: House, sent: SentList) -> None:
    def settled(now: SentList | None) -> SentList:
        return replace(now or sent, done=True, became=None)

    await house.records.change_one(house.records.sent_lists, person_partition(sent.person), sent.id, settled)
