"""What is going on with the rows of an items field while its step is being filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.json import Json


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that was taken away and can be put back where it stood, counted from 0."""

    row: Mapping[str, Json]
    place: int


@dataclass(frozen=True, slots=True)
class RowEditing:
    """`of` is the id of the items field; `opened` the key of the row whose questions are shown, of one that is there or
    of one to come, "" for none. `typed`, by input id, is what stood wrong in the other inputs of the step, and in those
    of the row. `removed` is the last that was taken away, as long as nothing else was done."""

    of: str
    opened: str = ""
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    removed: Removed | None = None

    @property
    def seen(self) -> tuple[str, str, Removed | None]:
        """What makes a card of before another one."""
        return self.of, self.opened, self.removed
