"""Places of options that have a `most`: taken just before a request is handed in, given back when it stands no more.

The takers of an option stand in one document, in a partition of the form, whatever the year of their requests, with
those who wait for a place. A request and its places are two commits, so a place is taken first, with a job that looks
at it a while later: where the request was not handed in by then, it is given back. In the commit that frees a place
the first who waits has it; a job tells their request (waiting_list.py).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import uuid4

from bot.arrange.attendance.confirming import asks_after
from bot.arrange.places.takers import MustWait, Takers
from bot.arrange.request import STANDS, WAITING, Request, RequestState
from bot.errors import Unsound
from bot.house import House
from bot.json import Json
from bot.people.calendar import BRUSSELS, today
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import places_partition, request_partition
from bot.work.job import Job
from bot.work.kept import Due
from dialogs.filling import asked_answers
from dialogs.kinds.choice import MOST_TAKERS, Option, limited, limits
from dialogs.model import Answers, Form

PLACES_JOB = "option_places"
PLACED_JOB = "option_placed"
"""The first who waited has a place."""
WAITED_JOB = "option_waited"
"""The day has come, and no place did."""
LOOKED_AT = timedelta(minutes=10)
"""After a place was taken: whoever hands in has an answer within seconds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Options ("field.value") of which a request has a place, and those of which it `waits` for one."""

    places: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()


async def left(house: House, form: Form, request: str) -> Mapping[str, int]:
    """How many places are left of each option that has a `most`, besides what this request has; 0 for none. What
    others wait for is not left."""
    found: dict[str, int] = {}
    for option, most in limits(form.fields).items():
        standing = await house.records.takers.get(places_partition(form.id), option)
        others = standing.value.without(request) if standing else Takers(option)
        found[option] = max(most - len(others.by) - len(others.waiting), 0)
    return found


async def take(house: House, form: Form, answers: Answers, request: str, *, waits: bool = False) -> Taken:
    """What these answers choose of options with a `most`: the request has a place of each now or, where it `waits`,
    stands in the list of those who do. Raises MustWait where it has to, and Unsound when one is full and nobody can
    wait for it: then nothing was taken."""
    asked = asked_answers(form, answers)
    wanted = {name: option for name, option in limited(form.fields).items() if _chooses(asked, name)}
    if not wanted:
        return Taken()
    partition, mark = places_partition(form.id), uuid4().hex[:24]

    async def look() -> Change[Taken]:
        writes, jobs, taken = list[Write](), list[Job](), Taken()
        for name, option in wanted.items():
            standing = await house.records.takers.get(partition, name)
            takers, given = (standing.value if standing else Takers(name)).moved_up(_places(house, option))
            if request in takers.by or _is_free(takers, option, request):
                takers, taken = takers.taken(request, mark), replace(taken, places=(*taken.places, name))
            else:
                takers, taken = (
                    _in_line(takers, option, request, mark, waits),
                    replace(taken, waits=(*taken.waits, name)),
                )
                writes += _ends(house, partition, option, f"waited:{mark}:{name}", _body(request, [name]))
            asks = () if takers.asks_after else asks_after(house, form, name, option)
            takers = replace(takers, asks_after=takers.asks_after or bool(asks))
            writes += [*asks, house.records.takers.put(takers, standing.version if standing else None)]
            jobs += [_placed(one, name) for one in given]
        due = Due(f"places:{mark}", partition, house.now() + LOOKED_AT, PLACES_JOB, _body(request, wanted))
        return Change(taken, [*writes, house.records.dues.put(due)], jobs=jobs)

    return await house.records.change(partition, look)


def _is_free(takers: Takers, option: Option, request: str) -> bool:
    """Whoever waits comes first."""
    others = takers.without(request)
    return not others.waiting and not takers.waits(request) and len(others.by) < (option.most or 0)


def _in_line(takers: Takers, option: Option, request: str, mark: str, waits: bool) -> Takers:
    if not option.waiting or len(takers.waiting) >= MOST_TAKERS:
        raise Unsound("problem-choice-full")
    if not waits and not takers.waits(request):
        raise MustWait(takers.id, takers.before(request))
    return takers.queued(request, mark)


def _places(house: House, option: Option) -> int:
    """How many can have a place now: once the day has come, who waits gets none any more."""
    return 0 if option.day and option.day <= today(house) else option.most or 0


def _ends(house: House, partition: str, option: Option, due: str, body: Mapping[str, Json]) -> Sequence[Write]:
    """What ends the waiting on the day; `due` is its id, another for each option for which somebody waits."""
    if option.day is None:
        return []
    at = datetime.combine(option.day, time(), BRUSSELS)
    return [house.records.dues.put(Due(due, partition, at, WAITED_JOB, body))]


def _placed(request: str, option: str) -> Job:
    return Job(PLACED_JOB, {"request": request, "option": option})


def _chooses(answers: Answers, option: str) -> bool:
    name, _, value = option.partition(".")
    answer = answers.get(name)
    return answer == value or (isinstance(answer, list | tuple) and value in answer)


def _body(request: str, options: Iterable[str]) -> Mapping[str, Json]:
    return {"request": request, "options": " ".join(options)}


def gives_back(before: Request, after: Request) -> list[Job]:
    """The job of a commit after which the request stands no more, or has other places."""
    had, has = {*before.places, *before.waits}, {*after.places, *after.waits}
    freed = had and (after.state not in STANDS or had != has)
    return [Job(PLACES_JOB, _body(after.id, sorted(had)))] if freed else []


async def settle(house: House, request: str, options: Iterable[str]) -> None:
    """Gives back those of these places that a request does not have (any more), to the first who waits. Repeating it
    does no harm.

    What may be handed in, or changed, at this moment is written once more, as it is, before: whoever does so looks
    again, and takes a place anew, with another mark. Only what has the mark that was read first is given back.
    """
    name = request.partition(".")[0]
    partition, form = places_partition(name), house.forms.get(name)
    options = list(options)
    found = {option: await house.records.takers.get(partition, option) for option in options}
    marks = {option: mark for option, one in found.items() if one and (mark := one.value.mark_of(request))}
    kept = await _kept(house, request, marks) if marks else ()
    offered: Mapping[str, Option] = limited(form.fields) if form else {}

    async def look() -> Change[None]:
        writes, jobs = list[Write](), list[Job]()
        for option in options:
            standing = await house.records.takers.get(partition, option)
            if standing is None:
                continue
            takers = standing.value
            if option in marks and option not in kept and takers.mark_of(request) == marks[option]:
                takers = takers.without(request)
            takers, given = takers.moved_up(_places(house, offered[option]) if option in offered else 0)
            if takers != standing.value:
                writes.append(house.records.takers.put(takers, standing.version))
                jobs += [_placed(one, option) for one in given]
        return Change(None, writes, jobs=jobs)

    await house.records.change(partition, look)


async def _kept(house: House, id: str, options: Collection[str]) -> Collection[str]:
    """Those of which it has a place by right; where these are not all of the `options`, it is written once more."""
    partition = request_partition(id)

    async def look() -> Change[Collection[str]]:
        standing = await house.records.requests.get(partition, id)
        if standing is None:
            return Change(())
        request = standing.value
        kept = (*request.places, *request.waits) if request.state in STANDS else ()
        may_change = request.state is RequestState.DRAFT or request.state in WAITING
        again = may_change and not frozenset(options) <= frozenset(kept)
        return Change(kept, [house.records.requests.put(request, standing.version)] if again else [])

    return await house.records.change(partition, look)
