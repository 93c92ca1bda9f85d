"""One extraction process for many tests: to start it takes longer than to read what most of them have to read."""

import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Thread

from bot.answer.library.class_limit import ClassLimit
from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.outline import Extracted


class _Kept(Extraction):
    """Runs on an event loop of its own, since every test has another; stays open when its library is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="extraction of the tests", daemon=True)
        self._thread.start()

    async def extract(
        self,
        path: Path,
        ocr: Sequence[str] = (),
        never: Sequence[str] = (),
        limit: ClassLimit | None = None,
        *,
        listed: bool = False,
    ) -> Extracted | Reason:
        read = asyncio.run_coroutine_threadsafe(super().extract(path, ocr, never, limit, listed=listed), self._loop)
        return await asyncio.wrap_future(read)

    async def close(self) -> None:
        pass

    def end(self) -> None:
        asyncio.run_coroutine_threadsafe(super().close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@cache
def kept_extraction() -> _Kept:
    return _Kept()


def end_extraction() -> None:
    """At the end of all tests."""
    if kept_extraction.cache_info().currsize:
        kept_extraction().end()
        kept_extraction.cache_clear()
