"""A process that restores a backup, and waits for a line after each step that it tells. The arguments: file, folder."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.backup.restoring import check, restore
from bot.bootstrap.backups import opened_to_restore
from bot.settings import load_settings


def tell(done: str, line: int) -> None:
    print(done, line, flush=True)
    sys.stdin.readline()


async def main(file: Path, data: Path) -> None:
    async with opened_to_restore(
        load_settings(data_dir=data), lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    ) as into:
        done = await restore(check(file, None, into), into, tell)
        print("whole", done.documents, done.files, done.jobs, flush=True)


if __name__ == "__main__":
    asyncio.run(main(*map(Path, sys.argv[1:])))
