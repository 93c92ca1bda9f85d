"""Cosmos DB: commits whose answer is lost. What happened is known to have happened, once; what is somebody else's stays
a conflict."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from random import Random

import pytest

from bot.store.base import Conflict, Put, Remove
from bot.store.cosmos import CosmosStore
from bot.store.cosmos_account import opened_store
from bot.store.cosmos_items import TRACED
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault
from tests.store.rig import NOTE, REQUEST, Clock, ids, of_peer, put

CUTS = ("before", "after")


@pytest.fixture
async def other(peer: CosmosPeer, store: CosmosStore) -> AsyncIterator[CosmosStore]:
    """Another instance: commits of one partition by the same one come after each other."""
    async with opened_store(of_peer(peer), [NOTE, REQUEST], now=Clock()) as another:
        yield another


def release(fault: Fault) -> None:
    assert fault.until
    fault.until.set()


@pytest.mark.parametrize("clicks", [20, pytest.param(500, marks=pytest.mark.long)])
async def test_of_many_clicks_none_is_told_that_somebody_else_decided(
    peer: CosmosPeer, store: CosmosStore, clicks: int
) -> None:
    chance = Random(8)
    version = await put(store, "request", "p", "r", {"n": 0})
    for click in range(1, clicks + 1):
        cuts = [Fault("batch", cut=chance.choice(CUTS)) for _ in range(chance.randint(1, 2))]
        peer.faults = [*cuts, *([Fault("read", cut="after")] if click % 7 == 0 else [])]
        changed, _ = await store.commit("p", [Put("request", "r", {"n": click}, version), Put("note", f"a{click}", {})])
        assert changed
        version = changed
    document = await store.get("request", "p", "r")
    assert document and (document.body, document.version) == ({"n": clicks}, version)
    assert await store.count("note", equal={}, partition="p") == clicks


@pytest.mark.slow
async def test_all_that_count_up_are_counted_once_though_others_write_meanwhile(
    peer: CosmosPeer, store: CosmosStore, other: CosmosStore
) -> None:
    """A commit of one document has no other trace than that document, which the others overwrite at once."""
    await put(store, "note", "p", "counter", {"n": 0})
    peer.faults = [Fault("batch", cut="after", skip=3 * number) for number in range(15)]

    async def count_up(store: CosmosStore) -> None:
        while True:
            document = await store.get("note", "p", "counter")
            assert document
            n = document.body["n"]
            assert isinstance(n, int)
            try:
                await store.commit("p", [Put("note", "counter", {"n": n + 1}, document.version)])
            except Conflict:
                continue
            return

    await asyncio.gather(*(count_up(one) for one in (store, other) * 20))
    document = await store.get("note", "p", "counter")
    assert document and document.body == {"n": 40}
    assert not peer.faults


@pytest.mark.parametrize("others", [1, TRACED - 1])
async def test_a_commit_is_recognised_though_others_have_written_since(
    peer: CosmosPeer, store: CosmosStore, other: CosmosStore, others: int
) -> None:
    version = await put(store, "note", "p", "1", {"n": 0})
    lost = Fault("batch", cut="after", until=asyncio.Event())
    peer.faults = [lost]
    ours = asyncio.create_task(store.commit("p", [Put("note", "1", {"n": 1}, version)]))
    await lost.begun.wait()
    document = await store.get("note", "p", "1")
    assert document and document.body == {"n": 1}
    standing = document.version
    for n in range(others):
        (changed,) = await other.commit("p", [Put("note", "1", {"n": 2 + n}, standing)])
        standing = changed or ""
    release(lost)
    (stale,) = await ours
    with pytest.raises(Conflict):
        await store.commit("p", [Put("note", "1", {"n": 99}, stale)])
    document = await store.get("note", "p", "1")
    assert document and document.body == {"n": 1 + others}


@pytest.mark.parametrize("cut", CUTS)
async def test_somebody_elses_is_a_conflict_still(peer: CosmosPeer, store: CosmosStore, cut: str) -> None:
    version = await put(store, "note", "p", "1", {"n": 1})
    await store.commit("p", [Put("note", "1", {"n": 2}, version)])
    for writes in ([Put("note", "1", {"n": 3}, version)], [Put("note", "1", {})], [Remove("note", "1", version)]):
        peer.faults = [Fault("batch", cut=cut)]
        with pytest.raises(Conflict):
            await store.commit("p", writes)
    document = await store.get("note", "p", "1")
    assert document and document.body == {"n": 2}


@pytest.mark.parametrize("cut", CUTS)
async def test_a_commit_of_removes_is_recognised(peer: CosmosPeer, store: CosmosStore, cut: str) -> None:
    bodies = {"1": {"owner": "ana", "due": 1}, "2": {"owner": "ana", "due": 2}}
    versions = await store.commit("p", [Put("request", key, body) for key, body in bodies.items()])
    peer.faults = [Fault("batch", cut=cut)]
    removes = [Remove("request", key, version or "") for key, version in zip(bodies, versions, strict=True)]
    assert await store.commit("p", removes) == [None, None]
    assert await store.get("request", "p", "1") is None
    assert ids(await store.find("request", partition="p")) == []
    assert ids(await store.find("request", equal={"owner": "ana"}, order="due")) == []
    assert await store.count("request", equal={}, partition="p") == 0
    with pytest.raises(Conflict):
        await store.commit("p", removes)


async def test_where_something_was_removed_there_is_room(peer: CosmosPeer, store: CosmosStore) -> None:
    for cut in ("", *CUTS):
        version = await put(store, "note", "p", "1", {})
        await store.commit("p", [Remove("note", "1", version)])
        peer.faults = [Fault("batch", cut=cut)] if cut else []
        again = await put(store, "note", "p", "1", {"cut": cut})
        document = await store.get("note", "p", "1")
        assert document and (document.body, document.version) == ({"cut": cut}, again)
        await store.commit("p", [Remove("note", "1", again)])


@pytest.mark.parametrize("cut", CUTS)
async def test_a_commit_that_removes_and_writes_is_recognised(peer: CosmosPeer, store: CosmosStore, cut: str) -> None:
    version = await put(store, "note", "p", "1", {})
    peer.faults = [Fault("batch", cut=cut)]
    none, written = await store.commit("p", [Remove("note", "1", version), Put("note", "2", {"n": 1})])
    document = await store.get("note", "p", "2")
    assert none is None
    assert document and document.version == written
    assert await store.get("note", "p", "1") is None


async def test_one_whose_document_is_gone_again_is_recognised_by_the_rest(
    peer: CosmosPeer, store: CosmosStore, other: CosmosStore
) -> None:
    """As an entry of the outbox, which is removed as soon as its job is queued."""
    lost = Fault("batch", cut="after", until=asyncio.Event())
    peer.faults = [lost]
    ours = asyncio.create_task(store.commit("p", [Put("note", "entry", {}), Put("note", "audit", {})]))
    await lost.begun.wait()
    entry = await store.get("note", "p", "entry")
    assert entry
    await other.commit("p", [Remove("note", "entry", entry.version), Put("note", "done", {})])
    release(lost)
    gone, kept = await ours
    document = await store.get("note", "p", "audit")
    assert document and document.version == kept
    with pytest.raises(Conflict):
        await store.commit("p", [Put("note", "entry", {}, gone)])


async def test_one_is_recognised_though_somebody_filled_the_place_that_it_cleared(
    peer: CosmosPeer, store: CosmosStore, other: CosmosStore
) -> None:
    version = await put(store, "note", "p", "lease", {"by": "ours"})
    lost = Fault("batch", cut="after", until=asyncio.Event())
    peer.faults = [lost]
    ours = asyncio.create_task(store.commit("p", [Remove("note", "lease", version), Put("note", "audit", {})]))
    await lost.begun.wait()
    await put(other, "note", "p", "lease", {"by": "theirs"})
    release(lost)
    none, kept = await ours
    document = await store.get("note", "p", "audit")
    assert none is None
    assert document and document.version == kept


async def test_what_has_expired_gives_way_before_the_service_removes_it(peer: CosmosPeer) -> None:
    clock = Clock()
    async with opened_store(of_peer(peer), [NOTE], now=clock) as store:
        expires = clock() + timedelta(seconds=1)
        for cut in ("", *CUTS):
            await store.commit("p", [Put("note", f"lease{cut}", {"by": "a"}, expires=expires)])
        clock.turn(timedelta(seconds=1))
        for cut in ("", *CUTS):
            peer.faults = [Fault("batch", cut=cut)] if cut else []
            version = await put(store, "note", "p", f"lease{cut}", {"by": "b"})
            document = await store.get("note", "p", f"lease{cut}")
            assert document and (document.body, document.version) == ({"by": "b"}, version)
