"""Blobs in one container of Azure Blob Storage: blocks are sent one by one, and become a blob by one request."""

from base64 import b64encode
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import asynccontextmanager
from io import BytesIO
from secrets import token_hex
from typing import Any, NoReturn

from azure.core import MatchConditions
from azure.core.exceptions import AzureError, ResourceNotFoundError
from azure.storage.blob import BlobBlock
from azure.storage.blob.aio import BlobClient, BlobServiceClient, ContainerClient

from bot.blobs.base import ANY, CHUNK_BYTES, Blob, BlobChanged, BlobsUnavailable, NoSuchBlob, check_name, check_prefix
from bot.storage_account import StorageAccount
from bot.storage_client import OPTIONS, code_of, credential, told

CONTAINER = "bode"
ROLE = "Storage Blob Data Contributor"

MARK = "put"
"""Of the metadata: which put it was, so that one whose answer was lost is known again."""

_CHANGED = frozenset(
    {
        *("ConditionNotMet", "BlobAlreadyExists", "UnmodifiedConditionNotMet"),
        "InvalidBlockList",  # somebody else put this blob: Azure forgets the blocks that others sent for it
    }
)


@asynccontextmanager
async def opened_container(account: StorageAccount, name: str = CONTAINER) -> AsyncGenerator["AzureBlobs"]:
    """Makes the container, private, where it is not there. Raises BlobsUnavailable."""
    sizes: dict[str, Any] = {"max_single_get_size": CHUNK_BYTES, "max_chunk_get_size": CHUNK_BYTES}
    async with BlobServiceClient(account.blobs, credential=credential(account), **OPTIONS, **sizes) as service:
        blobs = AzureBlobs(service.get_container_client(name))
        await blobs.prepare()
        yield blobs


class AzureBlobs:
    """The connection is closed by whoever opened it."""

    def __init__(self, client: ContainerClient) -> None:
        self._client = client

    async def prepare(self) -> None:
        try:
            await self._client.create_container()
        except AzureError as error:
            if code_of(error) != "ContainerAlreadyExists":
                self._fail(error)

    async def put(self, name: str, chunks: AsyncIterable[bytes], *, replaces: str | None = ANY) -> str:
        """The blocks have names of their own, so that two who put the same blob at once never mix."""
        check_name(name)
        client = self._client.get_blob_client(name)
        mark = token_hex(16)
        blocks: list[BlobBlock] = []
        async for data in _blocks(chunks):
            block = BlobBlock(b64encode(f"{mark}{len(blocks):06}".encode()).decode())
            try:
                await client.stage_block(block.id, BytesIO(data), length=len(data))
            except AzureError as error:
                self._fail(error)
            blocks.append(block)
        try:
            done = await client.commit_block_list(blocks, metadata={MARK: mark}, **_condition(replaces))
        except AzureError as error:
            if code_of(error) in _CHANGED:
                return await self._own(client, name, mark)
            self._fail(error)
        return str(done["etag"])

    async def read(self, name: str) -> AsyncGenerator[bytes]:
        check_name(name)
        try:
            download = await self._client.download_blob(name)
            async for chunk in download.chunks():
                yield chunk
        except ResourceNotFoundError as error:
            if code_of(error) == "BlobNotFound":
                raise NoSuchBlob(name) from error
            self._fail(error)
        except AzureError as error:
            if code_of(error) in _CHANGED:
                raise BlobChanged(name) from error
            self._fail(error)

    async def list(self, prefix: str = "") -> AsyncGenerator[Blob]:
        check_prefix(prefix)
        try:
            async for found in self._client.list_blobs(name_starts_with=prefix or None):
                yield Blob(found.name, found.size, _quoted(str(found.etag)), found.last_modified)
        except AzureError as error:
            self._fail(error)

    async def delete(self, name: str) -> None:
        check_name(name)
        try:
            await self._client.delete_blob(name)
        except AzureError as error:
            if code_of(error) != "BlobNotFound":
                self._fail(error)

    async def _own(self, client: BlobClient, name: str, mark: str) -> str:
        """The version that stands there, when this very put made it: the SDK sends a request again whose answer was
        lost, and the second time it finds the first."""
        try:
            standing = await client.get_blob_properties()
        except AzureError as error:
            if code_of(error) == "BlobNotFound":
                raise BlobChanged(name) from error
            self._fail(error)
        if standing.metadata.get(MARK) != mark:
            raise BlobChanged(name)
        return str(standing.etag)

    def _fail(self, error: AzureError) -> NoReturn:
        place = f"BODE_BLOBS=azure: the container {self._client.container_name} at {self._client.primary_hostname}"
        raise BlobsUnavailable(told(error, place, ROLE)) from error


async def _blocks(chunks: AsyncIterable[bytes]) -> AsyncGenerator[bytes]:
    """The same bytes, CHUNK_BYTES at a time."""
    held = bytearray()
    async for chunk in chunks:
        held += chunk
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)


def _condition(replaces: str | None) -> dict[str, Any]:
    if replaces == ANY:
        return {}
    if replaces is None:
        return {"match_condition": MatchConditions.IfMissing}
    return {"etag": replaces, "match_condition": MatchConditions.IfNotModified}


def _quoted(etag: str) -> str:
    """A listing leaves out the quotes that every other answer has."""
    return etag if etag.startswith('"') else f'"{etag}"'
