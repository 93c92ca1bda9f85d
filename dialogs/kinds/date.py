"""A day, picked or typed as people do; what the client's date input sends is ISO."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.people.principals import ASKERS, wrong_principal
from bot.toml_files import Found, Raw, each, whole
from bot.words.days import understood
from cards.parts.inputs import Filling, date_input
from cards.texts import Texts
from dialogs.kinds.field import FARTHEST, Checked, Circumstances, Field, Inputs, ordered
from dialogs.problems import ArgumentsOf, Problems, problem
from dialogs.rules import RuleType, RuleValue
from dialogs.rules.types import midnight
from dialogs.sentence import Sentence


class DateProblem(StrEnum):
    """What only a day can have wrong."""

    DATE = "problem-date"
    EARLY = "problem-date-early"
    LATE = "problem-date-late"
    PAST = "problem-date-past"


DATE_PROBLEMS: ArgumentsOf = {
    DateProblem.DATE: frozenset(),
    DateProblem.EARLY: frozenset({"date"}),
    DateProblem.LATE: frozenset({"date"}),
    DateProblem.PAST: frozenset(),
}
"""`date` is the earliest day, or the latest."""

FromToday = Annotated[int | None, whole(-FARTHEST, FARTHEST)]
"""Days from today, negative for the past."""


def _wrong_asker(spec: str) -> str:
    return wrong_principal(spec, ASKERS, "asker")


Past = Annotated[tuple[str, ...] | None, each(_wrong_asker)]
"""Principals of those who may say a day that is past; None: whoever fills in."""


class DateField(Field, frozen=True):
    """Its value is an ISO day."""

    gist = "when"
    problems: ClassVar[ArgumentsOf] = DATE_PROBLEMS

    kind: Literal["date"] = "date"
    earliest: FromToday = None
    latest: FromToday = None
    past: Past = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from ordered(raw, "earliest", "latest")

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.DATE}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        try:
            return {"": midnight(date.fromisoformat(value))} if isinstance(value, str) else {}
        except ValueError:
            return {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        day = read_date(self.id, inputs.get(self.id), on.today, self.earliest, self.latest)
        day = checked_past(self.id, day, self.past, on)
        return day if isinstance(day, Problems) else day.isoformat()

    @property
    def weighs(self) -> bool:
        return True

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """The day that is said, or the first of those that are joined."""
        days = sentence.mentions.days
        if not days or days[0].only_until or any(not day.link for day in days[1:]):
            return {}
        day = days[0].on(on.today, past=is_past(self.latest))
        return {self.id: day.isoformat()} if day else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        label = self.label[f.t.language]
        return f.around(self.id, date_input(f.t, self.id, label, f.value(self.id), required=self.required))

    def _said(self, t: Texts, value: Json) -> str:
        try:
            return t.day(date.fromisoformat(value)) if isinstance(value, str) else ""
        except ValueError:
            return ""


def read_date(at: str, raw: Json, today: date, earliest: int | None, latest: int | None) -> date | Problems:
    """The day that `raw` says, between `earliest` and `latest` days from `today`; `at` is the input that it is of."""
    day = understood(raw, today, is_past(latest)) if isinstance(raw, str) else None
    if day is None:
        return problem(at, DateProblem.DATE)
    if earliest is not None and day < (first := today + timedelta(days=earliest)):
        return problem(at, DateProblem.EARLY, date=first)
    if latest is not None and day > (last := today + timedelta(days=latest)):
        return problem(at, DateProblem.LATE, date=last)
    return day


def checked_past(at: str, day: date | Problems, past: Past, on: Circumstances) -> date | Problems:
    """The same, but for a day that is past, said by who may not say one."""
    allowed = past is None or (on.me is not None and not on.me.principals.isdisjoint(past))
    return day if allowed or isinstance(day, Problems) or day >= on.today else problem(at, DateProblem.PAST)


def is_past(latest: int | None) -> bool:
    """Whether a day that is said without its year was, rather than is to come."""
    return latest is not None and latest <= 0
