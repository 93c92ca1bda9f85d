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

LOOKED = 20
"""That wait longest are looked at, whoever they are for."""

Waiting = tuple[ToConfirm, Announcement | Reviewed]


async def waiting(house: House, actor: Actor) -> Sequence[Waiting]:
    """Where no rule asks for a second person, and nobody ever was asked, nothing is read."""
    if not any(rule.second for rule in house.authors):
        return ()
    found = await house.records.to_confirm.find(order="at", limit=LOOKED)
    looked = await asyncio.gather(*(_looked(house, actor, item.value) for item in found.items))
    return [one for one in looked if one]


async def _looked(house: House, actor: Actor, one: ToConfirm) -> Waiting | None:
    if one.what == CORRECTION:
        reviewed = await correcting.look_up(house, one.announcement, one.edition, one.revision)
        waits = reviewed is not None and reviewed.waits and correcting.decides(house, actor, reviewed)
        return (one, reviewed) if waits and reviewed else None
    announcement = await find(house, one.announcement)
    if announcement is None or announcement.state is not AnnouncementState.TO_CONFIRM:
        return None
    return (one, announcement) if sending.decides(house, actor, announcement) else None
