"""Several queues as one: the most important first, and none is left lying."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.lanes import LANES
from bot.queue.base import LeaseLost
from bot.queue.lanes import FAIR, LANE, UNNAMED, LanedQueue
from bot.queue.sqlite import open_queue
from bot.sqlite.opening import open_file
from bot.work.job import Job
from tests.patience import PATIENCE
from tests.queue.rig import HOLD
from tests.store.rig import Clock


@pytest.fixture
async def queue(tmp_path: Path) -> AsyncIterator[LanedQueue]:
    file = await open_file(tmp_path / "bode.db")
    clock = Clock()
    yield LanedQueue({name: await open_queue(file, now=clock, name=f"lane_{name}") for name in LANES})
    await file.close()


def jobs(lane: str, count: int) -> list[Job]:
    return [Job("deliver", {LANE: lane, "n": number}) for number in range(count)]


async def drained(queue: LanedQueue, count: int) -> list[str]:
    """The lanes of the next so many jobs, leased and done one at a time."""
    lanes: list[str] = []
    for _ in range(count):
        (lease,) = await queue.lease(limit=1, duration=HOLD)
        lanes.append(str(lease.job.body[LANE]))
        await queue.done(lease)
    return lanes


async def test_what_is_more_important_goes_first_whatever_came_before(queue: LanedQueue) -> None:
    for lane in reversed(LANES):
        await queue.put(jobs(lane, 3))
    leases = await queue.lease(limit=9, duration=HOLD)
    assert [lease.job.body[LANE] for lease in leases] == [lane for lane in LANES[:3] for _ in range(3)]


async def test_a_backlog_of_what_is_important_leaves_nothing_lying(queue: LanedQueue) -> None:
    """Each lane gets its turn, and the first by far the most."""
    for lane in LANES:
        await queue.put(jobs(lane, 300))
    rounds = FAIR * len(LANES)
    lanes = Counter(await drained(queue, 5 * rounds))
    assert all(lanes[lane] >= 5 for lane in LANES)
    assert lanes[LANES[0]] >= 0.8 * 5 * rounds


async def test_a_lane_that_was_empty_is_looked_at_when_something_comes(queue: LanedQueue) -> None:
    await queue.put(jobs(UNNAMED, 5))
    assert await drained(queue, 2) == [UNNAMED] * 2
    await queue.put(jobs("urgent", 1))
    assert await drained(queue, 2) == ["urgent", UNNAMED]


async def test_what_is_put_wakes_who_waits_in_whatever_lane(queue: LanedQueue) -> None:
    for lane in LANES:
        waiting = asyncio.create_task(queue.wait(600))
        await asyncio.sleep(0.01)
        await queue.put(jobs(lane, 1))
        await asyncio.wait_for(waiting, PATIENCE)
        assert len(await queue.lease(limit=5, duration=HOLD)) == 1


async def test_a_lane_of_a_version_to_come_is_the_one_without_a_name(queue: LanedQueue) -> None:
    await queue.put([Job("deliver", {LANE: "tomorrow"}), Job("deliver", {})])
    assert await queue.pending() == 2
    assert await queue.unnamed.pending() == 2


async def test_a_lease_is_of_its_own_lane(queue: LanedQueue) -> None:
    """Rows of different lanes have the same numbers."""
    for lane in LANES:
        await queue.put(jobs(lane, 1))
    leases = await queue.lease(limit=4, duration=HOLD)
    assert len({lease.id for lease in leases}) == 4
    await queue.release(leases[0], delay=timedelta())
    await queue.done(await queue.extend(leases[1], HOLD))
    (again,) = await queue.lease(limit=4, duration=HOLD)
    assert again.job.body[LANE] == LANES[0]
    with pytest.raises(LeaseLost):
        await queue.done(leases[0])
    assert await queue.pending() == 3


def test_one_lane_has_no_name() -> None:
    with pytest.raises(ValueError, match="no name"):
        LanedQueue({})
