"""A strict peer of Cosmos DB and a store on it, for the tests that meet the service itself; others bring their own."""

from collections.abc import AsyncIterator

import pytest

from bot.store.cosmos import CosmosStore
from bot.store.cosmos_account import opened_store
from tests.peers.cosmos import CosmosPeer
from tests.store.rig import NOTE, REQUEST, Clock, of_peer

for part in ("contract", "contract_of_writing", "contract_of_finding", "contract_of_keeping", "contract_of_everything"):
    pytest.register_assert_rewrite(f"tests.store.{part}")


@pytest.fixture
async def peer() -> AsyncIterator[CosmosPeer]:
    async with CosmosPeer().running() as peer:
        yield peer


@pytest.fixture
async def store(peer: CosmosPeer) -> AsyncIterator[CosmosStore]:
    async with opened_store(of_peer(peer), [NOTE, REQUEST], now=Clock()) as store:
        yield store
