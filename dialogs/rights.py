"""Holds what a form says a right is for against the answers: how many days it gives, and whether they are proven."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.people.rights import Proof, Right
from bot.toml_files import Found, Line, Raw, Table, rows
from dialogs.given_right import GivenRight, given, given_right
from dialogs.kinds.attachment import attachments_of
from dialogs.kinds.date import read_date
from dialogs.kinds.field import Answers, Circumstances, Inputs, is_blank
from dialogs.kinds.period import WHOLE, Period, count_of, period_of
from dialogs.kinds.right import RightProblem
from dialogs.named_fields import at, table_in, wrong_name
from dialogs.problems import Problem, Problems

LONGEST = 400
"""Calendar days that are looked through for the last day of a leave."""


class RightUse(Table, frozen=True):
    """What the right that is answered to `field` is for: the days of `period`, proven by the files of `proof`."""

    field: Line
    period: Line
    proof: Line | None = None


_KINDS: Mapping[str, str] = {"field": "right", "period": "period", "proof": "attachment"}


def wrong_rights(form: Raw) -> Iterator[Found]:
    """What names no field of the kind that it must be, and an `among` that is not asked before."""
    before: dict[str, Any] = {}
    for number, step in rows(form, "steps"):
        for place, field in rows(step, "fields"):
            if field.get("kind") == "right":
                yield from at(("steps", number, "fields", place), wrong_name(field, "among", before, {"choice"}))
            before[str(field.get("id"))] = field.get("kind")
    if use := table_in(form, "right"):
        for option, kind in _KINDS.items():
            yield from at(("right",), wrong_name(use, option, before, {kind}))


def filled_up(use: RightUse | None, answers: Answers, inputs: Inputs, on: Circumstances) -> Inputs:
    """What was typed, with the last day where that is left open: as many days as the right gives.

    A right of which half days may be taken is for what nobody foresees (a child that is ill): there one day is meant.
    """
    right = given_right(answers.get(use.field)) if use else None
    if use is None or right is None or right.halves:
        return inputs
    first_at, first_part, last_at, last_part = (
        f"{use.period}.{part}" for part in ("from", "from_part", "to", "to_part")
    )
    whole = all(is_blank(inputs.get(part)) or inputs.get(part) == WHOLE for part in (first_part, last_part))
    first = read_date(first_at, inputs.get(first_at), on.today, None, None)
    if isinstance(first, Problems) or not whole or not is_blank(inputs.get(last_at)):
        return inputs
    return {**inputs, last_at: _last_day(first, right.days, on).isoformat()}


def _last_day(first: date, days: float, on: Circumstances) -> date:
    """The first day itself, where nobody works for long."""
    left = days
    for offset in range(LONGEST):
        day = first + timedelta(days=offset)
        left -= day in on.days
        if left <= 0:
            return day
    return first


def settled(use: RightUse | None, answers: Answers, on: Circumstances) -> Answers:
    """With the right as it holds on the first day of the leave, where that is known: a circular may have changed."""
    found = _found(use, answers)
    if use is None or found is None:
        return answers
    now = _now(found, on)
    return answers if now is None or _is(found.right, now) else {**answers, use.field: given(now, on.rights).json}


@dataclass(frozen=True, slots=True)
class _Found:
    right: GivenRight
    period: Period
    days: float


def _found(use: RightUse | None, answers: Answers) -> _Found | None:
    right = given_right(answers.get(use.field)) if use else None
    value = answers.get(use.period) if use else None
    period = period_of(value)
    return _Found(right, period, count_of(value, period)[0]) if right and period else None


def _now(found: _Found, on: Circumstances) -> Right | None:
    right = found.right
    return on.rights.right(found.period.first, right.group, right.event, right.kinship)


def _is(right: GivenRight, now: Right) -> bool:
    """Whether it was given as it holds now."""
    return (right.days, right.halves, right.proof, right.source) == (now.days, now.halves, now.proof, now.source.id)


def wrong_use(use: RightUse | None, answers: Answers, on: Circumstances) -> Mapping[str, Problem]:
    """What is wrong with the days and the proof, by the input where that is told."""
    if use is None:
        return {}
    problems: dict[str, Problem] = {}
    right, found = given_right(answers.get(use.field)), _found(use, answers)
    if found:
        problems |= _wrong_days(use, found, _now(found, on))
    if use.proof and right and right.proof is Proof.BEFORE and not attachments_of(answers.get(use.proof)):
        problems[use.proof] = Problem(RightProblem.PROOF)
    return problems


def _wrong_days(use: RightUse, found: _Found, now: Right | None) -> Mapping[str, Problem]:
    at = f"{use.period}.from"
    if now is None:
        return {at: Problem(RightProblem.THEN, {"date": found.period.first})}
    if not _is(found.right, now):
        return {use.field: Problem(RightProblem.CHANGED)}
    if not now.halves and {found.period.first_part, found.period.last_part} != {WHOLE}:
        return {at: Problem(RightProblem.HALVES)}
    return {at: Problem(RightProblem.DAYS, {"days": now.days})} if found.days > now.days else {}


def owed(use: RightUse | None, answers: Answers) -> tuple[str, GivenRight] | None:
    """The field whose files are awaited after the leave, and the right that they prove; None where none are."""
    right = given_right(answers.get(use.field)) if use else None
    if use is None or not use.proof or right is None or right.proof is not Proof.AFTER:
        return None
    return None if attachments_of(answers.get(use.proof)) else (use.proof, right)
