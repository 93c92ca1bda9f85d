"""Numbers as people type them: "12,5", "12.5", "1 250", "1.250,50"."""

import re
from decimal import Decimal

from bot.json import Json
from bot.words.clean import clean_line
from dialogs.model import Field
from dialogs.problems import ProblemKey, Problems, problem

LARGEST = 10**12
"""What a number may be at most either side of zero where a form says nothing: exact as JSON in every client."""

_LONGEST = 40
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?: \d{3})+(?:[.,]\d+)?|(?:\.\d{3})+,\d+|(?:\.\d{3}){2,}|(?:,\d{3})+\.\d+)")


def read_number(field: Field, raw: Json) -> int | float | Problems:
    """A whole number as int, any other as float, within the field's bounds and with no more decimals than it takes.

    "1.250" is read as one and a quarter: with `decimals` below 3 it is asked again rather than guessed.
    """
    number = _number(raw)
    if number is None:
        return problem(field.id, ProblemKey.NUMBER)
    smallest = -LARGEST if field.min is None else field.min
    largest = LARGEST if field.max is None else field.max
    if number < smallest:
        return problem(field.id, ProblemKey.NUMBER_SMALL, min=smallest)
    if number > largest:
        return problem(field.id, ProblemKey.NUMBER_LARGE, max=largest)
    if number != round(number, field.decimals):
        return problem(field.id, ProblemKey.NUMBER_DECIMALS, decimals=field.decimals)
    return int(number) if number == number.to_integral_value() else float(number)


def typed_number(field: Field, value: Json) -> str | None:
    """With a point, as the client's number input wants it; None when it is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value) if isinstance(value, int) else f"{value:.{field.decimals}f}"


def _number(raw: Json) -> Decimal | None:
    """NaN, infinities and what is no number are None."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return Decimal(max(-LARGEST * 10, min(raw, LARGEST * 10)))
    if isinstance(raw, float):
        number = Decimal(repr(raw))
        return number if number.is_finite() else None
    return _written(raw) if isinstance(raw, str) and len(raw) <= _LONGEST * 4 else None


def _written(raw: str) -> Decimal | None:
    text = clean_line(raw)
    if len(text) > _LONGEST or not text.isascii():
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if not _GROUPED.fullmatch(text):
        return None
    last = max(text.rfind("."), text.rfind(","))
    decimal = text[last] if last >= 0 and text.count(text[last]) == 1 else ""
    digits = "".join(char for char in text if char.isdigit() or char in "+-" or char == decimal)
    return Decimal(digits.replace(",", "."))
