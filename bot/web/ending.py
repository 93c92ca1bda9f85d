"""Ends the process when stopping takes longer than it may, whatever it is that does not come to its end."""

import logging
import os
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

log = logging.getLogger(__name__)


@contextmanager
def ended_after(seconds: float) -> Generator[Callable[[], None]]:
    """Gives what begins the time. Nothing waits on the event loop, which may be what hangs. What was accepted is in the
    store, and what was under way is done again by whoever takes it over, as after a crash."""
    timer = threading.Timer(seconds, _end, [seconds])
    timer.daemon = True
    begun = threading.Event()

    def begin() -> None:
        if not begun.is_set():
            begun.set()
            timer.start()

    try:
        yield begin
    finally:
        timer.cancel()


def _end(seconds: float) -> None:
    log.error("stop.late", extra={"seconds": seconds})
    os._exit(1)
