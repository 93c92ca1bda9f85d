"""JobQueue: at least once, unordered. The seam that SQLite and Azure Storage Queue share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import BodeError, OperatorError
from bot.work.job import Job

MAX_BODY_BYTES = 47 * 1024
"""Of a job's name and the JSON of its body. A Storage Queue message holds 64 KiB, of which base64 takes a quarter; the
rest of the last KiB is for what a queue notes beside them."""

MAX_DELAY = timedelta(days=7)
"""Storage Queue hides a message no longer. What is for later than that stands in the store (bot.work.due)."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Our hold on a job until it runs out.

    `id` is the same whenever this job is leased, and no other job of this queue ever has it; `attempt` counts from 1;
    `receipt` is the queue's own.
    """

    job: Job
    id: str
    attempt: int
    receipt: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How many jobs say something else now; and how many of those somebody held, who knows them as they were."""

    jobs: int
    held: int


class LeaseLost(BodeError):
    """The lease ran out and somebody else may hold the job now."""


class QueueUnavailable(OperatorError):
    """The queue cannot be reached or is full."""


class JobQueue(Protocol):
    """Every adapter passes tests/queue/contract.py unchanged.

    `longest_wait`: seconds between two looks at an empty queue, at most; what other processes put is seen that late.
    """

    longest_wait: float

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        """`attempts` that were made elsewhere: the next is counted on from there.

        Raises ValueError for a body over MAX_BODY_BYTES and for a delay that is negative or over MAX_DELAY, and then
        none is put; QueueUnavailable, and then some may be."""
        ...

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        """Up to `limit` jobs that are due and that nobody holds; at once, maybe none, which costs no write. Raises
        ValueError for a duration that is none."""
        ...

    async def wait(self, seconds: float) -> None:
        """Until this process puts or releases a job, one is due that is known already, or the time is over."""
        ...

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        """From now on. Raises LeaseLost, and ValueError as `lease` does."""
        ...

    async def done(self, lease: Lease) -> None:
        """Raises LeaseLost."""
        ...

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        """Gives it back for later. `counts` False: this attempt says nothing of the job (a throttle), so the next has
        the same number. Raises LeaseLost, and ValueError for a delay as `put` does."""
        ...

    async def pending(self) -> int:
        """How many jobs wait or are held."""
        ...

    async def waiting_since(self) -> datetime | None:
        """Since when the job waits that is due longest, about; None when none is due that nobody holds."""
        ...

    async def close(self) -> None: ...


def check_delay(delay: timedelta) -> None:
    """Raises ValueError as `put` and `release` promise."""
    if not timedelta() <= delay <= MAX_DELAY:
        raise ValueError(f"a job waits up to {MAX_DELAY.days} days, not {delay}: what is for later is a Due")


def check_duration(duration: timedelta) -> None:
    """Raises ValueError as `lease` and `extend` promise."""
    if duration <= timedelta():
        raise ValueError("a lease lasts a while")


def body_text(job: Job) -> str:
    """The body as JSON. Raises ValueError as `put` promises, and for what is no JSON."""
    text = json.dumps(dict(job.body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if len(job.name.encode()) + len(text.encode()) > MAX_BODY_BYTES:
        raise ValueError(f"job {job.name}: over {MAX_BODY_BYTES} bytes")
    return text
