"""An amount of euros, as people type it: "24,5", "€ 1.250,00", "12 euro"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from microsoft_teams.cards.core import CardElement
from pydantic import BeforeValidator

from bot.json import Json
from bot.toml_files import Found, Raw, told
from bot.words.amounts import amount_understood
from cards.parts.inputs import Filling, text_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ArgumentsOf, Problems, problem
from dialogs.rules import RuleType, RuleValue
from dialogs.sentence import Sentence

LARGEST = Decimal(10**9)
"""Euros, either side of zero."""

CENTS = 2
"""Digits behind the point."""

_STORED = re.compile(r"-?[0-9]{1,10}([.][0-9]{1,2})?")


def _euros(raw: Any) -> Any:
    amount = stored_amount(raw) if isinstance(raw, str) else raw
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal) or abs(amount) > LARGEST:
        raise told('must be whole euros, or a text such as "24.50"')
    return Decimal(amount)


Euros = Annotated[Decimal, BeforeValidator(_euros)]


class MoneyProblem(StrEnum):
    """What only an amount can have wrong."""

    MONEY = "problem-money"
    CENTS = "problem-money-cents"
    SMALL = "problem-money-small"
    LARGE = "problem-money-large"


class MoneyField(Field, frozen=True):
    """Its value is a text of a decimal with two digits behind the point ("1250.50"): no float, so that sums are right.
    `min` and `max` are allowed themselves."""

    problems: ClassVar[ArgumentsOf] = {
        MoneyProblem.MONEY: frozenset(),
        MoneyProblem.CENTS: frozenset(),
        MoneyProblem.SMALL: frozenset({"amount"}),
        MoneyProblem.LARGE: frozenset({"amount"}),
    }

    adds = True
    kind: Literal["money"] = "money"
    min: Euros = Decimal(0)
    max: Euros = LARGEST

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        try:
            low, high = _euros(raw.get("min", 0)), _euros(raw.get("max", LARGEST))
        except ValueError:  # is told at the option itself
            return
        if low > high:
            yield ("max",), f"{high} is less than 'min' = {low}: no answer would be right"

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.MONEY}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        """In cents; there is no money below zero in rules."""
        amount = stored_amount(value)
        return {} if amount is None or amount < 0 else {"": int(amount * 100)}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        amount = read_amount(self.id, inputs.get(self.id), self.min, self.max)
        return amount if isinstance(amount, Problems) else f"{amount:.2f}"

    @property
    def weighs(self) -> bool:
        return True

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """The one amount that is said."""
        amounts = sentence.mentions.amounts
        return {self.id: f"{amounts[0][2]:.2f}"} if len(amounts) == 1 else {}

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: str(value)} if stored_amount(value) is not None else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        value = f.value(self.id)
        amount = stored_amount(value)
        shown = f.t.amount(amount) if amount is not None and "." in value else value
        label = f"{self.label[f.t.language]} (€)"
        example = f.t.amount(Decimal("24.50"))
        box = text_input(f.t, self.id, label, shown, required=self.required, placeholder=example)
        return f.around(self.id, box)

    def _said(self, t: Texts, value: Json) -> str:
        amount = stored_amount(value)
        return "" if amount is None else t.money(amount)

    def worth(self, value: Json) -> Decimal | None:
        return stored_amount(value)

    def amount(self, value: Json) -> Decimal | None:
        return self.worth(value)

    def sum_said(self, t: Texts, total: Decimal) -> str:
        return t.money(total)


def stored_amount(value: Json) -> Decimal | None:
    """The amount that a value says; None where it says none."""
    return Decimal(value) if isinstance(value, str) and _STORED.fullmatch(value) else None


def is_below_zero(raw: Any) -> bool:
    """Of an amount as a form file has it."""
    amount = stored_amount(raw) if isinstance(raw, str) else raw
    return isinstance(amount, int | Decimal) and amount < 0


def read_amount(at: str, raw: Json, low: Decimal, high: Decimal) -> Decimal | Problems:
    """The euros that somebody typed in the input `at`, from `low` to `high`. "1,250" is a thousand to one and a quarter
    to another: it is asked again rather than guessed."""
    amount = amount_understood(str(raw)) if isinstance(raw, str | int) and not isinstance(raw, bool) else None
    if amount is None:
        return problem(at, MoneyProblem.MONEY)
    if amount < low:
        return problem(at, MoneyProblem.SMALL, amount=low)
    if amount > high:
        return problem(at, MoneyProblem.LARGE, amount=high)
    if len(str(amount).partition(".")[2]) > CENTS:
        return problem(at, MoneyProblem.CENTS)
    return amount + 0  # there is no minus nothing
