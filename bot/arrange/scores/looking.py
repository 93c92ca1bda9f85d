"""Says who may see how a request is scored, and looks up its result beside that of the school year before."""

import asyncio
from collections.abc import Mapping

from bot.arrange.request import Request, RequestState
from bot.arrange.requests import find_request, form_then
from bot.arrange.scores.result import Result
from bot.arrange.scores.scored import school_year, scored_id
from bot.errors import Unavailable
from bot.house import House
from bot.people.calendar import BRUSSELS
from bot.people.contacts import Actor
from bot.store.partitions import figures_partition
from dialogs.filling import asked_answers
from dialogs.model import Form

COUNTS = frozenset({RequestState.APPROVED, RequestState.ANNULLING})


def is_scored_for(house: House, form: Form, request: Request, reader: Actor) -> bool:
    """Whether there is a result that they may see: who handed it in, the head of its school, and who owns the form as
    it is now."""
    return bool(form.scores) and request.state in COUNTS and _may_see(house, request, reader)


def _may_see(house: House, request: Request, reader: Actor) -> bool:
    if reader.id == request.requester:
        return True
    if request.school and any(one.id == reader.id for one in reader.directory.heads_of(request.school)):
        return True
    form = house.forms.get(request.form)
    return form is not None and not reader.person.principals.isdisjoint(form.owners)


async def result_of(house: House, reader: Actor, id: str) -> Result:
    """Raises Unavailable. Costs a constant number of reads, however many were handed in."""
    request = await find_request(house, id)
    if request is None or request.submitted is None:
        raise Unavailable
    form = await form_then(house, request)
    if not is_scored_for(house, form, request, reader):
        raise Unavailable
    year = school_year(request.submitted.astimezone(BRUSSELS).date())
    before = await _of_year(house, request.form, request.school, year - 1) if request.school else None
    known = reader.directory.schools.get(request.school)
    return Result(form, request, year, known.name if known else "", _scores(form, request), before)


async def _of_year(house: House, form: str, school: str, year: int) -> Mapping[str, int | None] | None:
    """Of the last that was approved in this school year, by its form as it was; None where there is none."""
    id_, partitions = scored_id(school, year), [figures_partition(form, begun) for begun in (year, year + 1)]
    kept = await asyncio.gather(*(house.records.scored.get(one, id_) for one in partitions))
    ids = [request for one in kept if one for request in one.value.requests]
    found = await asyncio.gather(*(find_request(house, one) for one in ids))
    counting = [(one.submitted, one.id, one) for one in found if one and one.submitted and one.state in COUNTS]
    if not counting:
        return None
    *_, last = max(counting)
    return _scores(await form_then(house, last), last)


def _scores(form: Form, request: Request) -> Mapping[str, int | None]:
    return form.scored(asked_answers(form, request.answers))
