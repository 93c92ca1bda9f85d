"""Rebuilds a lost index in a process that is killed again and again.

python -m tests.index.crash_rebuilding FOLDER KILLS: prints what the index held after each kill. Forks, so that what was
imported need not be imported again; nothing is opened before the fork.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from bot.answer.library import replica
from bot.answer.library.copies import Rebuilding
from bot.answer.library.ids import source_id
from bot.bootstrap.adapters import library_of
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.person import Person
from bot.settings import load_settings
from tests.indexed import indexed

DOCUMENTS = 240
MOST = 12
"""Passages between two commits: many places to be killed at."""
READER = Person("p", "", "", "", frozenset(), frozenset({"hr"}))


def write(folder: Path, documents: int) -> None:
    readers = (["everyone"], ["group:hr"], ["group:directies"])
    rows = [
        {
            "_id": f"d{number}",
            "title": f"Nota {number}",
            "text": f"Nota over verlof, kenmerk{number}. " + "Een zin over van alles en nog wat. " * 10,
            "readers": readers[number % 3],
        }
        for number in range(documents)
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


def expected(folder: Path) -> set[str]:
    """Ids of what READER may read, as the export has them."""
    rows = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    name = library_of(f"jsonl:{folder / 'corpus.jsonl'}", "").name
    return {source_id(name, row["_id"]) for row in rows if row["readers"] != ["group:directies"]}


async def found_in(house: House) -> set[str]:
    found = await house.index.search("verlof", scopes=await house.scopes.readable(READER), limit=2 * DOCUMENTS)
    by_number = {hit.source.id for hit in found}
    for number in range(DOCUMENTS):
        scopes = await house.scopes.readable(READER)
        by_number |= {hit.source.id for hit in await house.index.search(f"kenmerk{number}", scopes=scopes, limit=1)}
    return by_number


async def index(folder: Path) -> None:
    async with opened_house(load_settings(data_dir=folder / "data")) as house:
        await indexed(house, library_of(f"jsonl:{folder / 'corpus.jsonl'}", ""))


async def size(folder: Path) -> None:
    async with opened_house(load_settings(data_dir=folder / "data"), renew_index=True) as house:
        (folder / "size.txt").write_text(str(await house.index.size()), encoding="utf-8")


async def rebuild(folder: Path, tell: int) -> None:
    """Writes a byte to `tell` for each source."""
    replica.FIRST = replica.MOST = MOST

    def say(_: Rebuilding) -> None:
        os.write(tell, b".")
        time.sleep(0.001)

    async with opened_house(load_settings(data_dir=folder / "data"), renew_index=True) as house:
        await replica.catch_up(house, say)


def forked(work: Coroutine[Any, Any, None]) -> int:
    child = os.fork()
    if child == 0:
        asyncio.run(work)
        os._exit(0)
    work.close()
    return child


def run(work: Coroutine[Any, Any, None]) -> None:
    assert os.waitpid(forked(work), 0)[1] == 0


def kill_after(folder: Path, sources: int) -> bool:
    """False when it was done before it could be killed."""
    read, write = os.pipe()
    child = forked(rebuild(folder, write))
    os.close(write)
    told = 0
    while told < sources and (more := os.read(read, sources - told)):
        told += len(more)
    os.kill(child, signal.SIGKILL)
    os.close(read)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def size_of(folder: Path) -> int:
    run(size(folder))
    return int((folder / "size.txt").read_text(encoding="utf-8"))


def main(folder: Path, kills: int) -> None:
    chance, killed = random.Random(3), 0
    write(folder, DOCUMENTS)
    run(index(folder))
    passages = size_of(folder)
    shutil.rmtree(folder / "data" / "index")
    sizes: list[int] = []
    for _ in range(kills):
        killed += kill_after(folder, chance.randint(1, 40))
        sizes.append(size_of(folder))
    run(rebuild(folder, os.open(os.devnull, os.O_WRONLY)))
    assert size_of(folder) == passages
    print(json.dumps({"killed": killed, "sizes": sizes, "passages": passages}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
