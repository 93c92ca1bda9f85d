"""The adapters that keep the contract. Where AZURE_STORAGE_CONNECTION_STRING is set, Blob Storage is that account; else
Azurite."""

import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.blobs.azure_storage import opened_container
from bot.blobs.base import Blobs
from bot.blobs.folder import open_folder
from bot.storage_account import account_of
from tests.blobs.contract import BlobsContract
from tools.azurite import Azurite


@asynccontextmanager
async def folder(request: pytest.FixtureRequest) -> AsyncGenerator[Blobs]:
    path: Path = request.getfixturevalue("tmp_path")
    yield await open_folder(path / "blobs")


@asynccontextmanager
async def azure(request: pytest.FixtureRequest) -> AsyncGenerator[Blobs]:
    connection = os.environ.get("AZURE_STORAGE_CONNECTION_STRING", "")
    if not connection:
        azurite: Azurite = request.getfixturevalue("azurite")
        connection = azurite.connection
    async with opened_container(account_of(connection), f"contract-{uuid4().hex}") as blobs:
        yield blobs
        await blobs._client.delete_container()


Adapter = Callable[[pytest.FixtureRequest], AbstractAsyncContextManager[Blobs]]
ADAPTERS: list[Adapter] = [folder, azure]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
async def blobs(request: pytest.FixtureRequest) -> AsyncIterator[Blobs]:
    adapter: Adapter = request.param
    async with adapter(request) as opened:
        yield opened


class TestBlobs(BlobsContract):
    pass
