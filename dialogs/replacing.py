"""Says of a form that who is away by it may be replaced: for which answers, and what of them who may do so is shown."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, cast

from bot.toml_files import Found, Line, Raw, Table, each, rows, unknown
from dialogs.kinds.field import Answers, Field
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
    given = form.get("replacement")
    if not isinstance(given, dict):
        return
    raw = cast(Raw, given)
    known = {
        str(field.get("id")): field.get("kind") for _, step in rows(form, "steps") for _, field in rows(step, "fields")
    }
    named = raw.get("field")
    if not named and not form.get("away"):
        yield ("replacement",), "needs 'field', or the form 'away': when who asks is to be replaced"
    if isinstance(named, str) and named.strip() and named not in known:
        yield ("replacement", "field"), unknown("field", named, known)
    elif isinstance(named, str) and named.strip() and known[named] not in SAY_WHEN:
        yield ("replacement", "field"), f"'{named}' must be of kind {' or '.join(sorted(SAY_WHEN))}"
    shows = raw.get("shows")
    for place, name in enumerate(cast(list[Any], shows) if isinstance(shows, list) else []):
        if isinstance(name, str) and name.strip() and name not in known:
            yield ("replacement", "shows", place), unknown("field", name, known)
