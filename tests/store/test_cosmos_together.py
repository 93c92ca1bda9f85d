"""Cosmos DB: what comes at the same time goes together, and each still gets what is its own."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.store.base import Conflict, Put, Remove, StoreUnavailable
from bot.store.cosmos import CosmosStore
from bot.store.cosmos_account import opened_store
from bot.store.cosmos_together import Together
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault
from tests.store.rig import NOTE, Clock, ids, of_peer, put


@pytest.fixture
async def peer() -> AsyncIterator[CosmosPeer]:
    async with CosmosPeer().running() as peer:
        yield peer


@pytest.fixture
async def store(peer: CosmosPeer) -> AsyncIterator[CosmosStore]:
    async with opened_store(of_peer(peer), [NOTE], now=Clock()) as store:
        yield store


async def test_a_reading_begins_after_whoever_asks() -> None:
    begun: list[int] = []
    working, gate = asyncio.Event(), asyncio.Event()

    async def work(key: str, given: Sequence[int]) -> Sequence[int]:
        begun.append(len(given))
        working.set()
        await gate.wait()
        return [10 * one for one in given]

    together = Together(work)
    first = asyncio.create_task(together.call("a", 1))
    await working.wait()
    rest = [asyncio.create_task(together.call("a", n)) for n in (2, 3, 4)]
    working.clear()
    other = asyncio.create_task(together.call("b", 5))
    await working.wait()
    gate.set()
    assert [await task for task in (first, *rest, other)] == [10, 20, 30, 40, 50]
    assert begun == [1, 1, 3]


async def test_each_gets_its_own_mistake_and_who_left_disturbs_nobody() -> None:
    async def work(key: str, given: Sequence[int]) -> Sequence[int | Exception]:
        if 0 in given:
            raise ValueError("all")
        return [ValueError(str(one)) if one < 0 else one for one in given]

    together = Together(work)
    first = [asyncio.create_task(together.call("a", 1))]
    await asyncio.sleep(0)
    first += [asyncio.create_task(together.call("a", n)) for n in (-2, 3, 4)]
    await asyncio.sleep(0)
    first[2].cancel()
    outcomes = await asyncio.gather(*first, return_exceptions=True)
    assert (outcomes[0], outcomes[3]) == (1, 4)
    assert [type(one) for one in outcomes[1:3]] == [ValueError, asyncio.CancelledError]
    with pytest.raises(ValueError, match="all"):
        await together.call("a", 0)
    assert await together.call("a", 7) == 7


async def test_many_readers_of_one_document_share_requests(peer: CosmosPeer, store: CosmosStore) -> None:
    await put(store, "note", "p", "1", {"n": 1})
    found = await asyncio.gather(*(store.get("note", "p", "1") for _ in range(50)))
    assert all(document and document.body == {"n": 1} for document in found)
    assert peer.counted["read"] <= 2


async def test_many_commits_of_one_partition_share_batches(peer: CosmosPeer, store: CosmosStore) -> None:
    versions = await asyncio.gather(*(put(store, "note", "p", f"{n:03}", {"n": n}) for n in range(250)))
    assert peer.counted["batch"] <= 4  # the first by itself, then as many as a batch takes
    assert len(set(versions)) == 250
    page = await store.find("note", partition="p", limit=300)
    assert ids(page) == [f"{n:03}" for n in range(250)]
    assert [document.version for document in page.documents] == versions


async def test_one_that_is_late_spoils_no_other(peer: CosmosPeer, store: CosmosStore) -> None:
    old = await put(store, "note", "p", "late", {"n": 0})
    await store.commit("p", [Put("note", "late", {"n": 1}, old)])
    removed = await put(store, "note", "p", "removed", {})
    outcomes = await asyncio.gather(
        put(store, "note", "p", "first", {}),
        put(store, "note", "p", "a", {}),
        store.commit("p", [Put("note", "with", {}), Put("note", "late", {"n": 2}, old)]),
        store.commit("p", [Remove("note", "removed", removed)]),
        put(store, "note", "p", "b", {}),
        return_exceptions=True,
    )
    assert [isinstance(one, Conflict) for one in outcomes] == [False, False, True, False, False]
    assert ids(await store.find("note", partition="p")) == ["a", "b", "first", "late"]


@pytest.mark.parametrize("cut", ["before", "after"])
async def test_together_or_not_each_answer_that_is_lost_is_found_again(
    peer: CosmosPeer, store: CosmosStore, cut: str
) -> None:
    peer.faults = [Fault("batch", cut=cut, skip=skip) for skip in range(0, 6, 2)]
    versions = await asyncio.gather(*(put(store, "note", "p", f"{n:02}", {"n": n}) for n in range(30)))
    page = await store.find("note", partition="p", limit=50)
    assert [document.version for document in page.documents] == versions


async def test_those_that_write_the_same_come_one_after_the_other(peer: CosmosPeer, store: CosmosStore) -> None:
    outcomes = await asyncio.gather(
        *(store.commit("p", [Put("note", "same", {"n": n}), Put("note", f"of-{n}", {})]) for n in range(10)),
        return_exceptions=True,
    )
    assert [isinstance(one, Conflict) for one in outcomes].count(False) == 1
    assert peer.counted["batch"] == 10  # none spoils a batch for the others


@pytest.mark.filterwarnings("ignore:Sending a large body")
async def test_large_ones_go_in_batches_that_the_service_takes(peer: CosmosPeer, store: CosmosStore) -> None:
    """aiohttp warns of bodies over a megabyte; commits of that size are rare."""
    await asyncio.gather(*(put(store, "note", "p", f"{n}", {"text": "é" * 300_000}) for n in range(8)))
    assert len((await store.find("note", partition="p")).documents) == 8
    assert 3 <= peer.counted["batch"] <= 4


async def test_who_does_not_wait_any_more_has_committed_all_the_same(peer: CosmosPeer) -> None:
    async with opened_store(of_peer(peer), [NOTE], now=Clock()) as store:
        slow = Fault("batch", cut="before", until=asyncio.Event())
        peer.faults = [slow]
        going = asyncio.create_task(put(store, "note", "p", "1", {}))
        await slow.begun.wait()
        going.cancel()
        assert slow.until
        slow.until.set()
    assert len(peer.databases["bode"]["documents"].items) == 1


async def test_all_that_wait_are_told_when_the_service_is_away(peer: CosmosPeer) -> None:
    async with opened_store(of_peer(peer), [NOTE], now=Clock(), patience=0.2) as store:
        peer.faults = [Fault("batch", 503, times=10_000)]
        outcomes = await asyncio.gather(
            *(put(store, "note", "p", str(n), {}) for n in range(5)), return_exceptions=True
        )
    assert [type(one) for one in outcomes] == [StoreUnavailable] * 5
