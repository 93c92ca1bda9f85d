"""What those who carry a request out do to it, and what its requester answers them. Each is one commit; whoever comes
second sees who was first.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot.arrange.deciding import MAX_TYPED
from bot.arrange.figures.counting import done_figures
from bot.arrange.hand_over.handing import DONE, planned
from bot.arrange.handling.handling import Handling, HandlingDeed, NotToHandle
from bot.arrange.handling.queue import TELL_JOB, InHand, ask_job, in_hand, to_handle
from bot.arrange.papers.naming import MAKE_JOB
from bot.arrange.requests import own
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.pdf.written import Written
from bot.people.acting import Acting, System
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job


class Overtaken(Stale):
    """Somebody did something before, or it is not what the card showed; `in_hand` shows how it stands."""

    def __init__(self, in_hand: InHand) -> None:
        super().__init__()
        self.in_hand = in_hand


async def take(house: House, actor: Actor, id: str, *, seen: int) -> InHand:
    """Also from a colleague. `seen` is how long its history was on the card: on an older one nothing happens. Raises
    Unavailable for who is not of its team now, Overtaken; so do the next ones."""
    return await _by_handler(house, actor, id, seen, lambda one, _: one.take(actor.id, house.now()))


async def assign(house: House, actor: Actor, id: str, to: str, *, seen: int) -> InHand:
    """To a colleague (an id) of the team; Unavailable for anybody else."""

    def assigned(one: Handling, team: Sequence[str]) -> Handling:
        if to not in team:
            raise Unavailable
        return one.assign(actor.id, to, house.now())

    return await _by_handler(house, actor, id, seen, assigned)


async def ask(house: House, actor: Actor, id: str, question: str, *, seen: int) -> InHand:
    return await _by_handler(
        house, actor, id, seen, lambda one, _: one.ask(actor.id, question[:MAX_TYPED], house.now())
    )


async def give_back(house: House, actor: Actor, id: str, *, seen: int) -> InHand:
    """To the queue."""
    return await _by_handler(house, actor, id, seen, lambda one, _: one.give_back(actor.id, house.now()))


async def finish(house: House, actor: Actor, id: str, word: str, *, seen: int, paper: Written | None = None) -> InHand:
    """`word` may be "": what the requester should know. `paper` is what Bode is to make of it."""

    def finished(one: Handling, _: Sequence[str]) -> Handling:
        return one.finish(actor.id, word[:MAX_TYPED], house.now(), paper)

    return await _by_handler(house, actor, id, seen, finished)


async def finish_in(house: House, system: System, id: str, word: str, *, seen: int) -> InHand:
    """Another system carried it out. Who had it here does not have to do it any more."""

    def finished(one: Handling, _: Sequence[str]) -> Handling:
        return one.finish_in(system.name, word[:MAX_TYPED], house.now())

    return await _move(house, Acting(system.actor), id, lambda: in_hand(house, id), seen, finished)


async def answer(house: House, actor: Actor, id: str, text: str, *, seen: int) -> InHand:
    """The requester answers who has it."""

    async def find() -> tuple[InHand, Stored[Handling]]:
        request = (await own(house, actor, id)).value
        kept = await house.records.handlings.get(request_partition(id), id)
        if kept is None:
            raise Unavailable
        return InHand(request, kept.value, ()), kept

    return await _move(house, actor.acting, id, find, seen, lambda one, _: one.answer(text[:MAX_TYPED], house.now()))


Move = Callable[[Handling, Sequence[str]], Handling]
"""Is given who is of the team, by id."""


async def _by_handler(house: House, actor: Actor, id: str, seen: int, move: Move) -> InHand:
    return await _move(house, actor.acting, id, lambda: to_handle(house, actor, id), seen, move)


async def _move(
    house: House,
    acting: Acting,
    id: str,
    find: Callable[[], Awaitable[tuple[InHand, Stored[Handling]]]],
    seen: int,
    move: Move,
) -> InHand:
    async def look() -> Change[InHand]:
        found, standing = await find()
        handling = found.handling
        try:
            if len(handling.history) != seen:
                raise NotToHandle
            moved = move(handling, found.team)
        except NotToHandle:
            return Change(found, refusal=Overtaken(found))
        now = InHand(found.request, moved, found.team)
        did = moved.history[-1]
        audit = house.audit(acting, f"handling.{did.deed}", id, {"to": did.to} if did.to else {})
        put = house.records.handlings.put(moved, standing.version)
        told: list[Job] = []
        if did.deed is HandlingDeed.DONE:
            paper = [Job(MAKE_JOB, {"request": id})] if moved.paper else []
            told = [*await planned(house, found.request, DONE, moved.times_done), *paper]
        figures = await done_figures(house, found.request, handling, moved)
        return Change(now, [put, *figures], audit, [*_jobs(handling, now), *told], found)

    return await house.records.change(request_partition(id), look)


def _jobs(before: Handling, now: InHand) -> list[Job]:
    """Every card follows; who waits for it is told, and so is whoever has it now, or had it."""
    did, request = now.handling.history[-1], now.request
    follow = Job("request_follow", {"request": request.id})
    tell = Job(TELL_JOB, {"request": request.id, "what": f"handled-{len(now.handling.history)}"})
    told = [tell] if did.person != request.requester else []
    match did.deed:
        case HandlingDeed.TAKEN if before.by:
            return [follow, *told, ask_job(now.handling, before.by, request)]
        case HandlingDeed.ASSIGNED:
            return [follow, *told, ask_job(now.handling, did.to, request)]
        case HandlingDeed.ANSWERED:
            return [follow, ask_job(now.handling, now.handling.by, request)]
        case HandlingDeed.RETURNED:
            return [follow]
        case _:
            return [follow, *told]
