"""Opens or creates the SQLite file, or refuses what is not ours, newer or damaged before anything is written."""

import asyncio
import logging
import os
import sqlite3
import time
from contextlib import ExitStack
from pathlib import Path
from sqlite3 import Connection

from bot import log_loss
from bot.sqlite.errors import DAMAGED_ADVICE, FileUnavailable, named
from bot.sqlite.file import SqliteFile

LAYOUT = 2
"""Of the tables in the file (PRAGMA user_version); a program refuses a file whose layout is newer than its own."""

APPLICATION = 0x426F6465
"""PRAGMA application_id of our files, "Bode" in ASCII: another program's file is not touched."""

READERS = 2
BUSY_SECONDS = 5
BUSY_PAUSE = 0.01
"""Seconds until the next try where SQLite does not wait by itself."""
MAX_CHECKED_BYTES = 16 * 2**20
"""A larger file is not checked at opening, since that reads all of it; `SqliteFile.problems` does."""

log = logging.getLogger(__name__)


async def open_file(path: Path, *, readers: int = READERS, busy_seconds: float = BUSY_SECONDS) -> SqliteFile:
    """Opens or creates the file, readable by its owner alone; `busy_seconds` is how long another process may hold it.

    Raises FileUnavailable.
    """
    held = ExitStack()
    writer, others = await asyncio.to_thread(_open_connections, path, readers, busy_seconds, held)
    return SqliteFile(path, writer, others, held)


def _open_connections(
    path: Path, readers: int, busy_seconds: float, held: ExitStack
) -> tuple[Connection, list[Connection]]:
    opened: list[Connection] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        before = log_loss.look(path)
        opened.append(connect(path, "rw", busy_seconds))
        _prepare(path, opened[0], busy_seconds)
        if lost := log_loss.loss(path, opened[0], before, held):
            log.error("store.log_lost", extra={"file": str(path), "what": lost})
        opened.extend(connect(path, "ro", busy_seconds) for _ in range(readers))
    except Exception as error:
        for connection in opened:
            connection.close()
        held.close()
        if isinstance(error, OSError):
            raise FileUnavailable(path, error.strerror or str(error)) from error
        raise named(path, error) from error
    return opened[0], opened[1:]


def connect(path: Path, mode: str, busy_seconds: float) -> Connection:
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
