"""Jobs of an opportunity: tell once who hopes for it, tell its contact who is interested, let every card follow."""

from collections.abc import Mapping
from contextlib import suppress

from bot.arrange.opportunities.offered import Offered, View, view_of
from bot.arrange.opportunities.offering import (
    BEGIN_JOB,
    CONTACT_JOB,
    FOLLOW_JOB,
    JOINED,
    OFFER,
    OFFER_JOB,
    OVER_JOB,
    WANTED,
    begin,
    may_share,
    offered,
    reason_for,
    subject_of,
)
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once_and_follow, update_cards
from cards.arrange.opportunity import interested_card, opportunity_card


async def begins(work: Work, job: Assignment) -> None:
    """Everybody who hopes for it is told, each by a job of their own. Repeating it tells nobody twice."""
    house = work.house
    found = await begin(house, job.text("request"))
    if found is None:
        return
    profiles = [kept.value async for kept in house.records.profiles.stream()]
    hoping = [one.person for one in profiles if found.reason(one.hopes, today(house)) is not None]
    told = [one for one in hoping if one != found.opportunity.contact]
    await house.queue.put([Job(OFFER_JOB, {"request": found.request.id, "person": one}) for one in told])


async def offer(work: Work, job: Assignment) -> None:
    """Nothing to who withdrew what they hoped for meanwhile, and nothing once it is over."""

    async def draw(reader: Actor) -> CardMessage | None:
        found = await _offered(work, job)
        if found is None or not found.opportunity.is_open(today(work.house)):
            return None
        reason = await reason_for(work.house, found, reader.id)
        if reason is None:
            return None
        return message(opportunity_card(texts_for(reader), _view(work, found, reader, reason)))

    notice = Notice(_subject(job), job.text("person"), OFFER, asks=True, job=OFFER_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, _follow(job))


async def contact(work: Work, job: Assignment) -> None:
    """That it is offered now, or that somebody is interested or shares it: each in a card of its own. Nothing of who
    thought better of it meanwhile."""
    found = await _offered(work, job)
    if found is None:
        return

    async def draw(reader: Actor) -> CardMessage | None:
        now = await _offered(work, job)
        if now is None or not _is_so(now, what):
            return None
        return message(interested_card(texts_for(reader), _view(work, now, reader)))

    who, what = found.opportunity.contact, job.text("what")
    notice = Notice(_subject(job), who, what, asks=True, job=CONTACT_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, _follow(job))


def _is_so(found: Offered, what: str) -> bool:
    """Whether what is told ("wanted-<id>", "joined-<id>") is so still."""
    deed, _, who = what.partition("-")
    people = {WANTED: found.opportunity.interested, JOINED: found.opportunity.partners}
    return deed not in people or who in people[deed]


async def follow(work: Work, job: Assignment) -> None:
    """Every card of it shows how it stands now; repeating it does no harm."""
    await show_newest(lambda: _offered(work, job), lambda found: _show(work, found, job.attempt))


async def _show(work: Work, found: Offered, attempt: int) -> None:
    async def draw(reader: Actor, notice: Notice) -> CardMessage:
        card = opportunity_card if notice.what == OFFER else interested_card
        reason = await reason_for(work.house, found, reader.id) if notice.what == OFFER else None
        return message(card(texts_for(reader), _view(work, found, reader, reason)))

    await update_cards(work, subject_of(found.request.id), draw, attempt)


def _view(work: Work, found: Offered, reader: Actor, reason: str | None = None) -> View:
    shares = may_share(reader, found.opportunity)
    return view_of(found, reader.id, reader.directory, today(work.house), reason=reason, may_share=shares)


async def _offered(work: Work, job: Assignment) -> Offered | None:
    with suppress(Unavailable):
        return (await offered(work.house, job.text("request")))[0]
    return None


def _follow(job: Assignment) -> Job:
    return Job(FOLLOW_JOB, {"request": job.text("request")})


def _subject(job: Assignment) -> str:
    return subject_of(job.text("request"))


JOBS: Mapping[str, Run] = {
    BEGIN_JOB: begins,
    OFFER_JOB: offer,
    CONTACT_JOB: contact,
    FOLLOW_JOB: follow,
    OVER_JOB: follow,
}
