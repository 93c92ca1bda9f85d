"""Keeps the figures of forms: what a commit changes of a request changes them in that commit, so that each request is
counted once, however often a turn or a job is delivered.

They stand in the partition of their requests, a document for each school: what a change costs does not grow.
"""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from functools import partial

from bot.arrange.figures.figures import Carried, Figures, SchoolDays, counted, figures_id
from bot.arrange.handling.handling import Handling, HandlingDeed, HandlingState
from bot.arrange.handling.queue import HANDLED
from bot.arrange.handling.team import handlers_of
from bot.arrange.request import Request, RequestState
from bot.errors import Stale
from bot.house import House
from bot.people.calendar import Calendar
from bot.store.base import Write
from bot.store.partitions import request_partition

AT_ONCE = 40
"""Documents that a commit of `rebuild` takes."""


async def follow_figures(house: House, before: Request, after: Request) -> Sequence[Write]:
    """For the commit that makes `after` of `before`. Costs a read where a figure changes, and one more where what was
    approved is annulled."""
    carried = then = Carried()
    if before.state in HANDLED:
        kept = await house.records.handlings.get(request_partition(after.id), after.id)
        carried = then = carried_in(kept.value if kept else None)
    elif after.state is RequestState.APPROVED:
        carried = Carried(planned=await handlers_of(house, after) is not None)
    return await _put(house, (before, then), (after, carried))


async def done_figures(house: House, request: Request, before: Handling, after: Handling) -> Sequence[Write]:
    """For the commit that changes how far it is carried out."""
    return await _put(house, (request, carried_in(before)), (request, carried_in(after)))


def carried_in(handling: Handling | None) -> Carried:
    if handling is None:
        return Carried()
    done = [entry.at for entry in handling.history if entry.deed is HandlingDeed.DONE]
    return Carried(planned=True, done=done[-1] if done and handling.state is HandlingState.DONE else None)


async def _put(house: House, before: tuple[Request, Carried], after: tuple[Request, Carried]) -> Sequence[Write]:
    request = after[0]
    days = _days(house.calendar.seen, request.school)
    was, now = counted(*before, days), counted(*after, days)
    if was == now:
        return []
    standing = await house.records.figures.get(request_partition(request.id), figures_id(request.school))
    kept = standing.value if standing else Figures(request.school)
    changed = kept.changed(was, now)
    return [house.records.figures.put(changed, standing.version if standing else None)]


def _days(calendar: Calendar, school: str) -> SchoolDays:
    return partial(calendar.school_days_until, school=school)


# --- from all requests --------------------------------------------------------------------------------


async def rebuild(house: House) -> AsyncIterator[tuple[str, int]]:
    """Counts every request that is kept anew; for the command line, since that grows with all there ever were. Gives
    each partition, and how many requests were counted in it. Bode may go on meanwhile: what is decided while a
    partition is read makes it be read again. Raises Stale where that happens too often."""
    for partition in sorted(await _partitions(house)):
        yield partition, await _rebuild(house, partition)


async def _partitions(house: House) -> set[str]:
    found: set[str] = set()
    for state in RequestState:
        async for item in house.records.requests.stream(equal={"state": state}, order="changed"):
            found.add(request_partition(item.value.id))
    return found


TRIES = 20


async def _rebuild(house: House, partition: str) -> int:
    for _ in range(TRIES):
        try:
            return await _counted_anew(house, partition)
        except Stale:
            continue
    raise Stale(f"{partition} was changed {TRIES} times while it was counted")


async def _counted_anew(house: House, partition: str) -> int:
    """The versions come first: whatever changes after them makes the commit fail."""
    records = house.records
    standing = {item.value.school: item async for item in records.figures.stream(partition=partition)}
    handlings = {item.value.request: item.value async for item in records.handlings.stream(partition=partition)}
    calendar = await house.calendar.current()
    anew: dict[str, Figures] = {school: Figures(school) for school in standing}
    total = 0
    async for item in records.requests.stream(partition=partition):
        request = item.value
        adds = counted(request, carried_in(handlings.get(request.id)), _days(calendar, request.school))
        if adds:
            total += 1
            kept = anew.get(request.school, Figures(request.school))
            anew[request.school] = kept.changed(Counter(), adds)
    writes = [
        records.figures.put(one, standing[one.school].version if one.school in standing else None)
        for one in anew.values()
        if one.school not in standing or standing[one.school].value != one
    ]
    for at in range(0, len(writes), AT_ONCE):
        await records.accept(partition, writes[at : at + AT_ONCE])
    return total
