"""What happens to a request after it was handed in. Each is one commit; whoever comes second sees the first one's."""

from collections.abc import Awaitable, Callable

from bot.arrange.request import OPEN, Approval, Deed, HistoryEntry, NotPossible, Request
from bot.arrange.requests import own, to_decide
from bot.arrange.submitting import asks_job
from bot.errors import AlreadyDone, Stale
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.records import Change, request_partition
from bot.work.job import Job

MAX_TYPED = 1000


class Decided(Stale):
    """Somebody decided (or withdrew) before; `request` shows who and how."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


async def decide(house: House, actor: Actor, id: str, *, approved: bool, reason: str = "") -> Request:
    """Raises Unavailable, or Decided when somebody was first."""
    deed = Deed.APPROVED if approved else Deed.REFUSED
    return await _move(
        house,
        actor,
        find=lambda: to_decide(house, actor, id),
        move=lambda request: request.decide(approved, _entry(house, actor, deed, reason)),
    )


async def ask(house: House, actor: Actor, id: str, question: str, *, seen: int) -> Request:
    """An approver asks the requester something first. `seen` is how long the history was on the card they asked from:
    on an older card, as after a double click, nothing happens. Raises Unavailable, Decided."""

    def asked(request: Request) -> Request:
        if len(request.history) != seen:
            raise Decided(request)
        return request.ask(_entry(house, actor, Deed.ASKED, question))

    return await _move(house, actor, find=lambda: to_decide(house, actor, id), move=asked)


async def clarify(house: House, actor: Actor, id: str, text: str) -> Request:
    """The requester answers; every approver is asked again. Raises Unavailable, Decided."""
    return await _move(
        house,
        actor,
        find=lambda: own(house, actor, id),
        move=lambda request: request.clarify(text[:MAX_TYPED], house.now()),
    )


async def withdraw(house: House, actor: Actor, id: str) -> Request:
    """Raises Unavailable, Decided."""
    return await _move(
        house, actor, find=lambda: own(house, actor, id), move=lambda request: request.withdraw(house.now())
    )


async def _move(
    house: House,
    actor: Actor,
    *,
    find: Callable[[], Awaitable[Stored[Request]]],
    move: Callable[[Request], Request],
) -> Request:
    """Looks, moves, commits; when somebody else was faster it looks again, and the state decides what is possible."""

    async def look() -> Change[Request]:
        standing = await find()
        try:
            moved = move(standing.value)
        except NotPossible:
            raise Decided(standing.value) from None
        deed = moved.history[-1].deed
        writes = [house.records.requests.put(moved, standing.version), *(await _closed_approvals(house, moved))]
        audit = house.audit(actor.acting, f"request.{deed}", moved.id)
        return Change(moved, request_partition(moved.id), writes, audit, _jobs(moved, deed), actor.turn)

    try:
        return await house.records.change(look)
    except AlreadyDone:
        return (await find()).value


async def _closed_approvals(house: House, request: Request) -> list[Write]:
    """A request that is open no more waits for nobody."""
    if request.state in OPEN:
        return []
    partition = request_partition(request.id)
    found = house.records.approvals.stream(equal={"request": request.id}, partition=partition)
    return [
        house.records.approvals.put(_closed(approval.value), approval.version)
        async for approval in found
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


def _entry(house: House, actor: Actor, deed: Deed, text: str) -> HistoryEntry:
    return HistoryEntry(house.now(), actor.id, actor.person.name, deed, text[:MAX_TYPED])
