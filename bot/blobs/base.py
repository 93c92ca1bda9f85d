"""Blobs: files by name, each whole or not there. The seam that a folder and Azure Blob Storage share."""

import re
from collections.abc import AsyncGenerator, AsyncIterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from bot.errors import BodeError, OperatorError

CHUNK_BYTES = 4 * 2**20
"""Of what `read` yields, at most; an adapter holds a few of these in memory, however large the blob."""

ANY: Final = "*"
"""Of `replaces`: whatever stands there."""

_NAME = re.compile(r"(?=.{1,200}\Z)[a-z0-9]([a-z0-9._-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*")
_PREFIX = re.compile(r"[a-z0-9._/-]{0,200}")


@dataclass(frozen=True, slots=True)
class Blob:
    """`size` in bytes; `version` is opaque and changes with every put."""

    name: str
    size: int
    version: str
    changed: datetime


class NoSuchBlob(BodeError):
    """Nothing stands under this name (any more)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no blob {name}")


class BlobChanged(BodeError):
    """Another version stands there than was named, or somebody put one at the same time."""

    def __init__(self, name: str) -> None:
        super().__init__(f"blob {name} changed meanwhile")


class BlobsUnavailable(OperatorError):
    """The blobs cannot be reached, or their disk is full."""


class Blobs(Protocol):
    """Every adapter passes tests/blobs/contract.py unchanged.

    Names are small letters, figures and `.` `_` `-`, in parts with `/` between, up to 200 characters: the same for
    every file system and in every address. Each method raises ValueError for another, and BlobsUnavailable.
    """

    async def put(self, name: str, chunks: AsyncIterable[bytes], *, replaces: str | None = ANY) -> str:
        """Keeps the chunks, one after the other, as one blob, when all are there; returns its version.

        `replaces` is the version it replaces; None means that it must be new. Raises BlobChanged, and whatever the
        chunks raise: then all is as it was.
        """
        ...

    def read(self, name: str) -> AsyncGenerator[bytes]:
        """The whole of one version, in chunks. The first may raise NoSuchBlob, a later one BlobChanged."""
        ...

    def list(self, prefix: str = "") -> AsyncGenerator[Blob]:
        """Those whose names begin so, by name."""
        ...

    async def delete(self, name: str) -> None:
        """Where it is not there, that is well too."""
        ...


def check_name(name: str) -> None:
    """Raises ValueError as every method promises."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a blob: {name!r}")


def check_prefix(prefix: str) -> None:
    """Raises ValueError for what no name begins with."""
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"no blob's name begins with {prefix!r}")


async def whole(content: bytes) -> AsyncGenerator[bytes]:
    """Bytes that are all here, as the one chunk of a `put`."""
    yield content
