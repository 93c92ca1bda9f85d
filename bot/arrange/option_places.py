"""Places of options that have a `most`: taken just before a request is handed in, given back when it stands no more.

The takers of an option stand in one document, in a partition of the form, whatever the year of their requests. A
request and its places are two commits, so a place is taken first, with a job that looks at it a while later: where the
request was not handed in by then, it is given back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from bot.arrange.request import STANDS, WAITING, Request, RequestState
from bot.arrange.takers import Takers
from bot.errors import Unsound
from bot.house import House
from bot.json import Json
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import places_partition, request_partition
from bot.work.job import Job
from bot.work.kept import Due
from dialogs.filling import asked_answers
from dialogs.kinds.choice import limits
from dialogs.model import Answers, Form

PLACES_JOB = "option_places"
LOOKED_AT = timedelta(minutes=10)
"""After a place was taken: whoever hands in has an answer within seconds."""


async def left(house: House, form: Form, request: str) -> Mapping[str, int]:
    """How many places are left of each option that has a `most`, besides what this request has; 0 for none."""
    found: dict[str, int] = {}
    for option, most in limits(form.fields).items():
        standing = await house.records.takers.get(places_partition(form.id), option)
        others = set(standing.value.by) - {request} if standing else set[str]()
        found[option] = max(most - len(others), 0)
    return found


async def take(house: House, form: Form, answers: Answers, request: str) -> tuple[str, ...]:
    """The options with a `most` that these answers choose, of which the request has a place now. Raises Unsound when
    one is full: then nothing was taken."""
    asked = asked_answers(form, answers)
    wanted = {option: most for option, most in limits(form.fields).items() if _chooses(asked, option)}
    if not wanted:
        return ()
    partition, mark = places_partition(form.id), uuid4().hex[:12]

    async def look() -> Change[None]:
        writes: list[Write] = []
        for option, most in wanted.items():
            standing = await house.records.takers.get(partition, option)
            takers = standing.value if standing else Takers(option)
            if request not in takers.by and len(takers.by) >= most:
                raise Unsound("problem-choice-full")
            taken = replace(takers, by={**takers.by, request: mark})
            writes.append(house.records.takers.put(taken, standing.version if standing else None))
        due = Due(f"places:{mark}", partition, house.now() + LOOKED_AT, PLACES_JOB, _body(request, wanted))
        return Change(None, [*writes, house.records.dues.put(due)])

    await house.records.change(partition, look)
    return tuple(wanted)


def _chooses(answers: Answers, option: str) -> bool:
    name, _, value = option.partition(".")
    answer = answers.get(name)
    return answer == value or (isinstance(answer, list | tuple) and value in answer)


def _body(request: str, options: Iterable[str]) -> Mapping[str, Json]:
    return {"request": request, "options": " ".join(options)}


def gives_back(before: Request, after: Request) -> list[Job]:
    """The job of a commit after which the request stands no more, or has other places."""
    freed = before.places and (after.state not in STANDS or before.places != after.places)
    return [Job(PLACES_JOB, _body(after.id, before.places))] if freed else []


async def settle(house: House, request: str, options: Iterable[str]) -> None:
    """Gives back those of these places that a request does not have (any more). Repeating it does no harm.

    What may be handed in, or changed, at this moment is written once more, as it is, before: whoever does so looks
    again, and takes a place anew, with another mark. Only what has the mark that was read first is given back.
    """
    partition = places_partition(request.partition(".")[0])
    found = {option: await house.records.takers.get(partition, option) for option in options}
    marks = {option: one.value.by[request] for option, one in found.items() if one and request in one.value.by}
    kept = await _kept(house, request, marks) if marks else ()

    async def look() -> Change[None]:
        writes: list[Write] = []
        for option, mark in marks.items():
            standing = await house.records.takers.get(partition, option)
            if standing and option not in kept and standing.value.by.get(request) == mark:
                others = {name: one for name, one in standing.value.by.items() if name != request}
                writes.append(house.records.takers.put(replace(standing.value, by=others), standing.version))
        return Change(None, writes)

    await house.records.change(partition, look)


async def _kept(house: House, id: str, options: Collection[str]) -> Collection[str]:
    """Those of which it has a place by right; where these are not all of the `options`, it is written once more."""
    partition = request_partition(id)

    async def look() -> Change[Collection[str]]:
        standing = await house.records.requests.get(partition, id)
        if standing is None:
            return Change(())
        request = standing.value
        kept = request.places if request.state in STANDS else ()
        may_change = request.state is RequestState.DRAFT or request.state in WAITING
        again = may_change and not frozenset(options) <= frozenset(kept)
        return Change(kept, [house.records.requests.put(request, standing.version)] if again else [])

    return await house.records.change(partition, look)
