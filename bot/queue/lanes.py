"""One queue out of several: what is more important is leased first, and what is less is never left lying.

A job says with `lane` in its body where it waits; one that does not waits in the lane without a name. Every few leases
begin with another lane, in turn, so that each moves on whatever comes into the others.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.queue.base import JobQueue, Lease, LeaseLost
from bot.work.job import Job

LANE = "lane"
UNNAMED = ""
FAIR = 8
"""One of so many leases begins with another lane than the first."""
_BETWEEN = "~"


class LanedQueue:
    """A JobQueue. `lanes` are its queues by name, the most important first; one of them is UNNAMED."""

    def __init__(self, lanes: Mapping[str, JobQueue]) -> None:
        if UNNAMED not in lanes:
            raise ValueError("one lane has no name")
        self._lanes = lanes
        self._names = tuple(lanes)
        self._leased = 0
        self.longest_wait = min(queue.longest_wait for queue in lanes.values())

    @property
    def unnamed(self) -> JobQueue:
        """Where everything waited before there were lanes."""
        return self._lanes[UNNAMED]

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        for name, queue in self._lanes.items():
            if own := [job for job in jobs if self._lane_of(job) == name]:
                await queue.put(own, delay=delay, attempts=attempts)

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        leases: list[Lease] = []
        for name in self._order():
            if len(leases) < limit or not limit:
                found = await self._lanes[name].lease(limit=limit - len(leases), duration=duration)
                leases += [_named(lease, name) for lease in found]
        return leases

    def _order(self) -> Sequence[str]:
        self._leased += 1
        if self._leased % FAIR:
            return self._names
        first = (self._leased // FAIR) % len(self._names)
        return (self._names[first], *(name for name in self._names if name != self._names[first]))

    async def wait(self, seconds: float) -> None:
        waits = [asyncio.ensure_future(queue.wait(seconds)) for queue in self._lanes.values()]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        queue, own, name = self._queue_of(lease)
        return _named(await queue.extend(own, duration), name)

    async def done(self, lease: Lease) -> None:
        queue, own, _ = self._queue_of(lease)
        await queue.done(own)

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        queue, own, _ = self._queue_of(lease)
        await queue.release(own, delay=delay, counts=counts)

    async def pending(self) -> int:
        return sum([await queue.pending() for queue in self._lanes.values()])

    async def waiting_since(self) -> datetime | None:
        since = [await queue.waiting_since() for queue in self._lanes.values()]
        return min((one for one in since if one), default=None)

    async def close(self) -> None:
        for queue in self._lanes.values():
            await queue.close()

    def _lane_of(self, job: Job) -> str:
        """One of a version to come waits in the lane without a name."""
        name = str(job.body.get(LANE, UNNAMED))
        return name if name in self._lanes else UNNAMED

    def _queue_of(self, lease: Lease) -> tuple[JobQueue, Lease, str]:
        name, between, own = lease.id.rpartition(_BETWEEN)
        if not between:
            return self._lanes[UNNAMED], lease, UNNAMED
        if name not in self._lanes:
            raise LeaseLost("not a lane of this queue")
        return self._lanes[name], replace(lease, id=own), name


def _named(lease: Lease, name: str) -> Lease:
    return replace(lease, id=f"{name}{_BETWEEN}{lease.id}") if name else lease
