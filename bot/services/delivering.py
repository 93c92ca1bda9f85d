"""One announcement on its way to everybody: who gets it, and what became of each delivery."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.announcements import UNDER_WAY, Announcement, AnnouncementState, Delivery, Tally
from bot.domain.notices import CardPlace, DeliveryState
from bot.domain.people import Address
from bot.queue.base import Job
from bot.services.contacts import Actor, recipient
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.base import MAX_WRITES, Conflict
from bot.store.records import Stored, announcement_partition


async def spread(ports: Ports, id: str) -> None:
    """Gives every recipient a delivery and queues it; repeated after a crash it goes on where it was.

    A delivery is queued after it is committed. What a crash left unqueued is still pending, so it is queued again; that
    a job comes twice does no harm, `begin` lets only one through.
    """
    standing = await _standing(ports, id)
    if standing.value.spread_done or standing.value.state is not AnnouncementState.SENDING:
        return
    directory = await ports.directory.current()
    partition = announcement_partition(id)
    known: set[str] = set()
    forgotten: list[str] = []
    async for item in ports.records.deliveries.all(partition=partition):
        known.add(item.value.person)
        if item.value.state is DeliveryState.PENDING:
            forgotten.append(item.value.person)
    await _queue(ports, id, forgotten)
    new = [person.id for person in directory.members(standing.value.audience) if person.id not in known]
    for start in range(0, len(new), MAX_WRITES):
        batch = new[start : start + MAX_WRITES]
        await ports.records.commit(partition, *(ports.records.deliveries.put(Delivery(id, person)) for person in batch))
        await _queue(ports, id, batch)
    tally = replace(standing.value.tally, recipients=len(known) + len(new))
    await _change(ports, id, spread_done=True, tally=tally)


async def _queue(ports: Ports, id: str, people: Sequence[str]) -> None:
    if people:
        await ports.queue.put(
            [Job("announcement_deliver", {"announcement": id, "person": person}) for person in people]
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery that may be sent now: it stands recorded as SENDING."""

    announcement: Announcement
    delivery: Stored[Delivery]
    recipient: Actor
    address: Address


class Paused(Exception):
    """The announcement waits: the bot itself was refused, or asked to slow down."""


async def begin(ports: Ports, id: str, person: str, again: bool) -> Ready | None:
    """Records that the send is about to happen; None when there is nothing to send (any more).

    `again`: an earlier attempt of this very job did not end. Then a delivery in SENDING may have arrived: it is sent
    once more, and only once. Without `again`, somebody else is sending it. Raises Paused.
    """
    announcement = (await _standing(ports, id)).value
    delivery = await ports.records.deliveries.get(announcement_partition(id), person)
    if delivery is None or delivery.value.state not in UNDER_WAY:
        return None
    if announcement.state is AnnouncementState.PAUSED:
        raise Paused
    if delivery.value.state is DeliveryState.SENDING and not again:
        return None
    actor = await _reachable(ports, person)
    value = _next(announcement, delivery.value, actor)
    kept = await settle(ports, delivery, value)
    if kept is None or value.state is not DeliveryState.SENDING or actor is None or actor.contact.address is None:
        return None
    return Ready(announcement, kept, actor, actor.contact.address)


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
    return replace(delivery, state=DeliveryState.SENDING)


def _interrupted(delivery: Delivery) -> Delivery:
    if delivery.resent:
        return replace(delivery, state=DeliveryState.AMBIGUOUS, reason="interrupted")
    return replace(delivery, resent=True)


async def _reachable(ports: Ports, person: str) -> Actor | None:
    try:
        return await recipient(ports, person)
    except Unavailable:
        return None


async def settle(ports: Ports, delivery: Stored[Delivery], value: Delivery) -> Stored[Delivery] | None:
    """Records a delivery's new state; None when somebody else did meanwhile."""
    write = ports.records.deliveries.put(value, delivery.version)
    try:
        versions = await ports.records.commit(announcement_partition(value.announcement), write)
    except Conflict:
        return None
    return Stored(value, versions[0] or "")


async def record(ports: Ports, delivery: Stored[Delivery], value: Delivery) -> None:
    """As `settle`, after a send: a confirmation that came in faster than our own record is kept."""
    while await settle(ports, delivery, value) is None:
        newest = await ports.records.deliveries.get(announcement_partition(value.announcement), value.person)
        if newest is None:
            return
        value = replace(value, confirmed=newest.value.confirmed, confirmed_at=newest.value.confirmed_at)
        delivery = newest


async def stop(ports: Ports, id: str, state: AnnouncementState, problem: str) -> None:
    """STOPPED: the card itself was refused. PAUSED: the bot was; SENDING again takes it up."""
    await _change(ports, id, state=state, problem=problem)


async def count(ports: Ports, id: str) -> Announcement:
    """Counts the deliveries; the announcement is SENT when none is under way."""
    announcement = (await _standing(ports, id)).value
    by_state = {state: await _count(ports, id, state) for state in DeliveryState if state not in UNDER_WAY}
    delivered = by_state.pop(DeliveryState.DELIVERED)
    confirmed = await ports.records.deliveries.count(
        equal={"announcement": id, "confirmed": True}, partition=announcement_partition(id)
    )
    tally = Tally(announcement.tally.recipients, delivered, confirmed, sum(by_state.values()))
    state = announcement.state
    if state is AnnouncementState.SENDING and announcement.spread_done and tally.under_way == 0:
        state = AnnouncementState.SENT
    if (tally, state) == (announcement.tally, announcement.state):
        return announcement
    return await _change(ports, id, tally=tally, state=state)


async def place_follow_card(ports: Ports, id: str, place: CardPlace) -> None:
    """From now on this card of the author follows the send."""
    await _change(ports, id, follow=place)


async def _count(ports: Ports, id: str, state: DeliveryState) -> int:
    return await ports.records.deliveries.count(
        equal={"announcement": id, "state": state}, partition=announcement_partition(id)
    )


async def _standing(ports: Ports, id: str) -> Stored[Announcement]:
    standing = await ports.records.announcements.get(announcement_partition(id), id)
    if standing is None:
        raise Unavailable
    return standing


async def _change(ports: Ports, id: str, **changes: object) -> Announcement:
    while True:
        standing = await _standing(ports, id)
        value = replace(standing.value, **changes)  # pyright: ignore[reportArgumentType]
        try:
            await ports.records.commit(
                announcement_partition(id), ports.records.announcements.put(value, standing.version)
            )
        except Conflict:
            continue
        return value
