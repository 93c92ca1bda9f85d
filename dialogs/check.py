"""A check across the answers of a form, with a sentence of its own for when it does not hold."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from bot.toml_files import Found, Hint, Labels, Line, Raw, Table, rows, unknown
from dialogs.kinds.field import Answers, Field
from dialogs.rules import Rule


class Check(Table, frozen=True):
    """`rule` must hold; where it is known not to, `says` stands at the field `at`."""

    rule: Annotated[Rule, Hint("what must hold")]
    says: Labels
    at: Annotated[Line, Hint("the field where that is said")]

    def bound(self, fields: Sequence[Field]) -> "Check":
        return self.model_copy(update={"rule": self.rule.bound(fields)})

    def is_broken(self, answers: Answers) -> bool:
        return self.rule.fails(answers)


def wrong_places(form: Raw) -> Iterator[Found]:
    known = [str(field.get("id")) for _, step in rows(form, "steps") for _, field in rows(step, "fields")]
    for number, check in rows(form, "checks"):
        at = check.get("at")
        if isinstance(at, str) and at.strip() and at not in known:
            yield ("checks", number, "at"), unknown("field", at, known)
