"""Jobs of a mandate: tell both, let their cards follow, ask the holder what waits, end it in time."""

import asyncio
from collections.abc import Mapping
from datetime import date

from bot.arrange.asking import ask_job
from bot.arrange.mandates import reporting, when_away
from bot.arrange.mandates.giving import may_give
from bot.arrange.mandates.on_behalf import holders_for, open_under
from bot.arrange.request import TO_DECIDE
from bot.arrange.requests import find_request
from bot.blobs.base import whole
from bot.channel.base import CardMessage
from bot.house import House
from bot.people import mandates
from bot.people.contacts import Actor, hands_in, recipient
from bot.people.mandate import Mandate, Right
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.handout import HandoutState
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.sheet import workbook
from bot.work.telling import show_newest, tell_once, update_cards
from cards.arrange.all_mandates import all_mandates_sheet
from cards.arrange.mandates import mandate_card
from cards.arrange.when_away import mandate_proposal_card

MOST_WAITING = 200
"""Requests of one grantor that a holder is asked about when a mandate begins."""


async def ask_holders(work: Work, job: Assignment) -> None:
    """Asks whoever may decide for this person, each by a job of their own. Repeating it asks nobody twice."""
    found = await mandates.given(work.house, job.text("person"))
    request = await find_request(work.house, job.text("request")) if found else None
    if request and request.state in TO_DECIDE:
        people, body = (
            holders_for(work.house, found, request),
            {name: job.body[name] for name in job.body if name != "person"},
        )
        await work.house.queue.put([Job("request_ask", {**body, "person": person}) for person in people])


async def ask_in_place_of(work: Work, job: Assignment) -> None:
    """As `ask_holders`, of somebody who is away: where their mailbox says so, a mandate is proposed to them."""
    await ask_holders(work, job)
    if work.house.mailboxes:
        await work.house.queue.put([Job(mandates.LOOK_JOB, {"person": job.text("person")})])


async def tell(work: Work, job: Assignment) -> None:
    """Tells one of both what became of it: at its start, at a change, at its end."""
    mandate = await mandates.find_mandate(work.house, job.text("mandate"))
    if mandate is None:
        return

    async def draw(reader: Actor) -> CardMessage:
        return _card(work.house, mandate, reader)

    who, what = job.text("person"), job.text("what")
    notice = Notice(_subject(mandate.id), who, what, asks=True, job=mandates.TELL_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


async def follow(work: Work, job: Assignment) -> None:
    """Every card of this mandate shows its newest state; repeating it does no harm."""
    which = job.text("mandate")
    await show_newest(lambda: mandates.find_mandate(work.house, which), lambda one: _show(work, one, job.attempt))


async def start(work: Work, job: Assignment) -> None:
    """It begins to count: both are told, and the holder is asked what waits, where a mandate of before did not do so;
    then that card follows. Repeating it tells nothing twice."""
    mandate = await mandates.find_mandate(work.house, job.text("mandate"))
    if mandate is None or not mandate.counts(work.house.now()):
        return
    if mandate.right is Right.SUBMIT:
        await hands_in(work.house, mandate.holder, mandate.last)
    requests = await open_under(work.house, mandate, MOST_WAITING) if mandate.right is Right.DECIDE else []
    asked = [ask_job(one, mandate.holder) for one in requests if mandate.holder not in one.barred]
    follows = Job(mandates.FOLLOW_JOB, {"mandate": mandate.id})
    shown = [Job("request_follow", {"request": one.id}) for one in requests]
    await work.house.queue.put([*mandates.tell_start(mandate), follows, *asked, *shown])


async def end(work: Work, job: Assignment) -> None:
    await mandates.end(work.house, job.text("mandate"))


async def over(work: Work, job: Assignment) -> None:
    """What still waits shows its holder, on the cards that asked them, that they decide no more."""
    mandate = await mandates.find_mandate(work.house, job.text("mandate"))
    requests = await open_under(work.house, mandate, MOST_WAITING) if mandate else []
    await work.house.queue.put([Job("request_follow", {"request": one.id}) for one in requests])


async def look(work: Work, job: Assignment) -> None:
    """Meets what the mailbox of somebody says now."""
    await when_away.look(work.house, job.text("person"))


async def propose(work: Work, job: Assignment) -> None:
    """Asks somebody whose mailbox says that they are away who decides for them meanwhile; once for an absence."""
    person, first = job.text("person"), date.fromisoformat(job.text("first"))

    async def draw(reader: Actor) -> CardMessage | None:
        proposed = await when_away.proposal(work.house, person, first)
        gives = may_give(work.house, reader)
        return (
            message(mandate_proposal_card(texts_for(reader), proposed, work.house.now()))
            if proposed and gives
            else None
        )

    notice = Notice(f"away:{person}", person, f"away-{first}", asks=False, job=when_away.PROPOSE_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


async def report(work: Work, job: Assignment) -> None:
    """The file of all mandates that somebody asked for; made once, though the job may run again."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return
    reader = await recipient(work.house, handout.person)
    found, schools = await reporting.every(work.house, reader), reader.directory.schools
    sheet = all_mandates_sheet(texts_for(reader), found, work.house.forms, schools, work.house.now())
    content = await asyncio.to_thread(workbook, [sheet])
    await handing_out.fill(work.house, handout, whole(content), len(content))


async def _show(work: Work, mandate: Mandate, attempt: int) -> None:
    async def draw(reader: Actor, _: Notice) -> CardMessage:
        return _card(work.house, mandate, reader)

    await update_cards(work, _subject(mandate.id), draw, attempt)


def _card(house: House, mandate: Mandate, reader: Actor) -> CardMessage:
    schools = reader.directory.schools
    return message(mandate_card(texts_for(reader), mandate, house.forms, reader.id, house.now(), schools))


def _subject(id: str) -> str:
    return f"mandate:{id}"


JOBS: Mapping[str, Run] = {
    "request_ask_holders": ask_in_place_of,
    mandates.TELL_JOB: tell,
    mandates.FOLLOW_JOB: follow,
    mandates.START_JOB: start,
    mandates.END_JOB: end,
    mandates.OVER_JOB: over,
    mandates.LOOK_JOB: look,
    when_away.PROPOSE_JOB: propose,
    reporting.JOB: report,
}
