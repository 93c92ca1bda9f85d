"""Jobs of an announcement: deliver it, test it, let the author's card follow."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from bot.announce import composing, delivering
from bot.announce.announcement import Announcement, AnnouncementState, as_received
from bot.announce.delivery import Delivery
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    Delivered,
    Misconfigured,
    NotSent,
    Outcome,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.house import House
from bot.people.contacts import Actor, recipient
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.notice import CardPlace, DeliveryState
from bot.work.sending import patience, send_recorded, send_to
from cards.announce.announcement import announcement_card
from cards.announce.following import follow_card
from cards.texts import ZONE

log = logging.getLogger(__name__)

REFUSED = timedelta(seconds=60)
"""How long a delivery waits when the bot itself was refused, which may be one server's mood."""
DELIVERY_WAIT = timedelta(seconds=60)
"""At most, between two tries of a delivery."""
FOLLOW_FOR = timedelta(days=14)


async def spread(work: Work, job: Assignment) -> None:
    await delivering.spread(work.house, job.text("announcement"))


async def deliver(work: Work, job: Assignment) -> None:
    announcement, person = job.text("announcement"), job.text("person")
    while True:
        ready = await delivering.prepare(work.house, announcement, person, again=job.attempt > 1)
        if ready is None or await _deliver(work, ready):
            return


async def _deliver(work: Work, ready: delivering.Ready) -> bool:
    """False when it changed in the last moment and has to be looked at again. Raises Later."""
    begin = partial(delivering.begin, work.house)
    sent = await send_recorded(work, ready.recipient, _drawn(work, ready), ready, begin)
    if sent is None:
        return False
    standing, outcome = sent
    value = settled(standing.delivery.value, outcome, work.house.now())
    stands = await delivering.record(work.house, standing.delivery, value)
    await _react(work.house, ready.announcement, outcome)
    if stands.state is DeliveryState.RETRY:
        waits = REFUSED if isinstance(outcome, Misconfigured) else patience(outcome, stands.tries)
        raise Later(min(waits, DELIVERY_WAIT))
    return True


def _drawn(work: Work, ready: delivering.Ready) -> CardMessage:
    """The card, drawn once for all who see the same. Besides the announcement it says what its author is called in the
    language of the reader, when it was sent, counted from the day of the reading, and whether this reader confirmed.
    """
    t, now, confirmed = texts_for(ready.recipient), work.house.now(), ready.delivery.value.confirmed_at
    said = as_received(ready.announcement)
    seen_as = (said, t.language, t.name(said.author), now.astimezone(ZONE).date(), confirmed)
    return work.drawn.message(seen_as, partial(announcement_card, t, said, confirmed, now))


async def _react(house: House, announcement: Announcement, outcome: Outcome) -> None:
    """A card that was refused for several people stops the announcement, a refused bot pauses it after a handful
    (TEAMS, Sending)."""
    match outcome:
        case Rejected(code):
            if await delivering.is_refused(house, announcement.id):
                await delivering.stop(house, announcement.id, code)
        case Misconfigured(code):
            await delivering.refuse_bot(house, announcement.id, code)
        case Delivered():
            await delivering.accept_bot(house, announcement)
        case _:
            pass


async def test(work: Work, job: Assignment) -> None:
    """The draft as its recipients will see it, to its author."""
    author = await recipient(work.house, job.text("person"))
    draft = await composing.follow(work.house, author, job.text("announcement"))
    card = announcement_card(texts_for(author), draft, None, work.house.now(), test=True)
    outcome = await send_to(work, author, message(card))
    if isinstance(outcome, Throttled | NotSent):
        raise Later(patience(outcome, job.attempt), fault=True)


async def follow(work: Work, job: Assignment) -> None:
    """Keeps the author's card at the newest count; comes back until there is nothing left to follow."""
    announcement = await delivering.count(work.house, job.text("announcement"))
    author = await recipient(work.house, announcement.author)
    shown = f"{announcement.state}:{announcement.tally}"
    if work.shown.get(announcement.id) != shown:
        await _show(work, author, announcement)
        work.shown[announcement.id] = shown
    age = work.house.now() - (announcement.published or announcement.created)
    if age > FOLLOW_FOR or _is_complete(announcement):
        work.shown.pop(announcement.id, None)
        log.info("announcement.followed", extra={"announcement": announcement.id, "state": announcement.state})
        return
    raise Later(_next_look(announcement, age))


async def _show(work: Work, author: Actor, announcement: Announcement) -> None:
    """In place where the card still stands, else as a new one. Raises Later where it is not known to have arrived."""
    card = message(follow_card(texts_for(author), announcement, work.house.now()))
    outcome: Outcome | None = None
    if announcement.follow and author.contact.address and author.contact.installed:
        outcome = await work.channel.update(author.contact.address, announcement.follow.activity, card)
    if outcome is None or isinstance(outcome, RecipientGone | ConversationLost):
        outcome = await send_to(work, author, card)
        if isinstance(outcome, Delivered):
            place = CardPlace(author.id, outcome.activity)
            await delivering.place_follow_card(work.house, announcement.id, place)
    if isinstance(outcome, Throttled | NotSent | Ambiguous):
        raise Later(patience(outcome, 1))


def _is_complete(announcement: Announcement) -> bool:
    """Nothing changes any more by itself; a paused one is followed again when it is taken up."""
    tally = announcement.tally
    everybody = not announcement.confirmation or tally.confirmed >= tally.delivered
    match announcement.state:
        case AnnouncementState.PAUSED:
            return True
        case AnnouncementState.SENT | AnnouncementState.STOPPED:
            return everybody and tally.under_way == 0
        case _:
            return False


def _next_look(announcement: Announcement, age: timedelta) -> timedelta:
    """Often while it is being sent or read, seldom later; Teams takes 7 updates a second of one conversation."""
    if announcement.state is AnnouncementState.SENDING:
        return timedelta(seconds=1)
    return timedelta(seconds=3) if age < timedelta(minutes=15) else timedelta(minutes=2)


# --- what became of a send ---------------------------------------------------------------------------

MAX_TRIES = 60
"""Of a send that never reached the wire, before the person counts as not reached: about an hour."""


def settled(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """A send that may have arrived is repeated once; one that did not leave is repeated until MAX_TRIES."""
    match outcome:
        case Delivered(activity):
            return delivery.delivered(activity, now)
        case Throttled() | Misconfigured():
            return replace(delivery, state=DeliveryState.RETRY)
        case NotSent():
            again = replace(delivery, state=DeliveryState.RETRY, tries=delivery.tries + 1)
            return again if again.tries < MAX_TRIES else delivery.gone("offline")
        case Ambiguous(reason):
            again = replace(delivery, state=DeliveryState.RETRY, resent=True)
            return replace(delivery, state=DeliveryState.AMBIGUOUS, reason=reason) if delivery.resent else again
        case RecipientGone() | ConversationLost():
            return delivery.gone(outcome.code if isinstance(outcome, RecipientGone) else "unknown")
        case Rejected(code):
            return replace(delivery, state=DeliveryState.REJECTED, reason=code)
        case _:
            assert_never(outcome)


JOBS: Mapping[str, Run] = {
    "announcement_spread": spread,
    "announcement_deliver": deliver,
    "announcement_test": test,
    "announcement_follow": follow,
}
