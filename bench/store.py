"""How fast the embedded store and queue are: `python -m bench.store` prints a table. All writes are synced to the disk.

"bare commits" is plain sqlite3 in the same folder at that moment, without threads or event loop: what the disk allows
one caller. Compare with it, since a busy disk slows both.
"""

import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.queue.sqlite import SqliteQueue, open_queue
from bot.sqlite.opening import open_file
from bot.store.base import Kind, Put
from bot.store.sqlite import SqliteStore, open_store
from bot.work.job import Job

REQUEST = Kind("request", indexes=(("requester", "changed"), ("requester", "state", "changed")))
BODY = {"state": "open", "text": "x" * 400}
SECONDS = 2.0
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    per_second: float
    times: list[float]

    def __str__(self) -> str:
        cuts = statistics.quantiles(self.times, n=100)
        return f"{self.name:32}{self.per_second:10,.0f}{cuts[49] * 1000:10.3f}{cuts[98] * 1000:10.3f}"


def now() -> datetime:
    return datetime.now(UTC)


async def measure(name: str, callers: int, call: Callable[[int], Awaitable[object]]) -> Row:
    """So many callers, each doing one call after the other, for SECONDS."""
    began = time.perf_counter()
    times: list[float] = []
    numbers = iter(range(10**9))

    async def caller() -> None:
        while time.perf_counter() - began < SECONDS:
            start = time.perf_counter()
            await call(next(numbers))
            times.append(time.perf_counter() - start)

    await asyncio.gather(*(caller() for _ in range(callers)))
    return Row(f"{name}, {callers} at once", len(times) / (time.perf_counter() - began), times)


def bare(folder: Path) -> Row:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS t (text)")
    times: list[float] = []
    began = time.perf_counter()
    while time.perf_counter() - began < SECONDS / 2:
        start = time.perf_counter()
        connection.execute("INSERT INTO t VALUES (?)", (BODY["text"],))
        times.append(time.perf_counter() - start)
    connection.close()
    return Row("bare commits", len(times) / (time.perf_counter() - began), times)


async def measure_store(store: SqliteStore, folder: Path) -> None:
    async def commit(number: int) -> None:
        body = {**BODY, "requester": f"r{number % 500}", "changed": f"{number:08}"}
        await store.commit(partition, [Put("request", str(number), body)])

    async def get(number: int) -> None:
        await store.get("request", "p1", str(number % 500))

    async def find(number: int) -> None:
        equal = {"requester": f"r{number % 500}"}
        await store.find("request", equal=equal, order="changed", descending=True, limit=20)

    for callers in (1, 16, 64):
        print(await asyncio.to_thread(bare, folder))
        partition = f"p{callers}"
        print(await measure("commits", callers, commit))
    for callers in (1, 16, 64):
        print(await measure("point reads", callers, get))
    for callers in (1, 16):
        print(await measure("finds of 20", callers, find))


async def measure_queue(queue: SqliteQueue) -> None:
    async def through(number: int) -> None:
        """One job put, one leased, one done: three commits after each other."""
        await queue.put([Job("deliver", {"id": str(number)})])
        for lease in await queue.lease(limit=1, duration=MINUTE):
            await queue.done(lease)

    for callers in (1, 16):
        print(await measure("jobs put, leased, done", callers, through))
    began, total = time.perf_counter(), 10_000
    for first in range(0, total, 100):
        await queue.put([Job("deliver", {"id": str(number)}) for number in range(first, first + 100)])
    while leases := await queue.lease(limit=32, duration=MINUTE):
        await asyncio.gather(*(queue.done(lease) for lease in leases))
    print(f"{'jobs, put 100 and leased 32':32}{total / (time.perf_counter() - began):10,.0f}")


async def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = await open_file(folder / "bode.db")
        print(f"{'':32}{'a second':>10}{'p50 ms':>10}{'p99 ms':>10}")
        await measure_store(await open_store(file, [REQUEST], now=now), folder)
        print(await asyncio.to_thread(bare, folder))
        await measure_queue(await open_queue(file, now=now))
        await file.close()


if __name__ == "__main__":
    asyncio.run(main())
