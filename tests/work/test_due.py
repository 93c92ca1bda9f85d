"""What is for later than a queue can wait: never lost, and fired once whoever sweeps and whoever dies."""

import asyncio
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bootstrap.running import rounds_of
from bot.house import House
from bot.queue.base import MAX_DELAY, Job, JobQueue
from bot.settings import load_settings
from bot.store import collection
from bot.store.records import Records
from bot.work import due, outbox
from bot.work.kept import Due
from bot.work.leases import Rounds
from tests.patience import PATIENCE
from tests.store.rig import Clock
from tests.work.rig import AWAY, NOW, Died, Flaky, opened, taken

FAILURES = st.lists(st.sampled_from([None, AWAY, Died()]), max_size=6)


def failing(house: House, fails: list[Exception | None]) -> House:
    """Another instance, whose queue fails like that."""
    box = outbox.Outbox(cast("JobQueue", Flaky(house.queue, fails)))
    return replace(house, records=Records(house.records._store, now=house.now, promised=box.promised), outbox=box)


async def plan(house: House, number: int, after: timedelta) -> None:
    later = Due(f"d{number}", f"about:{number % 3}", house.now() + after, "remind", {"n": number})
    await house.records.accept(later.partition, [house.records.dues.put(later)])


async def test_a_due_waits_longer_than_a_queue_can(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await plan(house, 1, MAX_DELAY * 2)
        clock.turn(MAX_DELAY * 2 - timedelta(seconds=1))
        assert await due.sweep(house) == 0
        clock.turn(timedelta(seconds=2))
        assert await due.sweep(house) == 1
        assert await due.sweep(house) == 0
        assert await taken(house.queue) == [Job("remind", {"n": 1})]


async def test_it_can_be_moved_and_taken_back(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        for number in (1, 2):
            await plan(house, number, timedelta(days=1))
        first = await house.records.dues.get("about:1", "d1")
        second = await house.records.dues.get("about:2", "d2")
        assert first
        assert second
        moved = replace(first.value, at=first.value.at + timedelta(days=30))
        await house.records.accept("about:1", [house.records.dues.put(moved, first.version)])
        await house.records.accept("about:2", [house.records.dues.remove(second.value, second.version)])
        clock.turn(timedelta(days=2))
        assert await due.sweep(house) == 0
        clock.turn(timedelta(days=30))
        assert await due.sweep(house) == 1


async def test_more_than_a_page_are_fired_in_one_sweep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "STREAMED", 2)
    async with opened(tmp_path) as house:
        for number in range(5):
            await plan(house, number, timedelta(seconds=-1))
        assert await due.sweep(house) == 5


async def test_an_instance_that_holds_the_lease_sweeps_what_is_due_and_what_was_left(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await plan(house, 1, timedelta(days=1))
        entry = outbox.OutboxEntry("x", "about:0", house.now(), "left", {})
        await house.records.accept("about:0", [house.records.outbox.put(entry)])
        clock.turn(timedelta(days=2))
        rounds = Rounds(house.records, rounds_of(house, load_settings(data_dir=tmp_path)))
        rounds.start()
        found: list[Job] = []
        async with asyncio.timeout(PATIENCE):
            while len(found) < 2:
                found += await taken(house.queue)
                await asyncio.sleep(0.01)
        await rounds.stop()
        assert sorted(job.name for job in found) == ["left", "remind"]


@pytest.mark.slow
@settings(max_examples=25)
@given(st.integers(1, 8), st.lists(FAILURES, min_size=1, max_size=3))
def test_whoever_sweeps_and_dies_each_is_fired_once(planned: int, instances: list[list[Exception | None]]) -> None:
    async def story(folder: Path) -> None:
        clock = Clock(NOW)
        async with opened(folder, clock) as house:
            for number in range(planned):
                await plan(house, number, timedelta(days=9))
            clock.turn(timedelta(days=10))
            houses = [failing(house, fails) for fails in instances]
            await asyncio.gather(*(_sweeps(one) for one in houses))
            promised = [entry async for entry in house.records.outbox.stream(partition="about:0")]
            promised += [entry async for entry in house.records.outbox.stream(partition="about:1")]
            promised += [entry async for entry in house.records.outbox.stream(partition="about:2")]
            ids = {cast("int", entry.value.body["n"]): entry.value.id for entry in promised}
            assert len(ids) == len(promised) == planned, "one promise each, and none is lost"
            clock.turn(2 * outbox.FORGOTTEN_AFTER)
            await house.outbox.sweep(house.records, house.now)
            jobs = Counter(cast("int", job.body["n"]) for job in await taken(house.queue))
            assert set(jobs) == set(range(planned))

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(story(Path(folder)))


async def _sweeps(house: House) -> None:
    """Until nothing is due: an instance that died is started again."""
    for _ in range(10):
        with suppress(Died):
            if not await due.sweep(house):
                return
