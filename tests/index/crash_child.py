"""Puts and commits one source after another, and says each number after its commit, until it is killed."""

import asyncio
import sys
from itertools import count
from pathlib import Path

from bot.index.embedded import open_index
from tests.index.contract import put, source


async def main(folder: Path, start: int) -> None:
    index = await open_index(folder)
    for number in count(start):
        await put(index, source(f"s{number}", title="T"), f"document{number}")
        await index.commit()
        print(number, flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
