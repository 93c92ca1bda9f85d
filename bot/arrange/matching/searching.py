"""Looking for who replaces somebody: who may look, who is asked, and who takes over. Each deed is one commit, and
whoever comes second sees who was first.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.arrange.looking_at_week import SEEING
from bot.arrange.matching.candidates import Wanted, candidates
from bot.arrange.matching.replacement import NotNow, Replacement, SearchState
from bot.arrange.matching.sought import Sought, is_needed, lessons_of, open_until
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_then
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.acting import TIME
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Person
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from bot.work.kept import Due
from dialogs.away import replaced_in
from dialogs.filling import asked_answers
from dialogs.model import Form

ASKS_JOB, ASK_JOB = "replacement_asks", "replacement_ask"
TELLS_JOB, TELL_JOB = "replacement_tells", "replacement_tell"
FOLLOW_JOB, OVER_JOB = "replacement_follow", "replacement_over"
FOUND, EXPIRED, GAVE_UP, CLOSED = "found", "expired", "gave_up", "closed"
"""What is told as a card of its own."""


class Overtaken(Stale):
    """It is not as the card showed it; `sought` shows how it stands."""

    def __init__(self, sought: Sought) -> None:
        super().__init__()
        self.sought = sought


# --- who may look, and for what -----------------------------------------------------------------------


def may_seek(person: Person, request: Request, directory: Directory) -> bool:
    """Who is away themselves, and who runs their school or its office, as things are now."""
    requester = directory.people.get(request.requester)
    if requester is None:
        return False
    return person.id == requester.id or (person.school == requester.school and not SEEING.isdisjoint(person.roles))


async def sought_by(house: House, form: Form, request: Request, reader: Actor) -> Sought | None:
    """For a card of the request; None for who may not look, and where there is nothing to look for and nothing was.
    Costs a read where the form offers it."""
    if form.replacement is None or not may_seek(reader.person, request, reader.directory):
        return None
    period = replaced_in(form, asked_answers(form, request.answers))
    if period is None or request.state is not RequestState.APPROVED:
        return None
    kept = await house.records.replacements.get(request_partition(request.id), request.id)
    if kept is None and not is_needed(request, period, house.now()):
        return None
    return Sought(request, form, period, kept.value if kept else None)


async def to_seek(
    house: House, actor: Actor, id: str, *, looks: bool = True
) -> tuple[Sought, Stored[Replacement] | None]:
    """With those who could be asked now, if it `looks`. Raises Unavailable for who may not look (any more), and where
    there is nothing to look for, unless it was."""
    sought, kept = await _found(house, id)
    if not may_seek(actor.person, sought.request, actor.directory):
        raise Unavailable
    needed = is_needed(sought.request, sought.period, house.now())
    if kept is None and not needed:
        raise Unavailable
    if not (looks and needed and sought.may_begin):
        return sought, kept
    could = await candidates(house, _wanted(sought, actor.directory), actor.directory)
    return Sought(sought.request, sought.form, sought.period, sought.replacement, could), kept


async def to_take_over(house: House, actor: Actor, id: str) -> tuple[Sought, Stored[Replacement]]:
    """For who was asked, whatever became of it. Raises Unavailable."""
    sought, kept = await _found(house, id)
    if kept is None or actor.id not in {*kept.value.asked, *kept.value.before}:
        raise Unavailable
    return sought, kept


async def _found(house: House, id: str) -> tuple[Sought, Stored[Replacement] | None]:
    """Raises Unavailable."""
    partition = request_partition(id)
    found = await house.records.requests.get(partition, id)
    if found is None:
        raise Unavailable
    form = await form_then(house, found.value)
    period = replaced_in(form, asked_answers(form, found.value.answers))
    if period is None:
        raise Unavailable
    kept = await house.records.replacements.get(partition, id)
    return Sought(found.value, form, period, kept.value if kept else None), kept


def _wanted(sought: Sought, directory: Directory) -> Wanted:
    request, before = sought.request, sought.replacement
    return Wanted(
        request.id,
        request.requester,
        directory.people[request.requester].school,
        sought.period,
        lessons_of(sought),
        frozenset((*before.before, *before.asked)) if before else frozenset(),
        frozenset(before.gave_up) if before else frozenset(),
    )


# --- what they do -------------------------------------------------------------------------------------


async def search(house: House, actor: Actor, id: str, *, seen: int) -> Sought:
    """Asks everybody who could be asked. `seen` is the round that the card showed: on an older one nothing happens.
    Raises Unavailable, Overtaken, which the next ones do too; Overtaken as well where there is nobody to ask."""

    async def look() -> Change[Sought]:
        sought, kept = await to_seek(house, actor, id)
        if sought.round != seen or not sought.could:
            return Change(sought, refusal=Overtaken(sought))
        until = open_until(sought.period, house.now())
        if kept:
            moved = kept.value.again(actor.id, sought.could, until)
        else:
            school, last = actor.directory.people[sought.request.requester].school, sought.period.last
            who = sought.request.requester
            moved = Replacement(id, who, school, last, actor.id, sought.could, until)
        due = Due(f"replacement:{id}", request_partition(id), until, OVER_JOB, {"request": id, "round": moved.round})
        planned = await house.records.dues.get(due.partition, due.id)
        writes: list[Write] = [
            house.records.replacements.put(moved, kept.version if kept else None),
            house.records.dues.put(due, planned.version if planned else None),
        ]
        jobs = [Job(ASKS_JOB, {"request": id, "round": moved.round}), *_follow(id)]
        audit = house.audit(actor.acting, "replacement.searched", id, {"asked": len(moved.asked)})
        return Change(_now(sought, moved), writes, audit, jobs, sought)

    return await house.records.change(request_partition(id), look)


async def stop(house: House, actor: Actor, id: str, *, seen: int) -> Sought:
    """Nobody is looked for any more, for now."""

    async def find() -> tuple[Sought, Stored[Replacement]]:
        sought, kept = await to_seek(house, actor, id, looks=False)
        if kept is None:
            raise Unavailable
        return sought, kept

    return await _move(house, actor, id, find, seen, _Deed("stopped", lambda one: one.stop()))


async def accept(house: House, actor: Actor, id: str, *, seen: int) -> Sought:
    """The first takes over, once; whoever comes later sees that somebody did."""
    deed = _Deed("accepted", lambda one: one.accept(actor.id, house.now()), FOUND)
    return await _move(house, actor, id, lambda: to_take_over(house, actor, id), seen, deed)


async def give_up(house: House, actor: Actor, id: str, *, seen: int) -> Sought:
    """Who took over cannot after all: who looks is told, and may ask others."""

    async def find() -> tuple[Sought, Stored[Replacement]]:
        sought, kept = await to_take_over(house, actor, id)
        if actor.id not in {kept.value.found, *kept.value.gave_up}:
            raise Unavailable
        return sought, kept

    return await _move(house, actor, id, find, seen, _Deed("given_up", lambda one: one.give_up(actor.id), GAVE_UP))


Find = Callable[[], Awaitable[tuple[Sought, Stored[Replacement]]]]


@dataclass(frozen=True, slots=True)
class _Deed:
    """What the audit calls it, and what it makes of the search; `told` is what who looks is told of it in a card of its
    own, "" for nothing."""

    name: str
    move: Callable[[Replacement], Replacement]
    told: str = ""


async def _move(house: House, actor: Actor, id: str, find: Find, seen: int, deed: _Deed) -> Sought:
    async def look() -> Change[Sought]:
        sought, kept = await find()
        try:
            if kept.value.round != seen:
                raise NotNow
            moved = deed.move(kept.value)
        except NotNow:
            return Change(sought, refusal=Overtaken(sought))
        tells = [tell(id, f"{deed.told}-{moved.round}", but=actor.id)] if deed.told else []
        audit = house.audit(actor.acting, f"replacement.{deed.name}", id)
        put = house.records.replacements.put(moved, kept.version)
        return Change(_now(sought, moved), [put], audit, [*tells, *_follow(id)], sought)

    return await house.records.change(request_partition(id), look)


async def expire(house: House, id: str, round: int) -> None:
    """Nobody took over in time: who looks is told. Repeating it changes nothing more."""
    partition = request_partition(id)

    async def look() -> Change[None]:
        kept = await house.records.replacements.get(partition, id)
        try:
            moved = kept.value.expire(round, house.now()) if kept else None
        except NotNow:
            moved = None
        if kept is None or moved is None:
            return Change(None)
        jobs = [tell(id, f"{EXPIRED}-{round}"), *_follow(id)]
        audit = house.audit(TIME, "replacement.expired", id)
        return Change(None, [house.records.replacements.put(moved, kept.version)], audit, jobs)

    await house.records.change(partition, look)


async def follow_replacement(house: House, request: Request) -> tuple[Sequence[Write], Sequence[Job]]:
    """What goes into the commit that annuls `request`: nobody is looked for any more, and who took over is told. Costs
    a read then."""
    if request.state is not RequestState.ANNULLED:
        return [], []
    kept = await house.records.replacements.get(request_partition(request.id), request.id)
    if kept is None or kept.value.state is SearchState.CLOSED:
        return [], []
    found, what = kept.value.found, f"{CLOSED}-{kept.value.round}"
    jobs = [Job(TELL_JOB, {"request": request.id, "what": what, "person": found})] if found else []
    put = house.records.replacements.put(kept.value.close(), kept.version)
    return [put], [*jobs, Job(FOLLOW_JOB, {"request": request.id})]


async def replacement_of(house: House, id: str) -> Sought | None:
    """Whoever's it is: for jobs alone."""
    with suppress(Unavailable):
        return (await _found(house, id))[0]
    return None


async def replacement_kept(house: House, request: Request) -> Replacement | None:
    """Costs a read where a replacement can be looked for and it is approved."""
    if request.state is not RequestState.APPROVED:
        return None
    with suppress(Unavailable):
        form = await form_then(house, request)
        if replaced_in(form, asked_answers(form, request.answers)):
            kept = await house.records.replacements.get(request_partition(request.id), request.id)
            return kept.value if kept else None
    return None


def told_of(sought: Sought, directory: Directory) -> Sequence[str]:
    """Ids of who is told what became of a search: who began it, who is away, and who runs the school."""
    one, requester = sought.replacement, directory.people.get(sought.request.requester)
    heads = [head.id for head in directory.heads_of(requester.school)] if requester else []
    return tuple(dict.fromkeys((one.searcher, sought.request.requester, *heads))) if one else ()


def tell(id: str, what: str, but: str = "") -> Job:
    return Job(TELLS_JOB, {"request": id, "what": what, "but": but})


def _follow(id: str) -> Sequence[Job]:
    """Every card of the search, and of the request."""
    return [Job(FOLLOW_JOB, {"request": id}), Job("request_follow", {"request": id})]


def _now(sought: Sought, moved: Replacement) -> Sought:
    return Sought(sought.request, sought.form, sought.period, moved)
