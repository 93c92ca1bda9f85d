"""The port by which a workbook that somebody sent is read: the rows of its first sheet, as texts."""

from collections.abc import Sequence
from typing import Literal, Protocol, TypeAlias

from bot.errors import BodeError

Why: TypeAlias = Literal["empty", "too_large", "sheet"]
"""SHEET: it is of another kind, damaged, or locked."""


class SheetUnread(BodeError):
    """Nothing of this workbook was read."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class Sheets(Protocol):
    async def rows(self, content: bytes) -> Sequence[Sequence[str]]:
        """Of the first sheet that is shown and says something, each row that does: its cells as they are shown, without
        hidden rows and columns. Raises SheetUnread."""
        ...
