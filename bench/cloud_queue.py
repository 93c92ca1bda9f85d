"""What jobs cost on Azure Storage Queue, counted at Azurite: requests of an idle bot, and of a job to its end."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bench.costs import IDLE_POLLS, REQUESTS_OF_A_JOB
from bench.processes import bode, prepare
from bot.queue.azure_storage import opened_queues
from bot.queue.base import JobQueue
from bot.storage_account import account_of
from bot.work.job import Job
from tools.azurite import Azurite, running

IDLE_SECONDS = 60.0
SETTLE_SECONDS = 75.0
"""Until what `load` promised was swept, and a bot that finds nothing to do looks as seldom as it ever does."""
JOBS = 300
WIDTH = 16
"""As BODE_WORKERS."""
LEASE = timedelta(seconds=60)


def settings_for(azurite: Azurite) -> Mapping[str, str]:
    return {"BODE_QUEUE": "azure", "BODE_AZURE_STORAGE_CONNECTION": azurite.connection}


def idle_requests(azurite: Azurite, data: Path) -> int:
    """In IDLE_SECONDS of a bot to whom nobody speaks."""
    with bode(data, further=settings_for(azurite)):
        time.sleep(SETTLE_SECONDS)
        before = len(azurite.requests())
        time.sleep(IDLE_SECONDS)
        return len(azurite.requests()) - before


async def run(queue: JobQueue, jobs: int) -> None:
    """As a worker does, with jobs that take no time."""
    await queue.put([Job("deliver", {"announcement": "a" * 32, "person": f"{n:036}"}) for n in range(jobs)])
    while leases := await queue.lease(limit=WIDTH, duration=LEASE):
        await asyncio.gather(*map(queue.done, leases))


async def requests_of_jobs(azurite: Azurite) -> tuple[float, float]:
    """For each job: requests, and milliseconds of our processor."""
    async with opened_queues(account_of(azurite.connection)) as open_queue:
        queue = await open_queue("bench")
        before, began = len(azurite.requests()), time.process_time()
        await run(queue, JOBS)
        taken = time.process_time() - began
        await asyncio.sleep(0.5)  # its log is written behind its answers
        return (len(azurite.requests()) - before) / JOBS, 1000 * taken / JOBS


def measure() -> bool:
    """Whether both stay within what docs/beheer/kosten.md reckons with."""
    with running() as azurite, tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        prepare(data, people=10)
        each, milliseconds = asyncio.run(requests_of_jobs(azurite))
        idle = idle_requests(azurite, data)
    print("Jobs on Azure Storage Queue (Azurite)")
    most = IDLE_POLLS * IDLE_SECONDS
    print(
        f"{f'requests in {IDLE_SECONDS:.0f} seconds of an idle bot, to both of its queues':60}{idle:10}"
        f"{'at most':>9}{most:8.2f}"
    )
    print(
        f"{f'requests for a job: put, leased with {WIDTH - 1} others, done':60}{each:10.2f}"
        f"{'at most':>9}{REQUESTS_OF_A_JOB:8.2f}"
    )
    print(f"{'milliseconds of processor time for it, on our side':60}{milliseconds:10.2f}")
    return idle <= most and each <= REQUESTS_OF_A_JOB


if __name__ == "__main__":
    sys.exit(0 if measure() else 1)
