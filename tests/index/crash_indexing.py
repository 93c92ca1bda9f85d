"""Indexes an export again and again in a process that is killed in the middle; the export changes in between.

python -m tests.index.crash_indexing FOLDER KILLS: prints how many of the kills came before the indexing was done.
Forks, so that what was imported need not be imported again; nothing is opened before the fork.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

from bot.answer.library import indexing, indexing_run, replica
from bot.bootstrap.adapters import library_of
from bot.bootstrap.houses import opened_house
from bot.content.base import Library
from bot.settings import load_settings

DOCUMENTS = 240
READERS = ("everyone", "group:hr", "group:directies", "school:linde")


def rows_at(version: int) -> dict[str, dict[str, Any]]:
    """The export as it stands after so many changes: texts, readers and documents come and go."""
    chance = random.Random(version)
    found: dict[str, dict[str, Any]] = {}
    for number in range(DOCUMENTS):
        edition = max((v for v in range(version + 1) if random.Random(f"{number}-{v}").random() < 0.15), default=0)
        if random.Random(f"gone-{number}-{version // 3}").random() < 0.1:
            continue
        readers = random.Random(f"readers-{number}-{version // 2}").sample(READERS, k=2)
        text = f"Nota {number} over verlof, kenmerk{number}x{edition}. " + "Een zin over van alles en nog wat. " * 10
        found[f"d{number}"] = {"_id": f"d{number}", "title": f"Nota {number}", "text": text, "readers": readers}
    return dict(sorted(found.items(), key=lambda _: chance.random()))


def write(folder: Path, version: int) -> None:
    lines = [json.dumps(row) for row in rows_at(version).values()]
    (folder / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


async def index(folder: Path) -> None:
    indexing_run.BATCH = replica.FIRST = replica.MOST = 10  # more commits, more places to be killed at
    library: Library = library_of(f"jsonl:{folder / 'corpus.jsonl'}", "")
    async with opened_house(load_settings(data_dir=folder / "data")) as house:
        await indexing.index_library(house, library, lambda _: None)
        await replica.catch_up(house)


def run(folder: Path, seconds: float) -> bool:
    """False when it was done before it could be killed."""
    child = os.fork()
    if child == 0:
        asyncio.run(index(folder))
        os._exit(0)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def main(folder: Path, kills: int) -> None:
    chance, killed = random.Random(3), 0
    write(folder, 0)
    for number in range(kills):
        killed += run(folder, chance.uniform(0.03, 0.5))
        write(folder, number + 1)
    child = os.fork()
    if child == 0:
        asyncio.run(index(folder))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    print(json.dumps({"killed": killed, "status": status, "version": kills}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
