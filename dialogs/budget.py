"""How much there is for what a form asks in a year, for each school; it is shown to who decides."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, cast

from bot.toml_files import Found, Raw, Table, rows, whole
from dialogs.kinds.money import Euros, is_below_zero


class Budget(Table, frozen=True):
    """Of requests that were begun in the `year`: `each` school has so much (euros; None: none is set), but for those of
    `schools`, by their ids."""

    year: Annotated[int, whole(2020, 2100)]
    each: Euros | None = None
    schools: Mapping[str, Euros] | None = None

    def of(self, school: str) -> Decimal | None:
        return (self.schools or {}).get(school, self.each)


def budget_of(budgets: Sequence[Budget], year: int, school: str) -> Decimal | None:
    """None where none is set."""
    return next((one.of(school) for one in budgets if one.year == year), None)


def wrong_budgets(form: Raw) -> Iterator[Found]:
    years = set[object]()
    for number, one in rows(form, "budgets"):
        year, schools = one.get("year"), one.get("schools")
        if isinstance(year, int) and year in years:
            yield ("budgets", number, "year"), f"{year} has a budget already"
        years.add(year)
        if "each" not in one and not schools:
            yield ("budgets", number), "needs 'each' or 'schools': how much there is"
        of_schools: Raw = cast(Raw, schools) if isinstance(schools, dict) else {}
        amounts: dict[str, Any] = {"each": one.get("each"), **of_schools}
        for name, amount in amounts.items():
            if is_below_zero(amount):
                yield ("budgets", number, name), "must not be below zero"
