"""Jobs over a network that loses requests and answers: each is run, at worst twice, and none is left."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.queue.azure_storage import AzureQueue, opened_queues
from bot.queue.base import LeaseLost, QueueUnavailable
from bot.storage_account import account_of
from bot.work.job import Job
from tests.peers.cutting import Cut, CuttingProxy
from tools.azurite import Azurite, connection

JOBS = 40
LEASE = timedelta(seconds=2)


async def put_all(queue: AzureQueue) -> None:
    """As the outbox does: what was not heard to be put is put again."""

    async def put(number: int) -> None:
        while True:
            with suppress(QueueUnavailable):
                await queue.put([Job("deliver", {"id": number})])
                return

    await asyncio.gather(*map(put, range(JOBS)))


async def work(queue: AzureQueue, run: Counter[int], ended: asyncio.Event) -> None:
    """A worker: whatever fails, the lease runs out and the job comes again."""
    while not ended.is_set():
        with suppress(QueueUnavailable):
            for lease in await queue.lease(limit=4, duration=LEASE):
                number = int(str(lease.job.body["id"]))
                run[number] += 1
                with suppress(LeaseLost, QueueUnavailable):
                    if lease.attempt == 1 and number % 3 == 0:
                        await queue.release(lease, delay=timedelta(), counts=number % 2 == 0)
                    elif number % 5 == 0:
                        await queue.done(await queue.extend(lease, LEASE))
                    else:
                        await queue.done(lease)
        await asyncio.sleep(0.05)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 12))
async def test_no_job_is_lost(azurite: Azurite, seed: int) -> None:
    chance = random.Random(seed)
    proxy = CuttingProxy(azurite.queues, lambda: chance.choices([*Cut], [8, 1, 1])[0])
    name, run, ended = f"cut-{uuid4().hex}", Counter[int](), asyncio.Event()
    async with opened_queues(account_of(azurite.connection)) as open_queue, proxy.running():
        true = await open_queue(name)
        async with opened_queues(account_of(connection(proxy.url, azurite.blobs))) as open_cut_queue:
            cut = await open_cut_queue(name)
            workers = [asyncio.create_task(work(cut, run, ended)) for _ in range(3)]
            async with asyncio.timeout(120):
                await put_all(cut)
                while await true.pending():  # noqa: ASYNC110 - the service is asked, not an event of ours
                    await asyncio.sleep(0.1)
            ended.set()
            await asyncio.gather(*workers)
    assert set(run) == set(range(JOBS))
    assert {Cut.BEFORE, Cut.AFTER} <= set(proxy.told)
