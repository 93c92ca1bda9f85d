"""How far the day is: by the clock, or by what was done of what people do, for a machine of which nobody knows how fast
it is.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

SHORTEST = 1.0
"""Second for which something stays broken, at least."""


@dataclass
class Pace:
    """`seconds` is how long the day takes by the clock; 0: what people do begins when the one before is done, share by
    share."""

    seconds: float
    began: float = field(default_factory=monotonic)
    _may: float = 0.0
    """The share of the day up to which may be begun what is not by the clock."""
    _open: list[float] = field(default_factory=list[float])
    """At which share each begins that is not done."""
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def by_clock(self) -> bool:
        return self.seconds > 0

    async def reaches(self, share: float) -> None:
        """Until the day is so far: then all is done that was begun until now, and what comes next may begin."""
        if self.by_clock:
            await self.comes(share)
            return
        async with self._changed:
            await self._changed.wait_for(self._is_idle)
            self._may = share
            self._changed.notify_all()

    async def comes(self, share: float) -> None:
        """Until others let it be so far."""
        if self.by_clock:
            await asyncio.sleep(max(0.0, self.began + share * self.seconds - monotonic()))
            return
        async with self._changed:
            await self._changed.wait_for(lambda: self._may >= share)

    async def does(self, share: float, what: Callable[[], Awaitable[None]]) -> None:
        """It begins at that share of the day, and is waited for."""
        self._open.append(share)
        try:
            await self.comes(share)
            await what()
        finally:
            async with self._changed:
                self._open.remove(share)
                self._changed.notify_all()

    async def lasts(self, share: float) -> None:
        """So long; else until is done what was begun."""
        await asyncio.sleep(share * self.seconds if self.by_clock else SHORTEST)
        if not self.by_clock:
            async with self._changed:
                await self._changed.wait_for(self._is_idle)

    def _is_idle(self) -> bool:
        return all(share > self._may for share in self._open)
