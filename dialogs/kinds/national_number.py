"""The number of somebody in the Belgian National Register (rijksregisternummer), or their BIS number."""

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

_LONGEST = 40
_DIGITS = 11
_NUMBER = re.compile(r"[0-9]{11}")
_EXAMPLE = "85.07.30-033.28"
"""Of the documentation of the National Register: nobody's."""


class NationalNumberProblem(StrEnum):
    NATIONAL_NUMBER = "problem-national-number"


class NationalNumberField(MaskedField, frozen=True):
    """Its value is the eleven digits. Masked: the last two."""

    problems: ClassVar[ArgumentsOf] = {NationalNumberProblem.NATIONAL_NUMBER: frozenset()}

    kind: Literal["national_number"] = "national_number"

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        number = _checked(raw) if isinstance(raw, str) else ""
        return number or problem(self.id, NationalNumberProblem.NATIONAL_NUMBER)

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: _parted(value)} if isinstance(value, str) and _NUMBER.fullmatch(value) else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        label, value = self.label[f.t.language], f.value(self.id)
        box = text_input(f.t, self.id, label, value, required=self.required, placeholder=_EXAMPLE)
        return f.around(self.id, box)

    def _whole(self, value: Json) -> str:
        return _parted(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else ""

    def _mask(self, value: Json) -> str:
        is_number = isinstance(value, str) and _NUMBER.fullmatch(value)
        return _parted(f"{'•' * (_DIGITS - 2)}{str(value)[-2:]}") if is_number else "•" * _DIGITS


def _checked(raw: str) -> str:
    """The digits, "" for none."""
    from stdnum.be import bis, nn  # noqa: PLC0415 - few forms ask for one
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    text = clean_line(raw[: _LONGEST + 1])
    for register in (nn, bis):
        try:
            return register.validate(text) if len(text) <= _LONGEST else ""
        except ValidationError:
            continue
    return ""


def _parted(number: str) -> str:
    """85.07.30-033.28."""
    return f"{number[:2]}.{number[2:4]}.{number[4:6]}-{number[6:9]}.{number[9:]}"
