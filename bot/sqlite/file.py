"""The one SQLite file under the embedded store and queue: a writer that commits in groups, and readers beside it."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from sqlite3 import Connection
from threading import Thread
from typing import Any, TypeAlias, TypeVar

from bot import log_loss
from bot.sqlite.errors import FileUnavailable, blames_file, named

MAX_GROUP = 128

T = TypeVar("T")
Work: TypeAlias = Callable[[Connection], T]


@dataclass(slots=True)
class _Queued:
    work: Work[Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


_Line: TypeAlias = "SimpleQueue[_Queued | None]"


class SqliteFile:
    """Work is a function of a connection; it runs in a thread, never on the event loop that opened the file.

    A write happens durably or not at all, and is seen by every read that starts after it returned. An exception that
    the work raises undoes that work alone and reaches its caller; FileUnavailable says that the file itself failed.
    """

    def __init__(self, path: Path, writer: Connection, readers: Sequence[Connection], held: ExitStack) -> None:
        """`held` is closed after the last connection."""
        self.path = path
        self._held = held
        self._loop = asyncio.get_running_loop()
        self._writes: _Line = SimpleQueue()
        self._reads: _Line = SimpleQueue()
        self._closed: asyncio.Task[None] | None = None
        self._writer = Thread(target=self._write_on, args=(writer,), name="sqlite-writer", daemon=True)
        self._readers = [
            Thread(target=self._read_on, args=(reader,), name="sqlite-reader", daemon=True) for reader in readers
        ]
        for thread in (self._writer, *self._readers):
            thread.start()

    async def read(self, work: Work[T]) -> T:
        """Runs on a read-only connection, each statement on its own unless the work begins a transaction."""
        return await self._submit(self._reads, work)

    async def write(self, work: Work[T]) -> T:
        """Runs inside a transaction that the work neither begins nor ends; cancelling the caller does not stop it."""
        return await self._submit(self._writes, work)

    async def problems(self) -> Sequence[str]:
        """What SQLite finds wrong in the whole file (reads all of it); empty when it is sound."""
        found = await self.read(lambda connection: connection.execute("PRAGMA integrity_check(20)").fetchall())
        return [line for (line,) in found if line != "ok"]

    async def close(self) -> None:
        """Waits for what is queued; whatever comes later gets FileUnavailable."""
        if self._closed is None:
            self._closed = asyncio.create_task(asyncio.to_thread(self._join))
        await asyncio.shield(self._closed)

    def _join(self) -> None:
        for _ in self._readers:
            self._reads.put(None)
        for reader in self._readers:
            reader.join()
        # The last connection closed empties the write-ahead log, and a reader's could not.
        self._writes.put(None)
        self._writer.join()
        self._held.close()

    async def _submit(self, line: _Line, work: Work[T]) -> T:
        if self._closed is not None:
            raise FileUnavailable(self.path, "closed")
        queued = _Queued(work, self._loop.create_future())
        line.put(queued)
        return await queued.future

    def _write_on(self, connection: Connection) -> None:
        with closing(connection):
            more = True
            while more:
                group, more = _take(self._writes, MAX_GROUP)
                self._commit_together(connection, group)
                self._hand_back(group)
            log_loss.put_down(connection)

    def _read_on(self, connection: Connection) -> None:
        with closing(connection):
            more = True
            while more:
                # A fair share of what waits: one wake-up of the loop answers many point reads.
                share, more = _take(self._reads, 1 + self._reads.qsize() // len(self._readers))
                for queued in share:
                    self._read_one(connection, queued)
                self._hand_back(share)

    def _read_one(self, connection: Connection, queued: _Queued) -> None:
        try:
            queued.result = queued.work(connection)
        except Exception as error:
            queued.error = named(self.path, error)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _commit_together(self, connection: Connection, group: Sequence[_Queued]) -> None:
        """One transaction and one sync to the disk for the whole group; if that fails, nobody's work happened."""
        try:
            if group:
                connection.execute("BEGIN IMMEDIATE")
                taken_up = log_loss.take_up(connection)
                for queued in group:
                    _write_one(connection, queued)
                connection.execute("COMMIT")
                if taken_up:
                    log_loss.settle(connection)
        except Exception as error:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            for queued in group:
                queued.error = named(self.path, error)

    def _hand_back(self, done: Sequence[_Queued]) -> None:
        with suppress(RuntimeError):  # the loop is closed, nobody waits any more
            if done:
                self._loop.call_soon_threadsafe(_settle, done)


def _take(line: _Line, most: int) -> tuple[list[_Queued], bool]:
    """Waits for the first, then takes what else already waits; False when the line has ended."""
    taken: list[_Queued] = []
    with suppress(Empty):
        queued = line.get()
        while queued is not None:
            taken.append(queued)
            if len(taken) >= most:
                return taken, True
            queued = line.get_nowait()
        return taken, False
    return taken, True


def _write_one(connection: Connection, queued: _Queued) -> None:
    connection.execute("SAVEPOINT one")
    try:
        queued.result = queued.work(connection)
    except Exception as error:
        # A full disk or a damaged page ends the transaction of the others too, so it is theirs to know.
        if blames_file(error) or not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO one")
        queued.error = error
    connection.execute("RELEASE one")


def _settle(done: Sequence[_Queued]) -> None:
    for queued in done:
        if queued.future.done():
            continue  # its caller was cancelled
        if queued.error is not None:
            queued.future.set_exception(queued.error)
        else:
            queued.future.set_result(queued.result)
