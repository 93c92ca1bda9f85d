"""Keeps what an editorial file says, and reads it again when the file changed."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from bot.toml_files import BadFiles

T = TypeVar("T")

LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""

log = logging.getLogger(__name__)


class WatchedFile(Generic[T]):
    """What `load` makes of the file as it stands now; `without` where no file is named. `what` names it in the log."""

    def __init__(
        self,
        path: Path | None,
        load: Callable[[Path], T],
        without: T,
        *,
        what: str,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Raises BadFiles: a bot does not start with a file that is wrong, or missing though it was named."""
        self._path = path
        self._load = load
        self._what = what
        self._clock = clock
        self._looked = clock()
        self._mark = _mark(path) if path else None
        self.seen = load(path) if path else without
        """As it was looked at last."""

    async def current(self) -> T:
        """A file that became wrong, or went, changes nothing: the log says what is the matter, once."""
        if self._path is not None and self._clock() - self._looked >= LOOK_EVERY:
            self._looked = self._clock()
            await self._look(self._path)
        return self.seen

    async def _look(self, path: Path) -> None:
        mark = await asyncio.to_thread(_mark, path)
        if mark == self._mark:
            return
        self._mark = mark
        try:
            self.seen = await asyncio.to_thread(self._load, path)
        except BadFiles as bad:
            log.error("%s.bad", self._what, extra={"problems": [str(mistake) for mistake in bad.mistakes]})
        else:
            log.info("%s.loaded", self._what)


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Changes with every change of the file, also when another file takes its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
