from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.index.base import PassageIndex
from bot.index.embedded import EmbeddedIndex, open_index
from tests.index.contract import Reopen


class Holder:
    """Keeps the one open index of a test, so that reopening closes the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: EmbeddedIndex | None = None

    async def open(self) -> EmbeddedIndex:
        if self.index is not None:
            await self.index.close()
        self.index = await open_index(self.folder)
        return self.index


@pytest.fixture
async def holder(tmp_path: Path) -> AsyncIterator[Holder]:
    held = Holder(tmp_path / "index")
    yield held
    if held.index is not None:
        await held.index.close()


@pytest.fixture(params=["embedded"])
async def index(holder: Holder) -> PassageIndex:
    return await holder.open()


@pytest.fixture
def reopen(holder: Holder) -> Reopen:
    return holder.open
