"""Periods of whole and half days: from, to, and which part of the first and the last day."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Literal, cast

from bot.json import Json, JsonObject
from dialogs.dates import read_date
from dialogs.model import Field
from dialogs.problems import Problem, ProblemKey, Problems, problem

Part = Literal["day", "morning", "afternoon"]
PARTS: tuple[Part, ...] = ("day", "morning", "afternoon")
WHOLE: Part = "day"

LONGEST = 366
"""Calendar days that a period may have where its form says nothing."""


@dataclass(frozen=True, slots=True)
class Period:
    """Without gaps: over several days it starts with a whole day or an afternoon and ends with a whole day or a
    morning; over one day both parts are the same. A field's value is the `json`: {"from", "from_part", "to",
    "to_part"}."""

    first: date
    first_part: Part
    last: date
    last_part: Part

    @property
    def json(self) -> JsonObject:
        return {
            "from": self.first.isoformat(),
            "from_part": self.first_part,
            "to": self.last.isoformat(),
            "to_part": self.last_part,
        }


def period_of(value: Json) -> Period | None:
    """The period that a checked value says; None where it says none."""
    if not isinstance(value, Mapping):
        return None
    first, last = _day(value.get("from")), _day(value.get("to"))
    first_part, last_part = value.get("from_part"), value.get("to_part")
    if not first or not last or first_part not in PARTS or last_part not in PARTS:
        return None
    parts = _settled(first, first_part, last, last_part)
    return Period(first, parts[0], last, parts[1]) if parts and first <= last else None


def days(value: Json) -> Fraction:
    """How many working days a period takes, in halves: Monday to Friday but for the public holidays of Belgium.

    Those are the national ones of the law of 4 January 1974 as the library `holidays` lists them: days that schools or
    a community have off besides do count. Raises ValueError when `value` is no period.
    """
    period = period_of(value)
    if period is None:
        raise ValueError("not a period")
    free = _public_holidays()
    span = (period.last - period.first).days + 1
    every = (period.first + timedelta(days=offset) for offset in range(span))
    return sum((_share(period, day) for day in every if day.weekday() < 5 and day not in free), start=Fraction(0))


def _share(period: Period, day: date) -> Fraction:
    parts = {period.first_part if day == period.first else WHOLE, period.last_part if day == period.last else WHOLE}
    return Fraction(1) if parts == {WHOLE} else Fraction(1, 2)


@cache
def _public_holidays() -> Container[date]:
    import holidays  # noqa: PLC0415 - its calendars are big

    return cast(Container[date], holidays.country_holidays("BE"))


def period_inputs(field: Field) -> tuple[str, ...]:
    return (f"{field.id}.from", f"{field.id}.from_part", f"{field.id}.to", f"{field.id}.to_part")


def read_period(field: Field, inputs: Mapping[str, Json], today: date) -> JsonObject | Problems:
    """Problems stand at the input that has to change; a part that was not sent is the whole day."""
    ids = period_inputs(field)
    first = _read_end(field, ids[0], inputs, today)
    last = _read_end(field, ids[2], inputs, today)
    first_part, last_part = (_read_part(at, inputs.get(at)) for at in (ids[1], ids[3]))
    problems: dict[str, Problem] = {}
    for one in (first, first_part, last, last_part):
        problems |= one.at if isinstance(one, Problems) else {}
    if isinstance(first, date) and isinstance(last, date) and not problems:
        return _joined(field, first, cast(Part, first_part), last, cast(Part, last_part))
    return Problems(problems)


def typed_period(field: Field, value: Json) -> Mapping[str, str]:
    period = period_of(value)
    texts = [str(text) for text in period.json.values()] if period else []
    return dict(zip(period_inputs(field), texts, strict=False))


def _joined(field: Field, first: date, first_part: Part, last: date, last_part: Part) -> JsonObject | Problems:
    longest = LONGEST if field.longest is None else field.longest
    if last < first:
        return problem(f"{field.id}.to", ProblemKey.PERIOD_ORDER, date=first)
    if (last - first).days >= longest:
        return problem(f"{field.id}.to", ProblemKey.PERIOD_LONG, max=longest)
    parts = _settled(first, first_part, last, last_part)
    if parts is None:
        ends_wrong = first == last or last_part == "afternoon"
        return problem(f"{field.id}.{'to_part' if ends_wrong else 'from_part'}", ProblemKey.PERIOD_PARTS)
    value = Period(first, parts[0], last, parts[1]).json
    return value if days(value) else problem(f"{field.id}.from", ProblemKey.PERIOD_FREE)


def _settled(first: date, first_part: Part, last: date, last_part: Part) -> tuple[Part, Part] | None:
    """The parts with no gap between them; None where they contradict each other.

    Over one day, a half at either end means that half, and morning to afternoon is the day.
    """
    if first != last:
        return (first_part, last_part) if first_part != "morning" and last_part != "afternoon" else None
    if (first_part, last_part) == ("afternoon", "morning"):
        return None
    if WHOLE in (first_part, last_part):
        part = last_part if first_part == WHOLE else first_part
    else:
        part = first_part if first_part == last_part else WHOLE
    return part, part


def _read_end(field: Field, at: str, inputs: Mapping[str, Json], today: date) -> date | Problems:
    raw = inputs.get(at)
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return problem(at, ProblemKey.REQUIRED)
    return read_date(at, raw, today, field.earliest, field.latest)


def _read_part(at: str, raw: Json) -> Part | Problems:
    if raw is None or raw == "":
        return WHOLE
    return raw if isinstance(raw, str) and raw in PARTS else problem(at, ProblemKey.CHOICE)


def _day(raw: Json) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
