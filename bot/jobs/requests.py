"""Jobs of a request: ask who decides, tell who waits, let every card follow."""

from collections.abc import Mapping

from bot.channel.base import Ambiguous, CardMessage, Delivered, NotSent, Throttled
from bot.domain.notices import DeliveryState
from bot.domain.requests import Request
from bot.jobs.sending import patience, send_to
from bot.jobs.work import Assignment, Later, Run, Work, message
from bot.services import notifying
from bot.services.contacts import Actor, recipient
from bot.services.refusals import Unavailable
from bot.services.requests import form_of
from cards.requests import approval_card, request_card, told_card
from cards.texts import texts


async def ask(work: Work, job: Assignment) -> None:
    """Shows an approver what waits for them."""
    due = await notifying.begin(work.ports, job.text("request"), job.text("person"), job.text("what"), asks=True)
    if due:
        await _send(work, due, _approval(work, due.request, due.recipient), job.attempt)


async def tell(work: Work, job: Assignment) -> None:
    """Tells the requester what became of it: an update in place makes no sound."""
    request = await notifying.find_request(work.ports, job.text("request"))
    if request is None:
        return
    due = await notifying.begin(work.ports, request.id, request.requester, job.text("what"), asks=False)
    if due:
        form, t = form_of(work.ports, due.request), texts(due.recipient.language)
        await _send(work, due, message(told_card(t, form, due.request, work.ports.now())), job.attempt)


async def follow(work: Work, job: Assignment) -> None:
    """Every card of this request shows its newest state; repeating it does no harm."""
    request = await notifying.find_request(work.ports, job.text("request"))
    if request is None:
        return
    if request.card:
        requester = await _known(work, request.requester)
        if requester:
            form, t = form_of(work.ports, request), texts(requester.language)
            card = message(request_card(t, form, request, work.ports.now()))
            await _update(work, requester, request.card.activity, card)
    for notice in await notifying.standing_notices(work.ports, request.id):
        approver = await _known(work, notice.person)
        if approver:
            await _update(work, approver, notice.activity, _approval(work, request, approver))


def _approval(work: Work, request: Request, approver: Actor) -> CardMessage:
    form, t = form_of(work.ports, request), texts(approver.language)
    return message(approval_card(t, form, request, work.ports.now()))


async def _known(work: Work, person: str) -> Actor | None:
    try:
        return await recipient(work.ports, person)
    except Unavailable:
        return None


async def _send(work: Work, due: notifying.Due, card: CardMessage, attempt: int) -> None:
    outcome = await send_to(work, due.recipient, card)
    match outcome:
        case Delivered(activity):
            await notifying.record(work.ports, due.notice, DeliveryState.DELIVERED, activity)
        case Throttled() | NotSent():
            await notifying.record(work.ports, due.notice, DeliveryState.RETRY)
            raise Later(patience(outcome, attempt), fault=isinstance(outcome, NotSent))
        case Ambiguous():
            await notifying.record(work.ports, due.notice, DeliveryState.AMBIGUOUS)
        case _:
            await notifying.record(work.ports, due.notice, DeliveryState.GONE)


async def _update(work: Work, person: Actor, activity: str, card: CardMessage) -> None:
    """An update that did not leave is tried again with the whole job; one that was refused stays as it is."""
    if person.contact.address is None or not person.contact.installed:
        return
    outcome = await work.channel.update(person.contact.address, activity, card)
    if isinstance(outcome, Throttled | NotSent | Ambiguous):
        raise Later(patience(outcome, 1), fault=True)


JOBS: Mapping[str, Run] = {"request_ask": ask, "request_tell": tell, "request_follow": follow}
