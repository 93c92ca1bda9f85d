"""One announcement on its way to everybody: who gets it, and what became of each delivery."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.announce.announcement import Announcement, AnnouncementState, Tally
from bot.announce.delivery import UNDER_WAY, Delivery, merged
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.audience import members
from bot.people.contacts import Actor, recipient
from bot.store.base import MAX_WRITES
from bot.store.collection import Stored
from bot.store.records import announcement_partition
from bot.work.job import Job
from bot.work.notice import CardPlace, DeliveryState

REFUSED_FOR = 2
"""Different people for whom the same card was refused, before it is the card."""
REFUSALS_BEFORE_PAUSE = 5


async def spread(house: House, id: str) -> None:
    """Gives every recipient a delivery and queues it; repeated after a crash or a pause it goes on where it was.

    A delivery is queued after it is committed. What is under way is queued again: that a job comes twice does no harm,
    `begin` lets only one through. What stands in SENDING has a job of its own.
    """
    standing = await _standing(house, id)
    if standing.value.spread_done or standing.value.state in {AnnouncementState.DRAFT, AnnouncementState.STOPPED}:
        return
    directory = await house.directory.current()
    partition = announcement_partition(id)
    known: set[str] = set()
    waiting: list[str] = []
    async for item in house.records.deliveries.stream(partition=partition):
        known.add(item.value.person)
        if item.value.state in {DeliveryState.PENDING, DeliveryState.RETRY}:
            waiting.append(item.value.person)
    await _queue(house, id, waiting)
    new = [person.id for person in members(standing.value.audience, directory) if person.id not in known]
    for start in range(0, len(new), MAX_WRITES):
        batch = new[start : start + MAX_WRITES]
        await house.records.accept(partition, [house.records.deliveries.put(Delivery(id, person)) for person in batch])
        await _queue(house, id, batch)
    recipients = len(known) + len(new)
    await _change(
        house, id, lambda now: replace(now, spread_done=True, tally=replace(now.tally, recipients=recipients))
    )


async def _queue(house: House, id: str, people: Sequence[str]) -> None:
    jobs = [Job("announcement_deliver", {"announcement": id, "person": person}) for person in people]
    for start in range(0, len(jobs), MAX_WRITES):
        await house.bulk.put(jobs[start : start + MAX_WRITES])


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery that may be sent, drawn from what stood a moment ago. Nothing is recorded yet: see `begin`."""

    announcement: Announcement
    delivery: Stored[Delivery]
    recipient: Actor


async def prepare(house: House, id: str, person: str, again: bool) -> Ready | None:
    """What is to be sent; None when there is nothing to send (any more), which is recorded then.

    `again`: an earlier attempt of this very job did not end. Then a delivery in SENDING may have arrived: it is sent
    once more, and only once. Without `again`, somebody else is sending it. A paused announcement waits for `resume`.
    """
    while True:
        announcement = (await _standing(house, id)).value
        delivery = await house.records.deliveries.get(announcement_partition(id), person)
        if delivery is None or delivery.value.state not in UNDER_WAY:
            return None
        if announcement.state is AnnouncementState.PAUSED:
            return None
        if delivery.value.state is DeliveryState.SENDING and not again:
            return None
        actor = await _reachable(house, person)
        value = _next(announcement, delivery.value, actor)
        if value.state is DeliveryState.SENDING and actor is not None:
            return Ready(announcement, delivery, actor)
        if await settle(house, delivery, value):
            return None


async def begin(house: House, ready: Ready) -> Ready | None:
    """Records that it is about to go on the wire: nothing slow may come in between. None when it changed meanwhile."""
    value = _next(ready.announcement, ready.delivery.value, ready.recipient)
    kept = await settle(house, ready.delivery, value)
    return replace(ready, delivery=kept) if kept else None


def _next(announcement: Announcement, delivery: Delivery, actor: Actor | None) -> Delivery:
    """What a delivery becomes when its turn has come: SENDING, or the reason why it is not sent."""
    if announcement.state is AnnouncementState.STOPPED:
        return replace(delivery, state=DeliveryState.REJECTED, reason="stopped")
    if actor is None:
        return delivery.gone("left")
    if actor.contact.address is None or not actor.contact.installed:
        return delivery.gone("not_installed")
    if delivery.state is DeliveryState.SENDING:
        return _interrupted(delivery)
    return delivery.sending()


def _interrupted(delivery: Delivery) -> Delivery:
    if delivery.resent:
        return replace(delivery, state=DeliveryState.AMBIGUOUS, reason="interrupted")
    return replace(delivery.sending(), resent=True)


async def _reachable(house: House, person: str) -> Actor | None:
    try:
        return await recipient(house, person)
    except Unavailable:
        return None


async def settle(house: House, delivery: Stored[Delivery], value: Delivery) -> Stored[Delivery] | None:
    """Records a delivery's new state; None when somebody else did meanwhile."""
    write = house.records.deliveries.put(value, delivery.version)
    try:
        versions = await house.records.accept(announcement_partition(value.announcement), [write])
    except Stale:
        return None
    return Stored(value, versions[0] or "")


async def record(house: House, delivery: Stored[Delivery], value: Delivery) -> Delivery:
    """Records what became of a send, beside whatever somebody else recorded meanwhile; gives what stands then."""
    if await settle(house, delivery, value):
        return value

    def beside(standing: Delivery | None) -> Delivery:
        if standing is None:
            raise Unavailable
        return merged(standing, value)

    partition = announcement_partition(value.announcement)
    return await house.records.change_one(house.records.deliveries, partition, value.person, beside)


async def is_refused(house: House, id: str) -> bool:
    """Whether the card was refused for so many different people that it cannot be about one of them alone."""
    recipients = (await _standing(house, id)).value.tally.recipients
    enough = 1 if recipients == 1 else REFUSED_FOR
    return await _count(house, id, DeliveryState.REJECTED) >= enough


async def stop(house: House, id: str, problem: str) -> None:
    """The card itself was refused. Only what is being sent can be stopped."""
    stopped = AnnouncementState.STOPPED
    await _change(house, id, lambda now: replace(now, state=stopped, problem=problem) if _is_sending(now) else now)


async def refuse_bot(house: House, id: str, problem: str) -> None:
    """The bot itself was refused, which may be one server's mood; a handful in a row pauses what is being sent."""

    def refused(now: Announcement) -> Announcement:
        if not _is_sending(now):
            return now
        if now.refusals + 1 < REFUSALS_BEFORE_PAUSE:
            return replace(now, refusals=now.refusals + 1)
        return replace(now, state=AnnouncementState.PAUSED, problem=problem, refusals=0)

    await _change(house, id, refused)


async def accept_bot(house: House, announcement: Announcement) -> None:
    """Somebody got it: refusals that stood when it was prepared are over. Costs nothing when there were none."""
    if announcement.refusals:
        await _change(house, announcement.id, lambda now: replace(now, refusals=0))


def _is_sending(announcement: Announcement) -> bool:
    return announcement.state is AnnouncementState.SENDING


async def count(house: House, id: str) -> Announcement:
    """Counts the deliveries; the announcement is SENT when none is under way."""
    by_state = {state: await _count(house, id, state) for state in DeliveryState if state not in UNDER_WAY}
    delivered = by_state.pop(DeliveryState.DELIVERED)
    confirmed = await house.records.deliveries.count(
        equal={"announcement": id, "confirmed": True}, partition=announcement_partition(id)
    )

    def counted(now: Announcement) -> Announcement:
        tally = Tally(now.tally.recipients, delivered, confirmed, sum(by_state.values()))
        done = now.state is AnnouncementState.SENDING and now.spread_done and tally.under_way == 0
        return replace(now, tally=tally, state=AnnouncementState.SENT if done else now.state)

    return await _change(house, id, counted)


async def place_follow_card(house: House, id: str, place: CardPlace) -> None:
    """From now on this card of the author follows the send."""
    await _change(house, id, lambda now: replace(now, follow=place))


async def _count(house: House, id: str, state: DeliveryState) -> int:
    return await house.records.deliveries.count(
        equal={"announcement": id, "state": state}, partition=announcement_partition(id)
    )


async def _standing(house: House, id: str) -> Stored[Announcement]:
    standing = await house.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        raise Unavailable
    return standing


async def _change(house: House, id: str, change: Callable[[Announcement], Announcement]) -> Announcement:
    """`change` is of the newest value, whatever was read before."""

    def changed(standing: Announcement | None) -> Announcement:
        if standing is None:
            raise Unavailable
        return change(standing)

    return await house.records.change_one(house.records.announcements, announcement_partition(id), id, changed)
