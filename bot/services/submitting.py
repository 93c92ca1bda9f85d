"""Handing a request in: its number, who decides, and the jobs that ask them, in one commit."""

from dataclasses import replace

from bot.domain.notices import CardPlace
from bot.domain.records import Counter
from bot.domain.requests import Approval, Request, RequestState
from bot.queue.base import Job
from bot.services.approvers import approvers_of
from bot.services.contacts import Actor
from bot.services.ports import Ports
from bot.services.refusals import Unsound
from bot.services.requests import form_of, own, today
from bot.store.base import Conflict, Write
from bot.store.records import Stored, request_partition
from dialogs.filling import asked_answers, check_all
from dialogs.model import Form

MOST_APPROVERS = 50
"""More would not fit in one commit, and nobody would feel asked."""


async def submit(ports: Ports, actor: Actor, id: str, card: str | None) -> Request:
    """Hands it in: number, approvers, and the jobs that ask them, in one commit. A second click changes nothing.

    Raises Unavailable, or Unsound when an answer does not hold (any more) or nobody could decide.
    """
    while True:
        standing = await own(ports, actor, id)
        if standing.value.state is not RequestState.DRAFT:
            return standing.value
        form = form_of(ports, standing.value)
        if check_all(form, standing.value.answers, today(ports)):
            raise Unsound("problem-required")
        approvers = approvers_of(form, actor.person, actor.directory)
        if not approvers:
            raise Unsound("notice-no-approver")
        if len(approvers) > MOST_APPROVERS:
            raise Unsound("notice-many-approvers")
        try:
            return await _hand_in(ports, standing, form, approvers, card)
        except Conflict:
            continue  # somebody else took this number, or this is a double click: look again


async def _hand_in(
    ports: Ports, standing: Stored[Request], form: Form, approvers: tuple[str, ...], card: str | None
) -> Request:
    partition = request_partition(standing.value.id)
    counter = await ports.records.counters.get(partition, "reference")
    number = Counter("reference", (counter.value.last if counter else 0) + 1)
    year = partition.rpartition(":")[2]
    place = CardPlace(standing.value.requester, card) if card else None
    request = standing.value.submit(f"{form.prefix}-{year}-{number.last:05}", approvers, ports.now())
    request = replace(request, card=place, answers=asked_answers(form, request.answers))
    writes: list[Write] = [
        ports.records.requests.put(request, standing.version),
        ports.records.counters.put(number, counter.version if counter else None),
        *(ports.records.approvals.put(Approval(request.id, person, True, ports.now())) for person in approvers),
        ports.audit(request.requester, "request.submitted", request.id),
    ]
    await ports.accept(partition, writes, [asks_job(request)])
    return request


def asks_job(request: Request) -> Job:
    """Asks every approver; once for each moment of the request's history."""
    return Job("request_asks", {"request": request.id, "what": f"ask-{len(request.history)}"})
