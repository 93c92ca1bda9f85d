"""From which amount on another rule holds: thresholds by name, each with the periods in which its amount counts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.words.translated import Translated


@dataclass(frozen=True, slots=True)
class Amount:
    """From the day `first` on, until the next one, `euros` is the most that stays below. `source` says where that
    stands."""

    first: date
    euros: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """`amounts` follow each other, the oldest first."""

    id: str
    name: Translated
    amounts: tuple[Amount, ...]

    def on(self, day: date) -> Amount | None:
        """None before the first."""
        began = [one for one in self.amounts if one.first <= day]
        return began[-1] if began else None


@dataclass(frozen=True, slots=True)
class Thresholds:
    all: tuple[Threshold, ...] = field(default=())

    def __iter__(self) -> Iterator[Threshold]:
        return iter(self.all)

    def get(self, id: object) -> Threshold | None:
        return next((one for one in self.all if one.id == id), None)
