"""Notices that a file's write-ahead log was lost or damaged: SQLite passes over that in silence, and starts without.

The file itself remembers whether a writer put it down properly; until then its log is there and not empty. The log's
index (-shm) remembers how much of the log counts; after a crash both stand beside the file.
"""

import sqlite3
import struct
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from sqlite3 import Connection
from typing import BinaryIO

_LOG_HEAD, _FRAME_HEAD = 32, 24
_INDEX_HEAD = struct.Struct("=III BBH II II 8s II")
"""version, unused, change, initialized, byte order, page size; frames, pages; sums; salts; sums (its WalIndexHdr)."""
NO_SALTS = bytes(8)
"""Of an index that was made anew from a log whose head could not be read."""

GONE = "its write-ahead log is gone although Bode was not stopped: what was accepted last is lost"
DAMAGED = "its write-ahead log is damaged: what was accepted last is lost"


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there before SQLite looked: the log's size and salts, and the frames that its index counted.

    `frames` None: there was no index, or it says nothing.
    """

    size: int
    salts: bytes
    frames: int | None
    index_salts: bytes


def look(path: Path) -> Before:
    """Must come before the file is opened. Another process may be writing: the index is read first, so that it never
    counts more than the log has."""
    with _index_of(path) as index:
        frames, index_salts = _said(index)
    log = _log_of(path)
    head = b""
    size = 0
    with suppress(OSError), log.open("rb") as opened:
        head = opened.read(_LOG_HEAD)
        size = opened.seek(0, 2)
    return Before(size, head[16:24], frames, index_salts)


def loss(path: Path, connection: Connection, before: Before, held: ExitStack) -> str:
    """What was lost, in words, "" for nothing; `connection` has opened the file and written nothing yet.

    What is read here stays open in `held`, for as long as connections are: whoever closes a file gives up every lock of
    its process on it (POSIX), so the next process would take SQLite's index for its own, and this one die of it.
    """
    (in_use,) = connection.execute("SELECT open FROM in_use").fetchone()
    log = _log_of(path)
    if before.size <= _LOG_HEAD:
        return GONE if in_use and _size(log) <= _LOG_HEAD else ""
    recovered, salts = _said(held.enter_context(_index_of(path)))
    if before.frames is None:  # so nobody else has it open
        whole = recovered or not in_use
        return "" if whole and not _goes_on_after(log, recovered or 0, before.salts) else DAMAGED
    replaced = before.frames and before.salts not in {before.index_salts, salts}
    fewer = (recovered or 0) < before.frames and salts in {before.index_salts, NO_SALTS}
    return DAMAGED if replaced or fewer else ""


def prepare(connection: Connection) -> None:
    """Inside a transaction."""
    connection.execute("CREATE TABLE IF NOT EXISTS in_use (open INTEGER NOT NULL)")
    connection.execute("INSERT INTO in_use SELECT 0 WHERE NOT EXISTS (SELECT * FROM in_use)")


def take_up(connection: Connection) -> bool:
    """To be called in every transaction that writes; True for the first: `settle` then, when it is committed."""
    return connection.execute("UPDATE in_use SET open = 1 WHERE open = 0").rowcount > 0


def settle(connection: Connection) -> None:
    """Gets the mark out of the log, which may be lost, into the file."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def put_down(connection: Connection) -> None:
    """Nothing of ours is left to be lost; another process that still writes takes it up again."""
    with suppress(sqlite3.Error):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE in_use SET open = 0 WHERE open = 1")
        connection.execute("COMMIT")


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _index_of(path: Path) -> BinaryIO:
    try:
        return path.with_name(f"{path.name}-shm").open("rb")
    except OSError:
        return BytesIO()


def _said(index: BinaryIO) -> tuple[int | None, bytes]:
    """The frames that count and the log's salts, where both copies of the head agree."""
    length = _INDEX_HEAD.size
    try:
        head, copy = index.read(length), index.read(length)
    except OSError:
        return None, b""
    if len(copy) < length or head != copy:
        return None, b""
    _, _, _, initialized, _, _, frames, _, _, _, salts, _, _ = _INDEX_HEAD.unpack(head)
    return (frames, salts) if initialized else (None, b"")


def _goes_on_after(log: Path, frames: int, salts: bytes) -> bool:
    """Whether a commit of this very log stands behind the last frame that SQLite could read."""
    with suppress(OSError), log.open("rb") as opened:
        page = int.from_bytes(opened.read(_LOG_HEAD)[8:12], "big")
        place = _LOG_HEAD + frames * (_FRAME_HEAD + page)
        while page:
            opened.seek(place)
            head = opened.read(_FRAME_HEAD)
            if len(head) < _FRAME_HEAD:
                return False
            if head[8:16] == salts and head[4:8] != b"\0\0\0\0":
                return True
            place += _FRAME_HEAD + page
    return False
