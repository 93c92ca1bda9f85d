"""How well requests said in a sentence are read: `python -m tests.dialogs.requests_said` prints the figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, cast

from bot.json import Json
from bot.words.folding import words
from dialogs.form import FORMS_FOLDER, Forms, forms_of
from dialogs.hearing import Heard, heard
from dialogs.kinds.field import Circumstances
from dialogs.kinds.period import period_of

SETS = Path(__file__).parents[1] / "sets"
ON = Circumstances(date(2026, 11, 17))
MOST_BESIDE = 25
"""Characters that a text may have besides what it should say."""


@dataclass(frozen=True, slots=True)
class Row:
    language: Any
    text: str
    form: str
    fields: Mapping[str, str]
    part: str
    kind: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    rows: int
    form: float
    fields: float
    wrong: float
    taken: int

    def __str__(self) -> str:
        read = f"right form {self.form:.3f}, right fields {self.fields:.3f}, read wrongly {self.wrong:.3f}"
        return f"{self.rows} requests: {read}; of the others taken for one: {self.taken}"


@cache
def rows() -> Sequence[Row]:
    lines = (SETS / "requests_said.jsonl").read_text(encoding="utf-8").splitlines()
    return [Row(**json.loads(line)) for line in lines]


@cache
def forms() -> Forms:
    """Leave as it comes with Bode, and forms that a school could write."""
    leave = FORMS_FOLDER / "leave.toml"
    files = {file.name: file.read_bytes() for file in (leave, *sorted((SETS / "forms").glob("*.toml")))}
    return forms_of(files)


def read(row: Row) -> Heard | None:
    return heard(forms(), row.text, row.language, ON)


def is_right(field: str, wanted: str, got: Json) -> bool:
    if got is None:
        return False
    if field == "period":
        return said(got) == wanted
    if field == "amount":
        try:
            return Decimal(str(got)) == Decimal(wanted)
        except InvalidOperation:
            return False
    if field in {"what", "problem"}:
        text = words(str(got))
        return words(wanted) in text and (field == "problem" or len(text) <= len(words(wanted)) + MOST_BESIDE)
    return got == wanted


def said(value: Json) -> str:
    period = period_of(value)
    if period is None:
        return ""
    half = "" if period.first_part == "day" else f" {period.first_part}"
    return f"{period.first}{half}" if period.first == period.last else f"{period.first}..{period.last}"


def figures(some: Sequence[Row]) -> Figures:
    asked = [row for row in some if row.form]
    right = wanted = good = bad = 0
    for row in asked:
        found = read(row)
        ours = found is not None and found.sure and found.form.id == row.form
        right += ours
        answers = cast(Mapping[str, Json], found.answers if found and found.form.id == row.form else {})
        wanted += len(row.fields)
        good += sum(is_right(field, value, answers.get(field)) for field, value in row.fields.items())
        bad += sum(
            field in answers and not is_right(field, value, answers[field]) for field, value in row.fields.items()
        )
    taken = sum(bool((found := read(row)) and found.sure) for row in some if not row.form)
    return Figures(len(asked), right / len(asked), good / wanted, bad / wanted, taken)


if __name__ == "__main__":
    for part in ("develop", "held"):
        print(part, figures([row for row in rows() if row.part == part]))
