"""How well requests for the forms that come with Bode are read: `python -m tests.dialogs.catalogue_said` tells each."""

import json
from collections.abc import Sequence
from functools import cache

from bot.json import Json
from bot.words.folding import words
from dialogs.form import Forms, load_forms
from dialogs.hearing import Heard, heard
from dialogs.kinds.field import Answers
from dialogs.rows import rows_of
from tests.dialogs.requests_said import MOST_BESIDE, ON, SETS, Row, said


@cache
def rows() -> Sequence[Row]:
    lines = (SETS / "catalogue_said.jsonl").read_text(encoding="utf-8").splitlines()
    return [Row(**json.loads(line)) for line in lines]


@cache
def forms() -> Forms:
    return load_forms()


def read(row: Row) -> Heard | None:
    return heard(forms(), row.text, row.language, ON)


def got(answers: Answers, field: str) -> Json:
    """Of "costs.amount" the answer in the first row."""
    name, _, part = field.partition(".")
    if not part:
        return answers.get(name)
    return next((row.get(part) for row in rows_of(answers.get(name))), None)


def is_right(field: str, wanted: Json, value: Json) -> bool:
    if field == "period":
        return said(value) == wanted
    if field == "costs.what":
        text = words(str(value))
        return words(str(wanted)) in text and len(text) <= len(words(str(wanted))) + MOST_BESIDE
    return value == wanted


def right_form(row: Row) -> bool:
    found = read(row)
    return found is not None and found.sure and found.form.id == row.form


def fields_read(some: Sequence[Row]) -> tuple[int, int]:
    """How many were read rightly, and how many there are."""
    good = wanted = 0
    for row in some:
        found = read(row)
        answers = found.answers if found and found.form.id == row.form else {}
        wanted += len(row.fields)
        good += sum(is_right(field, value, got(answers, field)) for field, value in row.fields.items())
    return good, wanted


def main() -> None:
    for row in rows():
        found = read(row)
        ours = found and found.sure and found.form.id
        answers = found.answers if found else {}
        wrong = {
            name: got(answers, name) for name, one in row.fields.items() if not is_right(name, one, got(answers, name))
        }
        if (ours or "") != row.form or wrong:
            print(row.part, row.text, "|", row.form, "->", ours, found and found.form.id, wrong)


if __name__ == "__main__":
    main()
