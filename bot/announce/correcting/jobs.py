"""Jobs of a correction or a recall: look which cards are behind, and change them; the author's card follows."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from bot.announce.announcement import as_received
from bot.announce.asking.response import Response
from bot.announce.channels.asking_anew import keep_open
from bot.announce.correcting import catching_up
from bot.announce.correcting.bringing import Recall
from bot.announce.correcting.catching_up import Behind, Brought, settled
from bot.announce.correcting.correcting import queue_notices
from bot.announce.correcting.publishing import BRING, NOTIFY, NOTIFY_ONE
from bot.announce.correcting.second import jobs as second
from bot.announce.halting.jobs import unless_halted
from bot.announce.jobs import show
from bot.announce.opening.leading import leading
from bot.announce.standing import standing_announcement
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    Delivered,
    Misconfigured,
    NotSent,
    Outcome,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.links import Leads
from bot.people.contact import Address
from bot.people.contacts import Actor, recipient
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.sending import patience
from bot.work.telling import tell_once
from cards.announce.announcement import announcement_card
from cards.announce.correcting import corrected_card
from cards.texts import ZONE

AT_ONCE = 5
"""Of whom the cards are changed together, and what became of it is recorded in one commit."""
MAX_TRIES = 60
"""Of a card that cannot be changed for a reason that passes, before it counts as one that cannot."""
LONGEST_WAIT = timedelta(seconds=60)
"""Between two tries of the same card."""
OFTEN, SELDOM = timedelta(seconds=1), timedelta(seconds=15)
"""Until the next look at how far it is, in its first minutes and later."""
FIRST = timedelta(minutes=10)


async def bring(work: Work, job: Assignment) -> None:
    """Sees to it that every card becomes the newest edition; the author's card says how far that is."""
    post, edition = job.text("announcement"), int(job.text("edition"))
    announcement = await catching_up.look(work.house, post, edition)
    if announcement is None or announcement.bringing is None:
        return  # another edition took its place, and has a job of its own
    shown = f"{announcement.state}:{announcement.tally}:{announcement.bringing}"
    if work.shown.get(post) != shown:
        await show(work, await recipient(work.house, announcement.author), announcement)
        work.shown[post] = shown
    if announcement.bringing.done:
        return
    since = work.house.now() - (announcement.recalled or announcement.corrected or announcement.created)
    raise Later(OFTEN if since < FIRST else SELDOM)


async def catch_up(work: Work, job: Assignment) -> None:
    """Changes the cards of the people of this job, a few at a time. What they are changed to is drawn anew each time,
    so that a job that comes late, or twice, does no harm."""
    post, people = job.text("announcement"), job.body["people"]
    tries = int(str(job.body.get("tries", 0)))
    waiting = [str(one) for one in people] if isinstance(people, Sequence) else []
    while waiting:
        first, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        await _catch_up(work, post, first, again=job.attempt > 1, tries=tries)


async def _catch_up(work: Work, id: str, people: Sequence[str], *, again: bool, tries: int) -> None:
    while people:
        found = await catching_up.behind(work.house, id, people, again=again)
        outcomes = await asyncio.gather(*(_change(work, one) for one in found))
        ended: list[Brought] = []
        later: defaultdict[timedelta, list[str]] = defaultdict(list)
        for one, outcome in zip(found, outcomes, strict=True):
            wait = wait_for(outcome, tries)
            if wait is None:
                ended.append(_ended(one, outcome))
            else:
                later[wait].append(one.delivery.value.person)
        people, again = await catching_up.record(work.house, id, ended), True
        for wait, those in later.items():
            await catching_up.queue(work.house, id, those, wait, tries + 1)


Outcomes = Mapping[str, Outcome]
"""What became of each of somebody's cards, by its activity."""


async def _change(work: Work, one: Behind) -> Outcomes:
    """Each request waits for its own turn in the budget."""
    if one.recipient is None or not one.delivery.value.activities:
        return {}
    contact = one.recipient.contact
    if contact.address is None or not contact.installed:
        return dict.fromkeys(one.delivery.value.activities, RecipientGone("not_installed"))
    if one.announcement.recalled and one.announcement.recall is Recall.DELETED:
        return {card: await work.channel.delete(contact.address, card) for card in one.delivery.value.activities}
    return await _update(work, one, one.recipient, contact.address)


async def _update(work: Work, one: Behind, recipient: Actor, address: Address) -> Outcomes:
    card = _drawn(work, one, recipient, await leading(work.house, one.announcement.id))
    return {activity: await work.channel.update(address, activity, card) for activity in one.delivery.value.activities}


def _drawn(work: Work, one: Behind, recipient: Actor, leads: Leads) -> CardMessage:
    """As it is when it is sent: drawn once for all who see the same."""
    t, now, confirmed = texts_for(recipient), work.house.now(), one.delivery.value.confirmed_at
    said = as_received(one.announcement)
    response = Response(answered=one.delivery.value.answered)
    seen_as = (said, t.language, t.name(said.author), now.astimezone(ZONE).date(), confirmed, response)
    draw = partial(announcement_card, t, said, confirmed, now, leads=leads, response=response)
    return work.drawn.message(seen_as, draw)


def wait_for(outcomes: Outcomes, tries: int) -> timedelta | None:
    """How long until it is tried again, since changing a card twice does no harm; None when that would not help."""
    passing = [one for one in outcomes.values() if isinstance(one, Throttled | NotSent | Ambiguous | Misconfigured)]
    if not passing or tries >= MAX_TRIES:
        return None
    return min(max(patience(one, tries) for one in passing), LONGEST_WAIT)


def _ended(one: Behind, outcomes: Outcomes) -> Brought:
    deleted = bool(one.announcement.recalled) and one.announcement.recall is Recall.DELETED
    why = {card: why_not(outcome, deleted=deleted) for card, outcome in outcomes.items()}
    return settled(one, [card for card, reason in why.items() if not reason], next(filter(None, why.values()), ""))


def why_not(outcome: Outcome, *, deleted: bool) -> str:
    """Why a card could not be changed; "" when it was. One that is not there any more is as good as deleted."""
    match outcome:
        case Delivered():
            return ""
        case RecipientGone("no_card") if deleted:
            return ""
        case RecipientGone(code):
            return code
        case Rejected():
            return "rejected"
        case Throttled() | NotSent() | Ambiguous() | Misconfigured():
            return "offline"
        case _:
            return "no_card"  # its conversation is not there any more


async def notify(work: Work, job: Assignment) -> None:
    """Who confirmed in a channel alone finds there that it reads otherwise, and among what waits for them that they are
    asked anew."""
    await keep_open(work.house, job.text("announcement"))
    await queue_notices(work.house, job.text("announcement"), int(job.text("edition")))


async def notify_one(work: Work, job: Assignment) -> None:
    """That it reads otherwise, unless it does again since, or says nothing any more; not while all sends are halted."""
    await unless_halted(work)
    edition = job.text("edition")
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value

    async def draw(reader: Actor) -> CardMessage | None:
        if str(announcement.edition) != edition or announcement.recalled:
            return None
        return message(corrected_card(texts_for(reader), announcement, work.house.now()))

    notice = Notice(
        announcement.id,
        job.text("person"),
        f"corrected-{edition}",
        asks=False,
        job=NOTIFY_ONE,
        body=dict(job.body),
    )
    await tell_once(work, notice, draw, job)


JOBS: Mapping[str, Run] = {
    BRING: bring,
    catching_up.CATCH_UP: catch_up,
    NOTIFY: notify,
    NOTIFY_ONE: notify_one,
    **second.JOBS,
}
