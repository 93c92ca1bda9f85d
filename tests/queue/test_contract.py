"""The adapters that keep the contract. Where AZURE_STORAGE_CONNECTION_STRING is set, Storage Queue is that account and
the tests really wait; else it is Azurite, whose clock they turn."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from bot.queue.azure_storage import opened_queues
from bot.queue.lanes import UNNAMED, LanedQueue
from bot.queue.sqlite import open_queue
from bot.sqlite.opening import open_file
from bot.storage_account import account_of
from tests.queue.contract import QueueContract, queue
from tests.queue.rig import QueueRig
from tests.store.rig import Clock
from tools.azurite import Azurite

__all__ = ["TestJobQueue", "queue", "rig"]


@asynccontextmanager
async def sqlite(request: pytest.FixtureRequest) -> AsyncGenerator[QueueRig]:
    folder: Path = request.getfixturevalue("tmp_path")
    clock = Clock()
    file = await open_file(folder / "bode.db")

    async def wait(duration: timedelta) -> None:
        clock.turn(duration)

    yield QueueRig(await open_queue(file, now=clock), wait)
    await file.close()


@asynccontextmanager
async def azure(request: pytest.FixtureRequest) -> AsyncGenerator[QueueRig]:
    if connection := os.environ.get("AZURE_STORAGE_CONNECTION_STRING", ""):

        async def wait(duration: timedelta) -> None:
            await asyncio.sleep(duration.total_seconds() + 0.5)
    else:
        azurite: Azurite = request.getfixturevalue("timeless_azurite")
        connection = azurite.connection

        async def wait(duration: timedelta) -> None:
            azurite.turn(duration)

    async with opened_queues(account_of(connection)) as open_queue:
        opened = await open_queue(f"contract-{uuid4().hex}")
        yield QueueRig(opened, wait)
        await opened._client.delete_queue()


@asynccontextmanager
async def laned(request: pytest.FixtureRequest) -> AsyncGenerator[QueueRig]:
    """Several as one: what is put goes to the lane without a name, between others."""
    folder: Path = request.getfixturevalue("tmp_path")
    clock = Clock()
    file = await open_file(folder / "bode.db")

    async def wait(duration: timedelta) -> None:
        clock.turn(duration)

    lanes = {name: await open_queue(file, now=clock, name=f"lane_{name}") for name in ("urgent", UNNAMED, "last")}
    yield QueueRig(LanedQueue(lanes), wait)
    await file.close()


Adapter = Callable[[pytest.FixtureRequest], AbstractAsyncContextManager[QueueRig]]
ADAPTERS: list[Adapter] = [sqlite, azure, laned]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def rig(request: pytest.FixtureRequest) -> AsyncIterator[QueueRig]:
    adapter: Adapter = request.param
    async with adapter(request) as opened:
        yield opened


class TestJobQueue(QueueContract):
    pass
