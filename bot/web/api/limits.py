"""How often one system may ask in a minute, counted by each instance for itself: it protects the instance."""

import math
from collections.abc import Callable

MOST = 600
"""Requests of one system in a minute at most: a token of its own comes back every tenth of a second."""
_PER_SECOND = MOST / 60


class Pace:
    """A bucket of requests for each system: full after a minute of silence. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float], most: int = MOST) -> None:
        self._clock, self._most, self._per_second = clock, float(most), most / 60
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, system: str) -> int:
        """0 where it may go on; else how many whole seconds it waits."""
        now = self._clock()
        left, at = self._left.get(system, (self._most, now))
        left = min(self._most, left + (now - at) * self._per_second)
        if left < 1:
            self._left[system] = (left, now)
            return max(1, math.ceil((1 - left) / self._per_second))
        self._left[system] = (left - 1, now)
        return 0
