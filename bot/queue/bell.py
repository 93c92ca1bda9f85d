"""The bell that wakes a worker of this process when a job was put, so that an empty queue is looked at seldom."""

import asyncio
from contextlib import suppress
from heapq import heappop, heappush
from time import monotonic


class Bell:
    """Remembers that it rang until somebody hears it. For one listener."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._later: list[float] = []

    def ring(self, after: float = 0.0) -> None:
        """Now, or after so many seconds."""
        if after > 0:
            heappush(self._later, monotonic() + after)
        else:
            self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, but no longer than that; at once when it rang since the last time."""
        if not self._has_rung():
            if self._later:
                seconds = min(seconds, self._later[0] - monotonic())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), max(seconds, 0.0))
            self._has_rung()
        self._rung.clear()

    def _has_rung(self) -> bool:
        """Whether a moment it was to ring at is over: those are forgotten."""
        now, before = monotonic(), len(self._later)
        while self._later and self._later[0] <= now:
            heappop(self._later)
        return len(self._later) < before
