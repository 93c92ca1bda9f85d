"""Reads a workbook that somebody sent in an extraction process of its own, which ends with it."""

import asyncio
import tempfile
from pathlib import Path

from bot.content.base import Reason
from bot.content.extraction import Extraction, Limits
from bot.sheets import Listed, SheetUnread

LIMITS = Limits(seconds=10.0, size=2**20, text=4 * 2**20)
_LARGE = frozenset({Reason.TOO_LARGE, Reason.TIMEOUT, Reason.MEMORY})


class SheetFiles:
    """One at a time."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._turn = asyncio.Lock()

    async def listed(self, content: bytes) -> Listed:
        async with self._turn:
            file = await asyncio.to_thread(_written, content)
            extraction = Extraction(self._limits)
            try:
                found = await extraction.extract(file, listed=True)
            finally:
                await extraction.close()
                await asyncio.to_thread(file.unlink, missing_ok=True)
        if isinstance(found, Reason):
            raise SheetUnread("empty" if found is Reason.EMPTY else "too_large" if found in _LARGE else "sheet")
        return Listed([row for section in found.sections for row in section.table], found.unread)


def _written(content: bytes) -> Path:
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as file:
        file.write(content)
    return Path(file.name)
