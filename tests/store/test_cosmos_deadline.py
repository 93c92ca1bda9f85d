"""Cosmos DB: all calls of a turn or a job together end when its time is over, whomever they wait for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from bot.deadline import Deadline, left, within
from bot.store.base import Put, StoreUnavailable
from bot.store.cosmos import CosmosStore
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault
from tests.store.rig import put
from tests.store.test_cosmos_patience import CALLS


@pytest.fixture(autouse=True)
async def in_time() -> AsyncIterator[None]:
    """Far less than a call may take by itself."""
    async with asyncio.timeout(7):
        yield


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
async def test_each_call_has_what_those_before_it_left(peer: CosmosPeer, store: CosmosStore, call: str) -> None:
    """What each would have got by itself is 8 seconds."""
    _, work = CALLS[call]
    peer.faults = [Fault("*", 429, times=10_000, retry_ms=100)]
    with within(Deadline(1.0)):
        with pytest.raises(StoreUnavailable, match="Cosmos DB answers 429"):
            await work(store)
        assert peer.requests > 1
        await asyncio.sleep(left(60))
        await asyncio.sleep(0.1)  # what was under way arrives
        tried = peer.requests
        for _, another in CALLS.values():
            with pytest.raises(StoreUnavailable):
                await another(store)
        assert peer.requests == tried
    peer.faults = []
    await work(store)  # which is of no turn any more


async def test_a_pause_that_is_too_long_is_not_waited_for(peer: CosmosPeer, store: CosmosStore) -> None:
    peer.faults = [Fault("read", 429, retry_ms=60_000)]
    with within(Deadline(30)), pytest.raises(StoreUnavailable, match="Cosmos DB answers 429"):
        await store.get("note", "p", "1")
    assert peer.counted["read"] == 1


async def test_a_job_has_one_try_a_call_after_its_time(peer: CosmosPeer, store: CosmosStore) -> None:
    """Its lease is over; what it did is noted all the same."""
    with within(Deadline(0, least=0.5)):
        await put(store, "note", "p", "1", {"n": 1})
        peer.faults = [Fault("read", 429, times=10_000, retry_ms=2000)]
        with pytest.raises(StoreUnavailable):
            await store.get("note", "p", "1")
    assert peer.counted["read"] == 1


async def test_time_is_put_off_as_a_lease_is_renewed() -> None:
    deadline = Deadline(1)
    with within(deadline):
        assert 0 < left(60) <= 1
        deadline.put_off(30)
        assert 1 < left(60) <= 30
        assert left(2) == 2
        await asyncio.create_task(_in_a_task())
    assert left(60) == 60


async def _in_a_task() -> None:
    assert left(60) < 60


async def test_nobody_waits_for_another_commit_longer_than_their_own_time(peer: CosmosPeer, store: CosmosStore) -> None:
    slow = Fault("batch", cut="before", until=asyncio.Event())
    peer.faults = [slow]
    first = asyncio.create_task(put(store, "note", "p", "first", {}))
    await slow.begun.wait()
    with within(Deadline(0.1)), pytest.raises(StoreUnavailable):
        await put(store, "note", "p", "second", {})
    assert not first.done()
    assert slow.until
    slow.until.set()
    await first
    await put(store, "note", "p", "third", {})
    page = await store.find("note", partition="p")
    assert [document.id for document in page.documents] == ["first", "third"]  # told that it did not happen


async def test_who_has_time_is_not_hurried_by_whom_they_go_together_with(peer: CosmosPeer, store: CosmosStore) -> None:
    async def hurried(call: str) -> None:
        with within(Deadline(0.1)), suppress(StoreUnavailable):
            await CALLS[call][1](store)
            raise AssertionError("it was in time")

    for call in ("commit", "get"):
        peer.faults = [Fault(CALLS[call][0], 429, times=3, retry_ms=200)]
        one = asyncio.create_task(hurried(call))
        await asyncio.sleep(0)
        many = [asyncio.create_task(store.commit("p", [Put("note", f"{call} {n}", {})])) for n in range(3)]
        many += [asyncio.create_task(hurried(call)) for _ in range(2)]
        many += [asyncio.create_task(store.get("note", "p", "1")) for _ in range(2)]
        await asyncio.gather(one, *many)
    page = await store.find("note", partition="p")
    assert len([one for one in page.documents if " " in one.id]) == 6
