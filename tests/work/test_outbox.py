"""The outbox is tidied in as few commits as there are partitions, and by whoever queued an entry last."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from bot.bootstrap.houses import opened_house
from bot.deadline import Deadline, within
from bot.house import House
from bot.people.acting import Acting
from bot.queue.base import JobQueue
from bot.settings import load_settings
from bot.store.base import MAX_WRITES
from bot.store.records import Records
from bot.work.job import Job
from bot.work.outbox import FORGOTTEN_AFTER, Outbox
from tests.patience import PATIENCE
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY
from tests.work.rig import NOW, Clock, Flaky, opened, taken


async def promise(house: House, partition: str, jobs: int) -> None:
    audit = house.audit(Acting("p"), "deed", "subject")
    promised = [Job("runs", {"n": n}) for n in range(jobs)]
    await house.records.accept(partition, [], audit=audit, jobs=promised)


async def standing(house: House, partition: str) -> list[datetime]:
    return [entry.value.at async for entry in house.records.outbox.stream(partition=partition)]


async def test_what_one_commit_promised_is_removed_by_one(tmp_path: Path) -> None:
    async with CosmosPeer().running() as peer:
        settings = load_settings(data_dir=tmp_path, store="cosmos", cosmos_endpoint=peer.url, cosmos_key=KEY)
        async with opened_house(settings) as house:
            await promise(house, "p", MAX_WRITES - 1)
            await promise(house, "p", 2)
            await promise(house, "q", 3)
            before = peer.requests
            assert await house.outbox.tidy(house.records) == MAX_WRITES + 4
            assert peer.requests - before == 3  # 100 of p, the last one of p, those of q
            assert not await standing(house, "p")
            assert await house.outbox.tidy(house.records) == 0


async def test_what_another_instance_swept_is_its_own_to_remove(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        await promise(house, "p", 1)
        clock.turn(FORGOTTEN_AFTER + timedelta(seconds=1))
        await promise(house, "p", 1)
        other = Outbox(house.queue)
        assert await other.sweep(house.records, house.now) == 1
        assert await house.outbox.tidy(house.records) == 2
        assert len(await standing(house, "p")) == 1
        assert await other.tidy(house.records) == 1
        assert not await standing(house, "p")


class Silent(Flaky):
    """A queue that takes its time."""

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        await asyncio.Event().wait()


async def test_a_turn_does_not_wait_for_a_queue_that_says_nothing(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        box = Outbox(cast("JobQueue", Silent(house.queue, [])))
        records = Records(house.records._store, now=house.now, promised=box.promised)
        async with asyncio.timeout(PATIENCE):
            with within(Deadline(0)):
                await records.accept("p", [], audit=house.audit(Acting("p"), "deed", "s"), jobs=[Job("runs", {})])
        assert await box.tidy(records) == 0
        clock.turn(FORGOTTEN_AFTER + timedelta(seconds=1))
        assert await house.outbox.sweep(house.records, house.now) == 1
        assert await taken(house.queue) == [Job("runs", {})]
