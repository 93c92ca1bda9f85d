"""Cancels a send that is under way: in one commit for what is to come, by a job for each delivery that waits."""

from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.composing import own
from bot.announce.counting import as_shown, tally_of
from bot.announce.delivering import settle
from bot.announce.delivery import CANCELLED
from bot.announce.spreading import spread
from bot.announce.standing import standing_announcement
from bot.announce.tallies import Ending
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import MAX_WRITES
from bot.store.changes import Change
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

CANCEL_JOB = "announcement_cancel"
CAN_BE_CANCELLED = frozenset({AnnouncementState.SENDING, AnnouncementState.PAUSED})
TOGETHER = MAX_WRITES // 2
"""Deliveries that end in one commit, beside what counts them."""


async def cancel(house: House, actor: Actor, id: str) -> Announcement:
    """From this commit on nothing begins to go out any more; what is on the wire then may arrive. A second time, and
    once all of it was sent, nothing happens. Also who may not write announcements any more can stop their own. How
    far it came is counted in the same commit. Raises Unavailable."""

    async def look() -> Change[Announcement]:
        standing = await own(house, actor, id)
        if standing.value.state not in CAN_BE_CANCELLED:
            return Change(standing.value)
        was_paused = standing.value.state is AnnouncementState.PAUSED  # nobody follows it then
        jobs = [CANCEL_JOB, *(["announcement_follow"] if was_paused else [])]
        before = standing.value.tally
        counted = replace(await tally_of(house, standing.value), recipients=before.recipients, posts=before.posts)
        tally = as_shown(house, standing.value, counted)
        value = replace(standing.value, state=AnnouncementState.CANCELLED, problem="", tally=tally)
        return Change(
            value,
            [house.records.announcements.put(value, standing.version)],
            house.audit(actor.acting, "announcement.cancelled", id),
            [Job(name, {"announcement": id}) for name in jobs],
            standing.value,
        )

    return await house.records.change(announcement_partition(id), look)


async def end_rest(house: House, id: str) -> None:
    """Ends what waits, and gives those who had no delivery yet one that ends: repeated after a crash it goes on where
    it was. What stands in SENDING is on the wire, or its own job finds it. Raises Unavailable."""
    announcement = (await standing_announcement(house, id)).value
    if announcement.state is not AnnouncementState.CANCELLED:
        return
    some: list[Ending] = []
    async for one in house.records.deliveries.stream(partition=announcement_partition(id)):
        if one.value.state in {DeliveryState.PENDING, DeliveryState.RETRY}:
            some.append(Ending(one, one.value.gone(CANCELLED)))
        if len(some) == TOGETHER:
            await settle(house, id, some)  # what changed meanwhile has a job of its own, which ends it
            some = []
    await settle(house, id, some)
    await spread(house, id)
