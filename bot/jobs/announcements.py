"""Jobs of an announcement: deliver it, test it, let the author's card follow."""

from collections.abc import Mapping
from datetime import timedelta

from bot.channel.base import Delivered, Misconfigured, Outcome, Rejected, Throttled
from bot.domain.announcements import Announcement, AnnouncementState
from bot.domain.notices import CardPlace, DeliveryState
from bot.jobs.sending import patience, send_to
from bot.jobs.settling import settled
from bot.jobs.work import Assignment, Later, Run, Work, message
from bot.services import announcing, delivering
from bot.services.contacts import Actor, recipient
from cards.announcements import announcement_card, follow_card
from cards.texts import texts

REFUSALS_BEFORE_PAUSE = 5
PAUSE = timedelta(seconds=60)
FOLLOW_FOR = timedelta(days=14)


async def spread(work: Work, job: Assignment) -> None:
    await delivering.spread(work.ports, job.text("announcement"))


async def deliver(work: Work, job: Assignment) -> None:
    announcement, person = job.text("announcement"), job.text("person")
    try:
        ready = await delivering.begin(work.ports, announcement, person, again=job.attempt > 1)
    except delivering.Paused:
        raise Later(PAUSE) from None
    if ready is None:
        return
    t = texts(ready.recipient.language)
    card = announcement_card(t, ready.announcement, ready.delivery.value.confirmed_at, work.ports.now())
    outcome = await send_to(work, ready.recipient, message(card))
    value = settled(ready.delivery.value, outcome, job.attempt, work.ports.now())
    await delivering.record(work.ports, ready.delivery, value)
    await _react(work, announcement, outcome)
    if value.state is DeliveryState.RETRY:
        raise Later(patience(outcome, job.attempt), fault=not isinstance(outcome, Throttled | Misconfigured))


async def _react(work: Work, announcement: str, outcome: Outcome) -> None:
    """A refused card stops the announcement, a refused bot pauses it after a handful (TEAMS, Sending)."""
    match outcome:
        case Rejected(code):
            await delivering.stop(work.ports, announcement, AnnouncementState.STOPPED, code)
        case Misconfigured(code):
            work.refused[announcement] = work.refused.get(announcement, 0) + 1
            if work.refused[announcement] >= REFUSALS_BEFORE_PAUSE:
                await delivering.stop(work.ports, announcement, AnnouncementState.PAUSED, code)
        case Delivered():
            work.refused.pop(announcement, None)
        case _:
            pass


async def test(work: Work, job: Assignment) -> None:
    """The draft as its recipients will see it, to its author."""
    author = await recipient(work.ports, job.text("person"))
    draft = await announcing.follow(work.ports, author, job.text("announcement"))
    card = announcement_card(texts(author.language), draft, None, work.ports.now(), test=True)
    await send_to(work, author, message(card))


async def follow(work: Work, job: Assignment) -> None:
    """Keeps the author's card at the newest count; comes back until there is nothing left to follow."""
    announcement = await delivering.count(work.ports, job.text("announcement"))
    author = await recipient(work.ports, announcement.author)
    shown = f"{announcement.state}:{announcement.tally}"
    if work.shown.get(announcement.id) != shown:
        await _show(work, author, announcement)
        work.shown[announcement.id] = shown
    age = work.ports.now() - (announcement.published or announcement.created)
    if age > FOLLOW_FOR or _is_complete(announcement):
        work.shown.pop(announcement.id, None)
        return
    raise Later(_next_look(announcement, age))


async def _show(work: Work, author: Actor, announcement: Announcement) -> None:
    card = message(follow_card(texts(author.language), announcement, work.ports.now()))
    if announcement.follow and author.contact.address:
        await work.channel.update(author.contact.address, announcement.follow.activity, card)
        return
    outcome = await send_to(work, author, card)
    if isinstance(outcome, Delivered):
        place = CardPlace(author.id, outcome.activity)
        await delivering.place_follow_card(work.ports, announcement.id, place)


def _is_complete(announcement: Announcement) -> bool:
    tally = announcement.tally
    everybody = not announcement.confirmation or tally.confirmed >= tally.delivered
    return announcement.state in {AnnouncementState.SENT, AnnouncementState.STOPPED} and everybody


def _next_look(announcement: Announcement, age: timedelta) -> timedelta:
    """Often while it is being sent or read, seldom later; Teams takes 7 updates a second of one conversation."""
    if announcement.state is AnnouncementState.SENDING:
        return timedelta(seconds=1)
    return timedelta(seconds=3) if age < timedelta(minutes=15) else timedelta(minutes=2)


JOBS: Mapping[str, Run] = {
    "announcement_spread": spread,
    "announcement_deliver": deliver,
    "announcement_test": test,
    "announcement_follow": follow,
}
