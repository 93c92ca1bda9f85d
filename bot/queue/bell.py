"""The bell that wakes a worker of this process when a job was put, so that an empty queue is looked at seldom."""

import asyncio
from contextlib import suppress


class Bell:
    """Remembers that it rang until somebody hears it. For one listener."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, but no longer than that; at once when it rang since the last time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), max(seconds, 0.0))
        self._rung.clear()
