"""What only the SQLite queue promises: order, plans, restarts, its errors."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from bot.queue import sqlite
from bot.queue.base import JobQueue, LeaseLost, QueueUnavailable
from bot.queue.sqlite import open_queue
from bot.sqlite.file import SqliteFile
from bot.sqlite.opening import open_file
from bot.telemetry.trace import new_trace
from bot.work.job import Job
from tests.patience import PATIENCE
from tests.queue.rig import HOLD, SOON, jobs, one
from tests.store.rig import Clock

TRACE = new_trace().header


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


async def test_a_restart_keeps_jobs_and_leases(file: SqliteFile, clock: Clock) -> None:
    queue = await open_queue(file, now=clock)
    await queue.put(jobs("held", "waiting"))
    held, _ = await queue.lease(limit=2, duration=HOLD)
    await file.close()
    again = await open_file(file.path)
    queue = await open_queue(again, now=clock)
    assert await queue.pending() == 2
    assert await queue.lease(limit=3, duration=HOLD) == []
    await queue.done(held)
    clock.turn(HOLD)
    assert (await one(queue)).attempt == 2
    await again.close()


async def test_a_file_of_before_tells_what_it_had_set_aside(file: SqliteFile, clock: Clock) -> None:
    def before(connection: Connection) -> None:
        connection.execute(
            "CREATE TABLE jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, "
            "due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, lease TEXT, aside TEXT, aside_at INTEGER)"
        )
        connection.execute("CREATE INDEX jobs_due ON jobs (due, id, aside) WHERE aside IS NULL")
        connection.execute("CREATE INDEX jobs_aside ON jobs (aside_at, id) WHERE aside IS NOT NULL")
        connection.execute("INSERT INTO jobs (name, body, due, attempts) VALUES ('waits', '{}', 1, 0)")
        connection.execute("INSERT INTO jobs VALUES (7, 'poison', '{}', 2, 10, NULL, 'KeyError', 60000000)")

    await file.write(before)
    await open_queue(file, now=clock)
    queue = await open_queue(file, now=clock)
    assert [lease.job.name for lease in await queue.lease(limit=5, duration=HOLD)] == ["waits"]
    ((lease, reason, at),) = await queue.former()
    assert (lease.job, lease.id, lease.attempt) == (Job("poison", {}), "7", 10)
    assert (reason, at) == ("KeyError", datetime(1970, 1, 1, 0, 1, tzinfo=UTC))
    await queue.done(lease)
    assert await queue.former() == []
    assert await queue.pending() == 1


async def test_a_version_of_before_and_this_one_share_a_file(file: SqliteFile, queue: JobQueue) -> None:
    def before(connection: Connection) -> None:
        connection.execute("INSERT INTO jobs (name, body, due, attempts) VALUES ('old', '{}', 1, 0)")

    await file.write(before)
    await queue.put([Job("new", {}, TRACE)])
    assert {lease.job.name: lease.job.trace for lease in await queue.lease(limit=5, duration=HOLD)} == {
        "old": "",
        "new": TRACE,
    }


async def test_an_idle_lease_takes_no_write_lock(file: SqliteFile, queue: JobQueue, clock: Clock) -> None:
    await queue.put(jobs("soon"), delay=SOON)
    told: list[str] = []
    await file.write(lambda connection: connection.set_trace_callback(told.append))
    told.clear()
    for _ in range(50):
        assert await queue.lease(limit=10, duration=HOLD) == []
    assert told == []
    clock.turn(SOON)
    await queue.done(await one(queue))
    assert told.count("BEGIN IMMEDIATE") == 2
    for _ in range(50):
        assert await queue.lease(limit=10, duration=HOLD) == []
    assert told.count("BEGIN IMMEDIATE") <= 3, "it looks once more where there was work"


async def test_a_wait_ends_when_the_next_is_due(queue: JobQueue, clock: Clock) -> None:
    """Known from the look before: a job that another process delayed, or held when it died."""
    await queue.put(jobs(1), delay=timedelta(milliseconds=20))
    assert await queue.lease(limit=1, duration=HOLD) == []
    await queue.wait(0)  # hears of the put
    await asyncio.wait_for(queue.wait(600), PATIENCE)


PLANS = {
    "_SOONEST": "SCAN jobs USING COVERING INDEX jobs_next",  # its first entry
    "_NEXT": "SEARCH jobs USING INDEX jobs_next (due<?)",
    "_PENDING": "SCAN jobs USING COVERING INDEX jobs_next",
    "_LEASE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_EXTEND": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_DONE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
    "_RELEASE": "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
}


@pytest.mark.parametrize("name", PLANS)
async def test_no_statement_sorts_or_reads_the_table(file: SqliteFile, queue: JobQueue, name: str) -> None:
    statement: str = getattr(sqlite, name).replace("{queue}", "jobs")

    def work(connection: Connection) -> list[str]:
        values = (1,) * statement.count("?")
        rows: list[Any] = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        return [row[3] for row in rows]

    assert await file.read(work) == [PLANS[name]]


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
