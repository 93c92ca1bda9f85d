"""What waits for somebody as a second person, the one that waits longest first: announcements and corrections.

Of these there are a few at a time in the whole organisation; who may decide on each is looked up now.
"""

import asyncio
from collections.abc import Sequence

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority import confirming as sending
from bot.announce.authority.to_confirm import CORRECTION, ToConfirm
from bot.announce.composing import find
from bot.announce.correcting.second import confirming as correcting
from bot.announce.correcting.second.reviewed import Reviewed
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition
from bot.work.job import Job

TOGETHER = 20
"""Are looked at at once, those that wait longest first, whoever they are for."""
LOOKED = 10 * TOGETHER
"""At most, as long as fewer than TOGETHER of them are for this person."""
ENDED_JOB = "confirmation_ended"

Subject = Announcement | Reviewed
Waiting = tuple[ToConfirm, Subject]


async def waiting(house: House, actor: Actor) -> Sequence[Waiting]:
    """Also where no rule asks for a second person any more: who confirmed something confirms its correction."""
    found: list[Waiting] = []
    looked: list[ToConfirm] = []
    seen = 0
    async for item in house.records.to_confirm.stream(order="at"):
        looked.append(item.value)
        seen += 1
        if len(looked) == TOGETHER:
            found += await _for(house, actor, looked)
            looked = []
        if len(found) >= TOGETHER or seen == LOOKED:
            break
    return [*found, *(await _for(house, actor, looked))]


async def _for(house: House, actor: Actor, some: Sequence[ToConfirm]) -> list[Waiting]:
    subjects = await asyncio.gather(*(_subject(house, one) for one in some))
    pairs = list(zip(some, subjects, strict=True))
    if ended := [one for one, subject in pairs if subject is None]:
        body = ({"announcement": one.announcement, "what": one.what} for one in ended)
        await house.queue.put([Job(ENDED_JOB, one) for one in body])
    return [(one, subject) for one, subject in pairs if subject and _decides(house, actor, subject)]


def _decides(house: House, actor: Actor, subject: Subject) -> bool:
    if isinstance(subject, Reviewed):
        return correcting.decides(house, actor, subject)
    return sending.decides(house, actor, subject)


async def _subject(house: House, one: ToConfirm) -> Subject | None:
    """None where it does not wait any more."""
    if one.what == CORRECTION:
        reviewed = await correcting.look_up(house, one.announcement, one.edition, one.revision)
        return reviewed if reviewed and reviewed.waits and not reviewed.announcement.recalled else None
    announcement = await find(house, one.announcement)
    return announcement if announcement and announcement.state is AnnouncementState.TO_CONFIRM else None


async def end(house: House, announcement: str, what: str) -> None:
    """It is not listed any more, unless it waits again. Repeating it changes nothing."""
    partition = announcement_partition(announcement)

    async def look() -> Change[None]:
        # The line first: what waits again since has another.
        standing = await house.records.to_confirm.get(partition, what)
        if standing is None or await _subject(house, standing.value):
            return Change(None)
        return Change(None, [house.records.to_confirm.remove(standing.value, standing.version)])

    await house.records.change(partition, look)
