"""What the values in rules are, and how CEL carries each."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

_One: TypeAlias = bool | int | float | str | datetime | timedelta
RuleValue: TypeAlias = _One | Sequence[_One]


class RuleType(StrEnum):
    """In Python: TEXT str, NUMBER int or float, MONEY an int in cents, DAYS a timedelta (half a day is 12 hours), DATE
    midnight UTC, TRUTH bool; the plurals are lists of them."""

    TEXT = "text"
    NUMBER = "a number"
    MONEY = "money"
    DAYS = "days"
    DATE = "a date"
    TRUTH = "true or false"
    TEXTS = "a list of texts"
    NUMBERS = "a list of numbers"
    AMOUNTS = "a list of money"
    DATES = "a list of dates"


CARRIERS: Mapping[RuleType, str] = {
    RuleType.TEXT: "string",
    RuleType.NUMBER: "double",
    RuleType.MONEY: "uint",
    RuleType.DAYS: "duration",
    RuleType.DATE: "timestamp",
    RuleType.TRUTH: "bool",
    RuleType.TEXTS: "list<string>",
    RuleType.NUMBERS: "list<double>",
    RuleType.AMOUNTS: "list<uint>",
    RuleType.DATES: "list<timestamp>",
}
"""CEL has no operators for types that others add, so each value travels as one of its own: money as uint, of which
nothing else is made here. That is why money below zero has no value."""

SPOKEN: Mapping[str, str] = {
    "int": "a number",
    "double": "a number",
    "uint": "money",
    "google.protobuf.Duration": "days",
    "google.protobuf.Timestamp": "a date",
    "string": "text",
    "bool": "true or false",
    "null": "null",
}
"""What the types are called in messages, by the names that CEL gives them there."""


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
