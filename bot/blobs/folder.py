"""Blobs as files of one folder: written beside, and put in place by a rename."""

import asyncio
import os
import time
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import IO, TypeVar

from bot.blobs.base import ANY, CHUNK_BYTES, Blob, BlobChanged, BlobsUnavailable, NoSuchBlob, check_name, check_prefix

SLASH = "%"
"""What stands for `/` in the name of a file: the folder has no folders of its own."""

UNFINISHED = ".unfinished-"
FORGOTTEN_SECONDS = 24 * 3600.0
"""Longer than anybody writes: an unfinished file that old was left by a crash."""

T = TypeVar("T")


async def open_folder(path: Path) -> "FolderBlobs":
    """Makes the folder with mode 0700, and removes what a crash left. Raises BlobsUnavailable."""
    blobs = FolderBlobs(path)
    await blobs.prepare()
    return blobs


class FolderBlobs:
    """Several processes of one machine may share the folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def prepare(self) -> None:
        await self._run(self._prepare)

    async def put(self, name: str, chunks: AsyncIterable[bytes], *, replaces: str | None = ANY) -> str:
        check_name(name)
        unfinished = self._path / f"{UNFINISHED}{token_hex(8)}"
        file = await self._run(lambda: _new_file(unfinished))
        try:
            async for chunk in chunks:
                await self._run(lambda chunk=chunk: file.write(chunk))
            await self._run(lambda: _sync(file))
            return await self._run(lambda: self._place(unfinished, name, replaces))
        finally:
            await asyncio.to_thread(_discard, file, unfinished)

    async def read(self, name: str) -> AsyncGenerator[bytes]:
        check_name(name)
        file = await self._run(lambda: self._open(name))
        try:
            while chunk := await self._run(lambda: file.read(CHUNK_BYTES)):
                yield chunk
        finally:
            file.close()

    async def list(self, prefix: str = "") -> AsyncGenerator[Blob]:
        check_prefix(prefix)
        for name in await self._run(lambda: self._names(prefix)):
            if blob := await self._run(lambda name=name: self._blob(name)):
                yield blob

    async def delete(self, name: str) -> None:
        check_name(name)
        await self._run(lambda: self._remove(name))

    def _prepare(self) -> None:
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._path.glob(f"{UNFINISHED}*"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < time.time() - FORGOTTEN_SECONDS:
                    left.unlink()

    def _place(self, unfinished: Path, name: str, replaces: str | None) -> str:
        target = self._file(name)
        with self._alone():
            blob = self._blob(name)
            if replaces not in {ANY, blob.version if blob else None}:
                raise BlobChanged(name)
            unfinished.replace(target)
            version = _version(target.stat())
        self._sync_folder()
        return version

    def _remove(self, name: str) -> None:
        with self._alone():
            self._file(name).unlink(missing_ok=True)
        self._sync_folder()

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._file(name).open("rb")
        except FileNotFoundError:
            raise NoSuchBlob(name) from None

    def _names(self, prefix: str) -> Sequence[str]:
        names = (path.name.replace(SLASH, "/") for path in self._path.iterdir() if not path.name.startswith("."))
        return sorted(name for name in names if name.startswith(prefix))

    def _blob(self, name: str) -> Blob | None:
        try:
            status = self._file(name).stat()
        except FileNotFoundError:
            return None
        return Blob(name, status.st_size, _version(status), datetime.fromtimestamp(status.st_mtime, UTC))

    def _file(self, name: str) -> Path:
        return self._path / name.replace("/", SLASH)

    @contextmanager
    def _alone(self) -> Generator[None]:
        """Whoever looks and then writes does so alone."""
        with _new_file(self._path / ".lock", os.O_CREAT) as lock:
            try:
                import fcntl  # noqa: PLC0415 - not on every system
            except ImportError:
                yield
                return
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _sync_folder(self) -> None:
        folder = os.open(self._path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.to_thread(work)
        except OSError as error:
            raise BlobsUnavailable(f"{self._path}: {error.strerror or type(error).__name__}") from error


def _new_file(path: Path, how: int = os.O_CREAT | os.O_EXCL) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | how, 0o600), "wb")


def _sync(file: IO[bytes]) -> None:
    """Its time is ours, since many file systems know none finer than some milliseconds."""
    file.flush()
    now = time.time_ns()
    os.utime(file.fileno(), ns=(now, now))
    os.fsync(file.fileno())


def _discard(file: IO[bytes], path: Path) -> None:
    with suppress(OSError):  # of a full disk, whose error is raised already
        file.close()
    path.unlink(missing_ok=True)


def _version(status: os.stat_result) -> str:
    """A rename puts another file there: each has its number, which is used again, and its time."""
    return f"{status.st_ino}.{status.st_mtime_ns}.{status.st_size}"
