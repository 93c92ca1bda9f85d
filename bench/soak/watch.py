"""What the event loop of a process does, measured from within: processor time of its callbacks, pauses of the garbage
collector, and memory, written as one line of JSON every second.

The processor time is that of the loop's own thread: what other processes take does not count. Of a callback that takes
long it is noted where it was, by a thread that looks now and then.
"""

import gc
import json
import os
import sys
import threading
import time
from asyncio.events import Handle
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

EVERY = 1.0
LOOK_EVERY = 0.02
LONG_MS = 50.0
"""Of a callback that took so long it is noted where it was."""
DEPTH = 12
"""Frames that are noted."""


@dataclass
class Second:
    """`at` is the machine's clock; `begins`: it is the first of a process. Milliseconds of the `longest` callback, of
    all of them, and of the pauses of the garbage collector: the longest and all. `long` are the callbacks above
    LONG_MS: how long, and where they were seen. `size`: megabytes."""

    at: float = 0.0
    begins: bool = False
    size: float = 0.0
    longest: float = 0.0
    callbacks: int = 0
    busy: float = 0.0
    paused: float = 0.0
    pauses: float = 0.0
    long: list[tuple[float, list[str]]] = field(default_factory=list[tuple[float, list[str]]])


class Watch:
    """Of the process that it is in; `written` takes the lines."""

    def __init__(self, written: IO[str]) -> None:
        self._written = written
        self._second = Second(begins=True)
        self._loop_thread = 0
        self._began = -1.0
        self._turn = 0
        self._seen: tuple[int, list[str]] = (0, [])
        self._collecting = 0.0
        self._stop = threading.Event()

    def ran(self, run: Callable[[Handle], None], handle: Handle) -> None:
        """One callback of the loop."""
        self._loop_thread = threading.get_ident()
        self._turn += 1
        self._began = began = time.thread_time()
        try:
            run(handle)
        finally:
            self._began = -1.0
            spent, second = (time.thread_time() - began) * 1000, self._second
            second.callbacks += 1
            second.busy += spent
            second.longest = max(second.longest, spent)
            if spent >= LONG_MS:
                turn, frames = self._seen
                second.long.append((spent, frames if turn == self._turn else [repr(handle)[:200]]))

    def collected(self, phase: str, _: dict[str, int]) -> None:
        """What the garbage collector tells of each of its runs: all threads stand still meanwhile. Its processor time,
        which other processes do not make longer."""
        if phase == "start":
            self._collecting = time.thread_time()
            return
        pause = (time.thread_time() - self._collecting) * 1000
        self._second.paused = max(self._second.paused, pause)
        self._second.pauses += pause

    def look(self) -> None:
        """In a thread of its own, until `end`."""
        written_at = time.monotonic()
        while not self._stop.wait(LOOK_EVERY):
            self._note()
            if time.monotonic() - written_at >= EVERY:
                written_at = time.monotonic()
                self._write()
        self._write()

    def end(self) -> None:
        self._stop.set()

    def _note(self) -> None:
        began, turn = self._began, self._turn
        if began < 0:
            return
        with suppress(OSError):  # the thread is gone
            spent = time.clock_gettime(time.pthread_getcpuclockid(self._loop_thread)) - began
            frame = sys._current_frames().get(self._loop_thread)  # pyright: ignore[reportPrivateUsage]
            if spent * 1000 >= LONG_MS / 2 and frame is not None:
                self._seen = turn, list(_frames(frame))

    def _write(self) -> None:
        done, self._second = self._second, Second()
        done.at, done.size = time.time(), resident_here()
        self._written.write(json.dumps(asdict(done)) + "\n")
        self._written.flush()


def resident_here() -> float:
    """Megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _frames(frame: FrameType | None) -> Iterator[str]:
    """The innermost first."""
    for _ in range(DEPTH):
        if frame is None:
            return
        code = frame.f_code
        yield f"{code.co_filename.rpartition('/')[2]}:{frame.f_lineno} {code.co_name}"
        frame = frame.f_back


@contextmanager
def watched(file: Path) -> Generator[None]:
    """Every event loop of this process."""
    run: Callable[[Handle], None] = Handle._run  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    with file.open("a", encoding="utf-8") as written:
        watch = Watch(written)
        thread = threading.Thread(target=watch.look, name="watching", daemon=True)

        def timed(handle: Handle) -> None:
            watch.ran(run, handle)

        Handle._run = timed  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
        gc.callbacks.append(watch.collected)
        thread.start()
        try:
            yield
        finally:
            watch.end()
            thread.join()
            gc.callbacks.remove(watch.collected)
            Handle._run = run  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]


def seconds_of(file: Path) -> list[Second]:
    """What was written there; a line that a kill cut off is none."""
    found: list[Second] = []
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        with suppress(ValueError):
            found.append(Second(**json.loads(line)))
    return found


def main() -> None:
    """`python -m bench.soak.watch FILE serve ...`: app.py with these arguments, watched."""
    from app import app  # noqa: PLC0415 - what is loaded counts as well

    file = Path(sys.argv[1])
    sys.argv = ["app.py", *sys.argv[2:]]
    with watched(file):
        app()


if __name__ == "__main__":
    main()
