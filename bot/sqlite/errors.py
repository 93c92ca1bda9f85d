"""Which errors blame the SQLite file or its disk, and what an operator is told of it."""

import sqlite3
from pathlib import Path

from bot.errors import OperatorError

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

DAMAGED_ADVICE = " (put back a copy of the whole data folder)"


class FileUnavailable(OperatorError):
    """The file is full, locked, damaged, unreadable, newer than this program, or closed; the work did not happen."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


def blames_file(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in FILE_ERRORS


def _is_damage(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def named(path: Path, error: Exception) -> Exception:
    if not blames_file(error):
        return error
    unavailable = FileUnavailable(path, f"{error}{DAMAGED_ADVICE if _is_damage(error) else ''}")
    unavailable.__cause__ = error
    return unavailable
