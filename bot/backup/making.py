"""Makes a backup: every document, every file and every job that waits, a page at a time."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from bot.backup.file import Writer, written_whole
from bot.backup.lines import Counts, DocumentLine, FileEnd, FileLine, Head, JobLine, PieceLine, Sums
from bot.blobs.base import BlobChanged, Blobs, NoSuchBlob
from bot.queue.sqlite_rows import Waiting
from bot.store.base import Whole
from bot.store.kinds import BUDGET, LEASE

MADE_AGAIN = ("index/", "sharepoint/", "directory/")
"""How the names of files begin that Bode makes again by itself, from the documents or from what it asks anew: the
snapshots of the index, and where it was in the libraries and the accounts of a tenant."""
PIECE_BYTES = 512 * 1024
"""Of a file in one line."""
_RESTLESS = frozenset({LEASE.name, BUDGET.name})
"""Kinds that a running bot writes all the time, and that say nothing once it is not running."""
TRIES = 3
"""Of a file that is put anew while it is read."""

Everything: TypeAlias = Callable[[], AsyncGenerator[Sequence[Whole]]]
Jobs: TypeAlias = Callable[[], AsyncGenerator[Sequence[Waiting]]]
Tell: TypeAlias = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that there is to back up. `holds_still`: the documents are of one moment, else they are read a second time,
    to see whether they changed. `jobs` None: the queues cannot be read."""

    documents: Everything
    holds_still: bool
    blobs: Blobs
    jobs: Jobs | None


@dataclass(frozen=True, slots=True)
class Made:
    """`changed` are the kinds of documents that were written while they were read."""

    counts: Counts
    changed: Sequence[str]


async def back_up(kept: Kept, head: Head, path: Path, key: bytes | None, tell: Tell) -> Made:
    """Raises BackupRefused, StoreError, BlobsUnavailable, QueueUnavailable; then no file is there."""
    with written_whole(path, key) as writer:
        writer.write(head)
        sums = await _documents(kept, writer, tell)
        async with aclosing(kept.blobs.list()) as blobs:
            async for blob in blobs:
                if not blob.name.startswith(MADE_AGAIN):
                    await _file(kept.blobs, blob.name, writer)
                    tell(writer.counts)
        if kept.jobs:
            async with aclosing(kept.jobs()) as pages:
                async for page in pages:
                    lines = [
                        JobLine(one.queue, one.job.name, one.job.body, one.due, one.attempts, one.job.trace)
                        for one in page
                    ]
                    await asyncio.to_thread(writer.write, *lines)
                    tell(writer.counts)
        if not kept.holds_still:
            writer.changed = await _changed(kept, sums)
    return Made(writer.counts, writer.changed)


async def _documents(kept: Kept, writer: Writer, tell: Tell) -> Sums:
    sums = Sums()

    def write(page: Sequence[Whole]) -> None:
        for whole in page:
            line = line_of(whole)
            writer.write(line)
            if not kept.holds_still:
                sums.add(line)

    async with aclosing(kept.documents()) as pages:
        async for page in pages:
            await asyncio.to_thread(write, page)
            tell(writer.counts)
    return sums


async def _changed(kept: Kept, before: Sums) -> tuple[str, ...]:
    """The kinds of which not the same documents stand there a second time."""
    after = await sums_of(kept.documents)
    return tuple(kind for kind in after.differ(before) if kind not in _RESTLESS)


async def sums_of(documents: Everything, counts: Callable[[Whole], bool] = lambda _: True) -> Sums:
    """Of those documents that count."""
    sums = Sums()

    def add(page: Sequence[Whole]) -> None:
        for whole in page:
            if counts(whole):
                sums.add(line_of(whole))

    async with aclosing(documents()) as pages:
        async for page in pages:
            await asyncio.to_thread(add, page)
    return sums


def line_of(whole: Whole) -> DocumentLine:
    document = whole.document
    return DocumentLine(document.kind, document.partition, document.id, whole.expires, document.body)


async def _file(blobs: Blobs, name: str, writer: Writer) -> None:
    """One that is put anew while it is read is read anew; one that goes away meanwhile is noted as gone."""
    for _ in range(TRIES):
        writer.write(FileLine(name))
        size, digest = 0, sha256()
        try:
            async with aclosing(blobs.read(name)) as chunks:
                async for chunk in chunks:
                    pieces = [chunk[start : start + PIECE_BYTES] for start in range(0, len(chunk), PIECE_BYTES)]
                    await asyncio.to_thread(writer.write, *map(PieceLine, pieces))
                    digest.update(chunk)
                    size += len(chunk)
        except (NoSuchBlob, BlobChanged):
            writer.write(FileEnd(0, ""))
            continue
        writer.write(FileEnd(size, digest.hexdigest()))
        return
