"""Holds what one part says now, and reads its files again when they changed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.configuration.part import Mark, Part, Place
from bot.toml_files import BadFiles, Mistake

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Configured(Generic[T]):
    """`seen` is what it says, as it was looked at last: in its files, unless it `is_published`. `look` looks whether
    anything changed, at all parts. A `mark` of None: the files were not looked at yet, or something else counted since.
    """

    part: Part[T]
    place: Place
    look: Callable[[], Awaitable[None]]
    seen: T
    mark: Mark | None = None
    is_published: bool = False

    async def current(self) -> T:
        """What it says now. Never raises: what cannot be read changes nothing."""
        await self.look()
        return self.seen

    def take(self, values: Mapping[str, Any]) -> None:
        """What was published, by the names of parts, counts from now on; without this one its files do."""
        self.is_published = self.part.name in values
        self.mark = None
        if self.is_published:
            self.seen = values[self.part.name]

    async def look_at_files(self) -> None:
        """Files that became wrong, or went, change nothing: the log says what is the matter, once."""
        if self.is_published:
            return
        mark = await asyncio.to_thread(self.place.mark)
        if mark == self.mark:
            return
        before, self.mark = self.mark, mark
        try:
            if before and not mark:
                raise _gone(self.place)
            _, self.seen = await asyncio.to_thread(self.place.read, self.part)
        except BadFiles as bad:
            problems = [str(mistake) for mistake in bad.mistakes]
            log.error("configuration.refused", extra={"part": self.part.name, "problems": problems})
        else:
            log.info("configuration.changed", extra={"part": self.part.name})


def _gone(place: Place) -> BadFiles:
    gone = Mistake(place.path.name, "", "is not there any more; what it said still counts")
    return BadFiles([gone]).named_by(place.setting)
