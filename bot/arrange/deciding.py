"""What happens to a request after it was handed in. Each is one commit; whoever comes second sees the first one's."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.arrange.approvals import follow_request
from bot.arrange.asking import advice_jobs, ask_jobs, ask_newly, returns, tell_holder_jobs, tell_job
from bot.arrange.being_away import follow_days
from bot.arrange.figures.counting import follow_figures
from bot.arrange.hand_over.handing import decided_jobs
from bot.arrange.handling.queue import follow_handling
from bot.arrange.informing.told import inform_jobs
from bot.arrange.mandates.on_behalf import as_whom
from bot.arrange.matching.searching import follow_replacement
from bot.arrange.opportunities.offering import follow_offering, offering_jobs
from bot.arrange.places.option_places import gives_back
from bot.arrange.request import WAITING, Deed, HistoryEntry, NotPossible, Request
from bot.arrange.requests import choose_anew, choose_next, deciders_of, form_then, own, requester_of, to_decide
from bot.arrange.suggesting.suggesting import suggest_jobs
from bot.arrange.terms import with_term
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.acting import TIME, Acting
from bot.people.contacts import Actor
from bot.people.decisions import Deciders, Decision
from bot.people.directory import Directory
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from dialogs.model import Form

MAX_TYPED = 1000


class Decided(Stale):
    """Somebody decided (or withdrew) before, or it is not what the card showed; `request` shows how it stands."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


# --- who decides --------------------------------------------------------------------------------------


async def decide(
    house: House, actor: Actor, id: str, *, approved: bool, reason: str = "", seen: int | None = None
) -> Request:
    """`reason` is why it is refused, or on what condition it is approved. `seen` is how long the history was on the
    card they decided from (None: the card does not say): on an older card, as after a double click, nothing happens.
    With the last agreement of a stage those of the next one are asked. Raises Unavailable, Decided; so do all of these.
    """

    async def decided(request: Request, deciders: Deciders, who: Actor) -> Request:
        moved = request.decide(_decision(house, who, deciders, approved, reason))
        return await next_stage(house, moved, actor.directory)

    return await by_approver(house, actor, id, seen, decided)


async def ask(house: House, actor: Actor, id: str, question: str, *, seen: int) -> Request:
    """An approver asks the requester something first."""

    async def asked(request: Request, _: Deciders, who: Actor) -> Request:
        return request.ask(_entry(house, who, Deed.ASKED, question))

    return await by_approver(house, actor, id, seen, asked)


async def annul(house: House, actor: Actor, id: str, *, agreed: bool, reason: str = "", seen: int) -> Request:
    """What an approver says to the requester's wish to annul it."""

    async def annulled(request: Request, deciders: Deciders, who: Actor) -> Request:
        return request.annul(_decision(house, who, deciders, agreed, reason))

    return await by_approver(house, actor, id, seen, annulled)


async def next_stage(house: House, request: Request, directory: Directory) -> Request:
    """At the stage that follows, with those who decide on it, once the one at which it stands is passed."""
    if request.state not in WAITING or not request.is_agreed:
        return request
    return request.go_on(await choose_next(house, request, directory))


def _decision(house: House, actor: Actor, deciders: Deciders, agreed: bool, reason: str) -> Decision:
    return deciders.decide(actor.acting, agreed, house.now(), reason[:MAX_TYPED])


# --- the requester ------------------------------------------------------------------------------------


async def clarify(house: House, actor: Actor, id: str, text: str, *, seen: int | None = None) -> Request:
    """The requester answers; every approver is asked again."""

    async def clarified(request: Request) -> Request:
        return request.clarify(text[:MAX_TYPED], house.now())

    return await by_requester(house, actor, id, as_seen(seen, clarified))


async def withdraw(house: House, actor: Actor, id: str, *, seen: int | None = None) -> Request:
    async def withdrawn(request: Request) -> Request:
        return request.withdraw(house.now())

    return await by_requester(house, actor, id, as_seen(seen, withdrawn))


async def ask_annulment(house: House, actor: Actor, id: str, reason: str, *, seen: int) -> Request:
    """The requester wants what was approved undone: who decides about it now is asked."""

    standing = (await own(house, actor, id)).value
    chosen = await choose_anew(house, replace(standing, reassigned=()), actor.directory)

    async def asked(request: Request) -> Request:
        return request.ask_annulment(chosen, reason[:MAX_TYPED], house.now())

    return await by_requester(house, actor, id, as_seen(seen, asked))


async def keep(house: House, actor: Actor, id: str, *, seen: int | None = None) -> Request:
    """The requester does not want it annulled after all."""

    async def kept(request: Request) -> Request:
        return request.keep(house.now())

    return await by_requester(house, actor, id, as_seen(seen, kept))


# --- both ---------------------------------------------------------------------------------------------

Move = Callable[[Request], Awaitable[Request]]
ByApprover = Callable[[Request, Deciders, Actor], Awaitable[Request]]
"""Is given who acts, and for whom."""


async def by_approver(house: House, actor: Actor, id: str, seen: int | None, moving: ByApprover) -> Request:
    """One of those who decide does it. Who agreed before, or was asked in a stage that is passed, sees the request and
    does nothing to it. Whoever has a mandate is looked up at every try: what was revoked meanwhile does not count."""

    async def moved(request: Request) -> Request:
        if actor.system:  # nobody is asked to decide but people
            raise Unavailable
        deciders = await deciders_of(house, request, actor.directory)
        who = await as_whom(house, actor, request, deciders.people)
        if not deciders.include(who.acting) or (who.on_behalf_of or who.id) in request.agreed:
            raise NotPossible(request.state)
        return await moving(request, deciders, who)

    return await move(house, actor, id, lambda: to_decide(house, actor, id), as_seen(seen, moved))


async def by_requester(house: House, actor: Actor, id: str, moving: Move) -> Request:
    system = actor.system

    async def moved(request: Request) -> Request:
        after = await moving(request)
        return after.done_by(system.name) if system else after

    return await move(house, actor, id, lambda: own(house, actor, id), moved)


def as_seen(seen: int | None, moving: Move) -> Move:
    """Nobody does something to what they did not see."""

    async def moved(request: Request) -> Request:
        if seen is not None and len(request.history) != seen:
            raise NotPossible(request.state)
        return await moving(request)

    return moved


async def move(
    house: House, actor: Actor, id: str, find: Callable[[], Awaitable[Stored[Request]]], moving: Move
) -> Request:
    """Looks, moves, commits; when somebody else was faster it looks again, and the state decides what is possible."""
    return await move_as_of(house, actor.directory, id, find, moving, acts=actor)


async def move_as_of(
    house: House,
    directory: Directory,
    id: str,
    find: Callable[[], Awaitable[Stored[Request]]],
    moving: Move,
    *,
    acts: Actor | None = None,
    by: Acting | None = None,
) -> Request:
    """As `move`, also where nobody acts but time. `by`: who does it in the requester's place, as the audit says."""

    async def look() -> Change[Request]:
        standing = await find()
        try:
            moved = await moving(standing.value)
        except NotPossible:
            return Change(standing.value, refusal=Decided(standing.value))
        did, deed = moved.history[len(standing.value.history)], moved.history[-1].deed
        moved, looks = await with_term(house, standing.value, moved, directory)
        approvals, rest = await follow_request(house, moved)
        beside = [*await days_away(house, moved, directory), *returns(house, standing.value, moved), *looks]
        handling, handed = await follow_handling(house, standing.value, moved, directory)
        figures = await follow_figures(house, standing.value, moved)
        replaced, sought = await follow_replacement(house, moved)
        offered, closes = await follow_offering(house, moved)
        put = house.records.requests.put(moved, standing.version)
        writes = [put, *approvals, *beside, *handling, *figures, *replaced, *offered]
        acting = (acts.acting if acts and acts.system else Acting(did.person, did.behalf)) if did.person else TIME
        acting = by or acting
        audit = house.audit(acting, f"request.{deed}", moved.id)
        informs = await informing(house, standing.value, moved, directory)
        given_back = gives_back(standing.value, moved)
        told = await decided_jobs(house, standing.value.state, moved)
        own = [*_jobs(standing.value, moved, house.now()), *([tell_job(moved)] if acts and acts.system else [])]
        jobs = [*own, *informs, *rest, *handed, *given_back, *told, *sought, *closes]
        return Change(moved, writes, audit, jobs, standing.value)

    return await house.records.change(request_partition(id), look)


async def days_away(house: House, request: Request, directory: Directory) -> Sequence[Write]:
    """What makes the days on which it takes somebody away say how it stands.
    A request whose form is gone takes nobody away that anybody could tell."""
    form = await _form_of(house, request)
    return await follow_days(house, form, request, requester_of(request, directory)) if form else []


async def informing(house: House, before: Request, after: Request, directory: Directory) -> Sequence[Job]:
    """The jobs that tell others of it, who do not decide; those of a request whose form is gone are not known."""
    form = await _form_of(house, after)
    if form is None:
        return []
    beside = [*offering_jobs(form, before.state, after), *suggest_jobs(form, before.state, after)]
    return [*inform_jobs(form, before, after, directory), *beside]


async def _form_of(house: House, request: Request) -> Form | None:
    with suppress(Unavailable):
        return await form_then(house, request)
    return None


def _jobs(before: Request, request: Request, now: datetime) -> list[Job]:
    """Everybody's cards follow; the one who waits is told, or those who decide next are asked."""
    follow = Job("request_follow", {"request": request.id})
    told = tell_job(request)
    by_requester = request.history[-1].person == request.requester
    match request.history[-1].deed:
        case Deed.ANNULLED if not request.stages or by_requester:
            return [follow]
        case Deed.APPROVED | Deed.REFUSED | Deed.ASKED | Deed.ANNULLED | Deed.PLACED | Deed.UNPLACED | Deed.MISSED:
            return [follow, told, *tell_holder_jobs(request)]
        case Deed.WITHDRAWN:
            return [follow, *tell_holder_jobs(request)]
        case Deed.KEPT if not by_requester:
            return [follow, told]
        case Deed.CLARIFIED | Deed.ANNUL_ASKED:
            return [follow, *ask_jobs(request, now)]
        case Deed.AGREED if request.stage != before.stage:
            return [follow, *ask_jobs(request, now)]
        case Deed.REASSIGNED:
            return [follow, *ask_newly(before, request, now)]
        case Deed.ADVICE_ASKED | Deed.ADVISED:
            return [follow, *advice_jobs(request)]
        case _:
            return [follow]


def _entry(house: House, actor: Actor, deed: Deed, text: str) -> HistoryEntry:
    return HistoryEntry(house.now(), actor.id, deed, text[:MAX_TYPED], actor.on_behalf_of)
