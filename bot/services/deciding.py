"""What happens to a request after it was handed in. Each is one commit; whoever comes second sees the first one's."""

from collections.abc import Awaitable, Callable

from bot.domain.requests import OPEN, Approval, Deed, HistoryEntry, NotPossible, Request
from bot.queue.base import Job
from bot.services.contacts import Actor
from bot.services.ports import Ports
from bot.services.refusals import Stale
from bot.services.requests import own, to_decide
from bot.services.submitting import asks_job
from bot.store.base import Conflict, Write
from bot.store.records import Stored, request_partition

MAX_TYPED = 1000


class Decided(Stale):
    """Somebody decided (or withdrew) before; `request` shows who and how."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


async def decide(ports: Ports, actor: Actor, id: str, *, approved: bool, reason: str = "") -> Request:
    """Raises Unavailable, or Decided when somebody was first."""
    deed = Deed.APPROVED if approved else Deed.REFUSED
    return await _move(
        ports,
        actor,
        find=lambda: to_decide(ports, actor, id),
        move=lambda request: request.decide(approved, _entry(ports, actor, deed, reason)),
    )


async def ask(ports: Ports, actor: Actor, id: str, question: str, *, seen: int) -> Request:
    """An approver asks the requester something first. `seen` is how long the history was on the card they asked from:
    on an older card, as after a double click, nothing happens. Raises Unavailable, Decided."""

    def asked(request: Request) -> Request:
        if len(request.history) != seen:
            raise Decided(request)
        return request.ask(_entry(ports, actor, Deed.ASKED, question))

    return await _move(ports, actor, find=lambda: to_decide(ports, actor, id), move=asked)


async def clarify(ports: Ports, actor: Actor, id: str, text: str) -> Request:
    """The requester answers; every approver is asked again. Raises Unavailable, Decided."""
    return await _move(
        ports,
        actor,
        find=lambda: own(ports, actor, id),
        move=lambda request: request.clarify(text[:MAX_TYPED], ports.now()),
    )


async def withdraw(ports: Ports, actor: Actor, id: str) -> Request:
    """Raises Unavailable, Decided."""
    return await _move(
        ports, actor, find=lambda: own(ports, actor, id), move=lambda request: request.withdraw(ports.now())
    )


async def _move(
    ports: Ports,
    actor: Actor,
    *,
    find: Callable[[], Awaitable[Stored[Request]]],
    move: Callable[[Request], Request],
) -> Request:
    """Looks, moves, commits; when somebody else was faster it looks again, and the state decides what is possible."""
    while True:
        standing = await find()
        try:
            moved = move(standing.value)
        except NotPossible:
            raise Decided(standing.value) from None
        deed = moved.history[-1].deed
        writes = [
            ports.records.requests.put(moved, standing.version),
            ports.audit(actor.id, f"request.{deed}", moved.id),
            *(await _closed_approvals(ports, moved)),
        ]
        try:
            await ports.accept(request_partition(moved.id), writes, _jobs(moved, deed))
        except Conflict:
            continue
        return moved


async def _closed_approvals(ports: Ports, request: Request) -> list[Write]:
    """A request that is open no more waits for nobody."""
    if request.state in OPEN:
        return []
    partition = request_partition(request.id)
    found = await ports.records.approvals.find(equal={"request": request.id}, partition=partition, limit=100)
    return [
        ports.records.approvals.put(_closed(approval.value), approval.version)
        for approval in found.items
        if approval.value.open
    ]


def _closed(approval: Approval) -> Approval:
    return Approval(approval.request, approval.person, False, approval.since)


def _jobs(request: Request, deed: Deed) -> list[Job]:
    """Everybody's cards follow; the one who waits is told."""
    follow = Job("request_follow", {"request": request.id})
    told = Job("request_tell", {"request": request.id, "what": f"tell-{len(request.history)}"})
    match deed:
        case Deed.APPROVED | Deed.REFUSED | Deed.ASKED:
            return [follow, told]
        case Deed.CLARIFIED:
            return [follow, asks_job(request)]
        case _:
            return [follow]


def _entry(ports: Ports, actor: Actor, deed: Deed, text: str) -> HistoryEntry:
    return HistoryEntry(ports.now(), actor.id, actor.person.name, deed, text[:MAX_TYPED])
