"""A process of our own that answers each line with one line, so that nothing that happens in it can hurt the bot."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path

import bot

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "OPENBLAS_NUM_THREADS": "1"}
"""Of what computes inside: whoever answers a turn has the other cores."""


class LineProcess:
    """`python -m module arguments` (see bot.line_worker), started at the first line, and again after it died or was
    stopped. `longest` is the most bytes that a line of it may have. For one line at a time."""

    def __init__(self, module: str, arguments: Sequence[str], *, longest: int) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._longest = longest
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """None while none runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def ask(self, line: bytes) -> bytes:
        """`line` has no end; nor has what is answered. Raises EOFError or OSError when the process died,
        LimitOverrunError when it says more than it may: what is left of it is to be stopped then."""
        process = await self._running()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(line + b"\n")
        await process.stdin.drain()
        return (await process.stdout.readuntil(b"\n"))[:-1]

    async def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            # Not `process.kill()`: it would collect one that died by itself, and whoever waits for it would complain.
            with contextlib.suppress(ProcessLookupError):
                _kill(process.pid)
        if process.stdout is not None:
            # A pipe that is full is read no further, and waiting for the process would then never end.
            await process.stdout.read()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
            with contextlib.suppress(OSError):
                await process.stdin.wait_closed()

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            root = str(Path(bot.__file__).parent.parent)
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                limit=self._longest,
                cwd=root,
                env={"PYTHONPATH": root, "LANG": "C.UTF-8", **_ONE_THREAD, **_passed_on()},
                start_new_session=True,
            )
        return self._process


def _passed_on() -> dict[str, str]:
    """Where the programs of this machine stand, and what tesseract knows its languages from."""
    return {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}


def _kill(leader: int) -> None:
    """With what it started: it leads a session of its own. Windows has no such thing."""
    if sys.platform == "win32":
        os.kill(leader, signal.SIGTERM)
    else:
        os.killpg(leader, signal.SIGKILL)
