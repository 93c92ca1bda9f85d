"""A right to leave: what happens, and to whom where that matters, in the lists of the file of rights."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar, Literal, Self

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.people.rights import events_of, kinships_of
from bot.toml_files import Found, Line, Raw
from cards.parts.inputs import Filling, choice_input
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.given_right import GivenRight, given, given_right
from dialogs.kinds.choice import COMPACT_FROM
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs, is_blank
from dialogs.problems import ArgumentsOf, ProblemKey, problem
from dialogs.rules import RuleType, RuleValue


class RightProblem(StrEnum):
    """What only a right can have wrong; all but the first where a form says what the right is for (dialogs/rights)."""

    NONE = "problem-right-none"
    THEN = "problem-right-then"
    DAYS = "problem-right-days"
    HALVES = "problem-right-halves"
    PROOF = "problem-right-proof"
    CHANGED = "problem-right-changed"


class RightField(Field, frozen=True):
    """Its value is a GivenRight's `json`. It offers the rights of the `group` that stands there, or that the answer to
    the choice `among` names."""

    problems: ClassVar[ArgumentsOf] = {
        RightProblem.NONE: frozenset(),
        RightProblem.THEN: frozenset({"date"}),  # the day on which there is no such right
        RightProblem.DAYS: frozenset({"days"}),
        RightProblem.HALVES: frozenset(),
        RightProblem.PROOF: frozenset(),
        RightProblem.CHANGED: frozenset(),
    }
    in_rows = False

    kind: Literal["right"] = "right"
    among: Line | None = None
    group: Line | None = None

    @classmethod
    def also(cls, raw: Raw) -> list[Found]:
        if ("among" in raw) == ("group" in raw):
            return [
                ((), "needs 'group', the kind of leave whose rights it offers, or 'among', the choice that says it")
            ]
        return []

    @property
    def inputs(self) -> tuple[str, ...]:
        return (self.id, f"{self.id}.kin")

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        text = RuleType.TEXT
        return {"event": text, "kinship": text, "days": RuleType.DAYS, "proof": text}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        right = given_right(value)
        if right is None:
            return {}
        days = timedelta(days=right.days)
        return {"event": right.event, "kinship": right.kinship, "days": days, "proof": str(right.proof)}

    def narrowed(self, answers: Answers) -> Self:
        named = answers.get(self.among) if self.among else None
        return self.model_copy(update={"group": named}) if isinstance(named, str) else self

    def still(self, value: Json, answers: Answers) -> Json:
        right = given_right(value)
        return value if right and right.group == self.narrowed(answers).group else None

    def is_same(self, value: Json, before: Json) -> bool:
        one, other = given_right(value), given_right(before)
        return bool(one and other) and self.typed(value) == self.typed(before)

    def is_still(self, value: Json, again: Json) -> bool:
        """Which of two numbers counts, the first day of the leave says: dialogs/rights."""
        return True

    def _is_empty(self, inputs: Inputs) -> bool:
        return is_blank(inputs.get(self.id))

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        offered = on.rights.on(on.today, self.group or "")
        event, kinship = inputs.get(self.id), inputs.get(self.inputs[1])
        if event not in [one.id for one in events_of(offered)]:
            return problem(self.id, ProblemKey.CHOICE if offered else RightProblem.NONE)
        among = kinships_of(offered, str(event))
        if among and is_blank(kinship):
            return problem(self.inputs[1], ProblemKey.ALSO)
        found = next((one for one in offered if one.key == (event, kinship if among else "")), None)
        return given(found, on.rights).json if found else problem(self.inputs[1], ProblemKey.CHOICE)

    def typed(self, value: Json) -> Mapping[str, str]:
        right = given_right(value)
        if right is None:
            return {}
        return (
            dict(zip(self.inputs, (right.event, right.kinship), strict=True))
            if right.kinship
            else {self.id: right.event}
        )

    def given(self, value: Json) -> Mapping[str, str]:
        """Its "event", and its "kinship" where that matters."""
        event, kinship = (value.get("event"), value.get("kinship", "")) if isinstance(value, Mapping) else ("", "")
        if not isinstance(event, str) or not isinstance(kinship, str) or not event:
            return {}
        return {at: said for at, said in zip(self.inputs, (event, kinship), strict=True) if said}

    def _draw(self, f: Filling) -> list[CardElement]:
        """First the event; once that is known, to whom, among those for whom there is a right."""
        offered = f.rights.on(f.today, self.group or "") if f.rights and f.today else ()
        if not offered:
            return f.around(self.id, ours(f.t("right-none"), weight="Bolder"))
        event = f.value(self.id)
        events = [(one.id, one.name[f.t.language]) for one in events_of(offered)]
        among = [(one.id, one.name[f.t.language]) for one in kinships_of(offered, event)]
        drawn = self._list(f, self.id, self.label[f.t.language], events)
        return [*drawn, *(self._list(f, self.inputs[1], f.t("right-whom"), among) if among else [])]

    def _list(self, f: Filling, at: str, label: str, options: Sequence[tuple[str, str]]) -> list[CardElement]:
        value = f.value(at) if f.value(at) in dict(options) else ""
        style = "compact" if len(options) >= COMPACT_FROM else "expanded"
        return f.around(at, choice_input(f.t, at, label, options, value, required=self.required, style=style))

    def _said(self, t: Texts, value: Json) -> str:
        right = given_right(value)
        return f"{event_said(t, right)}\n{right_said(t, right)}" if right else ""

    def said_in_row(self, t: Texts, value: Json) -> str:
        right = given_right(value)
        return event_said(t, right) if right else super().said_in_row(t, value)


def event_said(t: Texts, right: GivenRight) -> str:
    """ "Overlijden: mijn ouder of schoonouder"."""
    whom = right.names.get("kinship")
    event = right.names["event"][t.language]
    return t("right-event", event=event, whom=whom[t.language]) if whom else event


def right_said(t: Texts, right: GivenRight) -> str:
    """ "Recht op 4 dagen, volgens omzendbrief PERS/2021/06 van 28 sep. 2021"."""
    source, dated = right.names["source"][t.language], t.short_day(right.dated, weekday=False)
    return t("right-days", days=t("worked-out-days", days=right.days), source=source, dated=dated)
