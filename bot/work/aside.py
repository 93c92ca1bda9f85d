"""Jobs that were set aside: kept in the store whatever the queue, listed, and put back by an operator."""

from collections.abc import AsyncIterator
from datetime import datetime

from bot.errors import Stale
from bot.house import House
from bot.people.acting import OPERATOR
from bot.queue.base import Lease
from bot.store.partitions import SET_ASIDE_JOBS
from bot.work.job import Job
from bot.work.kept import SetAside


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


async def put_back(house: House, id: str) -> SetAside | None:
    """Queues it as a job that was never tried; None when no job of that id is set aside (any more)."""
    standing = await house.records.set_aside.get(SET_ASIDE_JOBS, id)
    if standing is None:
        return None
    kept = standing.value
    audit = house.audit(OPERATOR, "job.put_back", kept.id, {"job": kept.job})
    removed = house.records.set_aside.remove(kept, standing.version)
    try:
        await house.records.accept(SET_ASIDE_JOBS, [removed], audit=audit, jobs=[Job(kept.job, kept.body, kept.trace)])
    except Stale:  # another operator was first
        return None
    return kept
