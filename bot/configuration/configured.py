"""Holds what one part says now, and reads its files again when they changed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from bot.configuration.part import Digests, Mark, Part, Place, Said
from bot.toml_files import BadFiles, Mistake

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Configured(Generic[T]):
    """`seen` is what it says, as it was looked at last, and `digests` where: in its files, unless it `is_published`.
    `look` looks whether any files changed, of all parts. A `mark` of None: the files were not looked at yet, or
    something else counted since.
    """

    part: Part[T]
    place: Place
    look: Callable[[], Awaitable[None]]
    seen: T
    mark: Mark | None = None
    is_published: bool = False
    digests: Digests = field(default_factory=dict[str, str])
    problems: tuple[str, ...] = ()
    """What is wrong with the files as they are now, where that is why they do not count."""

    async def current(self) -> T:
        """What it says now. Never raises: what cannot be read changes nothing."""
        await self.look()
        return self.seen

    def take(self, published: Mapping[str, Said[Any]]) -> bool:
        """What was published, by the names of parts, counts from now on; without this one its files do. Whether it says
        something else now."""
        said = published.get(self.part.name)
        self.problems = ()
        self.is_published = said is not None
        self.mark = None
        return said is not None and self._says(said)

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
            said = await asyncio.to_thread(self.place.said, self.part)
        except BadFiles as bad:
            self.problems = tuple(str(mistake) for mistake in bad.mistakes)
            log.error("configuration.refused", extra={"part": self.part.name, "problems": list(self.problems)})
        else:
            self.problems = ()
            if self._says(said):
                log.info("configuration.changed", extra={"part": self.part.name})

    @property
    def files_since(self) -> datetime | None:
        """When the newest of its files was written; None where there are none, or they do not count."""
        if self.is_published or not self.mark:
            return None
        return datetime.fromtimestamp(max(at for _, at, _, _ in self.mark) / 1e9, UTC)

    def _says(self, said: Said[T]) -> bool:
        """Whether that is something else. The same in other files stays what it is: whatever was worked out of it
        counts still."""
        if said.digests == self.digests:
            return False
        self.seen, self.digests = said.value, said.digests
        return True


def _gone(place: Place) -> BadFiles:
    gone = Mistake(place.path.name, "", "is not there any more; what it said still counts")
    return BadFiles([gone]).named_by(place.setting)
