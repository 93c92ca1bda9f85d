"""The worker: leases jobs, runs them side by side, keeps their leases, and queues again what was forgotten."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta

from bot.domain.json import Json
from bot.jobs.work import Assignment, Later, Run, Work
from bot.queue.base import Lease, LeaseLost
from bot.services.outbox import keep_promise, sweep
from bot.services.ports import OUTBOX

log = logging.getLogger(__name__)

IDLE = 0.2
"""Seconds between two looks at an empty queue."""
SWEEP_EVERY = 30.0
GRACE = 10.0
"""Seconds that running jobs get to end when the worker stops; what does not end is leased again later."""


class Worker:
    def __init__(self, work: Work, jobs: Mapping[str, Run], *, width: int, lease: timedelta) -> None:
        self._work = work
        self._jobs = jobs
        self._width = width
        self._lease = lease
        self._running: set[asyncio.Task[None]] = set()
        self._loops: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._loops = [
            asyncio.create_task(self._take_jobs(), name="worker: take jobs"),
            asyncio.create_task(self._sweep(), name="worker: sweep"),
        ]

    async def stop(self) -> None:
        """Takes no more jobs, and gives the running ones GRACE seconds."""
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def run_due(self) -> int:
        """Runs what is due now, to its end; returns how many jobs that were. For tests and the command line."""
        leases = await self._work.ports.queue.lease(limit=self._width, duration=self._lease)
        await asyncio.gather(*(self._run(lease) for lease in leases))
        return len(leases)

    async def _take_jobs(self) -> None:
        while True:
            free = self._width - len(self._running)
            leases = await self._due(free)
            for lease in leases:
                task = asyncio.create_task(self._run(lease), name=f"job: {lease.job.name}")
                self._running.add(task)
                task.add_done_callback(self._running.discard)
            if self._running and len(self._running) >= self._width:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            elif not leases:
                await asyncio.sleep(IDLE)

    async def _due(self, limit: int) -> Sequence[Lease]:
        """None while the queue cannot be reached: the worker outlives that."""
        try:
            return await self._work.ports.queue.lease(limit=limit, duration=self._lease) if limit else ()
        except Exception:
            log.exception("queue.unavailable")
            return ()

    async def _sweep(self) -> None:
        while True:
            try:
                forgotten = await sweep(self._work.ports)
                if forgotten:
                    log.warning("outbox.swept", extra={"jobs": forgotten})
            except Exception:
                log.exception("outbox.sweep_failed")
            await asyncio.sleep(SWEEP_EVERY)

    async def _run(self, lease: Lease) -> None:
        """Runs one job under its lease; whatever it raises, the job is done, given back or set aside."""
        held = _Held(self._work, lease, self._lease)
        keeper = asyncio.create_task(held.keep())
        try:
            with suppress(LeaseLost):
                await self._settle(held, lease)
        except Exception:
            log.exception("job.unsettled", extra={"job": lease.job.name})
        finally:
            keeper.cancel()

    async def _settle(self, held: "_Held", lease: Lease) -> None:
        queue, name = self._work.ports.queue, lease.job.name
        run = self._jobs.get(name)
        if run is None:
            log.error("job.unknown", extra={"job": name})
            await queue.set_aside(lease, "unknown")
            return
        try:
            await self._keep_promise(lease)
            await run(self._work, Assignment(lease.job.body, lease.attempt))
        except Later as later:
            await queue.release(await held.end(), delay=later.delay, counts=later.fault)
        except Exception as error:
            log.exception("job.failed", extra={"job": name, "attempt": lease.attempt} | _ids(lease.job.body))
            if lease.attempt >= MAX_ATTEMPTS:
                await queue.set_aside(await held.end(), type(error).__name__)
            else:
                await queue.release(await held.end(), delay=timedelta(seconds=min(300, 2**lease.attempt)))
        else:
            await queue.done(await held.end())

    async def _keep_promise(self, lease: Lease) -> None:
        promise = lease.job.body.get(OUTBOX)
        if isinstance(promise, Mapping) and lease.attempt == 1:
            await keep_promise(self._work.ports, str(promise["partition"]), str(promise["id"]))


MAX_ATTEMPTS = 10
"""Of a job that fails by an error of ours, before it is set aside."""


class _Held:
    """A lease that is extended while its job runs."""

    def __init__(self, work: Work, lease: Lease, duration: timedelta) -> None:
        self._queue = work.ports.queue
        self._lease = lease
        self._duration = duration
        self._turn = asyncio.Lock()

    async def keep(self) -> None:
        while True:
            await asyncio.sleep(self._duration.total_seconds() / 3)
            async with self._turn:
                try:
                    self._lease = await self._queue.extend(self._lease, self._duration)
                except LeaseLost:
                    log.warning("job.lease_lost", extra={"job": self._lease.job.name})
                    return

    async def end(self) -> Lease:
        """The lease as it is now; it is extended no more."""
        await self._turn.acquire()
        return self._lease


def _ids(body: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in body.items() if isinstance(value, str)}
