"""The SQLite file as it stood at one moment, whatever is written to it meanwhile: one read transaction, held open."""

import asyncio
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from bot.sqlite.errors import named
from bot.sqlite.file import Work
from bot.sqlite.opening import BUSY_SECONDS, connect

T = TypeVar("T")


@asynccontextmanager
async def snapshot(path: Path) -> AsyncGenerator["Snapshot"]:
    """Of a file that is open in this process. Nobody waits for it; the write-ahead log grows until it is let go. Raises
    FileUnavailable."""
    with ThreadPoolExecutor(1, "sqlite-snapshot") as thread:
        loop = asyncio.get_running_loop()
        connection = await loop.run_in_executor(thread, _begun, path)
        try:
            yield Snapshot(path, connection, thread)
        finally:
            await loop.run_in_executor(thread, connection.close)


class Snapshot:
    """Every read sees the same moment."""

    def __init__(self, path: Path, connection: Connection, thread: ThreadPoolExecutor) -> None:
        self._path = path
        self._connection = connection
        self._thread = thread

    async def read(self, work: Work[T]) -> T:
        """Runs in a thread of its own. Raises FileUnavailable."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._connection)
        except Exception as error:
            raise named(self._path, error) from error


def _begun(path: Path) -> Connection:
    try:
        connection = connect(path, "ro", BUSY_SECONDS)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # its moment is that of the first read
    except Exception as error:
        raise named(path, error) from error
    return connection
