"""The adapters that keep the contract. Where COSMOS_ENDPOINT and COSMOS_KEY are set, Cosmos DB is that account; else a
peer, of one physical partition and of three."""

import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from azure.cosmos.aio import CosmosClient

from bot.sqlite.opening import open_file
from bot.store.base import Kind, WholeStore
from bot.store.cosmos_account import Place, opened_store
from bot.store.sqlite import open_store
from tests.peers.cosmos import CosmosPeer
from tests.store.contract import StoreContract, store
from tests.store.rig import Clock, StoreRig, of_peer

__all__ = ["TestWholeStore", "rig", "store"]


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncGenerator[StoreRig]:
    file = await open_file(folder / "bode.db")

    async def opened(kinds: Sequence[Kind], clock: Clock) -> WholeStore:
        return await open_store(file, kinds, now=clock)

    yield StoreRig(opened)
    await file.close()


@asynccontextmanager
async def cosmos(_: Path) -> AsyncGenerator[StoreRig]:
    clock = Clock()
    if endpoint := os.environ.get("COSMOS_ENDPOINT"):
        place = Place(endpoint, os.environ["COSMOS_KEY"], "bode-tests", f"contract-{uuid4().hex}")
        async with _on_cosmos(place, clock) as rig:
            yield rig
        async with CosmosClient(endpoint, place.access) as client:
            await client.get_database_client(place.database).delete_container(place.container)
        return
    async with CosmosPeer(now=lambda: clock().timestamp()).running() as peer, _on_cosmos(of_peer(peer), clock) as rig:
        yield rig


@asynccontextmanager
async def cosmos_of_three(_: Path) -> AsyncGenerator[StoreRig]:
    """Three physical partitions, in a service that removes what has expired long after it has."""
    async with CosmosPeer(ranges=3).running() as peer, _on_cosmos(of_peer(peer), Clock()) as rig:
        yield rig


@asynccontextmanager
async def _on_cosmos(place: Place, clock: Clock) -> AsyncGenerator[StoreRig]:
    async with AsyncExitStack() as stack:

        async def opened(kinds: Sequence[Kind], clock: Clock) -> WholeStore:
            return await stack.enter_async_context(opened_store(place, kinds, now=clock))

        yield StoreRig(opened, clock)


Adapter = Callable[[Path], AbstractAsyncContextManager[StoreRig]]
ADAPTERS: list[Adapter] = [sqlite, cosmos, cosmos_of_three]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StoreRig]:
    adapter: Adapter = request.param
    async with adapter(tmp_path) as opened:
        yield opened


class TestWholeStore(StoreContract):
    pass
