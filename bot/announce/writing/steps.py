"""The steps in which an announcement is written: what it says, for whom, when and how it goes, a last look."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias


class Step(StrEnum):
    """In their order."""

    WORDS = "words"
    AUDIENCE = "audience"
    SENDING = "sending"
    CHECK = "check"

    @property
    def number(self) -> int:
        """From 1 on."""
        return list(Step).index(self) + 1

    @property
    def next(self) -> "Step":
        """The last one is its own next."""
        return list(Step)[min(self.number, len(Step) - 1)]

    @property
    def previous(self) -> "Step":
        return list(Step)[max(self.number - 2, 0)]


ProblemKeys: TypeAlias = Mapping[str, str]
"""Input id -> key of the error text to show at it."""
Problems: TypeAlias = Mapping[Step, ProblemKeys]
"""Of the steps that have any, in their order."""
