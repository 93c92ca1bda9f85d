"""Who is asked to decide, now or at the end of an absence; and that the requester is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import uuid4

from bot.arrange.request import Deed, Request
from bot.house import House
from bot.store.base import Write
from bot.store.partitions import request_partition
from bot.work.job import Job
from bot.work.kept import Due
from bot.work.notice import Notice

ADVISE = "advise-"
"""How a notice that asks for advice begins to say which it is."""
FOLLOWED = "followed-"
"""How a notice begins for who handed it in for somebody else."""
TELL_HOLDER_JOB = "request_tell_holder"
TELLS = "tell-"
"""How a notice begins that tells the requester what became of it; then how long its history was."""
NEWS = frozenset({Deed.APPROVED, Deed.REFUSED, Deed.ASKED, Deed.ANNULLED, Deed.KEPT, Deed.PLACED, Deed.MISSED})
"""Of which the requester is told by a card of its own."""
FEW = 3
"""Approvers, or others who are told, whose jobs cost less in the commit of the request than a job that reads it once
more."""


def ask_jobs(request: Request, now: datetime) -> Sequence[Job]:
    """Ask every approver who is not away, once for each moment of the request's history; who has a mandate of one is
    asked with them, or else by a job of its own. Of more than a FEW a job makes the jobs."""
    people, body = request.asked(now), {"request": request.id, "what": _moment(request)}
    away = [one for one in request.approvers if one not in request.agreed and one not in people]
    holders = [Job("request_ask_holders", {**body, "person": one}) for one in away[:FEW]]
    if len(people) > FEW:
        return [Job("request_asks", body), *holders]
    return [*(ask_job(request, person) for person in people), *holders]


def ask_newly(before: Request, request: Request, now: datetime) -> Sequence[Job]:
    """Ask those who may decide now and could not `before`: the others were asked."""
    people = [one for one in request.asked(now) if one not in before.approvers]
    return [ask_job(request, one) for one in people] if len(people) <= FEW else ask_jobs(request, now)


def ask_job(request: Request, person: str) -> Job:
    return Job("request_ask", {"request": request.id, "what": _moment(request), "person": person})


def advice_jobs(request: Request) -> Sequence[Job]:
    """Ask those of whom advice was asked last; or who asked for the advice that was given last, anew."""
    last = request.history[-1]
    if last.deed is Deed.ADVICE_ASKED:
        what = f"{ADVISE}{len(request.history)}"
        return [Job("request_advise", {"request": request.id, "what": what, "person": one}) for one in last.to]
    asked = (one for one in request.history if one.deed is Deed.ADVICE_ASKED and last.person in one.to)
    return [ask_job(request, one.person) for one in asked]


def tell_job(request: Request) -> Job:
    """Tells the requester what became of it."""
    return Job("request_tell", {"request": request.id, "what": f"{TELLS}{len(request.history)}"})


def was_told_before(request: Request) -> bool:
    """Whether the requester was told of something else before what happened last."""
    return any(entry.deed in NEWS for entry in request.history[:-1])


def newest_told(notices: Iterable[Notice]) -> str:
    """What the last of them says that told the requester what became of it; "" for none."""
    told = (one.what for one in notices if one.what.startswith(TELLS))
    return max(told, key=lambda what: int(what.removeprefix(TELLS)), default="")


def tell_holder_jobs(request: Request) -> Sequence[Job]:
    """Tells who handed it in under a mandate what became of it."""
    what = f"{FOLLOWED}{len(request.history)}"
    return [Job(TELL_HOLDER_JOB, {"request": request.id, "what": what})] if request.mandate else []


def _moment(request: Request) -> str:
    return f"ask-{len(request.history)}"


def returns(house: House, before: Request, after: Request) -> Sequence[Write]:
    """What looks, at the end of each absence that `after` knows anew, whether who was away is back."""
    partition = request_partition(after.id)
    return [
        house.records.dues.put(
            Due(uuid4().hex, partition, one.until, "request_back", {"request": after.id, "person": one.person})
        )
        for one in after.away
        if one.until and one not in before.away
    ]
