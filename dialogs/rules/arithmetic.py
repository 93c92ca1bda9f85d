"""The sums of rules that CEL does not do itself, exact: money is whole cents, days are counted in Decimals."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

_LARGEST = 10**14
"""Cents: of more, something else is meant."""

_DAY = timedelta(days=1) // timedelta(microseconds=1)


def exact(number: float) -> Decimal:
    """As it is written: 0.42 is 42 hundredths. Fifteen digits: behind them stands what CEL could not say."""
    return Decimal(f"{number:.15g}")


def exact_days(days: timedelta) -> Decimal:
    return Decimal(days // timedelta(microseconds=1)) / _DAY


def _cents(amount: Decimal) -> int:
    """Half a cent goes up. Raises ValueError for an amount below zero, or of which there is none."""
    if not 0 <= amount <= _LARGEST:
        raise ValueError("money is between nothing and a thousand billion")
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def euro(number: float) -> int:
    return _cents(exact(number) * 100)


def times(money: int, number: float) -> int:
    return _cents(money * exact(number))


def parted(money: int, number: float) -> int:
    return _cents(money / exact(number))


def for_days(money: int, days: timedelta) -> int:
    return _cents(money * exact_days(days))


def more_days(days: timedelta, number: float) -> timedelta:
    return days * number


def days_of(number: float) -> timedelta:
    return timedelta(days=number)


def number_of(days: timedelta) -> float:
    return float(exact_days(days))


def date_of(text: str) -> datetime:
    """Raises ValueError for what is no ISO day."""
    day = date.fromisoformat(text)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def total(amounts: Sequence[int]) -> int:
    return sum(amounts)


def sum_of(numbers: Sequence[float]) -> float:
    """As they are written: 0.1 and 0.2 are 0.3."""
    return float(sum(exact(one) for one in numbers))


def plus(one: float, other: float) -> float:
    return float(exact(one) + exact(other))


def minus(one: float, other: float) -> float:
    return float(exact(one) - exact(other))


def product(one: float, other: float) -> float:
    return float(exact(one) * exact(other))


def quotient(one: float, other: float) -> float:
    return float(exact(one) / exact(other))


def one_of(value: object, allowed: Sequence[object]) -> bool:
    """Of a list: any of it."""
    given = cast(Sequence[object], value) if isinstance(value, list) else [value]
    return any(one in allowed for one in given)
