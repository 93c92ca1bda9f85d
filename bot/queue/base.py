"""JobQueue: at least once, unordered. SQLite now, Azure Storage Queue can follow unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.json import JsonObject

MAX_BODY_BYTES = 48 * 1024
"""Of a job's JSON (a Storage Queue message holds 64 KiB, of which base64 takes a quarter)."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work for later. `name` chooses the function in a job module; `body` is small: ids, never texts."""

    name: str
    body: JsonObject


@dataclass(frozen=True, slots=True)
class Lease:
    """Our hold on a job until it runs out; `attempt` counts from 1; `receipt` is the queue's own."""

    job: Job
    attempt: int
    receipt: str


class LeaseLost(Exception):
    """The lease ran out and somebody else may hold the job now."""


class QueueUnavailable(Exception):
    """The queue cannot be reached or is full."""


class JobQueue(Protocol):
    """Every adapter passes tests/queue/contract.py unchanged."""

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta()) -> None:
        """Raises ValueError when a body is over MAX_BODY_BYTES."""
        ...

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        """Up to `limit` jobs that are due and that nobody holds; at once, maybe none.

        A job that was leased more often than the queue's `max_attempts` without a word is set aside instead, with the
        reason "attempts": it takes its worker down with it."""
        ...

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        """From now on. Raises LeaseLost."""
        ...

    async def done(self, lease: Lease) -> None:
        """Raises LeaseLost."""
        ...

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        """Gives it back for later. `counts` False: this attempt says nothing of the job (a throttle), so it brings it
        no nearer to being set aside. Raises LeaseLost."""
        ...

    async def set_aside(self, lease: Lease, reason: str) -> None:
        """A poison job: kept with its reason (an error's class, never a text), never leased again. Raises LeaseLost."""
        ...

    async def aside(self, *, limit: int = 100) -> Sequence[tuple[Job, str]]:
        """The jobs that were set aside, newest first, with the reason."""
        ...

    async def pending(self) -> int:
        """How many jobs wait or are held."""
        ...

    async def close(self) -> None: ...
