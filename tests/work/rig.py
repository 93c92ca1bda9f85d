"""A house on a temporary folder, jobs that are written down, and queues that fail when they are told to."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.queue.base import Job, JobQueue, QueueUnavailable
from bot.settings import load_settings
from tests.store.rig import Clock

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOLD = timedelta(seconds=30)


@asynccontextmanager
async def opened(data: Path, clock: Clock | None = None) -> AsyncGenerator[House]:
    async with opened_house(load_settings(data_dir=data), now=clock or Clock(NOW)) as house:
        yield house


class Flaky:
    """The real queue, whose `put` fails as often as it is told: the process died there, or the queue was away."""

    def __init__(self, queue: JobQueue, fails: Sequence[Exception | None]) -> None:
        self._queue = queue
        self._fails = list(fails)

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        failure = self._fails.pop(0) if self._fails else None
        if failure:
            raise failure
        await self._queue.put(jobs, delay=delay, attempts=attempts)

    def __getattr__(self, name: str) -> object:
        return getattr(self._queue, name)


class Died(Exception):
    """The process ended here."""


AWAY = QueueUnavailable("away")


async def taken(queue: JobQueue) -> list[Job]:
    """Every job that is due, taken off the queue."""
    jobs: list[Job] = []
    while leases := await queue.lease(limit=100, duration=HOLD):
        for lease in leases:
            jobs.append(lease.job)
            await queue.done(lease)
    return jobs
