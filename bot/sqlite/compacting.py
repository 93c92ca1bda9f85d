"""Writes the SQLite file anew, so that nothing is left in it of what was removed or changed before."""

import asyncio
from contextlib import closing
from pathlib import Path

from bot.sqlite.errors import named
from bot.sqlite.opening import connect

BUSY_SECONDS = 60.0
"""How long it waits for those that write, and they for it at most a few seconds for each gigabyte."""


async def compact(path: Path) -> bool:
    """False where somebody who reads holds on to what was: then it is done again once they are gone. Raises
    FileUnavailable."""
    return await asyncio.to_thread(_compact, path)


def _compact(path: Path) -> bool:
    try:
        with closing(connect(path, "rw", BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA temp_store=FILE")  # of the size of the whole file
            connection.execute("VACUUM")
            held, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            # Who runs meanwhile has a log that is not empty: an empty one is taken for one that was lost.
            connection.execute("UPDATE in_use SET open = 1 WHERE open = 1")
            return not held
    except Exception as error:
        raise named(path, error) from error
