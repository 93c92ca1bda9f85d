"""One time for everything that a turn or a job asks of services: set where it begins, heard by whoever tries again.

Each call has a bound of its own; several calls one after the other, each near its bound, would take longer than whoever
waits for the whole. What runs in no turn and no job has the bounds of its calls alone.
"""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar


class Deadline:
    """So many seconds from now. `least`: what a call gets when they are over, too."""

    def __init__(self, seconds: float, least: float = 0.0) -> None:
        self._least = least
        self.put_off(seconds)

    def put_off(self, seconds: float) -> None:
        """From now on it is so many seconds away."""
        self._until = _clock() + seconds

    def left(self, most: float) -> float:
        """Seconds for one call that would take `most` by itself."""
        return min(most, max(self._least, self._until - _clock()))


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(deadline: Deadline) -> Generator[None]:
    """Whatever is called here, and in tasks that are made here, hears of it."""
    token = _current.set(deadline)
    try:
        yield
    finally:
        _current.reset(token)


def left(most: float) -> float:
    """Seconds for one call that would take `most` by itself: less near the end of the turn or job that it is of."""
    deadline = _current.get()
    return most if deadline is None else deadline.left(most)


def _clock() -> float:
    return asyncio.get_running_loop().time()
