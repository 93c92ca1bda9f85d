"""What only the SQLite queue promises: order, plans, restarts, its errors."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from bot.queue import sqlite
from bot.queue.base import Job, JobQueue, LeaseLost, QueueUnavailable
from bot.queue.sqlite import open_queue
from bot.sqlite import SqliteFile, open_file
from tests.queue.rig import HOLD, SOON, jobs, one
from tests.store.rig import Clock


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[SqliteFile]:
    opened = await open_file(tmp_path / "bode.db")
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def queue(file: SqliteFile, clock: Clock) -> JobQueue:
    return await open_queue(file, now=clock)


async def test_the_longest_due_comes_first(queue: JobQueue, clock: Clock) -> None:
    await queue.put(jobs("d"), delay=timedelta(seconds=3))
    await queue.put(jobs("a", "b", "c"))
    clock.turn(timedelta(seconds=3))
    await queue.put(jobs("e"))
    leases = await queue.lease(limit=10, duration=HOLD)
    assert [lease.job.body["id"] for lease in leases] == ["a", "b", "c", "d", "e"]


async def test_late_but_first_is_in_time(queue: JobQueue, clock: Clock) -> None:
    """The work is done and nobody else began it: to repeat it would help nobody. Storage Queue does the same."""
    await queue.put(jobs(1))
    lease = await one(queue, SOON)
    clock.turn(SOON * 2)
    await queue.done(lease)
    assert await queue.pending() == 0


async def test_a_restart_keeps_jobs_leases_and_what_was_set_aside(file: SqliteFile, clock: Clock) -> None:
    queue = await open_queue(file, now=clock)
    await queue.put(jobs("held", "aside", "waiting"))
    held, aside, _ = await queue.lease(limit=3, duration=HOLD)
    await queue.set_aside(aside, "KeyError")
    await file.close()
    again = await open_file(file.path)
    queue = await open_queue(again, now=clock)
    assert await queue.pending() == 2
    assert [reason for _, reason in await queue.aside()] == ["KeyError"]
    assert await queue.lease(limit=3, duration=HOLD) == []
    await queue.done(held)
    clock.turn(HOLD)
    assert (await one(queue)).attempt == 2
    await again.close()


async def test_an_idle_lease_writes_nothing(file: SqliteFile, queue: JobQueue) -> None:
    def size() -> int:
        return file.path.with_name("bode.db-wal").stat().st_size

    before = size()
    for _ in range(50):
        assert await queue.lease(limit=10, duration=HOLD) == []
    assert size() == before


PLANS = {
    "_NEXT": "SEARCH jobs USING INDEX jobs_due (due<?)",
    "_LIST_ASIDE": "SCAN jobs USING INDEX jobs_aside",  # as far as its limit goes
    "_PENDING": "SCAN jobs USING COVERING INDEX jobs_due",  # of the jobs that wait, never of the table
    "_LEASE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_POISON": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_EXTEND": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_DONE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_RELEASE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_SET_ASIDE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
}


@pytest.mark.parametrize("name", PLANS)
async def test_no_statement_sorts_or_reads_the_table(file: SqliteFile, queue: JobQueue, name: str) -> None:
    statement: str = getattr(sqlite, name).replace("{queue}", "jobs")

    def work(connection: Connection) -> list[str]:
        values = (1,) * statement.count("?")
        rows: list[Any] = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        return [row[3] for row in rows]

    assert await file.read(work) == [PLANS[name]]


@pytest.mark.parametrize("duration", [timedelta(), timedelta(seconds=-1)])
async def test_a_lease_lasts(queue: JobQueue, duration: timedelta) -> None:
    await queue.put(jobs(1))
    with pytest.raises(ValueError, match="lasts"):
        await queue.lease(limit=1, duration=duration)
    with pytest.raises(ValueError, match="lasts"):
        await queue.extend(await one(queue), duration)


async def test_a_closed_file_is_an_unavailable_queue(file: SqliteFile, queue: JobQueue) -> None:
    await queue.put(jobs(1))
    lease = await one(queue)
    await queue.close()
    await file.close()
    for refused in (queue.put(jobs(1)), queue.lease(limit=1, duration=HOLD), queue.done(lease), queue.pending()):
        with pytest.raises(QueueUnavailable, match=r"bode\.db: closed"):
            await refused


async def test_queues_of_other_names_share_the_file_alone(file: SqliteFile) -> None:
    clock = Clock()
    swift, bulk = await open_queue(file, now=clock, name="swift"), await open_queue(file, now=clock, name="bulk")
    await bulk.put([Job("slow", {})])
    assert await swift.lease(limit=5, duration=timedelta(seconds=9)) == []
    (lease,) = await bulk.lease(limit=5, duration=timedelta(seconds=9))
    with pytest.raises(LeaseLost):
        await swift.done(lease)
    await bulk.done(lease)


@pytest.mark.parametrize("name", ["", "Jobs", "jobs; drop table jobs", "1"])
async def test_a_queue_has_a_plain_name(file: SqliteFile, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        await open_queue(file, now=Clock(), name=name)
