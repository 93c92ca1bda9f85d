"""The adapters that keep the contract. A cloud one joins ADAPTERS, skipped unless its environment variable is set."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.queue.sqlite import open_queue
from bot.sqlite import open_file
from tests.queue.contract import QueueContract, queue
from tests.queue.rig import QueueRig
from tests.store.rig import Clock

__all__ = ["TestJobQueue", "queue", "rig"]


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncGenerator[QueueRig]:
    clock = Clock()
    file = await open_file(folder / "bode.db")

    async def wait(duration: timedelta) -> None:
        clock.turn(duration)

    yield QueueRig(await open_queue(file, now=clock), wait)
    await file.close()


Adapter = Callable[[Path], AbstractAsyncContextManager[QueueRig]]
ADAPTERS: list[Adapter] = [sqlite]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[QueueRig]:
    adapter: Adapter = request.param
    async with adapter(tmp_path) as opened:
        yield opened


class TestJobQueue(QueueContract):
    pass
