"""What of a budget was approved for a school in a year, as who decides is shown it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Spent:
    """`spent` of the `budget` (euros) of `school` (its name) was approved by the day `on`, of requests begun in the
    `year`; `asked` is the amount of the request that is looked at, 0 where it is among what was approved."""

    year: int
    school: str
    budget: Decimal
    spent: Decimal
    asked: Decimal
    on: date

    @property
    def after(self) -> Decimal:
        return self.spent + self.asked
