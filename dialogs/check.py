"""A check across the answers of a form, with a sentence of its own for when it does not hold."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from bot.toml_files import Found, Hint, Labels, Line, Raw, Table, rows
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import at, kinds_in, wrong_name
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
    kinds = kinds_in(form)
    for number, check in rows(form, "checks"):
        yield from at(("checks", number), wrong_name(check, "at", kinds))
