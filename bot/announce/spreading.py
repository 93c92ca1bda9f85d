"""Gives every recipient of an announcement a delivery, and queues jobs that deliver to a handful of people each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.channels import posting
from bot.announce.delivery import Delivery, first_delivery
from bot.announce.halting import halting
from bot.announce.halting.halt import HALTED
from bot.announce.lanes import lane_of
from bot.announce.news.arriving import keep_duty
from bot.announce.news.coming import first_state, waits_for
from bot.announce.settling import BEGUN, recipients, settle
from bot.announce.standing import change_announcement, standing_announcement
from bot.house import House
from bot.json import Json, JsonObject
from bot.queue.lanes import LANE
from bot.store.base import MAX_WRITES
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState

CITE_JOB = "announcement_cite"
"""Those who get it may be answered from it (bot.front.citing)."""
TOGETHER = 20
"""People of one job: few enough that several instances end a send at the same time, whoever takes the last."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose delivery waits. `version` is that of a PENDING one that nobody has touched, as it was written, so
    that it need not be read; "" when it has to be."""

    person: str
    version: str = ""


async def spread(house: House, id: str) -> None:
    """Gives every recipient a delivery and queues it; repeated after a crash or a pause it goes on where it was.

    A delivery is queued after it is committed. What is under way is queued again: that a job comes twice does no harm,
    `begin` lets only one through. What stands in SENDING has a job of its own.
    """
    standing = await standing_announcement(house, id)
    if standing.value.state is AnnouncementState.PAUSED and standing.value.problem == HALTED:
        await halting.go_on_unless_halted(house, id)  # by an attempt of this very job that did not end
        return
    if standing.value.spread_done or standing.value.state not in BEGUN:
        return
    if standing.value.state is AnnouncementState.SENDING and not await halting.begins(house, standing.value):
        return
    partition = announcement_partition(id)
    known: set[str] = set()
    by_choice: list[DeliveryState] = []
    waiting: list[Waiting] = []
    async for item in house.records.deliveries.stream(partition=partition):
        known.add(item.value.person)
        by_choice.append(item.value.state)
        if item.value.state in {DeliveryState.PENDING, DeliveryState.RETRY}:
            waiting.append(_waiting(standing.value, item))
    announcement = await settle(house, id, known)
    if announcement.settled is None:  # stopped meanwhile
        return
    await house.preferred.refresh()
    await _queue(house, announcement, waiting)
    new = [person for person in await recipients(house, announcement) if person not in known]
    for start in range(0, len(new), MAX_WRITES):
        batch = new[start : start + MAX_WRITES]
        firsts = [first_delivery(announcement, one, first_state(house, announcement, one)) for one in batch]
        versions = await house.records.accept(partition, [house.records.deliveries.put(one) for one in firsts])
        pairs = zip(firsts, versions, strict=True)
        begun = [Waiting(one.person, version or "") for one, version in pairs if one.state is DeliveryState.PENDING]
        await _queue(house, announcement, begun)
        by_choice += [one.state for one in firsts]
    everybody = len(known) + len(new)
    muted, held = by_choice.count(DeliveryState.MUTED), by_choice.count(DeliveryState.HELD)

    def spread_out(now: Announcement) -> Announcement:
        there = replace(now.tally.posts, channels=len(posts))
        tally = replace(now.tally, recipients=everybody, muted=muted, held=held, posts=there)
        return replace(now, spread_done=True, tally=tally)

    posts = await posting.give(house, announcement)  # once everybody has a delivery: who confirms there is known then
    await posting.queue_waiting(house, announcement, posts)
    await keep_duty(house, announcement)
    await house.queue.put([Job(CITE_JOB, {"announcement": id})])
    await change_announcement(house, id, spread_out)


def _waiting(announcement: Announcement, item: Stored[Delivery]) -> Waiting:
    delivery = item.value
    is_untouched = delivery == first_delivery(announcement, delivery.person)
    return Waiting(delivery.person, item.version if is_untouched else "")


async def _queue(house: House, announcement: Announcement, waiting: Sequence[Waiting]) -> None:
    """Who wants quiet now gets theirs when that ends."""
    now, waits = house.now(), dict[timedelta, list[Waiting]]()
    for one in waiting:
        waits.setdefault(waits_for(house, announcement, one.person, now), []).append(one)
    for wait, some in waits.items():
        await queue(house, announcement, some, wait)


async def queue(
    house: House, announcement: Announcement, waiting: Sequence[Waiting], delay: timedelta = timedelta()
) -> None:
    lane = lane_of(announcement)
    jobs = [
        Job("announcement_deliver", _body(announcement.id, waiting[start : start + TOGETHER], lane))
        for start in range(0, len(waiting), TOGETHER)
    ]
    for start in range(0, len(jobs), MAX_WRITES):
        await house.bulk.put(jobs[start : start + MAX_WRITES], delay=delay)


async def queue_each(house: House, id: str, people: Sequence[str], lane: str) -> None:
    """By a job for each, after a job for all of them did not end: what may have arrived is told from what never left,
    and nobody is held up by the trouble of another."""
    partition = announcement_partition(id)
    jobs: list[Job] = []
    for person in people:
        delivery = await house.records.deliveries.get(partition, person)
        again = delivery is not None and delivery.value.state is DeliveryState.SENDING
        jobs.append(Job("announcement_deliver", {**_body(id, [Waiting(person)], lane), "again": again}))
    await house.bulk.put(jobs)


def _body(id: str, waiting: Sequence[Waiting], lane: str) -> dict[str, Json]:
    return {"announcement": id, "people": [[one.person, one.version] for one in waiting], LANE: lane}


def waiting_in(body: JsonObject) -> list[Waiting]:
    """Of a job: also one of before they were for a handful of people."""
    if "person" in body:
        return [Waiting(str(body["person"]))]
    people = body["people"]
    if not isinstance(people, Sequence):
        raise TypeError("people")
    return [Waiting(*map(str, pair)) for pair in people if isinstance(pair, Sequence)]
