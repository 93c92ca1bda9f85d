"""The queue beside a list: whatever is done to both, both say the same."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from bot.queue.base import Lease, LeaseLost
from bot.queue.sqlite import open_queue
from bot.sqlite.opening import open_file
from tests.queue.rig import jobs
from tests.store.rig import Clock

T = TypeVar("T")
seconds = st.integers(1, 5)


@dataclass
class Expected:
    """A job as it should stand."""

    name: str
    due: datetime
    attempts: int = 0
    receipt: str | None = None


class QueueBesideList(RuleBasedStateMachine):
    leases = Bundle("leases")

    @initialize()
    def open(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.model: dict[str, Expected] = {}
        self.put_count = 0
        self.run(self._open())

    async def _open(self) -> None:
        self.file = await open_file(Path(self.folder.name) / "bode.db")
        self.queue = await open_queue(self.file, now=self.clock)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.run(self.file.close())
            self.run(self.loop.shutdown_default_executor())
            self.loop.close()
            self.folder.cleanup()

    def holder(self, lease: Lease) -> Expected | None:
        expected = self.model.get(str(lease.job.body["id"]))
        return expected if expected and expected.receipt == lease.receipt else None

    def change(self, lease: Lease, work: Coroutine[Any, Any, T]) -> T | None:
        """Runs it, and LeaseLost comes exactly when the model says that somebody else may hold the job."""
        if self.holder(lease):
            return self.run(work)
        with pytest.raises(LeaseLost):
            self.run(work)
        return None

    @rule(count=st.integers(1, 4), delay=st.integers(0, 3))
    def put(self, count: int, delay: int) -> None:
        names = [f"{self.put_count + n:04}" for n in range(count)]
        self.put_count += count
        self.run(self.queue.put(jobs(*names), delay=timedelta(seconds=delay)))
        for name in names:
            self.model[name] = Expected(name, self.clock() + timedelta(seconds=delay))

    @rule(target=leases, limit=st.integers(1, 4), duration=seconds)
    def lease(self, limit: int, duration: int) -> Any:
        hold = timedelta(seconds=duration)
        found = self.run(self.queue.lease(limit=limit, duration=hold))
        due = (job for job in self.model.values() if job.due <= self.clock())
        wanted = [job.name for job in sorted(due, key=lambda job: (job.due, job.name))[:limit]]
        assert [lease.job.body["id"] for lease in found] == wanted
        for lease in found:
            job = self.model[str(lease.job.body["id"])]
            job.attempts, job.receipt, job.due = job.attempts + 1, lease.receipt, self.clock() + hold
            assert lease.attempt == job.attempts
        return multiple(*found)

    @rule(target=leases, lease=leases, duration=seconds)
    def extend(self, lease: Lease, duration: int) -> Any:
        job = self.holder(lease)
        extended = self.change(lease, self.queue.extend(lease, timedelta(seconds=duration)))
        if job and extended:
            job.receipt, job.due = extended.receipt, self.clock() + timedelta(seconds=duration)
            return extended
        return multiple()

    @rule(lease=leases)
    def done(self, lease: Lease) -> None:
        job = self.holder(lease)
        self.change(lease, self.queue.done(lease))
        if job:
            del self.model[job.name]

    @rule(lease=leases, delay=st.integers(0, 3), counts=st.booleans())
    def release(self, lease: Lease, delay: int, counts: bool) -> None:
        job = self.holder(lease)
        self.change(lease, self.queue.release(lease, delay=timedelta(seconds=delay), counts=counts))
        if job:
            job.receipt, job.due = None, self.clock() + timedelta(seconds=delay)
            job.attempts -= 0 if counts else 1

    @rule(by=seconds)
    def wait(self, by: int) -> None:
        self.clock.turn(timedelta(seconds=by))

    @rule()
    def restart(self) -> None:
        self.run(self.file.close())
        self.run(self._open())

    @invariant()
    def same(self) -> None:
        if hasattr(self, "model"):
            assert self.run(self.queue.pending()) == len(self.model)


QueueBesideList.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestQueueBesideList = pytest.mark.walk(QueueBesideList.TestCase)
