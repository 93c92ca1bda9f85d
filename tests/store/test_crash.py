"""A process that is killed in the middle of its writing keeps every promise it made."""

import asyncio
import random
import sys
from asyncio.subprocess import PIPE
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.queue.sqlite import open_queue
from bot.sqlite.opening import open_file
from bot.store.base import DocumentStore
from bot.store.sqlite import open_store
from tests.store import crash_child
from tests.store.crash_child import CALLERS, COUNTER, PART, PARTITION, PARTS, now

KILLS = 20
ROOT = Path(__file__).parents[2]


@dataclass
class Promises:
    stored: set[int] = field(default_factory=set[int])
    queued: set[int] = field(default_factory=set[int])

    def hear(self, lines: bytes) -> None:
        """Whole lines only: what was cut off was never said."""
        for line in lines.split(b"\n")[:-1]:
            what, number = line.split()
            (self.stored if what == b"stored" else self.queued).add(int(number))


async def killed(path: Path, first: int, after: float) -> bytes:
    """What the child said until it was killed, `after` seconds from its first word."""
    arguments = ["-m", crash_child.__name__, str(path), str(first)]
    child = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=PIPE, cwd=ROOT)
    assert child.stdout
    said = await child.stdout.readline()
    reading = asyncio.ensure_future(child.stdout.read())
    await asyncio.sleep(after)
    child.kill()
    said += await reading
    assert await child.wait() == -9
    return said


async def numbers(store: DocumentStore) -> Counter[int]:
    """How many documents of each number there are, through the pages of a partition."""
    found: Counter[int] = Counter()
    after: str | None = None
    while True:
        page = await store.find("part", partition=PARTITION, limit=1000, after=after)
        found.update(int(str(document.body["number"])) for document in page.documents)
        after = page.next
        if after is None:
            return found


async def check(path: Path, promises: Promises) -> int:
    """Opens the file as the next start would, and returns the highest number in it."""
    file = await open_file(path)
    assert await file.problems() == []
    store, queue = await open_store(file, [PART, COUNTER], now=now), await open_queue(file, now=now)
    found = await numbers(store)
    assert set(found.values()) <= {len(PARTS)}, "half a commit"
    assert promises.stored <= set(found), "an acknowledged commit is gone"
    counters = [await store.get("counter", PARTITION, str(caller)) for caller in range(CALLERS)]
    assert sum(int(str(counter.body["steps"])) for counter in counters if counter) == len(found)
    assert len(promises.queued) <= await queue.pending() <= len(found)
    sample = max(promises.stored)
    assert await store.count("part", equal={"number": sample}) == len(PARTS)
    await file.close()
    return max(found)


async def queued(path: Path) -> Counter[int]:
    file = await open_file(path)
    queue = await open_queue(file, now=now)
    found: Counter[int] = Counter()
    while leases := await queue.lease(limit=1000, duration=timedelta(minutes=5)):
        found.update(int(str(lease.job.body["number"])) for lease in leases)
    await file.close()
    return found


@pytest.mark.process
async def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    moments = random.Random(20260901)
    path, promises, last = tmp_path / "bode.db", Promises(), 0
    for _ in range(KILLS):
        before = len(promises.stored)
        promises.hear(await killed(path, last + 1, moments.uniform(0.0, 0.25)))
        assert len(promises.stored) > before
        last = await check(path, promises)
    jobs = await queued(path)
    assert promises.queued <= set(jobs), "an acknowledged job is gone"
    assert set(jobs.values()) == {1}
    assert len(promises.stored) > 10 * KILLS
