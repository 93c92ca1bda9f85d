"""What only blobs in Azure promise: lost answers, memory, who may read, its errors."""

import base64
import tracemalloc
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import aiohttp
import pytest

from bot.blobs.azure_storage import AzureBlobs, opened_container
from bot.blobs.base import CHUNK_BYTES, BlobChanged, BlobsUnavailable
from bot.storage_account import StorageAccount, account_of
from tests.blobs.contract import names, of, whole
from tests.peers.cutting import Cut, CuttingProxy
from tools.azurite import KEY, NAME, Azurite, connection


@pytest.fixture
def name() -> str:
    return f"own-{uuid4().hex}"


@pytest.fixture
async def blobs(azurite: Azurite, name: str) -> AsyncIterator[AzureBlobs]:
    async with opened_container(account_of(azurite.connection), name) as opened:
        yield opened


@asynccontextmanager
async def through(azurite: Azurite, cuts: list[Cut], name: str) -> AsyncGenerator[AzureBlobs]:
    """The container behind a proxy that cuts as `cuts` says, once it is open."""
    opened: list[AzureBlobs] = []
    proxy = CuttingProxy(azurite.blobs, lambda: cuts.pop(0) if opened and cuts else Cut.NOT)
    async with (
        proxy.running(),
        opened_container(account_of(connection("http://127.0.0.1:1", proxy.url)), name) as blobs,
    ):
        opened.append(blobs)
        yield blobs


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER])
@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_put_whose_answer_was_lost_is_our_own(
    azurite: Azurite, name: str, cut: Cut, request_number: int
) -> None:
    """Of the block, and of what makes a blob of it: sent again, that finds itself."""
    cuts: list[Cut] = []
    async with through(azurite, cuts, name) as blobs:
        cuts += [Cut.NOT] * request_number + [cut]
        first = await blobs.put("a", of(b"1"), replaces=None)
        assert cuts == []
        cuts += [Cut.NOT] * request_number + [cut]
        second = await blobs.put("a", of(b"2"), replaces=first)
        assert [blob.version async for blob in blobs.list()] == [second]
        cuts += [Cut.NOT] * request_number + [cut]
        with pytest.raises(BlobChanged):
            await blobs.put("a", of(b"3"), replaces=first)
        assert await whole(blobs, "a") == b"2"


@pytest.mark.long
async def test_a_read_that_is_cut_is_whole_or_fails(azurite: Azurite, name: str) -> None:
    cuts: list[Cut] = []
    content = b"x" * 3 * CHUNK_BYTES
    async with through(azurite, cuts, name) as blobs:
        await blobs.put("a", of(content))
        cuts += [Cut.NOT, Cut.AFTER]
        assert await whole(blobs, "a") == content
        cuts += [Cut.NOT] + [Cut.AFTER] * 1000
        with pytest.raises(BlobsUnavailable, match="BODE_BLOBS=azure"):
            await whole(blobs, "a")


async def test_a_large_blob_takes_little_memory(blobs: AzureBlobs) -> None:
    async def much() -> AsyncGenerator[bytes]:
        for _ in range(20):
            yield bytes(CHUNK_BYTES)

    tracemalloc.start()
    try:
        await blobs.put("a", much())
        size = sum([len(chunk) async for chunk in blobs.read("a")])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size == 20 * CHUNK_BYTES
    assert most < 8 * CHUNK_BYTES


async def test_nobody_reads_it_without_a_key(azurite: Azurite, blobs: AzureBlobs, name: str) -> None:
    await blobs.put("a", of(b"1"))
    async with aiohttp.ClientSession() as session, session.get(f"{azurite.blobs}/{name}/a") as response:
        assert response.status in {401, 403, 404}


async def test_it_is_opened_again(azurite: Azurite, blobs: AzureBlobs, name: str) -> None:
    await blobs.put("a", of(b"1"))
    async with opened_container(account_of(azurite.connection), name) as again:
        assert await names(again) == ["a"]


@pytest.mark.long
async def test_a_service_that_is_not_there() -> None:
    place = r"BODE_BLOBS=azure: the container bode at 127\.0\.0\.1:1/\w+: cannot be reached"
    with pytest.raises(BlobsUnavailable, match=place):
        async with opened_container(StorageAccount("", f"http://127.0.0.1:1/{NAME}", NAME, KEY)):
            pass


async def test_a_wrong_key_is_told_and_not_shown(azurite: Azurite) -> None:
    wrong = base64.b64encode(b"wrong" * 8).decode()
    refused = r"status 403 \w+\): check the key .* Storage Blob Data Contributor"
    with pytest.raises(BlobsUnavailable, match=refused) as told:
        async with opened_container(StorageAccount("", azurite.blobs, NAME, wrong)):
            pass
    assert wrong not in str(told.value)


async def test_a_container_that_is_gone(blobs: AzureBlobs) -> None:
    await blobs._client.delete_container()
    for attempt in (blobs.put("a", of(b"1")), whole(blobs, "a"), names(blobs), blobs.delete("a")):
        with pytest.raises(BlobsUnavailable, match=r"refused \(status 404 ContainerNotFound\)"):
            await attempt
