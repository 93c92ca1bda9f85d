"""Jobs of a request: ask who decides, tell who waits, let every card follow."""

from collections.abc import Mapping

from bot.channel.base import CardMessage
from bot.domain.notices import Notice
from bot.domain.requests import Request
from bot.jobs.telling import known, send_notice, update_card
from bot.jobs.work import Assignment, Run, Work, message
from bot.services import notifying
from bot.services.contacts import Actor
from bot.services.requests import find_request, form_of
from cards.requests import approval_card, request_card, told_card
from cards.texts import texts


async def ask(work: Work, job: Assignment) -> None:
    """Shows an approver what waits for them."""
    request = await find_request(work.ports, job.text("request"))
    if request is None:
        return
    notice = Notice(request.id, job.text("person"), job.text("what"), asks=True)
    due = await notifying.begin(work.ports, notice)
    if due:
        await send_notice(work, due, _approval(work, request, due.recipient), job.attempt)


async def tell(work: Work, job: Assignment) -> None:
    """Tells the requester what became of it: an update in place makes no sound."""
    request = await find_request(work.ports, job.text("request"))
    if request is None:
        return
    notice = Notice(request.id, request.requester, job.text("what"), asks=False)
    due = await notifying.begin(work.ports, notice)
    if due:
        form, t = form_of(work.ports, request), texts(due.recipient.language)
        await send_notice(work, due, message(told_card(t, form, request, work.ports.now())), job.attempt)


async def follow(work: Work, job: Assignment) -> None:
    """Every card of this request shows its newest state; repeating it does no harm."""
    request = await find_request(work.ports, job.text("request"))
    if request is None:
        return
    if request.card:
        requester = await known(work, request.requester)
        if requester:
            form, t = form_of(work.ports, request), texts(requester.language)
            card = message(request_card(t, form, request, work.ports.now()))
            await update_card(work, requester, request.card.activity, card)
    for notice in await notifying.standing_notices(work.ports, request.id):
        approver = await known(work, notice.person)
        if approver:
            await update_card(work, approver, notice.activity, _approval(work, request, approver))


def _approval(work: Work, request: Request, approver: Actor) -> CardMessage:
    form, t = form_of(work.ports, request), texts(approver.language)
    return message(approval_card(t, form, request, work.ports.now()))


JOBS: Mapping[str, Run] = {"request_ask": ask, "request_tell": tell, "request_follow": follow}
