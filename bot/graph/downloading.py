"""Downloads the next few files while one is read: a library of thousands would wait for the network else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

AHEAD = 4
"""Files that are downloaded, or were and wait to be read: each may have as many bytes as a file that is read at all."""


class Downloads:
    """Of these items in this order. `fetch` writes one into a folder and says where; what it raises, `take` raises."""

    def __init__(self, items: Sequence[str], fetch: Callable[[str, Path], Awaitable[Path]]) -> None:
        self._coming = [*items][::-1]
        self._fetch = fetch
        self._folder: TemporaryDirectory[str] | None = None
        self._begun: dict[str, asyncio.Task[Path]] = {}

    async def take(self, item: str) -> Path:
        """Whoever takes it removes the file."""
        if item not in self._begun:
            with suppress(ValueError):
                self._coming.remove(item)
            self._begin(item)
        while self._coming and len(self._begun) <= AHEAD:
            self._begin(self._coming.pop())
        return await self._begun.pop(item)

    async def close(self) -> None:
        """What was begun is left."""
        for task in self._begun.values():
            task.cancel()
        await asyncio.gather(*self._begun.values(), return_exceptions=True)
        self._begun = {}
        if self._folder:
            await asyncio.to_thread(self._folder.cleanup)

    def _begin(self, item: str) -> None:
        self._begun[item] = asyncio.create_task(self._fetched(item))

    async def _fetched(self, item: str) -> Path:
        self._folder = self._folder or TemporaryDirectory(prefix="bode-")
        return await self._fetch(item, Path(self._folder.name))
