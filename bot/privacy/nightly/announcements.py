"""Removes an announcement that was kept long enough with all that belongs to it: deliveries, who confirmed, answers,
recipients, figures, editions and pictures.

The announcement itself goes first, in one commit with an audit entry that keeps the digest of each text that was sent
and how many got and confirmed it: from then on nobody is shown half of it, and a proof that somebody has can still be
told to be of that text. The rest follows in slices; which one is under way is kept, so that a stop leaves nothing.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.correcting.edition import DRAFT, AnnouncedEdition, digest
from bot.announce.drafts.earlier import EarlierTexts
from bot.announce.pictures.keeping import looks_at
from bot.announce.proving.removed import REMOVED_DEED
from bot.announce.spreading import CITE_JOB
from bot.errors import Stale
from bot.house import House
from bot.json import Json
from bot.people.acting import TIME
from bot.people.calendar import BRUSSELS
from bot.people.erasure import Retained
from bot.privacy.holdings import BY_KIND
from bot.privacy.nightly.looking import look_through
from bot.store.collection import Collection, Stored, moment
from bot.store.partitions import ERASURES, announcement_partition
from bot.work.job import Job

DOCUMENTS = 20_000
"""Of all announcements in one night: one to 10,000 people takes a night."""
AT_ONCE = 90
UNDER_WAY_ID = "announcement_under_way"

_WAITS = frozenset({AnnouncementState.SENDING, AnnouncementState.TO_CONFIRM, AnnouncementState.PLANNED})


@dataclass(slots=True)
class _Slice:
    """How many documents may still go this night."""

    left: int


async def remove_announcements(house: House, before: datetime, most: int) -> int:
    """How many announcements; the one that a night before did not end is counted by that one."""
    tonight = _Slice(DOCUMENTS)
    removed = int(await _go_on(house, before, tonight))

    async def remove(one: Stored[Announcement]) -> bool:
        if tonight.left <= 0 or not await _is_over(house, one.value, before):
            return False
        return await _begin(house, one.value.id) and await _go_on(house, before, tonight)

    return removed + await look_through(house, house.records.announcements, "created", before, remove, most)


async def _is_over(house: House, announcement: Announcement, before: datetime) -> bool:
    """Nothing waits, and nothing happened to it since: it was not written, sent, corrected, nor valid or due."""
    if announcement.state in _WAITS:
        return False
    moments = [announcement.created, announcement.published, announcement.corrected, announcement.recalled]
    moments += [announcement.expires, announcement.planned_for, *announcement.reminders]
    earlier = await house.records.earlier_texts.get(announcement_partition(announcement.id), announcement.id)
    moments += [one.until for one in earlier.value.texts] if earlier else []
    due = announcement.visering.due if announcement.visering else None
    if due and due >= before.astimezone(BRUSSELS).date():
        return False
    return all(one < before for one in moments if one)


async def _begin(house: House, id: str) -> bool:
    """Notes that this one goes, before anything of it does."""
    standing = await house.records.retained.get(ERASURES, UNDER_WAY_ID)
    if standing and standing.value.through:
        return False
    put = house.records.retained.put(Retained(UNDER_WAY_ID, house.now(), id), standing.version if standing else None)
    try:
        await house.records.accept(ERASURES, [put])
    except Stale:  # another instance held the lease before
        return False
    return True


async def _go_on(house: House, before: datetime, tonight: _Slice) -> bool:
    """Whether an announcement was removed by this very call; what is left of it is left to the next night."""
    noted = await house.records.retained.get(ERASURES, UNDER_WAY_ID)
    id_ = noted.value.through if noted else ""
    if not (noted and id_):
        return False
    removed = False
    with suppress(Stale):
        standing = await house.records.announcements.get(announcement_partition(id_), id_)
        # It was noted, and somebody did something with it before it went: then it stays.
        stays = standing is not None and not await _is_over(house, standing.value, before)
        if standing and not stays:
            await _remove(house, standing)
            removed = True
        if stays or await _rest(house, id_, tonight):
            done = house.records.retained.put(Retained(UNDER_WAY_ID, house.now(), ""), noted.version)
            await house.records.accept(ERASURES, [done])
    return removed


async def _remove(house: House, standing: Stored[Announcement]) -> None:
    records, announcement = house.records, standing.value
    partition = announcement_partition(announcement.id)
    editions = [one.value async for one in records.announced_editions.stream(partition=partition)]
    earlier = await records.earlier_texts.get(partition, announcement.id)
    pictures = looks_at(announcement.id, _pictures(announcement, editions, earlier.value if earlier else None))
    audit = house.audit(TIME, REMOVED_DEED, announcement.id, told_of(announcement, editions))
    write = records.announcements.remove(announcement, standing.version)
    cited = Job(CITE_JOB, {"announcement": announcement.id})  # no answer names it any more
    await records.accept(partition, [write], audit=audit, jobs=[*pictures, cited])


def told_of(announcement: Announcement, editions: Sequence[AnnouncedEdition]) -> Mapping[str, Json]:
    """What the audit keeps of it: digests, moments and numbers, nothing of a person and nothing that was said."""
    if announcement.published is None:
        return {"sent": False}
    said = {str(one.number): digest(one.said) for one in editions if one.number != DRAFT}
    tally = announcement.tally
    return {
        "sent": True,
        "published": moment(announcement.published),
        "editions": {**said, str(announcement.edition): digest(announcement)},
        "recipients": tally.recipients,
        "delivered": tally.delivered,
        "confirmed": tally.confirmed,
    }


def _pictures(
    announcement: Announcement, editions: Sequence[AnnouncedEdition], earlier: EarlierTexts | None
) -> list[Any]:
    return [
        announcement.fetched,
        *(one.said.fetched for one in editions),
        *(one.fetched for one in (earlier.texts if earlier else ())),
    ]


async def _rest(house: House, id: str, tonight: _Slice) -> bool:
    """Whether nothing is left. Raises Stale where somebody else changed some of it."""
    partition = announcement_partition(id)
    for collection in _beside(house):
        while writes := [collection.remove(one.value, one.version) async for one in _some(collection, partition)]:
            if tonight.left <= 0:
                return False
            tonight.left -= len(writes)
            await house.records.accept(partition, writes)
    return True


def _beside(house: House) -> Sequence[Collection[Any]]:
    """Every kind that the register counts to announcements, and what was to be done with it later; each only where it
    stands in the partition of an announcement."""
    records = house.records
    of_theme = [one for one in records.collections() if BY_KIND[one.kind.name].theme == "announcements"]
    return [*of_theme, records.dues]


async def _some(collection: Collection[Any], partition: str) -> AsyncIterator[Stored[Any]]:
    found = await collection.find(partition=partition, limit=AT_ONCE)
    for one in found.items:
        yield one
