"""What can be wrong with an answer: keys of texts with their arguments, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Args = Mapping[str, str | int | date]


class ProblemKey(StrEnum):
    """Every text that a wrong answer can need; see ARGUMENTS for what each may name."""

    REQUIRED = "problem-required"
    ALSO = "problem-also"
    TEXT = "problem-text"
    TEXT_LONG = "problem-text-long"
    NUMBER = "problem-number"
    NUMBER_SMALL = "problem-number-small"
    NUMBER_LARGE = "problem-number-large"
    NUMBER_DECIMALS = "problem-number-decimals"
    DATE = "problem-date"
    DATE_EARLY = "problem-date-early"
    DATE_LATE = "problem-date-late"
    CHOICE = "problem-choice"
    PERIOD_ORDER = "problem-period-order"
    PERIOD_PARTS = "problem-period-parts"
    PERIOD_LONG = "problem-period-long"
    PERIOD_FREE = "problem-period-free"


ARGUMENTS: Mapping[ProblemKey, frozenset[str]] = {key: frozenset[str]() for key in ProblemKey} | {
    ProblemKey.TEXT_LONG: frozenset({"max", "length"}),
    ProblemKey.NUMBER_SMALL: frozenset({"min"}),
    ProblemKey.NUMBER_LARGE: frozenset({"max"}),
    ProblemKey.NUMBER_DECIMALS: frozenset({"decimals"}),
    ProblemKey.DATE_EARLY: frozenset({"date"}),
    ProblemKey.DATE_LATE: frozenset({"date"}),
    ProblemKey.PERIOD_ORDER: frozenset({"date"}),
    ProblemKey.PERIOD_LONG: frozenset({"max"}),
}
"""The arguments that come with each key. `date` is a datetime.date (the earliest, the latest, the first day), the
others are whole numbers; `decimals` may be 0; `max` of a period counts calendar days."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ALSO: required, and asked only since another answer of the same step: nobody erred."""

    key: ProblemKey
    args: Args = field(default_factory=dict[str, str | int | date])


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with one field, by the id of the input where it should be shown; never empty."""

    at: Mapping[str, Problem]


def problem(at: str, key: ProblemKey, **args: str | int | date) -> Problems:
    return Problems({at: Problem(key, args)})
