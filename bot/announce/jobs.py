"""Jobs of an announcement: deliver it, test it, let the author's card follow."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from bot.announce import composing, counting, delivering, followed, reporting, spreading
from bot.announce.announcement import Announcement, AnnouncementState, as_received
from bot.announce.asking import jobs as asking
from bot.announce.asking import reading
from bot.announce.asking.response import Response
from bot.announce.channels import reporting as with_channels
from bot.announce.correcting import catching_up
from bot.announce.delivery import MOST_DOUBTS, UNANSWERED, Delivery
from bot.announce.drafts import jobs as drafts
from bot.announce.halting.halting import WHILE_HALTED
from bot.announce.opening.leading import leading
from bot.announce.planning.jobs import JOBS as PLANNING_JOBS
from bot.announce.reaching import missed
from bot.announce.reaching.jobs import JOBS as REACHING_JOBS
from bot.announce.tallies import Ending
from bot.announce.writing.offering import closed_to
from bot.blobs.base import whole
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
from bot.links import Leads
from bot.people.contacts import Actor, lose, recipient, regain
from bot.queue.lanes import LANE, UNNAMED
from bot.work import handing_out
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.handout import HandoutState
from bot.work.notice import CardPlace, DeliveryState, Notice
from bot.work.sending import patience, send_in_turn, send_to
from bot.work.sheet import workbook
from bot.work.telling import tell_once
from bot.work.windows import Slot
from cards.announce.announcement import announcement_card
from cards.announce.following import follow_card
from cards.announce.report import report_sheets
from cards.texts import ZONE

log = logging.getLogger(__name__)

REFUSED = timedelta(seconds=60)
"""How long a delivery waits when the bot itself was refused, which may be one server's mood."""
DELIVERY_WAIT = timedelta(seconds=60)
"""At most, between two tries of a delivery."""
AT_ONCE = 5
"""Deliveries that begin in one commit and go on the wire together: a killed process leaves a handful of them for each
job that it ran."""
TOGETHER = 0.5
"""Seconds that an outcome waits for the others to be recorded with."""
COUNT_EVERY = timedelta(seconds=30)
"""Between two times that the deliveries of a send under way are counted themselves."""


async def spread(work: Work, job: Assignment) -> None:
    await spreading.spread(work.house, job.text("announcement"))


async def deliver(work: Work, job: Assignment) -> None:
    """To the people of this job, a few at a time. After an attempt that did not end, each gets a job of their own."""
    announcement, waiting = job.text("announcement"), spreading.waiting_in(job.body)
    if job.attempt > 1 and len(waiting) > 1:
        people, lane = [one.person for one in waiting], str(job.body.get(LANE, UNNAMED))
        await spreading.queue_each(work.house, announcement, people, lane)
        return
    again = job.attempt > 1 or job.body.get("again") is True
    while waiting:
        work.go_on()
        first, rest = waiting[:AT_ONCE], waiting[AT_ONCE:]
        try:
            left = await _deliver(work, announcement, first, again)
        except delivering.Halted:
            raise Later(WHILE_HALTED) from None
        if left is None:
            return
        waiting = [*left, *rest]


async def _deliver(
    work: Work, id: str, waiting: Sequence[spreading.Waiting], again: bool
) -> Sequence[spreading.Waiting] | None:
    """Reads what is to be sent, waits until it may go, and sends it. Gives those that have to be looked at anew: they
    changed in the last moment, or may not go yet. None when the announcement is paused."""
    async with AsyncExitStack() as turn:
        async with work.line:
            work.go_on()
            ready = await delivering.prepare(work.house, id, waiting, again)
            if not ready:
                return () if ready is not None else None
            leads = await leading(work.house, id)
            cards = {one.recipient.id: _drawn(work, one, leads) for one in ready}
            slots = await turn.enter_async_context(work.budget.slots([one.conversation for one in ready]))
            free = list(slots)
            goes = [one for one in ready if free and free[0].conversation == one.conversation and free.pop(0)]
            begun, changed = await delivering.begin(work.house, goes)
            begun = await delivering.still_goes(work.house, id, begun)
        left = [one.waiting for one in (*changed, *(one for one in ready if one not in goes))]
        going = {slot.conversation: slot for slot in slots}
        for unused in going.keys() - {one.conversation for one in begun}:
            work.budget.end(going[unused])
        sends = [(one, cards[one.recipient.id], going[one.conversation]) for one in begun]
        await _send(work, id, sends)
    return left


async def _send(work: Work, id: str, sends: Sequence[tuple[delivering.Ready, CardMessage, Slot]]) -> None:
    """All at once; what comes back together is recorded together, and waits for nobody who takes longer."""
    under_way = {asyncio.create_task(send_in_turn(work, one.recipient, card, slot)): one for one, card, slot in sends}
    pending = set(under_way)
    try:
        while pending:
            done, pending = await asyncio.wait(pending, timeout=TOGETHER)
            if not done:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            await _record(work, id, [(under_way[task], task.result()) for task in done])
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def _record(work: Work, id: str, sent: Sequence[tuple[delivering.Ready, Outcome]]) -> None:
    """What became of sends; those who get another try have a job of their own, which comes when it is time."""
    now = work.house.now()
    endings = [
        Ending(one.delivery, settled(one.delivery.value, outcome, now, one.announcement.edition))
        for one, outcome in sent
    ]
    stand = await delivering.record(work.house, id, endings)
    await missed.keep(work.house, id, stand)
    if late := [one.person for one in stand if len(one.activities) > 1]:
        await catching_up.queue(work.house, id, late)  # a card that nobody knew of may show an earlier edition
    waits: defaultdict[timedelta, list[spreading.Waiting]] = defaultdict(list)
    for (ready, outcome), stands in zip(sent, stand, strict=True):
        await _react(work.house, ready.announcement, ready.recipient, outcome)
        if stands.state is DeliveryState.RETRY:
            wait = (
                REFUSED
                if isinstance(outcome, Misconfigured)
                else patience(outcome, max(stands.tries, stands.doubts - 1))
            )
            waits[min(wait, DELIVERY_WAIT)].append(ready.waiting)
    for wait, people in waits.items():
        await spreading.queue(work.house, sent[0][0].announcement, people, wait)


def _drawn(work: Work, ready: delivering.Ready, leads: Leads) -> CardMessage:
    """The card, drawn once for all who see the same. Besides the announcement it says what its author is called in the
    language of the reader, when it was sent, counted from the day of the reading, whether it expired, whether this
    reader confirmed and answered, and which of its forms are not for them.
    """
    t, now, confirmed = texts_for(ready.recipient), work.house.now(), ready.delivery.value.confirmed_at
    said = as_received(ready.announcement)
    closed = closed_to(work.house, ready.recipient.person, said)
    day, over = now.astimezone(ZONE).date(), said.is_expired(now)
    response = Response(answered=ready.delivery.value.answered)
    seen_as = (said, t.language, t.name(said.author), day, over, confirmed, closed, response)
    draw = partial(announcement_card, t, said, confirmed, now, closed=closed, leads=leads, response=response)
    return work.drawn.message(seen_as, draw)


async def _react(house: House, announcement: Announcement, person: Actor, outcome: Outcome) -> None:
    """A card that was refused for several people stops the announcement, a refused bot pauses it after a handful
    (TEAMS, Sending). Who could not be reached is known from then on, and so is who can be again."""
    match outcome:
        case Rejected(code):
            if await delivering.is_refused(house, announcement.id):
                await delivering.stop(house, announcement.id, code)
        case Misconfigured(code):
            await delivering.refuse_bot(house, announcement.id, code)
        case Delivered():
            await delivering.accept_bot(house, announcement)
            await regain(house, person)
        case RecipientGone(code):
            await lose(house, person, code)
        case ConversationLost():
            await lose(house, person, "unknown")
        case _:
            pass


async def test(work: Work, job: Assignment) -> None:
    """The draft as its recipients will see it, to its author or a colleague of theirs."""
    author = await recipient(work.house, job.text("person"))
    draft = await composing.follow(work.house, author, job.text("announcement"))
    to = await recipient(work.house, str(job.body.get("to") or author.id))
    own = to.id == author.id

    async def draw(reader: Actor) -> CardMessage | None:
        if draft.published:
            return None
        t, closed = texts_for(reader), closed_to(work.house, reader.person, draft)
        test = "own" if own else "colleague"
        return message(announcement_card(t, draft, None, work.house.now(), test=test, closed=closed))

    # A version before did not say which test it is.
    what = f"test-{job.body.get('key') or draft.revision}"
    await tell_once(work, Notice(draft.id, to.id, what, asks=False, job="announcement_test", body=job.body), draw, job)


async def follow(work: Work, job: Assignment) -> None:
    """Keeps the author's card at the newest count; comes back until there is nothing left to follow."""
    announcement = await _counted(work, job.text("announcement"))
    author = await recipient(work.house, announcement.author)
    shown = f"{announcement.state}:{announcement.tally}:{announcement.bringing}"
    is_still = work.shown.get(announcement.id) == shown
    if not is_still:
        await show(work, author, announcement)
        work.shown[announcement.id] = shown
    if followed.is_over(announcement, work.house.now()):
        work.shown.pop(announcement.id, None)
        work.counted.pop(announcement.id, None)
        log.info("announcement.followed", extra={"announcement": announcement.id, "state": announcement.state})
        return
    raise Later(_next_look(announcement, followed.age(announcement, work.house.now()), is_still=is_still))


async def _counted(work: Work, id: str) -> Announcement:
    now = work.house.now()
    if id not in work.counted:
        work.counted[id] = now
    if now - work.counted[id] < COUNT_EVERY:
        return await counting.add_up(work.house, id)
    work.counted[id] = now
    return await counting.count(work.house, id)


async def show(work: Work, author: Actor, announcement: Announcement) -> None:
    """In place where the card still stands, else as a new one. Raises Later where it is not known to have arrived."""
    place = work.house.own_links.to("announcement", announcement.id)
    card = message(follow_card(texts_for(author), announcement, work.house.now(), place))
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


def _next_look(announcement: Announcement, age: timedelta, *, is_still: bool) -> timedelta:
    """Often while it is being sent or read, seldom later, or while who is left is not at work; Teams takes 7 updates a
    second of one conversation."""
    if announcement.state is AnnouncementState.SENDING:
        return timedelta(minutes=1) if is_still and age > timedelta(minutes=15) else timedelta(seconds=1)
    if age < timedelta(minutes=15):
        return timedelta(seconds=3)
    return timedelta(minutes=15 if followed.waits_for_digests(announcement) else 2)


async def report(work: Work, job: Assignment) -> None:
    """Makes the file that its author asked for, in their language."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    author = await recipient(work.house, handout.person)
    found = await with_channels.report(work.house, author, handout.subject_id)
    announcement, t, now = found.announcement, texts_for(author), work.house.now()
    result, said = await reading.result_of(work.house, announcement), await reading.texts_to(work.house, announcement)
    sheets = partial(
        report_sheets, t, announcement, found.lines, now, result, said, posts=found.posts, there=found.there
    )
    content = await asyncio.to_thread(lambda: workbook(sheets()))
    await handing_out.fill(work.house, handout, whole(content), len(content))


# --- what became of a send ---------------------------------------------------------------------------

MAX_TRIES = 60
"""Of a send that never reached the wire, before the person counts as not reached: about an hour."""


def settled(delivery: Delivery, outcome: Outcome, now: datetime, edition: int = 1) -> Delivery:
    """A send that may have arrived is repeated a few times, or once where no answer came; one that did not leave is
    repeated until MAX_TRIES."""
    match outcome:
        case Delivered(activity):
            return delivery.delivered(activity, now, edition)
        case Throttled() | Misconfigured():
            return replace(delivery, state=DeliveryState.RETRY)
        case NotSent():
            again = replace(delivery, state=DeliveryState.RETRY, tries=delivery.tries + 1)
            return again if again.tries < MAX_TRIES else delivery.gone("offline")
        case Ambiguous(reason, answered):
            return delivery.doubtful(reason, MOST_DOUBTS if answered else UNANSWERED)
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
    followed.FOLLOW_JOB: follow,
    reporting.JOB: report,
    **asking.JOBS,
    **PLANNING_JOBS,
    **drafts.JOBS,
    **REACHING_JOBS,
}
