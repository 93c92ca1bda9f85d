"""Reads files in a process of its own, so that no file can hurt the bot: whatever happens costs one `Reason`."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.content.base import Reason
from bot.content.outline import Extracted
from bot.content.wire import unpacked

_MB = 2**20
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # the same on Windows


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, bytes of the process's memory, bytes of the file and of what is read from it.

    After `files` files the process is replaced, so that no leak adds up.
    """

    seconds: float = 20.0
    memory: int = 768 * _MB
    size: int = 100 * _MB
    text: int = 32 * _MB
    files: int = 500


async def _exchange(process: Process, path: Path) -> bytes:
    """Raises EOFError when the process died, LimitOverrunError when it says more than it may."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(json.dumps(str(path)).encode() + b"\n")
    await process.stdin.drain()
    return await process.stdout.readuntil(b"\n")


def _understood(line: bytes) -> Extracted | Reason:
    try:
        return unpacked(line)
    except (ValueError, KeyError, TypeError):
        return Reason.CRASHED


class Extraction:
    """One extraction process, started at the first file and started again after it died; files go one at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: Process | None = None
        self._read = 0
        self._turn = asyncio.Lock()

    async def extract(self, path: Path) -> Extracted | Reason:
        """`path` is absolute."""
        try:
            size = (await asyncio.to_thread(path.stat)).st_size
        except OSError:
            return Reason.VANISHED
        if size == 0:
            return Reason.EMPTY
        if size > self._limits.size:
            return Reason.TOO_LARGE
        async with self._turn:
            try:
                return await self._ask(path)
            except asyncio.CancelledError:
                await self._stop()
                raise

    async def close(self) -> None:
        async with self._turn:
            await self._stop()

    async def _ask(self, path: Path) -> Extracted | Reason:
        process = await self._running()
        self._read += 1
        try:
            line = await asyncio.wait_for(_exchange(process, path), self._limits.seconds)
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

    async def _running(self) -> Process:
        if self._process is not None and self._read >= self._limits.files:
            await self._stop()
        if self._process is None or self._process.returncode is not None:
            root = str(Path(bot.__file__).parent.parent)
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.content.worker",
                str(self._limits.memory),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                limit=self._limits.text,
                cwd=root,
                env={"PYTHONPATH": root, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"},
                start_new_session=True,
            )
            self._read = 0
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            # Not `process.kill()`: it would collect one that died by itself, and whoever waits for it would complain.
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, _KILL)
        if process.stdout is not None:
            # A pipe that is full is read no further, and waiting for the process would then never end.
            await process.stdout.read()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
            with contextlib.suppress(OSError):
                await process.stdin.wait_closed()
