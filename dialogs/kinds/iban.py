"""The number of a bank account (IBAN), with its check digits."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.words.clean import clean_line
from cards.parts.inputs import Filling, text_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue

_LONGEST = 60
"""Characters as typed: 34 and what stands between them."""


class IbanProblem(StrEnum):
    IBAN = "problem-iban"


class IbanField(Field, frozen=True):
    """Its value is the number without spaces, in capitals: "BE71096123456769"."""

    problems: ClassVar[ArgumentsOf] = {IbanProblem.IBAN: frozenset()}

    kind: Literal["iban"] = "iban"

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": value} if isinstance(value, str) and value else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        number = _checked(raw) if isinstance(raw, str) else ""
        return number or problem(self.id, IbanProblem.IBAN)

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: _grouped(value)} if isinstance(value, str) and value else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        label, value = self.label[f.t.language], f.value(self.id)
        return f.around(
            self.id,
            text_input(f.t, self.id, label, value, required=self.required, placeholder=f.t("iban-example")),
        )

    def _said(self, t: Texts, value: Json) -> str:
        return _grouped(clean_line(value)) if isinstance(value, str) else ""


def _checked(raw: str) -> str:
    """The number, "" for none. The bank is not looked up: a list of banks grows old."""
    from stdnum import iban  # noqa: PLC0415 - few forms ask for one
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    text = clean_line(raw[: _LONGEST + 1])
    try:
        return iban.validate(text, check_country=False) if len(text) <= _LONGEST else ""
    except ValidationError:
        return ""


def _grouped(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
