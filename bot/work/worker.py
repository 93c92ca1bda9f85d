"""The worker: leases jobs, runs them side by side, and keeps their leases."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from bot.deadline import Deadline, within
from bot.errors import Unavailable
from bot.house import House
from bot.json import Json
from bot.queue.base import JobQueue, Lease, LeaseLost
from bot.telemetry.measures import job_ended
from bot.telemetry.spans import part_of_trace
from bot.work import due
from bot.work.aside import set_aside
from bot.work.base import Assignment, Later, Run, Work

log = logging.getLogger(__name__)

SOONEST_LOOK = 0.2
"""Seconds between two looks at an empty queue, for what other processes put: twice as long after each, up to the
queue's `longest_wait`. What this one puts is heard at once."""
TIDY_EVERY = 1.0
REFRESH_EVERY = 30.0
GRACE = 10.0
"""Seconds that running jobs get to end when the worker stops; what does not end is given back."""
GIVING_BACK = 5.0
"""Seconds for that: what is not given back is leased again when its lease is over."""
ONE_TRY = 3.0
"""Seconds that a job's call of the store gets after its lease is over, when another worker may have the job: what was
done is still noted, and nothing is tried again and again."""
MAX_ATTEMPTS = 10
"""Of a job that fails by an error of ours, or takes its worker down, before it is set aside."""
UNKNOWN_FIRST, UNKNOWN_MOST = 10.0, 1200.0
"""Seconds until a job that this version does not know is looked at again: each time twice as long, more than an hour in
all."""


class Worker:
    """`width` is how many jobs of each queue run at the same time."""

    def __init__(self, work: Work, jobs: Mapping[str, Run], *, width: int, lease: timedelta) -> None:
        self._work = work
        queues = {"jobs": work.house.queue, "bulk": work.house.bulk}
        self._lanes = [Lane(name, queue, work, jobs, width, lease) for name, queue in queues.items()]
        self._loops: list[asyncio.Task[None]] = []
        self._stopping = work.stopping

    def start(self) -> None:
        self._loops = [asyncio.create_task(lane.take_jobs(self._stopping), name="worker: jobs") for lane in self._lanes]
        self._loops += [
            asyncio.create_task(self._every(TIDY_EVERY, "outbox.tidied", _tidy), name="worker: tidy"),
            asyncio.create_task(self._every(REFRESH_EVERY, "reachability.refreshed", _refresh), name="worker: refresh"),
            asyncio.create_task(self._every(REFRESH_EVERY, "preferences.refreshed", _prefer), name="worker: prefer"),
        ]

    async def stop(self) -> None:
        """Takes no more jobs, and gives the running ones GRACE seconds. What does not end by then is cancelled and
        given back: another worker may have it at once."""
        self._stopping.set()
        await asyncio.gather(*self._loops, return_exceptions=True)
        await asyncio.gather(*(lane.finish() for lane in self._lanes))

    async def run_due(self) -> int:
        """Runs what is due now, to its end; returns how many jobs that were. For tests and the command line."""
        await _tidy(self._work.house)
        await due.sweep(self._work.house)
        await _refresh(self._work.house)
        return sum([await lane.run_due() for lane in self._lanes])

    async def _every(self, seconds: float, action: str, do: Callable[..., Awaitable[int]]) -> None:
        while not self._stopping.is_set():
            try:
                done = await do(self._work.house)
            except Exception:
                log.exception("worker.failed", extra={"doing": action})
            else:
                log.debug(action, extra={"entries": done})
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)


async def _refresh(house: House) -> int:
    return await house.reachability.refresh()


async def _prefer(house: House) -> int:
    return await house.preferred.refresh()


async def _tidy(house: House) -> int:
    return await house.outbox.tidy(house.records)


class Lane:
    """One queue and its share of the work."""

    def __init__(
        self, name: str, queue: JobQueue, work: Work, jobs: Mapping[str, Run], width: int, lease: timedelta
    ) -> None:
        self._name = name
        self._queue = queue
        self._work = work
        self._jobs = jobs
        self._width = width
        self._lease = lease
        self._running: set[asyncio.Task[None]] = set()

    async def take_jobs(self, stopping: asyncio.Event) -> None:
        pause = SOONEST_LOOK
        while not stopping.is_set():
            leases = await self._due(self._width - len(self._running))
            for lease in leases:
                task = asyncio.create_task(self._run(lease), name=f"job: {lease.job.name}")
                self._running.add(task)
                task.add_done_callback(self._running.discard)
            if len(self._running) >= self._width:
                await _either(stopping.wait(), asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED))
            elif leases:
                pause = SOONEST_LOOK
            else:
                await _either(stopping.wait(), self._queue.wait(pause))
                pause = min(2 * pause, self._queue.longest_wait)

    async def finish(self) -> None:
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def run_due(self) -> int:
        leases = await self._queue.lease(limit=self._width, duration=self._lease)
        await asyncio.gather(*(self._run(lease) for lease in leases))
        return len(leases)

    async def _due(self, limit: int) -> Sequence[Lease]:
        """None while the queue cannot be reached: the worker outlives that."""
        try:
            return await self._queue.lease(limit=limit, duration=self._lease) if limit else ()
        except Exception:
            log.exception("queue.unavailable")
            return ()

    async def _run(self, lease: Lease) -> None:
        """Runs one job under its lease; whatever it raises, the job is done, given back or set aside."""
        # One that nobody knows may be called anything.
        name = lease.job.name if lease.job.name in self._jobs else "unknown"
        with part_of_trace("job", lease.job.trace, job=name, attempt=lease.attempt) as part:
            held = _Held(self._queue, lease, self._lease)
            keeper = asyncio.create_task(held.keep())
            try:
                with suppress(LeaseLost):
                    part.note(outcome=await self._settle(held, lease))
            except asyncio.CancelledError:
                part.note(outcome=await self._give_back(held, lease.job.name))
                raise
            except Exception:
                log.exception("job.unsettled", extra={"job": lease.job.name})
            finally:
                keeper.cancel()
                job_ended(part, name, lease.attempt)
                about = {"job": lease.job.name, "attempt": lease.attempt, **part.told()}
                log.info("job.ended", extra=_ids(lease.job.body) | about)

    async def _give_back(self, held: "_Held", job: str) -> str:
        """An attempt that did not end, as when the process had died: what it had begun may have been done."""
        try:
            async with asyncio.timeout(GIVING_BACK):
                await self._queue.release(await held.end(), delay=timedelta())
        except Exception as error:
            log.warning("job.not_given_back", extra={"job": job, "error": type(error).__name__})
            return "unsettled"
        return "given_back"

    async def _settle(self, held: "_Held", lease: Lease) -> str:
        """What became of it, in a word."""
        name = lease.job.name
        run = self._jobs.get(name)
        if run is None:
            return await self._unknown(await held.end())
        if lease.attempt > MAX_ATTEMPTS:
            return await self._set_aside(await held.end(), "attempts")
        try:
            with within(held.deadline):
                await self._work.house.configuration.look()
                await run(self._work, Assignment(lease.job.body, lease.attempt))
        except Later as later:
            await self._queue.release(await held.end(), delay=later.delay, counts=later.fault)
            return "later"
        except Unavailable:  # who or what it was about is not there any more
            log.info("job.moot", extra={"job": name} | _ids(lease.job.body))
            await self._queue.done(await held.end())
            return "moot"
        except Exception as error:
            return await self._failed(await held.end(), type(error).__name__)
        await self._queue.done(await held.end())
        return "done"

    async def _unknown(self, lease: Lease) -> str:
        """Where a newer version runs beside this one it is that one's: it gets the time that both may stand there."""
        if lease.attempt >= MAX_ATTEMPTS:
            return await self._set_aside(lease, "unknown")
        log.warning("job.unknown", extra={"job": lease.job.name, "attempt": lease.attempt})
        seconds = min(UNKNOWN_MOST, UNKNOWN_FIRST * 2 ** (lease.attempt - 1))
        await self._queue.release(lease, delay=timedelta(seconds=seconds))
        return "unknown"

    async def _failed(self, lease: Lease, error: str) -> str:
        about = {"job": lease.job.name, "attempt": lease.attempt} | _ids(lease.job.body)
        log.exception("job.failed", extra=about)
        if lease.attempt >= MAX_ATTEMPTS:
            return await self._set_aside(lease, error)
        await self._queue.release(lease, delay=timedelta(seconds=min(300, 2**lease.attempt)))
        return "failed"

    async def _set_aside(self, lease: Lease, reason: str) -> str:
        log.error("job.set_aside", extra={"job": lease.job.name, "reason": reason} | _ids(lease.job.body))
        await set_aside(self._work.house, self._name, lease, reason)
        await self._queue.done(lease)
        return "set_aside"


class _Held:
    """A lease that is extended while its job runs; its end is the `deadline` of the job."""

    def __init__(self, queue: JobQueue, lease: Lease, duration: timedelta) -> None:
        self._queue = queue
        self._lease = lease
        self._duration = duration
        self._turn = asyncio.Lock()
        self._ended = False
        self.deadline = Deadline(duration.total_seconds(), ONE_TRY)

    async def keep(self) -> None:
        """Through an outage of the queue as well: as long as the lease may stand, it is worth another try."""
        pause = self._duration.total_seconds() / 3
        while True:
            await asyncio.sleep(pause)
            async with self._turn:
                asked = asyncio.get_running_loop().time()
                try:
                    self._lease = await self._queue.extend(self._lease, self._duration)
                    self.deadline.put_off(self._duration.total_seconds() - (asyncio.get_running_loop().time() - asked))
                    pause = self._duration.total_seconds() / 3
                except LeaseLost:
                    log.warning("job.lease_lost", extra={"job": self._lease.job.name})
                    return
                except Exception:
                    log.exception("job.lease_not_extended", extra={"job": self._lease.job.name})
                    pause = self._duration.total_seconds() / 20

    async def end(self) -> Lease:
        """The lease as it is now; it is extended no more."""
        if not self._ended:
            await self._turn.acquire()
            self._ended = True
        return self._lease


async def _either(*waits: Coroutine[Any, Any, object]) -> None:
    """Until the first of them is over; the others are given up."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _ids(body: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in body.items() if isinstance(value, str)}
