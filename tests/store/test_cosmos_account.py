"""Cosmos DB: the way to the container, what the account must be, and what two instances see of each other."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import CosmosClient

from bot.store.base import Kind, Put, StoreUnavailable
from bot.store.cosmos_account import NEVER_EXPIRES, Place, opened_store
from bot.store.cosmos_finds import indexing_policy
from bot.store.kinds import KINDS
from tests.patience import PATIENCE
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY
from tests.store.rig import NOTE, REQUEST, Clock, of_peer

OTHER = Kind("other", indexes=(("owner", "since"),))


@pytest.fixture
async def peer() -> AsyncIterator[CosmosPeer]:
    async with CosmosPeer().running() as peer:
        yield peer


async def opened(peer: CosmosPeer, *kinds: Kind) -> None:
    async with opened_store(of_peer(peer), kinds, now=Clock()) as store:
        await store.commit("p", [Put("note", str(peer.counted["batch"]), {})])


def policy(peer: CosmosPeer) -> Mapping[str, Any]:
    return peer.databases["bode"]["documents"].policy


async def test_the_container_is_made_once_and_its_indexes_when_they_lack(peer: CosmosPeer) -> None:
    await opened(peer, NOTE, REQUEST)
    assert policy(peer) == indexing_policy([NOTE, REQUEST])
    changed = peer.counted["control"]
    await opened(peer, NOTE, REQUEST)
    await opened(peer, NOTE)
    assert peer.counted["control"] == changed
    await opened(peer, NOTE, REQUEST, OTHER)
    assert policy(peer) == indexing_policy([NOTE, REQUEST, OTHER])
    assert peer.counted["batch"] == 4
    assert len(peer.databases["bode"]["documents"].items) == 4


async def test_who_may_not_make_it_is_told_what_to_make(peer: CosmosPeer) -> None:
    peer.may_create = False
    with pytest.raises(StoreUnavailable, match=r"bode/documents is missing or lacks indexes.*indexing policy"):
        await opened(peer, NOTE)
    peer.may_create = True
    await opened(peer, NOTE)
    peer.may_create = False
    await opened(peer, NOTE)
    with pytest.raises(StoreUnavailable, match="lacks indexes"):
        await opened(peer, NOTE, REQUEST)


async def test_a_container_that_cannot_keep_documents_is_refused_with_all_that_is_wrong(peer: CosmosPeer) -> None:
    async with CosmosClient(peer.url, KEY) as client:
        database = await client.create_database_if_not_exists("bode")
        await database.create_container("documents", PartitionKey("/id"))
    with pytest.raises(StoreUnavailable, match="partition key must be /p; its default time to live must be on"):
        await opened(peer, NOTE)


@pytest.mark.parametrize("consistency", ["Session", "BoundedStaleness", "Eventual"])
async def test_an_account_that_shows_the_past_is_refused(consistency: str) -> None:
    async with CosmosPeer(consistency=consistency).running() as peer:
        with pytest.raises(StoreUnavailable, match=f"consistency of the account is {consistency}, it must be Strong"):
            await opened(peer, NOTE)


async def test_another_instance_never_sees_the_past() -> None:
    """Replicas lag behind by five writes: with Strong nobody is shown one."""
    async with CosmosPeer(lag=5).running() as peer:
        place = of_peer(peer)
        async with (
            opened_store(place, [NOTE], now=Clock()) as one,
            opened_store(place, [NOTE], now=Clock()) as other,
        ):
            for n in range(20):
                await one.commit("p", [Put("note", f"{n:02}", {"n": n})])
                document = await other.get("note", "p", f"{n:02}")
                assert document and document.body == {"n": n}
                assert len((await other.find("note", partition="p")).documents) == n + 1


async def test_a_wrong_key_is_told_with_the_account_and_at_once(peer: CosmosPeer) -> None:
    place = Place(peer.url, "d3Jvbmc=")
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(StoreUnavailable, match=rf"^{peer.url}: .* 401: it does not accept the key"):
            async with opened_store(place, [NOTE], now=Clock()):
                raise AssertionError("opened")


async def test_a_container_that_went_away_is_no_empty_one(peer: CosmosPeer) -> None:
    async with opened_store(of_peer(peer), [NOTE], now=Clock()) as store:
        await store.commit("p", [Put("note", "1", {})])
        del peer.databases["bode"]["documents"]
        with pytest.raises(StoreUnavailable, match="404"):
            await store.get("note", "p", "1")
        with pytest.raises(StoreUnavailable, match="404"):
            await store.commit("p", [Put("note", "2", {})])


async def test_what_bode_keeps_fits_an_account(peer: CosmosPeer) -> None:
    """The service takes 100 composite indexes; some of them stay free for kinds to come."""
    async with opened_store(of_peer(peer), KINDS, now=Clock()):
        assert len(policy(peer)["compositeIndexes"]) <= 84
        assert peer.databases["bode"]["documents"].default_ttl == NEVER_EXPIRES


async def test_several_that_start_at_once_make_it_together(peer: CosmosPeer) -> None:
    """The first start of an installation of three instances."""

    async def keeps(number: int) -> None:
        async with opened_store(of_peer(peer), [NOTE], now=Clock()) as store:
            await store.commit("p", [Put("note", str(number), {})])

    await asyncio.gather(*map(keeps, range(3)))
    assert policy(peer) == indexing_policy([NOTE])
    assert len(peer.databases["bode"]["documents"].items) == 3
