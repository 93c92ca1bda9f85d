"""Sending a notice at most once, and letting the cards that ask follow, whatever they are about."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TypeAlias, TypeVar

from bot.channel.base import (
    Ambiguous,
    CardMessage,
    Delivered,
    Misconfigured,
    NotSent,
    Outcome,
    Outgoing,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.errors import Unavailable
from bot.people.contacts import Actor, lose, recipient, recipients, regain
from bot.people.hours import hours_of
from bot.queue.base import MAX_DELAY
from bot.work import notifying
from bot.work.base import Assignment, Later, Run, Work
from bot.work.job import Job
from bot.work.notice import DeliveryState, Notice
from bot.work.sending import patience, send_recorded

log = logging.getLogger(__name__)

MAX_TRIES = 150
"""Of a notice that never left, before the person counts as not reached: about a day."""
REFUSED = timedelta(seconds=60)
"""How long a notice waits when the bot itself was refused."""

MOST_ROUNDS = 5
"""Of showing what keeps changing meanwhile; each change has a job of its own besides."""

T = TypeVar("T")
Draw: TypeAlias = Callable[[Actor], Awaitable[Outgoing | None]]
"""Draws what its recipient gets; None when there is nothing to tell any more."""


async def known(work: Work, person: str) -> Actor | None:
    """None for somebody whom the directory does not know any more."""
    try:
        return await recipient(work.house, person)
    except Unavailable:
        return None


@dataclass(frozen=True, slots=True)
class Told:
    """It was delivered by this job, as `notice` says. `before`: by an attempt that did not come to its end, so that
    what was to follow may not have happened, and what was shown is not known any more."""

    notice: Notice
    before: bool = False


async def tell_once(work: Work, notice: Notice, draw: Draw, job: Assignment, *, unasked: bool = False) -> Told | None:
    """None when it was not delivered by this job. Everything that can fail comes before it is recorded as SENDING.

    What stands is read only where something may stand. `unasked`: it answers nothing that anybody did, as a reminder,
    and waits until its reader is at work. Whatever follows a delivery may happen twice. Raises Later.
    """
    if unasked and (actor := await known(work, notice.person)) and (rest := _rest(work, actor)):
        raise Later(rest)
    sent: tuple[notifying.Ready, Outcome] | None = None
    if job.attempt == 1:
        sent = await _send(work, await notifying.first(work.house, notice), draw)
    if sent is None:
        sent = await _send(work, await notifying.look(work.house, notice, again=job.attempt > 1), draw)
    if sent is None:
        return await _told_before(work, notice) if job.attempt > 1 else None
    standing, outcome = sent
    stands = await notifying.record(work.house, standing, _became(standing.notice, outcome))
    if isinstance(outcome, Delivered):
        await regain(work.house, standing.recipient)
    elif stands.state is DeliveryState.GONE:
        await lose(work.house, standing.recipient, outcome.code if isinstance(outcome, RecipientGone) else "unknown")
    if stands.state is DeliveryState.RETRY:
        raise Later(REFUSED if isinstance(outcome, Misconfigured) else patience(outcome, stands.tries))
    return Told(stands) if isinstance(outcome, Delivered) else None


async def _told_before(work: Work, notice: Notice) -> Told | None:
    standing = await notifying.find(work.house, notice)
    delivered = standing and standing.value.state is DeliveryState.DELIVERED
    return Told(standing.value, before=True) if standing and delivered else None


def _rest(work: Work, actor: Actor) -> timedelta:
    """Until their working hours begin, or as long as a queue keeps a job: then it is looked at anew."""
    now = work.house.now()
    begins = hours_of(actor.person, work.house.calendar.seen).next(now)
    return min(begins - now, MAX_DELAY) if begins else MAX_DELAY


async def tell_once_and_follow(work: Work, notice: Notice, draw: Draw, job: Assignment, follow: Job) -> None:
    """As `tell_once`. What it is about may have changed while the card was on its way, when a `follow` did not know of
    the card yet: so there is one more."""
    if await tell_once(work, notice, draw, job):
        await work.house.queue.put([follow])


async def follow_if_changed(
    work: Work, told: Told, shown: Sequence[T], find: Callable[[], Awaitable[T | None]], follow: Job
) -> None:
    """It changed while the card was on its way, when a `follow` did not know of the card yet. The last of `shown` is
    what the card says, unless that was sent before."""
    if told.before or await find() != shown[-1]:
        await work.house.queue.put([follow])


async def _send(work: Work, ready: notifying.Ready | None, draw: Draw) -> tuple[notifying.Ready, Outcome] | None:
    """None when nothing was sent: there is nothing to tell, or another was first."""
    card = await draw(ready.recipient) if ready else None
    if ready is None or card is None:
        return None
    return await send_recorded(work, ready.recipient, card, ready, partial(notifying.begin, work.house))


def _became(notice: Notice, outcome: Outcome) -> Notice:
    """What may have arrived is not sent again; what was refused for a reason of ours is tried until it is mended."""
    match outcome:
        case Delivered(activity):
            return replace(notice, state=DeliveryState.DELIVERED, activity=activity)
        case Throttled() | Misconfigured():
            return replace(notice, state=DeliveryState.RETRY)
        case NotSent():
            again = replace(notice, state=DeliveryState.RETRY, tries=notice.tries + 1)
            return again if again.tries < MAX_TRIES else replace(notice, state=DeliveryState.GONE)
        case Ambiguous():
            return replace(notice, state=DeliveryState.AMBIGUOUS)
        case Rejected(code):
            log.error("notice.rejected", extra={"notice": notice.id, "code": code})
            return replace(notice, state=DeliveryState.REJECTED)
        case _:
            return replace(notice, state=DeliveryState.GONE)


async def update_card(work: Work, person: Actor, activity: str, card: CardMessage, attempt: int) -> bool:
    """Whether it is shown now. An update that did not arrive is tried again with the whole job; one that was refused
    stays as it is."""
    if person.contact.address is None or not person.contact.installed:
        return False
    outcome = await work.channel.update(person.contact.address, activity, card)
    if isinstance(outcome, Throttled | NotSent | Ambiguous):
        raise Later(patience(outcome, attempt), fault=not isinstance(outcome, Throttled))
    return isinstance(outcome, Delivered)


async def update_cards(
    work: Work, subject: str, draw: Callable[[Actor, Notice], Awaitable[CardMessage | None]], attempt: int
) -> None:
    """Each card that asks about it, as its reader sees it now; one that is drawn as None stays as it is. Who left has
    none any more."""
    notices = await notifying.standing_notices(work.house, subject)
    readers = await recipients(work.house, [notice.person for notice in notices])
    for notice in notices:
        reader = readers.get(notice.person)
        if reader and (card := await draw(reader, notice)):
            await update_card(work, reader, notice.activity, card, attempt)


async def show_newest(find: Callable[[], Awaitable[T | None]], show: Callable[[T], Awaitable[None]]) -> None:
    """Two of these may overlap, so each looks once more when it is done: what is shown last is the newest."""
    shown: T | None = None
    for _ in range(MOST_ROUNDS):
        standing = await find()
        if standing is None or standing == shown:
            return
        await show(standing)
        shown = standing


async def catch_up(work: Work, job: Assignment) -> None:
    """Somebody can be reached (again): what they missed is told now."""
    await notifying.catch_up(work.house, job.text("person"))


JOBS: Mapping[str, Run] = {"person_catch_up": catch_up}
