"""Jobs that were set aside: kept in the store whatever the queue, listed, and put back by an operator."""

from collections.abc import AsyncIterator
from datetime import datetime

from bot.house import House
from bot.queue.base import Job, Lease
from bot.store.base import Conflict
from bot.store.records import SET_ASIDE_JOBS, Stored
from bot.work.kept import SetAside

PAGE = 100


async def set_aside(house: House, queue: str, lease: Lease, reason: str, at: datetime | None = None) -> None:
    """Keeps the job, whose lease may end then: a crash in between keeps it once more under the same id."""
    job = lease.job
    kept = SetAside(f"{queue}-{lease.id}", at or house.now(), queue, job.name, job.body, lease.attempt, reason)
    try:
        await house.records.commit(SET_ASIDE_JOBS, house.records.set_aside.put(kept))
    except Conflict:
        return


async def listed(house: House) -> AsyncIterator[SetAside]:
    """The newest first."""
    after = None
    while True:
        page = await house.records.set_aside.find(order="at", descending=True, limit=PAGE, after=after)
        for item in page.items:
            yield item.value
        after = page.next
        if after is None:
            return


async def put_back(house: House, id: str) -> SetAside | None:
    """Queues it as a job that was never tried; None when no job of that id is set aside (any more)."""
    standing = await house.records.set_aside.get(SET_ASIDE_JOBS, id)
    if standing is None:
        return None
    try:
        await _accept(house, standing)
    except Conflict:  # another operator was first
        return None
    return standing.value


async def _accept(house: House, standing: Stored[SetAside]) -> None:
    kept = standing.value
    writes = [
        house.records.set_aside.remove(kept, standing.version),
        house.audit("operator", "job.put_back", kept.id, {"job": kept.job}),
    ]
    await house.accept(SET_ASIDE_JOBS, writes, [Job(kept.job, kept.body)])
