"""Says of a form that who is away by it may be replaced: for which answers, and what of them who may do so is shown."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from bot.toml_files import Found, Line, Raw, Table, each
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import at, kinds_in, table_in, wrong_name, wrong_names
from dialogs.rules import Rule

SAY_WHEN = frozenset({"period", "date"})
"""Kinds of field that say when somebody is away."""


class Replacing(Table, frozen=True):
    """Colleagues who said that they may be asked see when it is, and of the answers those to the fields `shows`, which
    say what is to be taken over. `when` says for which answers a replacement can be looked for; for all without it.
    `field` says when it is, where the form's `away` does not."""

    field: Line | None = None
    when: Rule | None = None
    shows: Annotated[tuple[str, ...], each(fewest=0)] = ()

    def is_for(self, fields: Sequence[Field], answers: Answers) -> bool:
        """Where an answer that the rule names is missing, none can be looked for."""
        return self.when is None or self.when.bound(fields).holds(answers)


def wrong_replacing(form: Raw) -> Iterator[Found]:
    """What does not say when somebody is to be replaced; and the fields to be shown that are not asked."""
    given, kinds = table_in(form, "replacement"), kinds_in(form)
    if given is None:
        return
    if not given.get("field") and not form.get("away"):
        yield ("replacement",), "needs 'field', or the form 'away': when who asks is to be replaced"
    yield from at(("replacement",), wrong_name(given, "field", kinds, SAY_WHEN))
    yield from at(("replacement",), wrong_names(given, "shows", kinds))
