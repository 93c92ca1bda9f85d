"""The audit on each store."""

from collections.abc import AsyncIterator

import pytest

from tests.work.chain.rig import Kept, on_cosmos, on_sqlite


@pytest.fixture(params=[on_sqlite, on_cosmos], ids=["sqlite", "cosmos"])
async def kept(request: pytest.FixtureRequest) -> AsyncIterator[Kept]:
    async with request.param() as kept:
        yield kept


@pytest.fixture
async def embedded() -> AsyncIterator[Kept]:
    async with on_sqlite() as kept:
        yield kept
