"""The sends under way, as who administers Bode sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.announce.announcement import Announcement
from bot.announce.halting.halt import Halt


@dataclass(frozen=True, slots=True)
class Sends:
    """The newest that are under way, and whether all are halted (None: they never were). `more`: there may be older
    ones."""

    halt: Halt | None
    under_way: Sequence[Announcement]
    more: bool = False

    @property
    def halted(self) -> bool:
        return self.halt is not None and self.halt.halted
