"""From which amounts on another rule holds, by the file of thresholds as it is on the day. Nobody fills it in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.people.thresholds import Thresholds
from bot.toml_files import Found, Hint, Raw, each
from bot.words.clean import clean_line
from bot.words.languages import DEFAULT_LANGUAGE
from cards.parts.facts import answered
from cards.parts.inputs import Filling, with_problem
from cards.texts import Texts
from dialogs.kinds.field import Answers, Checked, Circumstances, Field, Inputs
from dialogs.kinds.money import stored_amount
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue


class ThresholdsProblem(StrEnum):
    """What only thresholds can have wrong."""

    NONE = "problem-threshold"


@dataclass(frozen=True, slots=True)
class _Kept:
    """One of a value, as it was on the day when it was read."""

    names: Mapping[str, Json]
    euros: str
    source: str


class ThresholdsField(Field, frozen=True):
    """Its value is what each of the thresholds `of` was: {id: {"euros": as MoneyField's value, "names", "source"}}. It
    stays what it was when the file changes; what is not handed in yet is read anew."""

    in_rows = False
    problems: ClassVar[ArgumentsOf] = {ThresholdsProblem.NONE: frozenset()}

    kind: Literal["thresholds"] = "thresholds"
    of: Annotated[tuple[str, ...], each(), Hint("ids of thresholds")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("required") is False or raw.get("default"):
            yield (), "nobody fills in a field of kind 'thresholds': leave 'required' and 'default' out"

    @property
    def inputs(self) -> tuple[str, ...]:
        return ()

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return dict.fromkeys(self.of, RuleType.MONEY)

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        kept = _kept(value)
        amounts = {name: stored_amount(kept[name].euros) for name in self.of if name in kept}
        return {name: int(amount * 100) for name, amount in amounts.items() if amount is not None}

    def missing(self, thresholds: Thresholds, day: date) -> tuple[str, ...]:
        """The ids of those that have no amount on that day."""
        found = {name: thresholds.get(name) for name in self.of}
        return tuple(name for name, one in found.items() if one is None or one.on(day) is None)

    def still(self, value: Json, answers: Answers) -> Json:
        return value if set(_kept(value)) == set(self.of) else None

    def is_still(self, value: Json, again: Json) -> bool:
        return self.rule_values(value) == self.rule_values(again)

    def _is_empty(self, inputs: Inputs) -> bool:
        return False

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        return self._on(on.thresholds, on.today) or problem(self.id, ThresholdsProblem.NONE)

    def _on(self, thresholds: Thresholds, day: date) -> Json:
        """None where one has no amount on that day."""
        found: dict[str, Json] = {}
        for name in self.of:
            one = thresholds.get(name)
            amount = one.on(day) if one else None
            if one is None or amount is None:
                return None
            found[name] = {"names": dict(one.name), "euros": f"{amount.euros:.2f}", "source": amount.source}
        return found

    def typed(self, value: Json) -> Mapping[str, str]:
        kept = _kept(value)
        return {self.id: ",".join(f"{name}={one.euros}" for name, one in kept.items())} if kept else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        """As they are today, whatever stood there."""
        value = self._on(f.thresholds, f.today) if f.today else None
        said = self._said(f.t, value) or f.t("threshold-none")
        return with_problem(answered(self.label[f.t.language], said), f.problems.get(self.id))

    def _said(self, t: Texts, value: Json) -> str:
        return "\n".join(_one_said(t, one) for one in _kept(value).values())


def _one_said(t: Texts, one: _Kept) -> str:
    name = clean_line(str(one.names.get(t.language) or one.names.get(DEFAULT_LANGUAGE) or ""))
    amount = stored_amount(one.euros)
    return t("threshold-said", name=name, amount=t.money(amount) if amount is not None else "", source=one.source)


def _kept(value: Json) -> Mapping[str, _Kept]:
    """Nothing of a value of another shape."""
    found: dict[str, _Kept] = {}
    for name, one in value.items() if isinstance(value, Mapping) else ():
        if not isinstance(one, Mapping):
            return {}
        names, euros, source = one.get("names"), one.get("euros"), one.get("source")
        if not isinstance(names, Mapping) or not isinstance(euros, str) or not isinstance(source, str):
            return {}
        if stored_amount(euros) is None:
            return {}
        found[name] = _Kept(names, euros, source)
    return found
