"""Reads files in a process of its own, so that no file can hurt the bot: whatever happens costs one `Reason`."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answer.library.class_limit import ClassLimit
from bot.content.base import Reason
from bot.content.classes import told
from bot.content.outline import Extracted
from bot.content.wire import unpacked
from bot.line_process import LineProcess

_MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, bytes of the process's memory, bytes of the file and of what is read from it.

    `scans` are seconds besides for a file whose pictures are read. After `files` files the process is replaced, so that
    no leak adds up.
    """

    seconds: float = 20.0
    scans: float = 300.0
    memory: int = 768 * _MB
    size: int = 100 * _MB
    text: int = 32 * _MB
    files: int = 500


def _understood(line: bytes) -> Extracted | Reason:
    try:
        return unpacked(line)
    except (ValueError, KeyError, TypeError):
        return Reason.CRASHED


class Extraction:
    """One extraction process, started at the first file and started again after it died; files go one at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process = LineProcess("bot.content.worker", [str(self._limits.memory)], longest=self._limits.text)
        self._read = 0
        self._turn = asyncio.Lock()

    async def extract(
        self,
        path: Path,
        ocr: Sequence[str] = (),
        never: Sequence[str] = (),
        limit: ClassLimit | None = None,
        *,
        listed: bool = False,
    ) -> Extracted | Reason:
        """`path` is absolute; `ocr`: languages in which pages that are only pictures are read; `never`: labels of what
        is not read, `limit` up to which class something is; `listed` as `extract` takes it."""
        try:
            size = (await asyncio.to_thread(path.stat)).st_size
        except FileNotFoundError:
            return Reason.VANISHED
        except OSError:
            return Reason.DENIED
        if size == 0:
            return Reason.EMPTY
        if size > self._limits.size:
            return Reason.TOO_LARGE
        async with self._turn:
            try:
                return await self._ask(path, ocr, never, limit, listed=listed)
            except asyncio.CancelledError:
                await self._stop()
                raise

    async def close(self) -> None:
        async with self._turn:
            await self._stop()

    async def _ask(
        self, path: Path, ocr: Sequence[str], never: Sequence[str], limit: ClassLimit | None, *, listed: bool
    ) -> Extracted | Reason:
        if self._read >= self._limits.files:
            await self._stop()
        self._read += 1
        asked = json.dumps([str(path), list(ocr), list(never), told(limit), listed]).encode()
        seconds = self._limits.seconds + (self._limits.scans if ocr and path.suffix.lower() == ".pdf" else 0)
        try:
            line = await asyncio.wait_for(self._process.ask(asked), seconds)
        except TimeoutError:
            found = Reason.TIMEOUT
        except asyncio.LimitOverrunError:
            found = Reason.TOO_LARGE
        except (OSError, EOFError):
            found = Reason.CRASHED
        else:
            found = _understood(line)
        if found in {Reason.TIMEOUT, Reason.CRASHED, Reason.TOO_LARGE, Reason.MEMORY}:
            await self._stop()
        return found

    async def _stop(self) -> None:
        self._read = 0
        await self._process.stop()
