"""What the contract needs of an adapter: a queue, and a way to let time pass."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.queue.base import JobQueue, Lease
from bot.work.job import Job

HOLD = timedelta(seconds=30)
SOON = timedelta(seconds=2)
"""Whole seconds, because a cloud queue knows nothing smaller and there the tests really wait."""


@dataclass
class QueueRig:
    queue: JobQueue
    wait: Callable[[timedelta], Awaitable[None]]


def jobs(*ids: object) -> list[Job]:
    return [Job("deliver", {"id": str(name)}) for name in ids]


def names(leases: Sequence[Lease]) -> list[str]:
    return sorted(str(lease.job.body["id"]) for lease in leases)


async def one(queue: JobQueue, hold: timedelta = HOLD) -> Lease:
    (lease,) = await queue.lease(limit=1, duration=hold)
    return lease
