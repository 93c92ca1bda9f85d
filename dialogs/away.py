"""Reads from the answers to a form when who asks will be away, and whether they already are by another request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.json import Json
from dialogs.filling import Filled
from dialogs.kinds.field import Answers
from dialogs.kinds.period import WHOLE, Period, period_of
from dialogs.model import Form
from dialogs.problems import ArgumentsOf, Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """A period in which somebody is away by a request of theirs, of which this is the reference."""

    reference: str
    period: Period


class AwayProblem(StrEnum):
    """What is wrong with being away then."""

    TAKEN = "problem-away-taken"


AWAY_PROBLEMS: ArgumentsOf = {AwayProblem.TAKEN: frozenset({"reference"})}


def away_in(form: Form, answers: Answers) -> Period | None:
    """When who asks will be away; None where the form or these answers do not say so."""
    return period_said(answers.get(form.away.field)) if form.away else None


def replaced_in(form: Form, answers: Answers) -> Period | None:
    """When who asks can be replaced; None where the form or these answers do not say that a replacement can be looked
    for."""
    rule = form.replacement
    if rule is None or not rule.is_for(form.fields, answers):
        return None
    return period_said(answers.get(rule.field)) if rule.field else away_in(form, answers)


def period_said(value: Json) -> Period | None:
    """Of a field of kind `period`, or `date`."""
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None
        return Period(day, WHOLE, day, WHOLE)
    return period_of(value)


def taken_already(form: Form, answers: Answers, taken: Sequence[Taken]) -> Mapping[str, Problem]:
    """What is wrong at the field that says when, by the id of its first input: no half day is taken twice."""
    period = away_in(form, answers)
    if form.away is None or period is None:
        return {}
    other = next((one for one in taken if period.meets(one.period)), None)
    field = form.field(form.away.field)
    if other is None or field is None:
        return {}
    return {field.inputs[0]: Problem(AwayProblem.TAKEN, {"reference": other.reference})}


def without_taken(form: Form, filled: Filled, taken: Sequence[Taken]) -> Filled:
    """The same, with what is wrong where a half day would be taken twice."""
    problems = taken_already(form, filled.answers, taken)
    if not problems or form.away is None:
        return filled
    answers = {name: value for name, value in filled.answers.items() if name != form.away.field}
    return replace(filled, answers=answers, problems={**filled.problems, **problems})
