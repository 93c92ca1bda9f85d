"""The adapters that keep the contract. A cloud one joins ADAPTERS, skipped unless its environment variable is set."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot.sqlite import open_file
from bot.store.base import DocumentStore, Kind
from bot.store.sqlite import open_store
from tests.store.contract import StoreContract, store
from tests.store.rig import Clock, StoreRig

__all__ = ["TestDocumentStore", "rig", "store"]


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncGenerator[StoreRig]:
    file = await open_file(folder / "bode.db")

    async def opened(kinds: Sequence[Kind], clock: Clock) -> DocumentStore:
        return await open_store(file, kinds, now=clock)

    yield StoreRig(opened)
    await file.close()


Adapter = Callable[[Path], AbstractAsyncContextManager[StoreRig]]
ADAPTERS: list[Adapter] = [sqlite]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StoreRig]:
    adapter: Adapter = request.param
    async with adapter(tmp_path) as opened:
        yield opened


class TestDocumentStore(StoreContract):
    pass
