"""Jobs that were set aside: kept in the store whatever the queue, listed, and put back or dropped by an operator."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from bot.errors import Stale
from bot.house import House
from bot.people.acting import OPERATOR, Acting
from bot.queue.base import Lease
from bot.store.changes import Change
from bot.store.collection import moment
from bot.store.partitions import SET_ASIDE_JOBS
from bot.work.job import Job
from bot.work.kept import Cleared, Clearing, SetAside

PAGE = 8
"""Of a list that a card shows."""


async def set_aside(house: House, queue: str, lease: Lease, reason: str, at: datetime | None = None) -> None:
    """Keeps the job, whose lease may end then: a crash in between keeps it once more under the same id."""
    job = lease.job
    kept = SetAside(
        f"{queue}-{lease.id}", at or house.now(), queue, job.name, job.body, lease.attempt, reason, job.trace
    )
    try:
        await house.records.accept(SET_ASIDE_JOBS, [house.records.set_aside.put(kept)])
    except Stale:
        return


async def listed(house: House) -> AsyncIterator[SetAside]:
    """The newest first."""
    async for item in house.records.set_aside.stream(order="at", descending=True):
        yield item.value


async def page(house: House, before: datetime | None) -> tuple[Sequence[SetAside], bool]:
    """Those that were set aside before that moment (None: all), the newest first, and whether there are older ones."""
    below = moment(before) if before else None
    found = await house.records.set_aside.find(order="at", descending=True, below=below, limit=PAGE)
    return [item.value for item in found.items], found.more


async def find(house: House, id: str) -> SetAside | Cleared | None:
    """As it stands aside, or what became of it; None where that is not known (any more)."""
    standing = await house.records.set_aside.get(SET_ASIDE_JOBS, id)
    if standing:
        return standing.value
    cleared = await house.records.cleared_jobs.get(SET_ASIDE_JOBS, id)
    return cleared.value if cleared else None


async def put_back(house: House, id: str) -> SetAside | None:
    """For the command line: queues it as a job that was never tried; None when no job of that id is set aside (any
    more)."""
    if await house.records.set_aside.get(SET_ASIDE_JOBS, id) is None:
        return None
    cleared = await clear(house, id, Clearing.PUT_BACK, OPERATOR)
    return cleared.kept if cleared else None


async def clear(house: House, id: str, how: Clearing, acting: Acting) -> Cleared | None:
    """Puts it back, or drops it: then it is never done, unless somebody takes that back in time. What became of it
    where it does not stand aside (any more), None where that is not known."""

    async def look() -> Change[Cleared | None]:
        # In this order: what another delivery moves in between is then found where it went.
        standing = await house.records.set_aside.get(SET_ASIDE_JOBS, id)
        before = await house.records.cleared_jobs.get(SET_ASIDE_JOBS, id)
        if standing is None:
            return Change(before.value if before else None)
        kept = standing.value
        cleared = Cleared(kept, how, acting.person, house.now())
        writes = [
            house.records.set_aside.remove(kept, standing.version),
            house.records.cleared_jobs.put(cleared, before.version if before else None),
        ]
        jobs = [Job(kept.job, kept.body, kept.trace)] if how is Clearing.PUT_BACK else []
        return Change(cleared, writes, house.audit(acting, f"job.{how}", id, {"job": kept.job}), jobs)

    return await house.records.change(SET_ASIDE_JOBS, look)


async def take_back(house: House, id: str, acting: Acting) -> SetAside | Cleared | None:
    """One that was dropped stands aside again. One that was put back does not: it may be done by now."""

    async def look() -> Change[SetAside | Cleared | None]:
        # In this order: what another delivery moves in between is then found where it went.
        before = await house.records.cleared_jobs.get(SET_ASIDE_JOBS, id)
        standing = await house.records.set_aside.get(SET_ASIDE_JOBS, id)
        if standing:
            return Change(standing.value)
        if before is None or before.value.how is not Clearing.DROPPED:
            return Change(before.value if before else None)
        kept = before.value.kept
        writes = [
            house.records.set_aside.put(kept),
            house.records.cleared_jobs.remove(before.value, before.version),
        ]
        return Change(kept, writes, house.audit(acting, "job.taken_back", id, {"job": kept.job}))

    return await house.records.change(SET_ASIDE_JOBS, look)
