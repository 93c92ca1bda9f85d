"""What a kilometre is worth: tariffs by name, each with the periods in which its amount counts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.words.translated import Translated

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included (None: until the next one begins), a kilometre is worth `cents`. `source`
    says where that stands."""

    first: date
    cents: Decimal
    source: str
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """`periods` follow each other, the oldest first."""

    id: str
    name: Translated
    periods: tuple[Period, ...]

    def on(self, day: date) -> Period | None:
        """The period in which this day is; None before the first, after the last, and between two."""
        began = [one for one in self.periods if one.first <= day]
        return began[-1] if began and (began[-1].last is None or day <= began[-1].last) else None


@dataclass(frozen=True, slots=True)
class Tariffs:
    """In the order in which they are offered."""

    all: tuple[Tariff, ...] = field(default=())

    def __iter__(self) -> Iterator[Tariff]:
        return iter(self.all)

    def get(self, id: object) -> Tariff | None:
        return next((one for one in self.all if one.id == id), None)


def amount_of(kilometres: Decimal, cents: Decimal) -> Decimal:
    """In euros, to the cent; half a cent goes up."""
    return (kilometres * cents / 100).quantize(CENT, ROUND_HALF_UP)
