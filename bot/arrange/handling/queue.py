"""The queue of those who carry out requests: what stands in it follows its request, and who finds what there."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bot.arrange.handling.handling import BEGUN, Handling
from bot.arrange.handling.team import Asked, Team, asked_in, handlers_of, lanes_of, team_of
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import requester_of
from bot.errors import Unavailable
from bot.house import House
from bot.people.acting import DIRECTORY
from bot.people.calendar import BRUSSELS
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.school_year import SATURDAY, is_free
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from bot.work.kept import Due

HANDLED = frozenset({RequestState.APPROVED, RequestState.ANNULLING, RequestState.ANNULLED})
"""Of a request in another state there is nothing to carry out, and never was."""
ARRIVED_JOB = "handling_arrived"
MORNING_JOB = "handling_morning"
ASK_JOB = "handling_ask"
TELL_JOB = "handling_tell"
MORNING = time(8)


@dataclass(frozen=True, slots=True)
class InHand:
    """A request, and how far it is carried out; `team` (ids) may do so now."""

    request: Request
    handling: Handling
    team: tuple[str, ...]


# --- it follows its request ---------------------------------------------------------------------------


async def follow_handling(
    house: House, before: Request, request: Request, directory: Directory
) -> tuple[Sequence[Write], Sequence[Job]]:
    """What makes the queue say what `request` says now: it comes there when it is approved, steps out while its
    annulment is asked, and for good when it is annulled. Costs a read where its form names who carries it out."""
    found = await handlers_of(house, request) if request.state in HANDLED else None
    if found is None:
        return [], []
    kept = await house.records.handlings.get(request_partition(request.id), request.id)
    if kept is None:
        return await first_handling(house, request, directory) if before.state not in HANDLED else ([], [])
    handling = kept.value
    team = team_of(found[1], asked_in(handling), directory)
    match request.state:
        case RequestState.APPROVED:
            moved = handling.in_lane(team.lane)
        case RequestState.ANNULLING:
            moved = handling.in_lane("")
        case _:
            moved = handling.stop().in_lane("")
    if moved == handling:
        return [], []
    told = [ask_job(moved, handling.by, request)] if handling.state in BEGUN else []
    looks: Sequence[Write] = await looked_at(house, request.id) if moved.is_open else ()
    return [house.records.handlings.put(moved, kept.version), *looks], told


async def first_handling(house: House, request: Request, directory: Directory) -> tuple[Sequence[Write], Sequence[Job]]:
    """Of one that is approved now."""
    found = await handlers_of(house, request) if request.state is RequestState.APPROVED else None
    if found is None:
        return [], []
    form, rule = found
    now, school = house.now(), requester_of(request, directory).school
    asked = Asked(request.form, request.requester, school)
    urgent = rule.hurry(form.fields, request.answers)
    handling = Handling(request.id, request.form, request.requester, asked.school, now, urgent)
    handling = handling.in_lane(team_of(rule, asked, directory).lane)
    writes = [house.records.handlings.put(handling), house.records.dues.put(_morning(request.id, now))]
    return writes, [Job(ARRIVED_JOB, {"request": request.id})]


def ask_job(handling: Handling, person: str, request: Request) -> Job:
    """Shows it to one of the team, once for each moment of its history and of its request's."""
    moment = f"handle-{len(handling.history)}-{len(request.history)}"
    return Job(ASK_JOB, {"request": request.id, "person": person, "what": moment})


# --- every morning ------------------------------------------------------------------------------------


async def look_again(house: House, id: str) -> InHand | None:
    """The look of the morning at what is not done: it goes back to the queue when whoever had it is not of the team any
    more, to the lane of who carries it out now, and is looked at the next morning. None when there is nothing to do.

    Repeating it changes nothing more.
    """
    partition, directory = request_partition(id), await house.directory.current()

    async def look() -> Change[InHand | None]:
        try:
            found = await with_team(house, id, directory)
        except Unavailable:
            return Change(None)
        now, handling = house.now(), found[0].handling
        if not handling.is_open:
            return Change(None)
        moved = handling.in_lane(found[1].lane)
        if moved.by and moved.by not in found[1].people:
            moved = moved.give_back("", now)
        writes: list[Write] = [*await looked_at(house, id)]
        if moved != handling:
            writes.append(house.records.handlings.put(moved, found[2].version))
        returned = moved.by != handling.by
        audit = house.audit(DIRECTORY, "handling.returned", id) if returned else None
        jobs = [Job("request_follow", {"request": id})] if returned else []
        return Change(replace(found[0], handling=moved), writes, audit, jobs)

    return await house.records.change(partition, look)


async def looked_at(house: House, id: str) -> Sequence[Write]:
    """What looks at it the next morning, where nothing does yet."""
    due = _morning(id, house.now())
    planned = await house.records.dues.get(request_partition(id), due.id)
    return [] if planned else [house.records.dues.put(due)]


def _morning(id: str, now: datetime) -> Due:
    """Of the next day on which Belgium works."""
    day = now.astimezone(BRUSSELS).date() + timedelta(days=1)
    while day.weekday() >= SATURDAY or is_free(day):
        day += timedelta(days=1)
    at = datetime.combine(day, MORNING, tzinfo=BRUSSELS).astimezone(UTC)
    return Due(f"handling:{id}", request_partition(id), at, MORNING_JOB, {"request": id})


# --- who finds what -----------------------------------------------------------------------------------


async def handling_of(house: House, request: Request) -> Handling | None:
    """How far it is carried out. Costs a read where its form names who does so."""
    if request.state not in HANDLED or await handlers_of(house, request) is None:
        return None
    kept = await house.records.handlings.get(request_partition(request.id), request.id)
    return kept.value if kept else None


async def in_hand(house: House, id: str) -> tuple[InHand, Stored[Handling]]:
    """Whoever's it is: for jobs, and for other systems. Raises Unavailable where nothing is to be carried out."""
    found, _, standing = await with_team(house, id, await house.directory.current())
    return found, standing


async def to_handle(house: House, actor: Actor, id: str) -> tuple[InHand, Stored[Handling]]:
    """For whoever is of its team now, done or not. Raises Unavailable for everybody else."""
    in_hand, team, standing = await with_team(house, id, actor.directory)
    if actor.id not in team.people:
        raise Unavailable
    return in_hand, standing


async def with_team(house: House, id: str, directory: Directory) -> tuple[InHand, Team, Stored[Handling]]:
    """Whoever's it is. Raises Unavailable where nothing is to be carried out."""
    partition = request_partition(id)
    request = await house.records.requests.get(partition, id)
    rule = await handlers_of(house, request.value) if request else None
    kept = await house.records.handlings.get(partition, id) if rule else None
    if request is None or rule is None or kept is None:
        raise Unavailable
    team = team_of(rule[1], asked_in(kept.value), directory)
    return InHand(request.value, kept.value, team.people), team, kept


async def queued(house: House, actor: Actor, limit: int) -> tuple[Sequence[InHand], bool]:
    """What is open in the teams of this person, and whether there is more: first what they have themselves, then what
    is urgent, then the oldest; what colleagues have comes last."""
    finds = [{"lane": lane} for lane in lanes_of(actor, house.forms)]
    own, *others = await asyncio.gather(
        *(
            house.records.handlings.find(equal=equal, order="place", limit=limit + 1)
            for equal in ({"by": actor.id}, *finds)
        )
    )
    mine = [item.value for item in own.items]
    rest = sorted({item.value for found in others for item in found.items} - set(mine), key=_place)
    read = await asyncio.gather(*(_theirs(house, actor, one) for one in (*mine, *rest)[: limit + 1]))
    seen = [one for one in read if one]
    return seen[:limit], len(mine) + len(rest) > limit


async def count_queued(house: House, actor: Actor) -> int:
    """How many are open in the teams of this person, whoever has them in hand."""
    lanes = lanes_of(actor, house.forms)
    return sum(await asyncio.gather(*(house.records.handlings.count(equal={"lane": lane}) for lane in lanes)))


async def _theirs(house: House, actor: Actor, handling: Handling) -> InHand | None:
    """None for what its lane led to, and is not theirs."""
    found = await house.records.requests.get(request_partition(handling.request), handling.request)
    rule = await handlers_of(house, found.value) if found else None
    if found is None or rule is None:
        return None
    team = team_of(rule[1], asked_in(handling), actor.directory)
    return InHand(found.value, handling, team.people) if actor.id in team.people else None


def _place(handling: Handling) -> str:
    return handling.place or ""
