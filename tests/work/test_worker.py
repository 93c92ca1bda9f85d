"""The worker: what it sets aside, how it waits, and that it tidies after itself."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.deadline import left
from bot.house import House
from bot.people.acting import Acting
from bot.queue.base import MAX_DELAY, Job, JobQueue
from bot.queue.sqlite import SqliteQueue
from bot.store import collection
from bot.store.records import Records
from bot.work import aside
from bot.work.base import Assignment, Later, Run, Work
from bot.work.budget import Budget
from bot.work.outbox import Outbox
from bot.work.worker import MAX_ATTEMPTS, Worker
from tests.conversations.stage import Recorder
from tests.patience import PATIENCE
from tests.store.rig import Clock
from tests.work.rig import AWAY, HOLD, NOW, Flaky, opened, taken

HOUR = timedelta(hours=1)


def worker_of(house: House, **jobs: Run) -> Worker:
    return Worker(Work(house, Recorder(), Budget(1_000_000)), jobs, width=4, lease=HOLD)


async def listed(house: House) -> list[tuple[str, str, int]]:
    return [(kept.job, kept.reason, kept.attempts) async for kept in aside.listed(house)]


async def breaks(_: Work, job: Assignment) -> None:
    raise KeyError(job.text("id"))


async def test_a_job_that_keeps_failing_is_set_aside_and_put_back(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        worker = worker_of(house, breaks=breaks)
        await house.bulk.put([Job("breaks", {"id": "x"})])
        for _ in range(MAX_ATTEMPTS):
            assert await worker.run_due() == 1
            clock.turn(HOUR)
        assert await worker.run_due() == 0
        assert await listed(house) == [("breaks", "KeyError", MAX_ATTEMPTS)]
        (kept,) = [kept async for kept in aside.listed(house)]
        assert kept.body == {"id": "x"}
        assert await house.bulk.pending() == 0

        assert await aside.put_back(house, kept.id) == kept
        assert await aside.put_back(house, kept.id) is None
        assert await listed(house) == []
        assert await taken(house.queue) == [Job("breaks", {"id": "x"})]


async def test_a_job_that_takes_its_worker_down_is_set_aside_without_another_try(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        ran: list[int] = []

        async def deadly(_: Work, job: Assignment) -> None:
            ran.append(job.attempt)

        await house.queue.put([Job("deadly", {})])
        for _ in range(MAX_ATTEMPTS):  # each leased by a process that dies of it
            await house.queue.lease(limit=1, duration=HOLD)
            clock.turn(HOUR)
        await worker_of(house, deadly=deadly).run_due()
        assert ran == []
        assert await listed(house) == [("deadly", "attempts", MAX_ATTEMPTS + 1)]
        assert await house.queue.pending() == 0


@pytest.mark.slow
async def test_a_job_may_ask_the_store_as_long_as_its_lease_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put off with every renewal; once another worker has the job, each call has one try."""
    monkeypatch.setattr("bot.work.worker.ONE_TRY", 0.01)
    lease, clock, heard = timedelta(seconds=0.3), Clock(NOW), list[float]()
    async with opened(tmp_path, clock) as house:

        async def runs(_: Work, job: Assignment) -> None:
            heard.append(left(60))
            await asyncio.sleep(0.5)
            while (later := left(60)) == 0.01:  # noqa: ASYNC110 - the machine was busy: it is renewed in a moment
                await asyncio.sleep(0.01)
            heard.append(later)
            clock.turn(HOUR)
            assert await house.queue.lease(limit=1, duration=HOLD)
            while left(60) > 0.01:  # noqa: ASYNC110 - it is a time that runs out
                await asyncio.sleep(0.01)

        await house.queue.put([Job("runs", {})])
        work = Work(house, Recorder(), Budget(1_000_000))
        async with asyncio.timeout(PATIENCE):
            await Worker(work, {"runs": runs}, width=1, lease=lease).run_due()
        assert len(heard) == 2
        assert all(0.01 <= seconds <= 0.3 for seconds in heard)
        assert left(60) == 60


@pytest.mark.parametrize("lane", ["queue", "bulk"])
async def test_what_does_not_end_when_it_stops_is_given_back_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lane: str
) -> None:
    """Also by who has no place left for another job; its next attempt knows that this one did not end."""
    monkeypatch.setattr("bot.work.worker.GRACE", 0.01)
    begun, ended = asyncio.Event(), list[str]()
    async with opened(tmp_path, Clock(NOW)) as house:
        queue: JobQueue = getattr(house, lane)

        async def runs(_: Work, job: Assignment) -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(job.text("id"))

        worker = Worker(Work(house, Recorder(), Budget(1_000_000)), {"runs": runs}, width=1, lease=HOUR)
        await queue.put([Job("runs", {"id": "x"}), Job("runs", {"id": "y"})])
        worker.start()
        async with asyncio.timeout(PATIENCE):
            await begun.wait()
            await worker.stop()
        assert ended == ["x"]
        given_back = await queue.lease(limit=3, duration=HOLD)
        assert {(str(one.job.body["id"]), one.attempt) for one in given_back} == {("x", 2), ("y", 1)}


async def test_a_job_of_many_steps_begins_no_further_one_when_it_stops(tmp_path: Path) -> None:
    async with opened(tmp_path, Clock(NOW)) as house:
        steps = 0

        async def runs(work: Work, _: Assignment) -> None:
            nonlocal steps
            while True:
                work.go_on()
                steps += 1
                work.stopping.set()

        await house.queue.put([Job("runs", {})])
        await worker_of(house, runs=runs).run_due()
        (given_back,) = await house.queue.lease(limit=1, duration=HOLD)
        assert (steps, given_back.attempt) == (1, 1), "it did not fail"


async def test_a_job_of_a_newer_version_is_left_to_it(tmp_path: Path) -> None:
    """Both work from one queue for an hour."""
    clock, done = Clock(NOW), list[str]()

    async def does(_: Work, job: Assignment) -> None:
        done.append(job.text("id"))

    async with opened(tmp_path, clock) as house:
        await house.queue.put([Job("of_another_version", {"id": "x"})])
        assert await worker_of(house).run_due() == 1
        clock.turn(timedelta(seconds=5))
        assert await worker_of(house, of_another_version=does).run_due() == 0, "it comes back a little later"
        clock.turn(timedelta(seconds=5))
        assert await worker_of(house, of_another_version=does).run_due() == 1
        assert done == ["x"]
        assert await listed(house) == []
        assert await house.queue.pending() == 0


async def test_a_job_that_nobody_knows_is_set_aside_after_an_hour(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await house.queue.put([Job("of_another_version", {})])
        worker = worker_of(house)
        while await worker.run_due() or clock() < NOW + HOUR:
            assert await listed(house) == []
            clock.turn(timedelta(minutes=1))
        clock.turn(timedelta(minutes=20))
        assert await worker.run_due() == 1
        assert await listed(house) == [("of_another_version", "unknown", MAX_ATTEMPTS)]
        assert await house.queue.pending() == 0


async def test_set_aside_twice_it_stands_there_once(tmp_path: Path) -> None:
    """The process died after the record and before the queue had its word."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await house.queue.put([Job("unknown", {}), Job("unknown", {})], attempts=MAX_ATTEMPTS - 1)
        first, _ = await house.queue.lease(limit=2, duration=HOLD)
        await aside.set_aside(house, "jobs", first, "unknown")
        clock.turn(HOUR)
        await worker_of(house).run_due()
        assert len(await listed(house)) == 2
        assert await house.queue.pending() == 0


async def test_more_than_a_page_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "STREAMED", 2)
    async with opened(tmp_path) as house:
        await house.queue.put([Job("unknown", {"n": n}) for n in range(5)], attempts=MAX_ATTEMPTS - 1)
        while await worker_of(house).run_due():
            pass
        assert len(await listed(house)) == 5


async def test_the_outbox_is_tidied_after_the_jobs(tmp_path: Path) -> None:
    """What is promised and queued leaves nothing behind, and a sweep finds nothing to queue again."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        done: list[str] = []

        async def runs(_: Work, job: Assignment) -> None:
            done.append(job.text("id"))

        worker = worker_of(house, runs=runs)
        for number in range(3):
            audit = house.audit(Acting("p"), "deed", "subject")
            await house.records.accept("p", [], audit=audit, jobs=[Job("runs", {"id": str(number)})])
        assert len([entry async for entry in house.records.outbox.stream(partition="p")]) == 3
        while await worker.run_due():
            pass
        assert not [entry async for entry in house.records.outbox.stream(partition="p")]
        clock.turn(HOUR)
        assert await house.outbox.sweep(house.records, house.now) == 0
        assert sorted(done) == ["0", "1", "2"]


@pytest.mark.slow
async def test_a_sweep_goes_on_until_all_that_was_promised_is_queued(tmp_path: Path) -> None:
    """After an outage more is left than one page of the store holds."""
    clock, many = Clock(NOW), 2 * collection.STREAMED + 1
    async with opened(tmp_path, clock) as house:
        unswept = Records(house.records._store, now=house.now)
        jobs = [Job("later", {"n": number}) for number in range(many)]
        for start in range(0, many, 50):
            await unswept.accept("p", [], audit=house.audit(Acting("p"), "deed", "x"), jobs=jobs[start : start + 50])
        assert await house.outbox.sweep(house.records, house.now) == 0
        clock.turn(HOUR)
        assert await house.outbox.sweep(house.records, house.now) == many
        assert sorted(int(str(job.body["n"])) for job in await taken(house.queue)) == list(range(many))
        assert await house.outbox.sweep(house.records, house.now) == 0


async def test_what_was_promised_is_swept_no_sooner_than_a_turn_can_take(tmp_path: Path) -> None:
    """Until a minute after, whoever promised it may be about to queue it; then nobody is."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        box = Outbox(cast("JobQueue", Flaky(house.queue, [AWAY])))
        records = Records(house.records._store, now=house.now, promised=box.promised)
        await records.accept("p", [], audit=house.audit(Acting("p"), "deed", "s"), jobs=[Job("runs", {})])
        clock.turn(timedelta(seconds=59))
        assert await house.outbox.sweep(house.records, house.now) == 0
        assert await taken(house.queue) == []
        clock.turn(timedelta(seconds=2))
        assert await house.outbox.sweep(house.records, house.now) == 1
        assert await taken(house.queue) == [Job("runs", {})]


def test_later_than_a_queue_can_wait_is_a_mistake_where_it_is_said() -> None:
    with pytest.raises(ValueError, match="Due"):
        Later(MAX_DELAY + timedelta(seconds=1))


async def test_an_idle_worker_writes_nothing_and_wakes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its looks are counted, not timed: they get rarer, and a job that is put meanwhile is run by the next one."""
    looks: list[float] = []
    written: list[str] = []
    async with opened(tmp_path, Clock(NOW)) as house:
        monkeypatch.setattr(type(house.queue), "lease", _counting(type(house.queue).lease, looks))
        ran = asyncio.Event()

        async def runs(_: Work, job: Assignment) -> None:
            ran.set()

        await house.records.accept("p", [], audit=house.audit(Acting("p"), "deed", "subject"))
        await _trace(house, written)
        worker = worker_of(house, runs=runs)
        worker.start()
        await asyncio.sleep(1.5)
        assert [statement for statement in written if statement.startswith("BEGIN")] == []
        assert len(looks) <= 5 * 4, "0.2, 0.4, 0.8, ... seconds apart, in each of five queues"
        before = len(looks)
        await house.queue.put([Job("runs", {})])
        await asyncio.wait_for(ran.wait(), house.queue.longest_wait * 10)
        assert len(looks) - before <= 3
        await worker.stop()


def _counting(lease: Callable[..., Any], looks: list[float]) -> Callable[..., Any]:
    async def counted(*arguments: Any, **named: Any) -> Any:
        looks.append(time.monotonic())
        return await lease(*arguments, **named)

    return counted


async def _trace(house: House, told: list[str]) -> None:
    """Every statement of the one writer from now on."""
    assert isinstance(house.queue, SqliteQueue)
    await house.queue._file.write(lambda connection: connection.set_trace_callback(told.append))
    told.clear()
