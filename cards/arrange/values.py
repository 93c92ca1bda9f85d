"""How an answer of each kind is read back: "ma 23 nov. (namiddag) t.e.m. wo 25 nov. 2026 – 2,5 werkdagen"."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.json import Json
from bot.words.clean import clean_line, clean_lines
from cards.texts import Texts
from dialogs.model import Answers, Field, Form
from dialogs.periods import WHOLE, Period, days, period_of

Say = Callable[[Texts, Field, Json], str]


def said(t: Texts, field: Field, value: Json) -> str:
    """In words; may be several lines of what was typed. A value that an older version of the form gave is shown as it
    is rather than hidden. Raises KeyError for a kind that has no entry in SAID.
    """
    if value in (None, "", []):
        return t("not-answered")
    return SAID[field.kind](t, field, value) or clean_line(str(value))


def period_said(t: Texts, period: Period) -> str:
    """The year stands once where both ends share it."""
    working = t("working-days", days=float(days(period.json)))
    if period.first == period.last:
        return t("period-one", day=_end(t, t.short_day(period.first), period.first_part), working=working)
    first = t.short_day(period.first, year=period.first.year != period.last.year)
    return t(
        "period-several",
        first=_end(t, first, period.first_part),
        last=_end(t, t.short_day(period.last), period.last_part),
        working=working,
    )


def _end(t: Texts, day: str, part: str) -> str:
    if part == WHOLE:
        return day
    return t("day-part", day=day, part=t("in-morning" if part == "morning" else "in-afternoon"))


def _text(t: Texts, field: Field, value: Json) -> str:
    return clean_lines(value) if isinstance(value, str) else ""


def _number(t: Texts, field: Field, value: Json) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{t.number(value)} {field.unit[t.language]}" if field.unit else t.number(value)


def _date(t: Texts, field: Field, value: Json) -> str:
    try:
        return t.day(date.fromisoformat(value)) if isinstance(value, str) else ""
    except ValueError:
        return ""


def _choice(t: Texts, field: Field, value: Json) -> str:
    option = field.option(value)
    return option.label[t.language] if option else ""


def _choices(t: Texts, field: Field, value: Json) -> str:
    if not isinstance(value, list | tuple):
        return ""
    return "\n".join(_choice(t, field, one) or clean_line(str(one)) for one in value)


def _toggle(t: Texts, field: Field, value: Json) -> str:
    return t("yes") if value is True else t("no") if value is False else ""


def _period(t: Texts, field: Field, value: Json) -> str:
    period = period_of(value)
    return period_said(t, period) if period else ""


SAID: Mapping[str, Say] = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "toggle": _toggle,
    "period": _period,
}

WHAT, WHEN = ("choice", "choices"), ("period", "date")
"""Kinds whose answers are short and say most about a request: what, and for when."""


def gist(t: Texts, form: Form, answers: Answers) -> str:
    """The first choice and the first day or period, for one line in a list; "" when there is neither yet."""
    asked = [field for field in form.fields if field.is_asked(answers) and answers.get(field.id) is not None]
    telling = (next((field for field in asked if field.kind in kinds), None) for kinds in (WHAT, WHEN))
    return " · ".join(clean_line(said(t, field, answers[field.id])) for field in telling if field)
