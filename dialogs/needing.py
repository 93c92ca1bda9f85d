"""Finds fields whose option names a field that is not asked before them, or is of a kind that cannot serve."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from bot.toml_files import Found, Raw, rows, unknown
from dialogs.kinds import kinds
from dialogs.named_fields import fields_in

Before = Mapping[str, Any]
"""Id -> kind, of the fields that are asked before."""


def wrong_needs(form: Raw) -> Iterator[Found]:
    """A field of a row may name one of its row, or one of the form before the rows."""
    yield from _wrong_picks(form)
    before: dict[str, Any] = {}
    for step_number, step in rows(form, "steps"):
        for number, field in rows(step, "fields"):
            at = ("steps", step_number, "fields", number)
            yield from (((*at, *loc), text) for loc, text in _wrong_of(field, before))
            in_row = dict(before)
            for row_number, asked in rows(field, "fields"):
                row_at = (*at, "fields", row_number)
                yield from (((*row_at, *loc), text) for loc, text in _wrong_of(asked, in_row))
                in_row[str(asked.get("id"))] = asked.get("kind")
            before[str(field.get("id"))] = field.get("kind")


def _wrong_of(field: Raw, before: Before) -> Iterator[Found]:
    kind = kinds().get(str(field.get("kind")))
    for option, allowed in kind.needs.items() if kind else ():
        named = cast(object, field.get(option))
        if not isinstance(named, str) or not named.strip():
            continue
        if named not in before:
            yield (option,), unknown("earlier field", named, before)
        elif before[named] not in allowed:
            yield (option,), f"'{named}' must be of kind {' or '.join(sorted(allowed))}"


def _wrong_picks(form: Raw) -> Iterator[Found]:
    """Rows of which one is picked have an amount by which they are compared."""
    fields = fields_in(form)
    for step_number, step in rows(form, "steps"):
        for number, field in rows(step, "fields"):
            among = fields.get(str(field.get("among"))) if field.get("kind") == "pick" else None
            if among and among.get("kind") == "items" and "compare" not in among:
                yield ("steps", step_number, "fields", number, "among"), f"'{field['among']}' compares nothing"
