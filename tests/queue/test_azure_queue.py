"""What only the queue on Azure promises: names, what is none of ours, requests, its errors, lost answers."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.queue.azure_storage import PUTS_AT_ONCE, UNREADABLE, AzureQueue, BadQueueName, Open, opened_queues
from bot.queue.base import MAX_BODY_BYTES, LeaseLost, QueueUnavailable
from bot.storage_account import StorageAccount, account_of
from bot.work.job import Job
from tests.patience import PATIENCE
from tests.peers.cutting import Cut, CuttingProxy
from tests.queue.rig import HOLD, SOON, jobs, names, one
from tools.azurite import KEY, NAME, Azurite, connection


@pytest.fixture
async def opening(timeless_azurite: Azurite) -> AsyncIterator[Open]:
    async with opened_queues(account_of(timeless_azurite.connection)) as open_queue:
        yield open_queue


@pytest.fixture
async def queue(opening: Open) -> AzureQueue:
    return await opening(f"own-{uuid4().hex}")


@pytest.mark.parametrize("name", ["", "ab", "Jobs", "jobs_a", "-jobs", "jobs-", "jo--bs", "é" * 3, "a" * 64, "jobs/a"])
async def test_a_name_is_one_that_azure_takes(opening: Open, name: str) -> None:
    with pytest.raises(BadQueueName, match="is not a name"):
        await opening(name)


@pytest.mark.parametrize("name", ["jobs", "jobs-sint-jozef", "1-a", "a" * 63])
async def test_azure_takes_what_we_do(opening: Open, name: str) -> None:
    again = await opening(name)
    await again.put(jobs(name))
    assert names(await (await opening(name)).lease(limit=2, duration=HOLD)) == [name]


async def test_a_job_lives_longer_than_a_message_does(queue: AzureQueue, timeless_azurite: Azurite) -> None:
    await queue.put(jobs(1))
    timeless_azurite.turn(timedelta(days=400))
    assert (await one(queue)).attempt == 1


def ours(**held: object) -> str:
    return base64.b64encode(json.dumps({"n": "deliver", "b": {}, "u": 0} | held).encode()).decode()


STRANGE = {
    "text": "geen taak",
    "nothing": " ",
    "no JSON": base64.b64encode(b"{").decode(),
    "no UTF-8": base64.b64encode(b"\xff\xfe\xfa").decode(),
    "no object": base64.b64encode(b"[1]").decode(),
    "no name": ours(n=1),
    "no body": ours(b=[1]),
    "no count": ours(u="1"),
    "a truth for a count": ours(u=False),
    "more than there were": ours(u=1),
    "fewer than none": ours(u=-1),
    "no number": ours(b={"x": float("nan")}),
    "half a character": ours(b={"x": "\ud83d"}),
    "too deep": base64.b64encode(b"[" * 40_000).decode(),
    "too large": ours(b={"x": "x" * MAX_BODY_BYTES}),
}


async def send(queue: AzureQueue, *messages: str) -> None:
    for message in messages:
        await queue._client.send_message(message)


@pytest.mark.parametrize("what", STRANGE)
async def test_what_is_none_of_ours_is_a_job_that_nobody_knows(queue: AzureQueue, what: str) -> None:
    await queue.put(jobs("before"))
    await send(queue, STRANGE[what])
    await queue.put(jobs("after"))
    before, strange, after = await queue.lease(limit=5, duration=HOLD)
    assert names([before, after]) == ["after", "before"]
    assert strange.job == Job(UNREADABLE, {"content": [STRANGE[what]]})
    await queue.done(await queue.extend(strange, HOLD))
    assert await queue.pending() == 2


async def test_what_another_version_wrote_beside_is_no_hindrance(queue: AzureQueue) -> None:
    await send(queue, ours(later="x"))
    assert (await one(queue)).job == Job("deliver", {})


class Through:
    """A queue behind a proxy that cuts what `cuts` says, one for each request, and then nothing."""

    def __init__(self, azurite: Azurite) -> None:
        self.cuts: list[Cut] = []
        self.proxy = CuttingProxy(azurite.queues, lambda: self.cuts.pop(0) if self.cuts else Cut.NOT)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "Through":
        await self._stack.enter_async_context(self.proxy.running())
        account = account_of(connection(self.proxy.url, "http://127.0.0.1:1"))
        open_queue = await self._stack.enter_async_context(opened_queues(account))
        self.queue = await open_queue(f"own-{uuid4().hex}")
        self.proxy.told.clear()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def asked(self) -> int:
        """How many requests came since the last time."""
        count = len(self.proxy.told)
        self.proxy.told.clear()
        return count


async def test_one_request_leases_up_to_32(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        await through.queue.put(jobs(*range(40)))
        assert through.asked() == 40
        for limit, found, requests in [(16, 16, 1), (33, 24, 1), (5, 0, 1), (40, 0, 1)]:
            assert len(await through.queue.lease(limit=limit, duration=HOLD)) == found
            assert through.asked() == requests
        await through.queue.put(jobs(*range(64)))
        through.asked()
        assert len(await through.queue.lease(limit=64, duration=HOLD)) == 64
        assert through.asked() == 2


async def test_a_job_costs_a_put_a_lease_and_an_end(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        await through.queue.put(jobs(1))
        await through.queue.done(await one(through.queue))
        assert through.asked() == 3


async def test_a_wait_ends_when_the_next_is_due(queue: AzureQueue) -> None:
    """Known because this process delayed it."""
    await queue.put(jobs(1), delay=timedelta(seconds=1))
    assert await queue.lease(limit=1, duration=HOLD) == []
    await asyncio.wait_for(queue.wait(600), PATIENCE)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(queue.wait(60), 0.1)
    await queue.put(jobs(2))
    await queue.wait(0)
    for lease in await queue.lease(limit=1, duration=HOLD):
        await queue.release(lease, delay=timedelta(seconds=1))
    await asyncio.wait_for(queue.wait(600), PATIENCE)


# --- what goes wrong ------------------------------------------------------------------------------


async def test_a_lost_answer_is_asked_for_again(timeless_azurite: Azurite) -> None:
    """At worst a job comes twice."""
    async with Through(timeless_azurite) as through:
        queue = through.queue
        for cut, times in [(Cut.BEFORE, 1), (Cut.AFTER, 2)]:
            through.cuts = [cut]
            await queue.put(jobs(1))
            assert await queue.pending() == times
            for lease in await queue.lease(limit=5, duration=HOLD):
                await queue.done(lease)


async def test_a_lease_whose_answer_was_lost_comes_back(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        await through.queue.put(jobs(1))
        through.cuts = [Cut.AFTER]
        assert await through.queue.lease(limit=1, duration=SOON) == []
        timeless_azurite.turn(SOON)
        assert (await one(through.queue)).attempt == 2


async def test_what_happened_and_was_not_heard_is_a_lost_lease(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        queue = through.queue
        await queue.put(jobs(1))
        for counts in (True, False):
            lease = await one(queue)
            through.cuts = [Cut.AFTER]
            with pytest.raises(LeaseLost):
                await queue.release(lease, delay=timedelta(), counts=counts)
        lease = await one(queue)
        assert lease.attempt == 2, "the attempt that does not count does not, even so"
        through.cuts = [Cut.AFTER]
        with pytest.raises(LeaseLost):
            await queue.done(lease)
        assert await queue.pending() == 0


@pytest.mark.long
async def test_of_many_some_may_be_put(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        through.cuts = [Cut.NOT] * 40 + [Cut.BEFORE] * 1000
        with pytest.raises(QueueUnavailable):
            await through.queue.put(jobs(*range(100)))
        through.cuts = []
        asked = through.asked()
        await asyncio.sleep(0.1)
        assert through.asked() == 0, "nothing goes on behind our back"
        assert asked < 100
        assert 40 - PUTS_AT_ONCE <= await through.queue.pending() <= 40


@pytest.mark.long
async def test_what_was_leased_before_a_failure_is_not_left(timeless_azurite: Azurite) -> None:
    async with Through(timeless_azurite) as through:
        await through.queue.put(jobs(*range(40)))
        through.cuts = [Cut.NOT] + [Cut.BEFORE] * 1000
        assert len(await through.queue.lease(limit=40, duration=HOLD)) == 32


@pytest.mark.long
async def test_a_service_that_is_not_there() -> None:
    account = StorageAccount(f"http://127.0.0.1:1/{NAME}", "", NAME, KEY)
    place = r"BODE_QUEUE=azure: the queue jobs at 127\.0\.0\.1:1/\w+"
    with pytest.raises(
        QueueUnavailable, match=place + r": cannot be reached \(ClientConnectorError\): check the address"
    ):
        async with opened_queues(account) as open_queue:
            await open_queue("jobs")


async def test_a_wrong_key_is_told_and_not_shown(timeless_azurite: Azurite) -> None:
    wrong = base64.b64encode(b"wrong" * 8).decode()
    with pytest.raises(
        QueueUnavailable, match=r"status 403 \w+\): check the key .* Storage Queue Data Contrib"
    ) as told:
        async with opened_queues(StorageAccount(timeless_azurite.queues, "", NAME, wrong)) as open_queue:
            await open_queue("jobs")
    assert wrong not in str(told.value)
    assert KEY not in str(told.value)


async def test_a_queue_that_is_gone_is_no_lost_lease(queue: AzureQueue) -> None:
    await queue.put(jobs(1))
    lease = await one(queue)
    await queue._client.delete_queue()
    for request in (
        queue.put(jobs(1)),
        queue.lease(limit=1, duration=HOLD),
        queue.extend(lease, HOLD),
        queue.done(lease),
        queue.release(lease, delay=timedelta()),
        queue.pending(),
    ):
        with pytest.raises(QueueUnavailable, match=r"refused \(status 404 QueueNotFound\)"):
            await request
