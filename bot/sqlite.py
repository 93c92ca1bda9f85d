"""The one SQLite file under the embedded store and queue: a writer that commits in groups, and readers beside it."""

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from sqlite3 import Connection
from threading import Thread
from typing import Any, TypeAlias, TypeVar

from bot import log_loss
from bot.errors import OperatorError

LAYOUT = 2
"""Of the tables in the file (PRAGMA user_version); a program refuses a file whose layout is newer than its own."""

APPLICATION = 0x426F6465
"""PRAGMA application_id of our files, "Bode" in ASCII: another program's file is not touched."""

READERS = 2
MAX_GROUP = 128
BUSY_SECONDS = 5
BUSY_PAUSE = 0.01
"""Seconds until the next try where SQLite does not wait by itself."""
MAX_CHECKED_BYTES = 16 * 2**20
"""A larger file is not checked at opening, since that reads all of it; `SqliteFile.problems` does."""

FILE_ERRORS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
"""Primary result codes that blame the file or the disk; any other error is a mistake in our code and stays as it is."""

log = logging.getLogger(__name__)

DAMAGED_ADVICE = " (put back a copy of the whole data folder)"

T = TypeVar("T")
Work: TypeAlias = Callable[[Connection], T]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class FileUnavailable(OperatorError):
    """The file is full, locked, damaged, unreadable, newer than this program, or closed; the work did not happen."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


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

    def __init__(self, path: Path, writer: Connection, readers: Sequence[Connection]) -> None:
        self.path = path
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
            queued.error = _named(self.path, error)
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
                queued.error = _named(self.path, error)

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
        if _blames_file(error) or not connection.in_transaction:
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


def _blames_file(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in FILE_ERRORS


def _is_damage(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _named(path: Path, error: Exception) -> Exception:
    if not _blames_file(error):
        return error
    unavailable = FileUnavailable(path, f"{error}{DAMAGED_ADVICE if _is_damage(error) else ''}")
    unavailable.__cause__ = error
    return unavailable


async def open_file(path: Path, *, readers: int = READERS, busy_seconds: float = BUSY_SECONDS) -> SqliteFile:
    """Opens or creates the file, readable by its owner alone; `busy_seconds` is how long another process may hold it.

    Raises FileUnavailable.
    """
    writer, others = await asyncio.to_thread(_open_connections, path, readers, busy_seconds)
    return SqliteFile(path, writer, others)


def _open_connections(path: Path, readers: int, busy_seconds: float) -> tuple[Connection, list[Connection]]:
    opened: list[Connection] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        before = log_loss.look(path)
        opened.append(_connect(path, "rw", busy_seconds))
        _prepare(path, opened[0], busy_seconds)
        if lost := log_loss.loss(path, opened[0], before):
            log.error("store.log_lost", extra={"file": str(path), "what": lost})
        opened.extend(_connect(path, "ro", busy_seconds) for _ in range(readers))
    except Exception as error:
        for connection in opened:
            connection.close()
        if isinstance(error, OSError):
            raise FileUnavailable(path, error.strerror or str(error)) from error
        raise _named(path, error) from error
    return opened[0], opened[1:]


def _connect(path: Path, mode: str, busy_seconds: float) -> Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    for pragma in ("synchronous=FULL", "temp_store=MEMORY", "cache_size=-8000", "journal_size_limit=67108864"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def keep_log(connection: Connection, busy_seconds: float) -> bool:
    """Switches to a write-ahead log; whether that can be kept here.

    SQLite itself waits for nobody here: while another connection switches or writes, it gives up at once.
    """
    until = time.monotonic() + busy_seconds
    while True:
        try:
            return connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal"
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(BUSY_PAUSE)


def _prepare(path: Path, connection: Connection, busy_seconds: float) -> None:
    """Refuses what is not ours, newer or damaged before anything is written; then makes the file ours."""
    connection.execute("BEGIN IMMEDIATE")
    application, layout = _number(connection, "application_id"), _number(connection, "user_version")
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and (application or tables):
        raise FileUnavailable(path, "is the SQLite file of another program")
    if layout > LAYOUT:
        raise FileUnavailable(path, f"has layout {layout}, this program knows {LAYOUT}: start the newer program")
    connection.execute("ROLLBACK")
    if not keep_log(connection, busy_seconds):
        raise FileUnavailable(path, "cannot keep a write-ahead log here (a network disk?)")
    if application != APPLICATION:
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={LAYOUT}")
    if path.stat().st_size <= MAX_CHECKED_BYTES:
        problem: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise FileUnavailable(path, f"is damaged: {problem}{DAMAGED_ADVICE}")
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'in_use'").fetchone():
        connection.execute("BEGIN IMMEDIATE")
        log_loss.prepare(connection)
        connection.execute("COMMIT")


def _number(connection: Connection, pragma: str) -> int:
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def microseconds(moment: datetime) -> int:
    """Since 1970, as both tables keep time. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)
