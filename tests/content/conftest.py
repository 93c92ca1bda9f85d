from collections.abc import AsyncIterator

import pytest

from bot.content.extraction import Extraction


@pytest.fixture
async def extraction() -> AsyncIterator[Extraction]:
    opened = Extraction()
    yield opened
    await opened.close()
