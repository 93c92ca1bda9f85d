from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.house import House
from tests.meaning.library import opened
from tests.peers.embeddings import Embeddings


@pytest.fixture
async def service() -> AsyncIterator[Embeddings]:
    async with Embeddings().running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, service: Embeddings) -> AsyncIterator[House]:
    async with opened(tmp_path, service) as house:
        yield house
