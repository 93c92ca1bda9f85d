"""A process that puts one blob again and again and says which put is done, until somebody kills it.

Argument: the folder. Put n is 300,000 bytes of the value n; a line `n` follows when it is done.
"""

import asyncio
import itertools
import os
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

from bot.blobs.folder import open_folder


async def content(number: int) -> AsyncGenerator[bytes]:
    for _ in range(3):
        yield bytes([number]) * 100_000


async def main(folder: str) -> None:
    blobs = await open_folder(Path(folder))
    for number in itertools.count():
        await blobs.put("a", content(number % 256))
        os.write(1, f"{number % 256}\n".encode())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
