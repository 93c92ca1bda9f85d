"""Which requests to Teams still count, under limits that all hold: a window lets a slot through when it may go."""

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many requests in any stretch of so many seconds."""

    most: int
    seconds: float

    def __post_init__(self) -> None:
        if self.most < 1 or self.seconds <= 0:
            raise ValueError("a limit lets something through in some time")

    def __str__(self) -> str:
        return f"{self.most}/{self.seconds:g}"


class Slot:
    """The right to make one request.

    `taken` is the latest moment at which Teams can have counted it: that of its answer. There is none before.
    """

    __slots__ = ("_stands", "conversation", "is_send", "left", "taken")

    def __init__(self, conversation: str, stands: Callable[[], bool], *, is_send: bool = False) -> None:
        self._stands = stands
        self.conversation = conversation
        self.is_send = is_send
        self.left = False
        self.taken = math.inf

    def leave(self) -> bool:
        """It goes on the wire now. False: it must not, since what allowed it has run out while it was not used."""
        self.left = self._stands()
        return self.left

    def answered(self) -> None:
        self.taken = loop_time()


class Window:
    """Which requests still count, under limits that all hold. Knows no clock: the moments are given."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits: Sequence[Limit] = ()
        self._slots: list[Slot] = []
        self.limit(limits)

    def limit(self, limits: Sequence[Limit]) -> None:
        """From now on by these; what was let through counts on."""
        self._limits = limits
        self._least = min((limit.most for limit in limits), default=1)
        self._longest = max((limit.seconds for limit in limits), default=0.0)

    def opens(self, now: float, many: int = 1) -> float:
        """When so many more may go at once, as far as is known now: no more than the least of the limits."""
        if not self._limits or len(self._slots) + many <= self._least:
            return now
        self._slots = [slot for slot in self._slots if slot.taken + self._longest > now]
        taken = sorted(slot.taken for slot in self._slots)
        over = [(len(taken) + many - limit.most, limit) for limit in self._limits]
        return max((taken[number - 1] + limit.seconds for number, limit in over if number > 0), default=now)

    def add(self, slot: Slot) -> None:
        self._slots.append(slot)

    def withdraw(self, slot: Slot) -> None:
        """It was not used."""
        if slot in self._slots:
            self._slots.remove(slot)

    def counting(self, now: float) -> int:
        """How many requests in it may count still."""
        return sum(slot.taken + self._longest > now for slot in self._slots)


def loop_time() -> float:
    return asyncio.get_running_loop().time()
