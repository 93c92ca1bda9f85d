"""A number, as people type it: "12,5", "12.5", "1 250", "1.250,50"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Found, Raw, SharedLabels, whole
from bot.words.amounts import number_understood
from bot.words.folding import fold
from cards.parts.inputs import Filling, decimal_input, number_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs, ordered
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue
from dialogs.sentence import Sentence

LARGEST = 10**12
"""What a number may be at most either side of zero where a form says nothing: exact as JSON in every client."""


class NumberProblem(StrEnum):
    """What only a number can have wrong."""

    NUMBER = "problem-number"
    SMALL = "problem-number-small"
    LARGE = "problem-number-large"
    DECIMALS = "problem-number-decimals"


class NumberField(Field, frozen=True):
    """Its value is an int when it is whole, else a float. `min` and `max` are allowed themselves; `decimals` is how
    many a number may have."""

    problems: ClassVar[ArgumentsOf] = {
        NumberProblem.NUMBER: frozenset(),
        NumberProblem.SMALL: frozenset({"min"}),
        NumberProblem.LARGE: frozenset({"max"}),
        NumberProblem.DECIMALS: frozenset({"decimals"}),
    }

    adds = True
    kind: Literal["number"] = "number"
    min: Annotated[int, whole(-LARGEST, LARGEST)] = -LARGEST
    max: Annotated[int, whole(-LARGEST, LARGEST)] = LARGEST
    decimals: Annotated[int, whole(0, 6)] = 0
    unit: SharedLabels | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from ordered(raw, "min", "max")

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.NUMBER}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": float(value)} if self.typed(value) and isinstance(value, int | float) else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """ "1.250" is read as one and a quarter: with `decimals` below 3 it is asked again rather than guessed."""
        number = _number(inputs.get(self.id))
        if number is None:
            return problem(self.id, NumberProblem.NUMBER)
        if number < self.min:
            return problem(self.id, NumberProblem.SMALL, min=self.min)
        if number > self.max:
            return problem(self.id, NumberProblem.LARGE, max=self.max)
        if number != round(number, self.decimals):
            return problem(self.id, NumberProblem.DECIMALS, decimals=self.decimals)
        return int(number) if number == number.to_integral_value() else float(number)

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """The one number with the unit behind it."""
        unit = fold(self.unit[sentence.language]) if self.unit else ""
        said = (
            re.findall(rf"(?<![\d.,])(\d+(?:[.,]\d+)?) ?{re.escape(unit)}(?!\w)", fold(sentence.text)) if unit else []
        )
        return {self.id: said[0]} if len(said) == 1 else {}

    def typed(self, value: Json) -> Mapping[str, str]:
        """With a point, as the client's number input wants it."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return {}
        return {self.id: str(value) if isinstance(value, int) else f"{value:.{self.decimals}f}"}

    def given(self, value: Json) -> Mapping[str, str]:
        """Nothing is rounded that somebody else counted."""
        said = self.typed(value)
        return said if said and float(said[self.id]) == value else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        unit = f" ({self.unit[f.t.language]})" if self.unit else ""
        label = f"{self.label[f.t.language]}{unit}"
        box = decimal_input if self.decimals else number_input
        return f.around(self.id, box(f.t, self.id, label, f.value(self.id), required=self.required))

    def _said(self, t: Texts, value: Json) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return ""
        return self._with_unit(t, t.number(value))

    def _with_unit(self, t: Texts, number: str) -> str:
        return f"{number} {self.unit[t.language]}" if self.unit else number

    def said_in_row(self, t: Texts, value: Json) -> str:
        said = super().said_in_row(t, value)
        return said if self.unit else f"{self.label[t.language]}: {said}"

    def worth(self, value: Json) -> Decimal | None:
        """A float as it is written: 0.1 is a tenth."""
        return None if isinstance(value, bool) or not isinstance(value, int | float) else Decimal(repr(value))

    def sum_said(self, t: Texts, total: Decimal) -> str:
        return self._with_unit(t, t.number(total))


def _number(raw: Json) -> Decimal | None:
    """NaN, infinities and what is no number are None."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return Decimal(max(-LARGEST * 10, min(raw, LARGEST * 10)))
    if isinstance(raw, float):
        number = Decimal(repr(raw))
        return number if number.is_finite() else None
    return number_understood(raw) if isinstance(raw, str) else None
