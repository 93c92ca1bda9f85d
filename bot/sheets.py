"""The port by which a workbook that somebody sent is read: the rows of its first sheet, as texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from bot.errors import BodeError

Why: TypeAlias = Literal["empty", "too_large", "sheet"]
"""SHEET: it is of another kind, damaged, or locked."""


UNREAD = "#"
"""Stands in a row for a cell that cannot be read."""


class SheetUnread(BodeError):
    """Nothing of this workbook was read."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


@dataclass(frozen=True, slots=True)
class Unread:
    """Cells of which nobody can tell what they say: an error, or a formula whose result is not in the file. `places`
    are the first of them on this `sheet`, such as "B3"; `more` are those after these."""

    sheet: str
    places: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Of the first sheet that is shown and says something, each row that does: its cells as they are shown, without
    hidden rows and columns, and with UNREAD in place of those that are `unread`."""

    rows: Sequence[Sequence[str]]
    unread: Unread | None = None


class Sheets(Protocol):
    async def listed(self, content: bytes) -> Listed:
        """Raises SheetUnread."""
        ...
