"""The number of a bank account (IBAN), with its check digits."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.words.clean import clean_line
from cards.parts.inputs import Filling, text_input
from dialogs.kinds.field import Checked, Circumstances, Inputs, MaskedField
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue

_LONGEST = 60
"""Characters as typed: 34 and what stands between them."""
_NUMBER = re.compile(r"[A-Z]{2}[0-9A-Z]{13,32}")
_HIDDEN = 16
"""Dots for what is no such number: as many as a Belgian one has characters."""


class IbanProblem(StrEnum):
    IBAN = "problem-iban"


class IbanField(MaskedField, frozen=True):
    """Its value is the number without spaces, in capitals: "BE71096123456769". Masked: country and last four."""

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

    def _whole(self, value: Json) -> str:
        return _grouped(clean_line(value)) if isinstance(value, str) else ""

    def _mask(self, value: Json) -> str:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            return _grouped("•" * _HIDDEN)
        return _grouped(f"{value[:2]}{'•' * (len(value) - 6)}{value[-4:]}")


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
