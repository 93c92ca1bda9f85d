"""Finds what is wrong with the conditions of a form's fields: each may name an earlier field, and its values."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import ValidationError

from bot.toml_files import Found, Loc, Raw, rows, unknown
from dialogs.kinds import field_of
from dialogs.kinds.field import Field

Earlier = Mapping[str, Field | None]
"""Id -> field; None for one that is wrong itself, of which nothing more can be said."""


def wrong_conditions(form: Raw) -> Iterator[Found]:
    """Also those of fields that have other mistakes, and the fields that have the id of another."""
    earlier: dict[str, Field | None] = {}
    for step_number, step in rows(form, "steps"):
        here: set[str] = set()
        for number, field in rows(step, "fields"):
            at: Loc = ("steps", step_number, "fields", number)
            name = field.get("id")
            yield from (((*at, *loc), text) for loc, text in _wrong(field, earlier, here))
            if isinstance(name, str) and name in earlier:
                yield (*at, "id"), f"there is another field '{name[:60]}'"
            elif isinstance(name, str):
                earlier[name] = _sound(field)
                here.add(name)


def _sound(raw: Raw) -> Field | None:
    try:
        return field_of({name: one for name, one in raw.items() if name != "when"})
    except ValidationError:
        return None


def _wrong(raw: Raw, earlier: Earlier, here: set[str]) -> Iterator[Found]:
    when = raw.get("when")
    name = cast(Raw, when).get("field") if isinstance(when, dict) else None
    if not isinstance(name, str) or not name.strip():
        return
    if name not in earlier:
        yield ("when", "field"), unknown("earlier field", name, earlier)
        return
    if name in here and _is_optional(raw):
        yield ("when",), f"'{name}' stands in the same step: make the field required, or ask it in a later step"
    if field := earlier[name]:
        yield from _wrong_values(cast(Raw, when).get("one_of"), field)


def _is_optional(raw: Raw) -> bool:
    """A field that must be answered is asked again in its step when a choice brings it up; another would be missed."""
    field = _sound(raw)
    return not (field.required if field else raw.get("required", True))


def _wrong_values(given: Any, field: Field) -> Iterator[Found]:
    if not field.deciding:
        yield ("when", "field"), f"'{field.id}' is of kind '{field.kind}', whose answers cannot decide"
        return
    known = [value for value in field.deciding if isinstance(value, str)]
    for number, value in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        if isinstance(value, str | bool) and value not in field.deciding:
            said = unknown(f"value of '{field.id}'", str(value), known) if known else f"'{field.id}' is true or false"
            yield ("when", "one_of", number), said
