"""One process reads the files of all these tests, as it does for a library, and is replaced when it dies."""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content.extraction import Extraction

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Who uses it runs on the event loop that its pipes belong to."""
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == HERE and "extraction" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def extraction() -> AsyncIterator[Extraction]:
    opened = Extraction()
    yield opened
    await opened.close()
