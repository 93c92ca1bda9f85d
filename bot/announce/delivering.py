"""What is on its way to people: which deliveries may be sent, that they go out now, and what became of each."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.counting import count_of
from bot.announce.delivery import INTERRUPTED, UNDER_WAY, Delivery, first_delivery, interrupted, merged, stays
from bot.announce.halting.halting import is_halted
from bot.announce.planning.resting import rest_of
from bot.announce.reaching import missed
from bot.announce.spreading import Waiting, queue
from bot.announce.standing import change_announcement, standing_announcement
from bot.announce.tallies import Ending
from bot.errors import BodeError, Stale, Unavailable
from bot.house import House
from bot.people.contact import BLOCKED
from bot.people.contacts import Actor, recipients
from bot.store.collection import Stored, moment
from bot.store.partitions import announcement_partition
from bot.store.records import TRIES
from bot.work.job import Job
from bot.work.notice import CardPlace, DeliveryState

ALARM_JOB = "announcement_alarm"
"""Tells operators that the bot itself was refused."""
REFUSED_FOR = 2
"""Different people for whom the same card was refused, before it is the card."""
REFUSALS_BEFORE_PAUSE = 5


class Halted(BodeError):
    """All sends are."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery that may be sent, drawn from what stood a moment ago. Nothing is recorded yet: see `begin`."""

    announcement: Announcement
    delivery: Stored[Delivery]
    recipient: Actor

    @property
    def conversation(self) -> str:
        """Where it goes: `prepare` lets none through that goes nowhere."""
        address = self.recipient.contact.address
        return address.conversation if address else ""

    @property
    def waiting(self) -> Waiting:
        """To be looked at anew."""
        return Waiting(self.delivery.value.person)


async def prepare(house: House, id: str, waiting: Sequence[Waiting], again: bool) -> Sequence[Ready] | None:
    """What is to be sent of these, which is none where there is nothing to send (any more): that is recorded then. Who
    is not at work gets it when they are. None when the whole announcement is paused: it waits for `resume`.

    `again`: an earlier attempt of this very job did not end. Then a delivery in SENDING may have arrived: it is sent
    once more, and not without end. Without `again`, somebody else is sending it.
    """
    announcement = (await standing_announcement(house, id)).value
    if announcement.state is AnnouncementState.PAUSED:
        return None
    # One that ended is paused by nobody: who arrived since, or can be reached again, waits here.
    if announcement.state is AnnouncementState.SENT and not announcement.recalled and await is_halted(house):
        raise Halted
    under_way = [one for one in await _standing(house, announcement, waiting) if _is_to_be_sent(one.value, again)]
    actors = await recipients(house, [one.value.person for one in under_way])
    ready: list[Ready] = []
    ends: list[Ending] = []
    rests: defaultdict[timedelta, list[Waiting]] = defaultdict(list)
    calendar, now = house.calendar.seen, house.now()
    for delivery in under_way:
        actor = actors.get(delivery.value.person)
        value = _next(announcement, delivery.value, actor)
        if value.state is not DeliveryState.SENDING or actor is None:
            ends.append(Ending(delivery, value))
        elif delivery.value.state is not value.state and (rest := rest_of(announcement, actor.person, calendar, now)):
            rests[rest].append(_waiting_for(waiting, delivery.value.person))
        else:
            ready.append(Ready(announcement, delivery, actor))
    for rest, people in rests.items():
        await queue(house, announcement, people, rest)
    kept, changed = await settle(house, id, ends)
    await missed.keep(house, id, [one.value for one in kept])
    if changed:
        ready += await prepare(house, id, [Waiting(one.value.person) for one in changed], again) or ()
    return ready


def _waiting_for(waiting: Sequence[Waiting], person: str) -> Waiting:
    return next(one for one in waiting if one.person == person)


async def _standing(house: House, announcement: Announcement, waiting: Sequence[Waiting]) -> Sequence[Stored[Delivery]]:
    """What was written a moment ago is known; a version that is not true any more is found out by `begin`."""
    known = [Stored(first_delivery(announcement, one.person), one.version) for one in waiting if one.version]
    partition = announcement_partition(announcement.id)
    unknown = [one.person for one in waiting if not one.version]
    read = await asyncio.gather(*(house.records.deliveries.get(partition, person) for person in unknown))
    return [*known, *(one for one in read if one)]


def _is_to_be_sent(delivery: Delivery, again: bool) -> bool:
    return delivery.state in UNDER_WAY and (again or delivery.state is not DeliveryState.SENDING)


async def begin(house: House, ready: Sequence[Ready]) -> tuple[Sequence[Ready], Sequence[Ready]]:
    """Records that they are about to go on the wire: nothing slow may come in between. Gives those that go, as they
    stand then, and those that changed meanwhile."""
    if not ready:
        return (), ()
    endings = [Ending(one.delivery, _next(one.announcement, one.delivery.value, one.recipient)) for one in ready]
    kept, _ = await settle(house, ready[0].announcement.id, endings)
    stand = {one.value.person: one for one in kept}
    goes = [replace(one, delivery=stand[one.recipient.id]) for one in ready if one.recipient.id in stand]
    return goes, [one for one in ready if one.recipient.id not in stand]


async def still_goes(house: House, id: str, begun: Sequence[Ready]) -> Sequence[Ready]:
    """Those that go on the wire now: none, once the send was cancelled or recalled, and once it was corrected they go
    later, as it is now. They are recorded as SENDING by then: either the commit that changed it came before and is seen
    here, or it came when they were on their way."""
    if not begun:
        return ()
    now = (await standing_announcement(house, id)).value
    if why := stays(now):
        await record(house, id, [Ending(one.delivery, one.delivery.value.gone(why)) for one in begun])
        return ()
    if now.edition == begun[0].announcement.edition:
        return begun
    later = [Ending(one.delivery, replace(one.delivery.value, state=DeliveryState.RETRY)) for one in begun]
    await record(house, id, later)
    await queue(house, now, [one.waiting for one in begun])
    return ()


def _next(announcement: Announcement, delivery: Delivery, actor: Actor | None) -> Delivery:
    """What a delivery becomes when its turn has come: SENDING, or the reason why it is not sent."""
    if why := stays(announcement):
        if delivery.state is DeliveryState.SENDING:  # it may have arrived, and is not sent to find out
            return replace(delivery, state=DeliveryState.AMBIGUOUS, reason=INTERRUPTED)
        return delivery.gone(why)
    if announcement.state is AnnouncementState.STOPPED:
        return replace(delivery, state=DeliveryState.REJECTED, reason="stopped")
    if actor is None:
        return delivery.gone("left")
    if actor.contact.address is None or not actor.contact.installed:
        return delivery.gone("not_installed")
    if actor.contact.lost == BLOCKED:
        return delivery.gone(BLOCKED)
    if delivery.state is DeliveryState.SENDING:
        return interrupted(delivery)
    return delivery.sending()


async def settle(
    house: House, id: str, endings: Sequence[Ending]
) -> tuple[Sequence[Stored[Delivery]], Sequence[Stored[Delivery]]]:
    """Records new states, all in one commit, or each by itself when one of them changed meanwhile. Gives what stands
    then, and what changed."""
    if not endings:
        return (), ()
    try:
        return await house.tallies.settle(house.records, id, endings), ()
    except Stale:
        if len(endings) == 1:
            return (), (endings[0].standing,)
    kept: list[Stored[Delivery]] = []
    changed: list[Stored[Delivery]] = []
    for ending in endings:
        one_kept, one_changed = await settle(house, id, [ending])
        kept += one_kept
        changed += one_changed
    return kept, changed


async def record(house: House, id: str, endings: Sequence[Ending]) -> Sequence[Delivery]:
    """Records what became of sends, beside whatever somebody else recorded meanwhile; gives what stands then, in the
    order of `endings`."""
    kept, _ = await settle(house, id, endings)
    stand = {one.value.person: one.value for one in kept}
    return [stand.get(one.value.person) or await _merge(house, id, one.value) for one in endings]


async def _merge(house: House, id: str, value: Delivery) -> Delivery:
    for _ in range(TRIES):
        standing = await house.records.deliveries.get(announcement_partition(id), value.person)
        if standing is None:
            raise Unavailable
        beside = merged(standing.value, value)
        if beside == standing.value:
            return beside
        kept, _ = await settle(house, id, [Ending(standing, beside)])
        if kept:
            return beside
    raise Stale(f"somebody else was faster {TRIES} times")


async def is_refused(house: House, id: str) -> bool:
    """Whether the card was refused for so many different people that it cannot be about one of them alone."""
    recipients = (await standing_announcement(house, id)).value.tally.recipients
    enough = 1 if recipients == 1 else REFUSED_FOR
    return await count_of(house, id, DeliveryState.REJECTED) >= enough


async def stop(house: House, id: str, problem: str) -> None:
    """The card itself was refused. Only what is being sent can be stopped."""

    def stopped(now: Announcement) -> Announcement:
        return replace(now, state=AnnouncementState.STOPPED, problem=problem) if _is_sending(now) else now

    await change_announcement(house, id, stopped)


async def refuse_bot(house: House, id: str, problem: str) -> None:
    """The bot itself was refused, which may be one server's mood; a handful in a row pauses what is being sent."""

    def refused(now: Announcement) -> Announcement:
        if not _is_sending(now):
            return now
        if now.refusals + 1 < REFUSALS_BEFORE_PAUSE:
            return replace(now, refusals=now.refusals + 1)
        return replace(now, state=AnnouncementState.PAUSED, problem=problem, refusals=0)

    def alarms(before: Announcement | None, after: Announcement) -> Sequence[Job]:
        has_paused = before and before.state is not after.state is AnnouncementState.PAUSED
        since = moment(house.now())[:16].replace(":", "-")
        return [Job(ALARM_JOB, {"announcement": id, "since": since})] if has_paused else ()

    await change_announcement(house, id, refused, alarms)


async def accept_bot(house: House, announcement: Announcement) -> None:
    """Somebody got it: refusals that stood when it was prepared are over. Costs nothing when there were none."""
    if announcement.refusals:
        await change_announcement(house, announcement.id, lambda now: replace(now, refusals=0))


def _is_sending(announcement: Announcement) -> bool:
    return announcement.state is AnnouncementState.SENDING


async def place_follow_card(house: House, id: str, place: CardPlace) -> None:
    """From now on this card of the author follows the send."""
    await change_announcement(house, id, lambda now: replace(now, follow=place))
