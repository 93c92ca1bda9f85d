"""A time of the day, picked or typed as people do; what the client's time input sends is HH:MM."""

from collections.abc import Iterator, Mapping
from datetime import time
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Found, Raw, matching
from bot.words.hours import hour_understood
from cards.parts.inputs import TIME, Filling, time_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue

Clock = Annotated[str | None, matching(TIME.fullmatch, 'a time such as "08:30"')]


class TimeProblem(StrEnum):
    """What only a time can have wrong."""

    TIME = "problem-time"
    EARLY = "problem-time-early"
    LATE = "problem-time-late"


class TimeField(Field, frozen=True):
    """Its value is HH:MM. `earliest` and `latest` are allowed themselves."""

    problems: ClassVar[ArgumentsOf] = {
        TimeProblem.TIME: frozenset(),
        TimeProblem.EARLY: frozenset({"time"}),
        TimeProblem.LATE: frozenset({"time"}),
    }

    kind: Literal["time"] = "time"
    earliest: Clock = None
    latest: Clock = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        first, last = raw.get("earliest"), raw.get("latest")
        if isinstance(first, str) and isinstance(last, str) and first > last:
            yield ("latest",), f"{last[:5]} is before 'earliest' = {first[:5]}: no answer would be right"

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": str(value)} if self.typed(value) else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        at = hour_understood(raw) if isinstance(raw, str) else None
        if at is None:
            return problem(self.id, TimeProblem.TIME)
        if self.earliest and at < (first := time.fromisoformat(self.earliest)):
            return problem(self.id, TimeProblem.EARLY, time=first)
        if self.latest and at > (last := time.fromisoformat(self.latest)):
            return problem(self.id, TimeProblem.LATE, time=last)
        return f"{at:%H:%M}"

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: value} if isinstance(value, str) and TIME.fullmatch(value) else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        label = self.label[f.t.language]
        return f.around(self.id, time_input(f.t, self.id, label, f.value(self.id), required=self.required))

    def _said(self, t: Texts, value: Json) -> str:
        return t.hour(time.fromisoformat(value)) if isinstance(value, str) and TIME.fullmatch(value) else ""
