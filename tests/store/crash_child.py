"""A process that commits and enqueues as fast as it can and says what was acknowledged, until somebody kills it.

Arguments: the file, the first number. Each number n is one commit of three documents `n-a`, `n-b`, `n-c`, a step of
the caller's counter in the same commit, and then a job; a line `stored n` or `queued n` follows each acknowledgement.
"""

import asyncio
import itertools
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.queue.base import JobQueue
from bot.queue.sqlite import open_queue
from bot.sqlite.opening import open_file
from bot.store.base import DocumentStore, Kind, Put
from bot.store.sqlite import open_store
from bot.work.job import Job

PART = Kind("part", indexes=(("number",), ("batch", "number")))
COUNTER = Kind("counter")
PARTS = ("a", "b", "c")
PARTITION = "p"
CALLERS = 6


def now() -> datetime:
    return datetime.now(UTC)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # at once, with nothing of it kept in this process


async def commit_on(store: DocumentStore, queue: JobQueue, caller: int, numbers: Iterator[int]) -> None:
    counter = await store.get("counter", PARTITION, str(caller))
    version, steps = (counter.version, int(str(counter.body["steps"]))) if counter else (None, 0)
    for number in numbers:
        steps += 1
        *_, version = await store.commit(
            PARTITION,
            [
                *(Put("part", f"{number}-{part}", {"number": number, "batch": number % 7}) for part in PARTS),
                Put("counter", str(caller), {"steps": steps}, replaces=version),
            ],
        )
        say(f"stored {number}")
        await queue.put([Job("deliver", {"number": number})])
        say(f"queued {number}")


async def main(path: str, first: str) -> None:
    file = await open_file(Path(path))
    store, queue = await open_store(file, [PART, COUNTER], now=now), await open_queue(file, now=now)
    numbers = itertools.count(int(first))
    await asyncio.gather(*(commit_on(store, queue, caller, numbers) for caller in range(CALLERS)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
