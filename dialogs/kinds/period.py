"""A period of whole and half days: from, to, and which part of the first and the last day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, cast

from microsoft_teams.cards.core import CardElement

from bot.json import Json, JsonObject
from bot.people.calendar import WorkDays
from bot.people.school_year import SchoolHoliday
from bot.toml_files import Found, Raw, whole
from cards.parts.facts import side_by_side
from cards.parts.inputs import Filling, choice_input, date_input, problem_line
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.kinds.date import DATE_PROBLEMS, FromToday, Past, checked_past, is_past, read_date
from dialogs.kinds.field import FARTHEST, Checked, Circumstances, Field, Inputs, is_blank, ordered
from dialogs.problems import ArgumentsOf, Problem, ProblemKey, Problems, problem
from dialogs.rules import RuleType, RuleValue
from dialogs.rules.types import midnight
from dialogs.sentence import Sentence

Part = Literal["day", "morning", "afternoon"]
PARTS: tuple[Part, ...] = ("day", "morning", "afternoon")
WHOLE: Part = "day"

PART_KEYS: Mapping[Part, str] = {"day": "part-day", "morning": "part-morning", "afternoon": "part-afternoon"}


@dataclass(frozen=True, slots=True)
class Period:
    """Without gaps: over several days it starts with a whole day or an afternoon and ends with a whole day or a
    morning; over one day both parts are the same."""

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

    def meets(self, other: "Period") -> bool:
        """Whether any half day is in both."""
        return not (_over(self, other) or _over(other, self))


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


ALL_YEAR = WorkDays(holidays=frozenset(SchoolHoliday))
"""How days were counted before school holidays were known; a value of that time says no count."""


def days(period: Period, on: WorkDays) -> Fraction:
    """How many of these days a period takes, in halves."""
    span = (period.last - period.first).days + 1
    every = (period.first + timedelta(days=offset) for offset in range(span))
    return sum((_share(period, day) for day in every if day in on), start=Fraction(0))


def _share(period: Period, day: date) -> Fraction:
    parts = {period.first_part if day == period.first else WHOLE, period.last_part if day == period.last else WHOLE}
    return Fraction(1) if parts == {WHOLE} else Fraction(1, 2)


def _counted(period: Period, on: WorkDays) -> JsonObject:
    """The value of a field: the period, and its days as they were counted for who filled it in."""
    count = days(period, on)
    whole = count.denominator == 1
    counted = "school" if on.are_school_days else "work"
    return {**period.json, "days": int(count) if whole else float(count), "counted": counted}


def count_of(value: Json, period: Period) -> tuple[float, bool]:
    """How many days the value says, and whether they are school days."""
    count = value.get("days") if isinstance(value, Mapping) else None
    if isinstance(value, Mapping) and isinstance(count, int | float) and not isinstance(count, bool):
        return count, value.get("counted") == "school"
    return float(days(period, ALL_YEAR)), False


class PeriodProblem(StrEnum):
    """What only a period can have wrong."""

    ORDER = "problem-period-order"
    PARTS = "problem-period-parts"
    LONG = "problem-period-long"


class PeriodField(Field, frozen=True):
    """Its value is a Period's `json` with "days", how many of them are worked, and "counted", "school" or "work": what
    kind of days those are. `longest` is in calendar days."""

    gist = "when"
    problems: ClassVar[ArgumentsOf] = {
        **DATE_PROBLEMS,
        PeriodProblem.ORDER: frozenset({"date"}),  # the first day
        PeriodProblem.PARTS: frozenset(),
        PeriodProblem.LONG: frozenset({"max"}),
    }

    kind: Literal["period"] = "period"
    earliest: FromToday = None
    latest: FromToday = None
    past: Past = None
    longest: Annotated[int, whole(1, FARTHEST)] = 366

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from ordered(raw, "earliest", "latest")

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"first": RuleType.DATE, "last": RuleType.DATE, "days": RuleType.DAYS}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        period = period_of(value)
        if not period:
            return {}
        count, _ = count_of(value, period)
        return {"first": midnight(period.first), "last": midnight(period.last), "days": timedelta(days=count)}

    @property
    def inputs(self) -> tuple[str, ...]:
        return (f"{self.id}.from", f"{self.id}.from_part", f"{self.id}.to", f"{self.id}.to_part")

    def _is_empty(self, inputs: Inputs) -> bool:
        """When its days are empty: the parts always come with a choice."""
        return all(is_blank(inputs.get(at)) for at in self.inputs[::2])

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """Problems stand at the input that has to change. An end that is left empty is the first day, a part that was
        not sent the whole day; a day on which nobody works is allowed (`warning`)."""
        ids = self.inputs
        first = self._read_end(ids[0], inputs.get(ids[0]), on)
        last = first if is_blank(inputs.get(ids[2])) else self._read_end(ids[2], inputs.get(ids[2]), on)
        first_part, last_part = (_read_part(at, inputs.get(at)) for at in ids[1::2])
        problems: dict[str, Problem] = {}
        for one in (first, first_part, last, last_part):
            problems |= one.at if isinstance(one, Problems) else {}
        if isinstance(first, date) and isinstance(last, date) and not problems:
            return self._joined(first, cast(Part, first_part), last, cast(Part, last_part), on)
        return Problems(problems)

    def _read_end(self, at: str, raw: Json, on: Circumstances) -> date | Problems:
        if is_blank(raw):
            return problem(at, ProblemKey.REQUIRED)
        return checked_past(at, read_date(at, raw, on.today, self.earliest, self.latest), self.past, on)

    def _joined(self, first: date, first_part: Part, last: date, last_part: Part, on: Circumstances) -> Checked:
        if last < first:
            return problem(f"{self.id}.to", PeriodProblem.ORDER, date=first)
        if (last - first).days >= self.longest:
            return problem(f"{self.id}.to", PeriodProblem.LONG, max=self.longest)
        parts = _settled(first, first_part, last, last_part)
        if parts is None:
            ends_wrong = first == last or last_part == "afternoon"
            return problem(f"{self.id}.{'to_part' if ends_wrong else 'from_part'}", PeriodProblem.PARTS)
        return _counted(Period(first, parts[0], last, parts[1]), on.days)

    @property
    def weighs(self) -> bool:
        return True

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """One day or half a day, from one to another, or days in a row with "and" between; "until Friday" alone begins
        nowhere."""
        said = sentence.mentions.days
        days = [day.on(on.today, past=is_past(self.latest)) for day in said]
        halves = sentence.mentions.halves
        if not said or None in days or said[0].only_until or any(not day.link for day in said[1:]):
            return {}
        first, last = cast(date, days[0]), cast(date, days[-1])
        joined = zip(said[1:], zip(cast(list[date], days), cast(list[date], days[1:]), strict=False), strict=True)
        if any(day.link == "and" and two[1] - two[0] != timedelta(days=1) for day, two in joined):
            return {}
        parts = _halves_said(sentence, len(days))
        values = (first.isoformat(), parts[0], last.isoformat() if last != first else "", parts[1])
        return dict(zip(self.inputs, values, strict=True)) if len(halves) <= len(days) else {}

    def is_same(self, value: Json, before: Json) -> bool:
        """When any half day is in both."""
        one, other = period_of(value), period_of(before)
        return one is not None and other is not None and one.meets(other)

    def typed(self, value: Json) -> Mapping[str, str]:
        period = period_of(value)
        texts = [str(text) for text in period.json.values()] if period else []
        return dict(zip(self.inputs, texts, strict=False))

    def _draw(self, f: Filling) -> list[CardElement]:
        return [
            ours(self.label[f.t.language], weight="Bolder"),
            *self._draw_end(f, "from", (f.t("period-from"), f.t("period-from-part"))),
            *self._draw_end(f, "to", (f.t(f.open_end), f.t("period-to-part"))),
        ]

    def _draw_end(self, f: Filling, end: str, labels: tuple[str, str]) -> list[CardElement]:
        """A day and its part, next to each other; what is wrong with either stands below, over the whole width."""
        at, part_at = f"{self.id}.{end}", f"{self.id}.{end}_part"
        parts = [(part, f.t(PART_KEYS[part])) for part in PARTS]
        day = date_input(f.t, at, labels[0], f.value(at), required=self.required)
        part = choice_input(f.t, part_at, labels[1], parts, f.value(part_at) or WHOLE)
        wrong = [problem for problem in (f.problems.get(at), f.problems.get(part_at)) if problem]
        return [side_by_side([day], [part]), *map(problem_line, wrong)]

    def _said(self, t: Texts, value: Json) -> str:
        period = period_of(value)
        return period_said(t, period, *count_of(value, period)) if period else ""

    def warning(self, t: Texts, value: Json) -> str:
        period = period_of(value)
        count, of_school = count_of(value, period) if period else (1, False)
        if count:
            return ""
        return t("warning-no-school-day") if of_school else t("warning-no-working-day")


def _halves_said(sentence: Sentence, days: int) -> tuple[Part, Part]:
    """A half belongs to the day before it, or to the only one."""
    halves, last = sentence.mentions.halves, sentence.mentions.days[-1]
    if days == 1:
        part: Part = halves[0].half if halves else WHOLE
        return part, part
    before: list[Part] = [one.half for one in halves if one.start < last.start]
    behind: list[Part] = [one.half for one in halves if one.start >= last.end]
    return before[0] if before else WHOLE, behind[0] if behind else WHOLE


def period_said(t: Texts, period: Period, count: float, of_school: bool) -> str:
    """ "ma 23 nov. (namiddag) t.e.m. wo 25 nov. 2026 – 2 dagen"."""
    working = t("school-days" if of_school else "working-days", days=count)
    return t("period-counted", period=ends_said(t, period), working=working)


def ends_said(t: Texts, period: Period) -> str:
    """ "ma 23 nov. (namiddag) t.e.m. wo 25 nov. 2026"; the year stands once where both ends share it."""
    last = _end_said(t, t.short_day(period.last), period.last_part)
    if period.first == period.last:
        return last
    first = t.short_day(period.first, year=period.first.year != period.last.year)
    return t("period-ends", first=_end_said(t, first, period.first_part), last=last)


def _end_said(t: Texts, day: str, part: Part) -> str:
    if part == WHOLE:
        return day
    return t("day-part", day=day, part=t("in-morning" if part == "morning" else "in-afternoon"))


def _over(period: Period, other: Period) -> bool:
    """Whether it is over before the other begins."""
    same_day = period.last == other.first
    return period.last < other.first or (same_day and (period.last_part, other.first_part) == ("morning", "afternoon"))


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


def _read_part(at: str, raw: Json) -> Part | Problems:
    if raw is None or raw == "":
        return WHOLE
    return raw if isinstance(raw, str) and raw in PARTS else problem(at, ProblemKey.CHOICE)


def _day(raw: Json) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
