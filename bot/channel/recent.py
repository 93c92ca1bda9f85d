"""What was handled a moment ago: Teams delivers at least once, and a slow answer makes it deliver again.

An activity is known by its id. A press of a button may come again under another id and another timestamp (seen half a
minute after the first, botbuilder-dotnet issue 5005): while the first is not answered, the same inputs on the same card
are the same press. Words never are: who says them twice has said them twice.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Handling:
    """One activity under way or done; `answer` is set when it is done, None when there is nothing to repeat."""

    started: float
    done: "asyncio.Future[bytes | None]" = field(repr=False)
    status: int = 200
    press: str = ""

    @property
    def size(self) -> int:
        answer = self.done.result() if self.done.done() and not self.done.cancelled() else None
        return len(answer or b"")


class Recent:
    """The last `most` keys of the last `seconds`, with at most `most_bytes` of answers kept for a repetition."""

    def __init__(
        self,
        most: int = 10_000,
        seconds: float = 900.0,
        most_bytes: int = 8 * 1024 * 1024,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._clock = clock
        self._bytes = 0
        self._entries: OrderedDict[str, Handling] = OrderedDict()
        self._pressed: dict[str, Handling] = {}

    def find(self, key: str, press: str = "") -> Handling | None:
        """The handling of this key that is under way or was done a moment ago, or of the same press that is under
        way."""
        self._drop_old()
        return self._entries.get(key) or self._pressed.get(press)

    def begin(self, key: str, press: str = "") -> Handling:
        """`press` tells a button, what it stands on and what was typed; "" for anything else."""
        entry = Handling(self._clock(), asyncio.get_running_loop().create_future(), press=press)
        self._entries[key] = entry
        if press:
            self._pressed[press] = entry
        self._drop_old()
        return entry

    def finish(self, key: str, status: int, answer: bytes | None) -> None:
        """Remembers the answer for whoever waits or comes later."""
        entry = self._entries.get(key)
        if entry is None or entry.done.done():
            return
        entry.status = status
        entry.done.set_result(answer)
        self._pressed.pop(entry.press, None)
        self._bytes += entry.size
        self._drop_old()

    def forget(self, key: str) -> None:
        """It failed: another delivery is another chance, also for those who wait."""
        if entry := self._entries.pop(key, None):
            self._bytes -= entry.size
            self._pressed.pop(entry.press, None)
            if not entry.done.done():
                entry.done.cancel()

    def __len__(self) -> int:
        return len(self._entries)

    def _drop_old(self) -> None:
        """Oldest first; what is under way stays as long as it can, for its repetition must find it."""
        oldest = self._clock() - self._seconds
        while self._entries:
            key, entry = next(iter(self._entries.items()))
            crowded = len(self._entries) > self._most or self._bytes > self._most_bytes
            stays = not entry.done.done() and len(self._entries) <= 2 * self._most
            if entry.started >= oldest and (stays or not crowded):
                return
            self._bytes -= entry.size
            self._pressed.pop(entry.press, None)
            del self._entries[key]
