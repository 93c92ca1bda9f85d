"""What Bode remembers of a document library between two rounds: its folders, its files, and who has which grants.

A delta tells of a renamed folder, not of what is in it; of permissions only where they changed. So all that stands in a
library is kept by its ids, packed, in the blobs, under a name that has its digest: a cursor that names it fits it.
"""

import asyncio
import gzip
import hashlib
import json
import unicodedata
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bot.blobs.base import CHUNK_BYTES, Blob, Blobs, NoSuchBlob
from bot.content.base import Reason
from bot.graph.readers import Grant

VERSION = 1
BY_LABEL = frozenset({Reason.ABOVE_CLASS, Reason.UNKNOWN_LABEL})
_LEVEL = 5

Grants: TypeAlias = Sequence[Grant]


@dataclass(frozen=True, slots=True)
class File:
    """`digest` is of its content, or of its version where none is told; `size` in bytes. `page` is its id as a page."""

    parent: str
    name: str
    digest: str
    size: int
    modified: str
    page: str = ""


@dataclass(slots=True)
class DriveState:
    """`folders` are (parent, name) by id, without the root. `grants`: by id of what has its own. `failed`: by id, the
    digest of what could not be read, and the reason. `published`: of pages, the version that was read last."""

    root: str = ""
    folders: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    files: dict[str, File] = field(default_factory=dict[str, File])
    grants: dict[str, Grants] = field(default_factory=dict[str, Grants])
    failed: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    published: dict[str, int] = field(default_factory=dict[str, int])

    def forget(self, id: str) -> None:
        self.folders.pop(id, None)
        self.files.pop(id, None)
        self.grants.pop(id, None)
        self.failed.pop(id, None)
        self.published.pop(id, None)

    def anew(self) -> "DriveState":
        """To go through everything again; what a label keeps out is out as long as the file is the same."""
        kept = {id_: failed for id_, failed in self.failed.items() if failed[1] in BY_LABEL}
        return DriveState(failed=kept, published=dict(self.published))

    def is_unpublished(self, id: str) -> bool:
        """There is no version of it for its readers, as far as it was looked at."""
        return self.failed.get(id) == (self.files[id].digest, Reason.UNPUBLISHED)

    def above(self, id: str) -> Iterator[str]:
        """The folders that it stands in, the nearest first, as far as they are known; the last is the root where all
        are."""
        parent, met = self._parent(id), set[str]()
        while parent and parent not in met:
            met.add(parent)
            yield parent
            parent = self._parent(parent)

    def _parent(self, id: str) -> str:
        if id in self.files:
            return self.files[id].parent
        return self.folders[id][0] if id in self.folders else ""

    def forget_unreachable(self) -> None:
        """What stood in a folder that was deleted."""
        places = Places(self)
        for id_ in [*self.files, *self.folders]:
            if places.path(id_) is None:
                self.forget(id_)
        self.failed = {id_: failed for id_, failed in self.failed.items() if id_ in self.files}
        self.published = {id_: version for id_, version in self.published.items() if id_ in self.files}

    def packed(self) -> bytes:
        """The same state is always the same bytes."""
        told: dict[str, Any] = {
            "version": VERSION,
            "root": self.root,
            "folders": self.folders,
            "files": {id_: _fields(one) for id_, one in self.files.items()},
            "grants": {id_: [_told(grant) for grant in grants] for id_, grants in self.grants.items()},
            "failed": self.failed,
            **({"published": self.published} if self.published else {}),
        }
        text = json.dumps(told, sort_keys=True, separators=(",", ":"))
        return gzip.compress(text.encode("utf-8", "surrogatepass"), _LEVEL, mtime=0)


class Places:
    """Where each of a state's items stands, worked out once a folder."""

    def __init__(self, state: DriveState) -> None:
        self._state = state
        self._paths: dict[str, str | None] = {state.root: ""} if state.root else {}

    def path(self, id: str) -> str | None:
        """Below the root, NFC; None for what is not reached from there."""
        above = [*self._state.above(id)][::-1]
        for one in [*above, id]:
            if one not in self._paths:
                self._paths[one] = self._joined(one)
        return self._paths[id]

    def nearest(self, id: str) -> str:
        """What has its own grants of it and the folders that it stands in, else the root."""
        if id in self._state.grants:
            return id
        return next((one for one in self._state.above(id) if one in self._state.grants), self._state.root)

    def _joined(self, id: str) -> str | None:
        file = self._state.files.get(id)
        parent, name = (file.parent, file.name) if file else self._state.folders.get(id, ("", ""))
        above = self._paths.get(parent)
        if above is None:
            return None
        name = unicodedata.normalize("NFC", name)
        return f"{above}/{name}" if above else name


def unpacked(data: bytes) -> DriveState | None:
    """None for what another version of Bode kept."""
    told: Mapping[str, Any] = json.loads(gzip.decompress(data).decode("utf-8", "surrogatepass"))
    if told.get("version") != VERSION:
        return None
    return DriveState(
        told["root"],
        {id_: (parent, name) for id_, (parent, name) in told["folders"].items()},
        {id_: File(*fields) for id_, fields in told["files"].items()},
        {id_: [_grant(fields) for fields in grants] for id_, grants in told["grants"].items()},
        {id_: (digest, reason) for id_, (digest, reason) in told["failed"].items()},
        dict(told.get("published", {})),
    )


def _fields(file: File) -> list[str | int]:
    own = [file.page] if file.page else []
    return [file.parent, file.name, file.digest, file.size, file.modified, *own]


def _told(grant: Grant) -> list[str]:
    return [grant.principal, grant.site_group, grant.name, grant.why, grant.until.isoformat() if grant.until else ""]


def _grant(fields: Sequence[str]) -> Grant:
    principal, site_group, name, why, until = fields
    return Grant(principal, site_group, name, why, datetime.fromisoformat(until) if until else None)


class KeptStates:
    """The states of one library, below `prefix` (which ends in /). Raises BlobsUnavailable."""

    def __init__(self, blobs: Blobs, prefix: str) -> None:
        self._blobs = blobs
        self._prefix = prefix

    async def put(self, state: DriveState) -> str:
        """Its name; nothing is written that stands there."""
        data = await asyncio.to_thread(state.packed)
        name = f"{self._prefix}{hashlib.blake2b(data, digest_size=16).hexdigest()}"
        if not [blob async for blob in self._blobs.list(name)]:
            await self._blobs.put(name, _chunks(data))
        return name

    async def get(self, name: str) -> DriveState | None:
        """None where it is gone, or of another version."""
        try:
            data = b"".join([chunk async for chunk in self._blobs.read(name)])
        except NoSuchBlob:
            return None
        return await asyncio.to_thread(unpacked, data)

    async def forget_before(self, name: str) -> None:
        """Those that are older than this one, which is the newest that a cursor names."""
        found = [blob async for blob in self._blobs.list(self._prefix)]
        own = next((blob for blob in found if blob.name == name), None)
        for blob in found:
            if own and _is_older(blob, own):
                await self._blobs.delete(blob.name)


def _is_older(blob: Blob, than: Blob) -> bool:
    return blob.name != than.name and blob.changed < than.changed


async def _chunks(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), CHUNK_BYTES):
        yield data[start : start + CHUNK_BYTES]
