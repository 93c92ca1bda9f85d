"""Keeps a whole index as files in the blobs, so that a new instance takes it over instead of filling one by itself."""

import asyncio
import hashlib
import logging
import shutil
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from bot.answer.library.marks import Marks, write_marks
from bot.answer.library.scope import Head
from bot.blobs.base import CHUNK_BYTES, Blob, BlobChanged, BlobsUnavailable, NoSuchBlob, whole
from bot.errors import BodeError
from bot.house import House
from bot.index.base import IndexDamaged

log = logging.getLogger(__name__)

KEPT = 2
"""Snapshots of an organisation that stay: who takes the older one just now goes on."""
UNFINISHED = timedelta(days=1)
"""Longer than making one takes: files of that age to which no manifest came are removed."""
OLD = timedelta(days=1)
"""After which a snapshot is made anew when anything changed at all."""
SHARE = 0.1
"""Of the passages of the newest snapshot: when an index is larger or smaller by more, another is made at once."""
MANIFEST = "manifest.json"
MOST_MANIFEST = 2**22
"""Bytes."""


@dataclass(frozen=True, slots=True)
class File:
    """`blob` holds what the index has in its file `name`; `digest` is SHA-256, in hex."""

    name: str
    blob: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot is of: an index of this `version` as far as its `marks` say, with the vectors of `models`."""

    version: int
    at: datetime
    passages: int
    marks: Marks
    models: frozenset[str]
    files: Sequence[File]


class SnapshotRefused(BodeError):
    """A snapshot that is not taken over; the message says why."""


_CODEC = TypeAdapter(Manifest)


async def make(house: House) -> Manifest | None:
    """Of this instance's index as it is now; None while that lacks something.

    Raises IndexUnavailable while another process writes the index, BlobsUnavailable.
    """
    with _folder(house.marks.folder.parent) as folder:
        async with house.index.claimed():
            marks = await house.marks.load()
            if marks is None or marks.filling or marks.lost:
                return None
            names = await house.index.pack(folder)
            passages, models = await house.index.size(), await house.index.models()
        at = house.now()
        place = f"{_prefix(house)}{at:%Y%m%d-%H%M%S-%f}-{uuid4().hex[:8]}/"
        files = [await _put(house, folder, name, f"{place}{number:04}") for number, name in enumerate(names)]
        manifest = Manifest(house.index.version, at, passages, marks, models, files)
        await house.blobs.put(f"{place}{MANIFEST}", whole(_CODEC.dump_json(manifest)))
    log.info("snapshot.made", extra={"passages": passages, "bytes": sum(file.size for file in files)})
    await _forget(house)
    return manifest


async def keep_one(house: House) -> None:
    """Makes one where enough changed since the newest. For one instance at a time."""
    marks, newest = await house.marks.load(), None
    async for name in _manifests(house):
        with suppress(SnapshotRefused, NoSuchBlob):
            newest = await _read(house, name)
            break
    if marks and (newest is None or await _is_behind(house, newest, marks)):
        await make(house)


async def _is_behind(house: House, newest: Manifest, marks: Marks) -> bool:
    numbers = {library: mark.number for library, mark in marks.libraries.items()}
    then = {library: mark.number for library, mark in newest.marks.libraries.items()}
    if (newest.version, newest.marks.store, then) == (house.index.version, marks.store, numbers):
        return False
    if not await house.index.models() <= newest.models:
        return True
    more = abs(await house.index.size() - newest.passages)
    is_usable = (newest.version, newest.marks.store) == (house.index.version, marks.store)
    return not is_usable or more > SHARE * newest.passages or house.now() - newest.at > OLD


async def take(house: House, head: Head) -> Marks | None:
    """The marks of the newest snapshot that fits, once the index holds it; None when none does: the log says why. For
    who has claimed the index. Raises IndexUnavailable."""
    try:
        async for name in _manifests(house):
            try:
                return await _take(house, head, name)
            except (SnapshotRefused, NoSuchBlob, BlobChanged, IndexDamaged) as error:
                log.warning("snapshot.refused", extra={"reason": str(error), "place": name})
    except (BlobsUnavailable, OSError) as error:
        log.warning("snapshot.unavailable", extra={"error": type(error).__name__})
    return None


async def _take(house: House, head: Head, name: str) -> Marks:
    manifest = await _read(house, name)
    if manifest.version != house.index.version:
        raise SnapshotRefused(f"it is of version {manifest.version}, not {house.index.version}")
    if not manifest.marks.are_sound(head, house.records.organisation_id, house.now()):
        raise SnapshotRefused("it is of another store or organisation, or too old to go on from")
    if manifest.marks.filling:
        raise SnapshotRefused("something was missing from it")
    if len({file.name for file in manifest.files}) < len(manifest.files):
        raise SnapshotRefused("it has one file twice")
    with _folder(house.marks.folder.parent) as folder:
        for file in manifest.files:
            await _fetch(house, file, folder, name)
        await asyncio.to_thread(write_marks, folder / house.marks.name, manifest.marks)
        await house.index.take(folder)
    log.info("snapshot.taken", extra={"passages": manifest.passages, "place": name})
    return manifest.marks


async def _fetch(house: House, file: File, folder: Path, manifest: str) -> None:
    """Raises SnapshotRefused for another file than was put, or one that is none of an index."""
    if not house.index.is_file(file.name) or not file.blob.startswith(manifest.removesuffix(MANIFEST)):
        raise SnapshotRefused("it names a file that is none of an index")
    digest, size = hashlib.sha256(), 0

    def write(chunk: bytes) -> None:
        digest.update(chunk)
        opened.write(chunk)

    with (folder / file.name).open("xb") as opened:
        async for chunk in house.blobs.read(file.blob):
            size += len(chunk)
            if size > file.size:
                break
            await asyncio.to_thread(write, chunk)
    if (size, digest.hexdigest()) != (file.size, file.digest):
        raise SnapshotRefused(f"{file.name} is not what was put there")


async def _put(house: House, folder: Path, name: str, blob: str) -> File:
    digest, size = hashlib.sha256(), 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal size
        with (folder / name).open("rb") as opened:
            while chunk := await asyncio.to_thread(opened.read, CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                yield chunk

    await house.blobs.put(blob, chunks())
    return File(name, blob, size, digest.hexdigest())


async def _read(house: House, name: str) -> Manifest:
    read = b""
    async for chunk in house.blobs.read(name):
        read += chunk
        if len(read) > MOST_MANIFEST:
            raise SnapshotRefused("its manifest is too long")
    try:
        return _CODEC.validate_json(read)
    except ValidationError:
        raise SnapshotRefused("its manifest cannot be read") from None


async def _manifests(house: House) -> AsyncGenerator[str]:
    """Names, the newest first."""
    found = [blob.name async for blob in house.blobs.list(_prefix(house)) if blob.name.endswith(f"/{MANIFEST}")]
    for name in sorted(found, reverse=True):
        yield name


async def _forget(house: House) -> None:
    """All but the newest; the manifest first, so that nobody begins to take what is going."""
    blobs = [blob async for blob in house.blobs.list(_prefix(house))]
    places = {_place(blob) for blob in blobs}
    whole = sorted((_place(blob) for blob in blobs if blob.name.endswith(f"/{MANIFEST}")), reverse=True)
    now = house.now()
    begun = {_place(blob) for blob in blobs if now - blob.changed < UNFINISHED} - set(whole)
    going = places - set(whole[:KEPT]) - begun
    for blob in sorted(blobs, key=lambda blob: not blob.name.endswith(MANIFEST)):
        if _place(blob) in going:
            await house.blobs.delete(blob.name)


def _place(blob: Blob) -> str:
    return blob.name.rpartition("/")[0]


def _prefix(house: House) -> str:
    return f"index/{house.records.organisation_id}/"


@contextmanager
def _folder(beside: Path | None = None) -> Generator[Path]:
    """It is gone afterwards, with what is left in it. Where files are to be linked, it has to be `beside` them."""
    made = Path(tempfile.mkdtemp(prefix="index.snapshot-", dir=beside))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
