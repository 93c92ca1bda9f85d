"""What can be wrong with an answer: keys of texts with their arguments, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from bot.words.languages import Language

Arg = str | int | float | date | time | Decimal
"""A Decimal is an amount of euros."""

Args = Mapping[str, Arg]

ArgumentsOf = Mapping[str, frozenset[str]]
"""Key of a text -> the arguments that come with it: numbers, amounts, days, or times of the day."""


class ProblemKey(StrEnum):
    """What can be wrong with an answer of several kinds. What only one kind knows stands in its module."""

    REQUIRED = "problem-required"
    ALSO = "problem-also"
    TEXT = "problem-text"
    TEXT_LONG = "problem-text-long"
    CHOICE = "problem-choice"
    CHECK = "problem-check"
    CHANGED = "problem-changed"


ARGUMENTS: ArgumentsOf = {
    ProblemKey.REQUIRED: frozenset(),
    ProblemKey.ALSO: frozenset(),
    ProblemKey.TEXT: frozenset(),
    ProblemKey.TEXT_LONG: frozenset({"max", "length"}),
    ProblemKey.CHOICE: frozenset(),
    ProblemKey.CHECK: frozenset(),
    ProblemKey.CHANGED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ALSO: required, and asked only since another answer of the same step: nobody erred.
    CHECK: `says` is the sentence of the form itself."""

    key: str
    args: Args = field(default_factory=dict[str, Arg])
    says: Mapping[Language, str] | None = None


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with one field, by the id of the input where it should be shown; never empty."""

    at: Mapping[str, Problem]


def problem(at: str, key: str, **args: Arg) -> Problems:
    return Problems({at: Problem(key, args)})
