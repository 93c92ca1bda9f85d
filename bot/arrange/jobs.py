"""Jobs of a request: ask who decides, tell who waits, let every card follow; with those of all that comes of one."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from bot.arrange import left_drafts, rerouting
from bot.arrange.advice import advice_of
from bot.arrange.agenda.jobs import JOBS as AGENDA_JOBS
from bot.arrange.approvals import catch_up as catch_up_approvals
from bot.arrange.asking import ADVISE, FOLLOWED, TELL_HOLDER_JOB, TELLS, newest_told, was_told_before
from bot.arrange.attendance.jobs import JOBS as ATTENDANCE_JOBS
from bot.arrange.changing import TELL_JOB as TELL_CHANGED_JOB
from bot.arrange.comments.jobs import JOBS as COMMENT_JOBS
from bot.arrange.escalating import LATE_JOB, see_to, term_of
from bot.arrange.figures.jobs import JOBS as FIGURE_JOBS
from bot.arrange.hand_over.jobs import JOBS as HAND_OVER_JOBS
from bot.arrange.handling.handling import Handling
from bot.arrange.handling.jobs import HANDLES, handler_card
from bot.arrange.handling.jobs import JOBS as HANDLING_JOBS
from bot.arrange.handling.queue import handling_of
from bot.arrange.informing.jobs import JOBS as INFORM_JOBS
from bot.arrange.informing.jobs import informed
from bot.arrange.informing.told import OVER, TOLD
from bot.arrange.left_drafts import LEFT_JOB
from bot.arrange.looking_beside import look_beside
from bot.arrange.mandates.jobs import JOBS as MANDATE_JOBS
from bot.arrange.mandates.jobs import ask_holders
from bot.arrange.mandates.on_behalf import mandate_for, sees_no_more
from bot.arrange.matching.jobs import JOBS as MATCHING_JOBS
from bot.arrange.matching.replacement import Replacement
from bot.arrange.matching.searching import replacement_kept, sought_by
from bot.arrange.opportunities.jobs import JOBS as OPPORTUNITY_JOBS
from bot.arrange.owing import OWED_JOB
from bot.arrange.papers.jobs import JOBS as PAPER_JOBS
from bot.arrange.places.jobs import JOBS as PLACE_JOBS
from bot.arrange.request import TO_DECIDE, Request
from bot.arrange.requests import awaited_by, find_request, form_then, waiting_for
from bot.arrange.scores.looking import is_scored_for
from bot.arrange.spending import spent_for
from bot.arrange.suggesting.jobs import JOBS as SUGGESTING_JOBS
from bot.arrange.terms import TERM_JOB
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor, recipients
from bot.people.mandate import Mandate
from bot.work import notifying
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import Told, follow_if_changed, show_newest, tell_once, update_card
from cards.arrange.advice import advice_card, advice_over_card
from cards.arrange.approvals import approval_card
from cards.arrange.drafts import left_card
from cards.arrange.for_another import followed_card
from cards.arrange.mandates import mandate_over_card
from cards.arrange.owing import owed_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen


async def asks(work: Work, job: Assignment) -> None:
    """Asks everybody who may decide, each by a job of their own."""
    request = await _standing(work, job)
    if request:
        body, people = {"request": request.id, "what": job.text("what")}, request.asked(work.house.now())
        await work.house.queue.put([Job("request_ask", {**body, "person": person}) for person in people])


async def ask(work: Work, job: Assignment) -> None:
    """Shows an approver, or who decides for one, what waits for them; nothing when it waits no more. Of a `term`, as a
    reminder; nothing when that runs no more."""
    seen: list[Request] = []
    term = int(job.text("term")) if "term" in job.body else 0

    async def draw(approver: Actor) -> CardMessage | None:
        request = await _standing(work, job)
        if request is None or request.state not in TO_DECIDE or (term and not term_of(request, term)):
            return None
        if approver.id not in request.approvers and not await _mandate(work, request, approver):
            return None
        seen.append(request)
        return await _approval(work, request, approver, reminds=bool(term))

    await ask_holders(work, job)  # of them, too: before, so that nothing keeps it from happening
    who, what = job.text("person"), job.text("what")
    notice = Notice(job.text("request"), who, what, asks=True, job="request_ask", body=job.body)
    if told := await tell_once(work, notice, draw, job, unasked=bool(term)):
        await _catch_up(work, job, told, seen)


async def advise(work: Work, job: Assignment) -> None:
    """Shows a colleague about what an approver asks their advice; nothing once it is decided."""

    async def draw(adviser: Actor) -> CardMessage | None:
        request = await _standing(work, job)
        if request is None or advice_of(request, adviser.id) is None:
            return None
        seen.append(request)
        return await _advice(work, request, adviser)

    seen: list[Request] = []
    who, what = job.text("person"), job.text("what")
    notice = Notice(job.text("request"), who, what, asks=True, job="request_advise", body=job.body)
    if told := await tell_once(work, notice, draw, job):
        await _catch_up(work, job, told, seen)


async def tell_changed(work: Work, job: Assignment) -> None:
    """Tells who had agreed that it was changed since: in a card of its own, which makes a sound."""
    request = await _standing(work, job)
    if request is None:
        return

    async def draw(reader: Actor) -> CardMessage:
        return await _approval_now(work, request, reader)

    who, what = job.text("person"), job.text("what")
    notice = Notice(request.id, who, what, asks=True, job=TELL_CHANGED_JOB, body=job.body)
    if told := await tell_once(work, notice, draw, job):
        await _catch_up(work, job, told, [request])


async def tell(work: Work, job: Assignment) -> None:
    """Tells the requester what became of it: an update in place makes no sound."""
    request = await _standing(work, job)
    if request is None:
        return

    async def draw(requester: Actor) -> CardMessage:
        return await _told(work, request, requester)

    what = job.text("what")
    notice = Notice(request.id, request.requester, what, asks=True, job="request_tell", body=job.body)
    told = await tell_once(work, notice, draw, job)
    if told is None:
        return
    if was_told_before(request):  # that card says no more than how it stands from now on
        await work.house.queue.put([Job("request_follow", {"request": request.id})])
    else:
        await _catch_up(work, job, told, [request])


async def tell_holder(work: Work, job: Assignment) -> None:
    """Tells who handed it in for somebody else what became of it."""
    request = await _standing(work, job)
    if request is None or not request.mandate:
        return

    async def draw(holder: Actor) -> CardMessage:
        return await _followed(work, request, holder)

    notice = Notice(request.id, request.holder, job.text("what"), asks=True, job=TELL_HOLDER_JOB, body=job.body)
    if told := await tell_once(work, notice, draw, job):
        await _catch_up(work, job, told, [request])


async def _catch_up(work: Work, job: Assignment, told: Told, shown: Sequence[Request]) -> None:
    follow = Job("request_follow", {"request": job.text("request")})
    await follow_if_changed(work, told, shown, lambda: _standing(work, job), follow)


async def follow(work: Work, job: Assignment) -> None:
    """Every card of this request shows its newest state; repeating it does no harm."""
    await show_newest(lambda: _all(work, job), lambda every: _show(work, every[0], job.attempt))


async def _all(work: Work, job: Assignment) -> tuple[Request, Handling | None, Replacement | None] | None:
    """With how far it is carried out, and who was found to replace who asked, which its cards show as well."""
    request, house = await _standing(work, job), work.house
    return (request, await handling_of(house, request), await replacement_kept(house, request)) if request else None


async def _show(work: Work, request: Request, attempt: int) -> None:
    notices = await notifying.standing_notices(work.house, request.id)
    of_card = [request.card.person] if request.card else []
    readers = await recipients(work.house, [*of_card, *(notice.person for notice in notices)])
    owner = readers.get(request.card.person) if request.card else None
    if request.card and owner:
        draw = _own if owner.id == request.requester else _followed
        await update_card(work, owner, request.card.activity, await draw(work, request, owner), attempt)
    for notice in notices:
        reader = readers.get(notice.person)
        if reader and notice.what.startswith(HANDLES):
            if card := await handler_card(work.house, request.id, reader):
                await update_card(work, reader, notice.activity, card, attempt)
        elif reader:
            draw = _drawing(notice, request, newest_told(notices))
            await update_card(work, reader, notice.activity, await draw(work, request, reader), attempt)


def _drawing(notice: Notice, request: Request, newest: str) -> Callable[[Work, Request, Actor], Awaitable[CardMessage]]:
    """What shows how it stands now to who got this notice."""
    if notice.what.startswith(ADVISE):
        return _advice
    if notice.what in {TOLD, OVER}:
        return informed
    if notice.what.startswith(FOLLOWED):
        return _followed
    if notice.what.startswith(TELLS) and notice.what != newest:
        return partial(_told, earlier=True)
    return _told if notice.person == request.requester else _approval_now


async def left(work: Work, job: Assignment) -> None:
    """A draft may have been left: its requester is reminded, or it is removed."""
    draft = await left_drafts.see_to(work.house, job.text("request"))
    if draft is None:
        return

    async def draw(requester: Actor) -> CardMessage | None:
        request = await _standing(work, job)
        if request and left_drafts.is_left(work.house, request):
            with suppress(Unavailable):  # the form went, or is not offered to them any more
                form = await form_then(work.house, request)
                return message(left_card(texts_for(requester), form, request, work.house.now()))
        return None

    what = f"left-{draft.changed:%Y%m%dT%H%M%S}"
    notice = Notice(draft.id, draft.requester, what, asks=False, job=LEFT_JOB, body=job.body)
    await tell_once(work, notice, draw, job, unasked=True)


async def look_at_term(work: Work, job: Assignment) -> None:
    reminder = await see_to(work.house, job.text("request"), int(job.text("term")))
    if reminder:
        await work.house.queue.put(reminder.jobs)


async def late(work: Work, job: Assignment) -> None:
    """Who has a mandate of one who is away is asked for them."""
    request = await _standing(work, job)
    if request:
        asked, body = request.asked(work.house.now()), {"request": request.id, "what": job.text("what")}
        names = {one: "request_ask" if one in asked else "request_ask_holders" for one in request.escalated}
        await work.house.queue.put([Job(name, {**body, "person": one}) for one, name in names.items()])


async def owed(work: Work, job: Assignment) -> None:
    """A proof is still to come: its requester is reminded, once."""
    request = await _standing(work, job)
    if request is None or not request.awaits_proof:
        return

    async def draw(requester: Actor) -> CardMessage | None:
        standing = await _standing(work, job)
        if standing is None or not standing.awaits_proof:
            return None
        form = await form_then(work.house, standing)
        return message(owed_card(texts_for(requester), form, standing, work.house.now()))

    notice = Notice(request.id, request.requester, "proof", asks=False, job=OWED_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


async def approvals(work: Work, job: Assignment) -> None:
    """More people were asked than fit in one commit: what waits for the rest of them is noted now."""
    await catch_up_approvals(work.house, job.text("request"))


async def reach(work: Work, job: Assignment) -> None:
    """Somebody got Bode or lost it: the cards of what waits for them say so."""
    waiting = await waiting_for(work.house, job.text("person"))
    await work.house.queue.put([Job("request_follow", {"request": request}) for request in waiting])


async def reroute(work: Work, job: Assignment) -> None:
    """The directory changed: what waits goes to who decides now."""
    await rerouting.reroute(work.house)


async def away(work: Work, job: Assignment) -> None:
    """Somebody went away: what waits for them goes to others as well."""
    await rerouting.pass_on(work.house, job.text("person"))


async def returned(work: Work, job: Assignment) -> None:
    """Somebody says that they are back."""
    await work.house.queue.put(await rerouting.restore(work.house, job.text("person")))


async def back(work: Work, job: Assignment) -> None:
    """The end of an absence: who was away is asked what still waits, if they are back."""
    await rerouting.back(work.house, job.text("request"), job.text("person"))


async def _standing(work: Work, job: Assignment) -> Request | None:
    return await find_request(work.house, job.text("request"))


async def _approval_now(work: Work, request: Request, reader: Actor) -> CardMessage:
    """Who could see it under a mandate that is over sees it no more."""
    if await sees_no_more(work.house, reader, request):
        return message(mandate_over_card(texts_for(reader)))
    return await _approval(work, request, reader)


async def _approval(work: Work, request: Request, approver: Actor, *, reminds: bool = False) -> CardMessage:
    seen, now = await _seen(work, request, approver), work.house.now()
    return message(approval_card(texts_for(approver), seen, now, reminds=reminds))


async def _advice(work: Work, request: Request, adviser: Actor) -> CardMessage:
    """Who gave none sees the request no more once it is decided."""
    t, advice = texts_for(adviser), advice_of(request, adviser.id)
    if advice is None:
        return message(advice_over_card(t))
    form, awaited = await form_then(work.house, request), await awaited_by(work.house, request, adviser)
    return message(advice_card(t, Seen(form, request, awaited, adviser.id), advice, work.house.now()))


async def _own(work: Work, request: Request, requester: Actor) -> CardMessage:
    return message(request_card(texts_for(requester), await _seen(work, request, requester), work.house.now()))


async def _followed(work: Work, request: Request, holder: Actor) -> CardMessage:
    seen = Seen(await form_then(work.house, request), request, reader=holder.id)
    return message(followed_card(texts_for(holder), seen, work.house.now()))


async def _told(work: Work, request: Request, requester: Actor, *, earlier: bool = False) -> CardMessage:
    seen = await _seen(work, request, requester)
    return message(told_card(texts_for(requester), seen, work.house.now(), earlier=earlier))


async def _seen(work: Work, request: Request, reader: Actor) -> Seen:
    awaited = await awaited_by(work.house, request, reader)
    form = await form_then(work.house, request)
    decides = reader.id != request.requester
    beside = await look_beside(work.house, form, request, reader.directory) if decides else None
    mandate, handling = await _mandate(work, request, reader), await handling_of(work.house, request)
    sought, who = await sought_by(work.house, form, request, reader), reader.id if decides else ""
    scored = is_scored_for(work.house, form, request, reader)
    spent = await spent_for(work.house, form, request, reader.directory) if decides else None
    return Seen(form, request, awaited, who, beside, mandate, handling, sought=sought, scored=scored, spent=spent)


async def _mandate(work: Work, request: Request, reader: Actor) -> Mandate | None:
    return await mandate_for(work.house, reader, request, request.approvers)


JOBS: Mapping[str, Run] = {
    "request_asks": asks,
    "request_ask": ask,
    "request_advise": advise,
    "request_tell": tell,
    TELL_HOLDER_JOB: tell_holder,
    TELL_CHANGED_JOB: tell_changed,
    "request_follow": follow,
    "request_approvals": approvals,
    LEFT_JOB: left,
    **PLACE_JOBS,
    **ATTENDANCE_JOBS,
    OWED_JOB: owed,
    "requests_reach": reach,
    "requests_reroute": reroute,
    "requests_away": away,
    "requests_back": returned,
    "request_back": back,
    **MANDATE_JOBS,
    **COMMENT_JOBS,
    **INFORM_JOBS,
    TERM_JOB: look_at_term,
    LATE_JOB: late,
    **HANDLING_JOBS,
    **HAND_OVER_JOBS,
    **AGENDA_JOBS,
    **FIGURE_JOBS,
    **MATCHING_JOBS,
    **PAPER_JOBS,
    **OPPORTUNITY_JOBS,
    **SUGGESTING_JOBS,
}
