"""How the configuration stands in an instance: which version, which files, since when, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PartStands:
    """One part: its `files`, whether they were `published`, `since` when they are as they are (None: not known, or no
    files), and what is wrong with those that do not count for that."""

    name: str
    files: Sequence[str]
    published: bool
    since: datetime | None
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ConfigurationStands:
    """`number` is the version that was published last, 0 for none, since `at`; `refused` says why this instance does
    not go by it."""

    number: int
    at: datetime | None
    parts: Sequence[PartStands]
    refused: Sequence[str] = ()

    @property
    def wrong(self) -> int:
        """How many parts were refused, one more where the version was."""
        return bool(self.refused) + sum(bool(one.problems) for one in self.parts)
