"""The fields of a form as its file has them, before it is checked, and what else in the file names one of them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast

from bot.toml_files import Found, Loc, Raw, rows, unknown


def fields_in(form: Raw) -> dict[str, Raw]:
    """By their ids."""
    return {str(field.get("id")): field for _, step in rows(form, "steps") for _, field in rows(step, "fields")}


def kinds_in(form: Raw) -> dict[str, Any]:
    """Of each field; whatever stands there."""
    return {id_: field.get("kind") for id_, field in fields_in(form).items()}


def table_in(form: Raw, name: str) -> Raw | None:
    """None where that is no table."""
    given = form.get(name)
    return cast(Raw, given) if isinstance(given, dict) else None


def texts_in(table: Raw, option: str) -> Iterator[tuple[int, str]]:
    """The texts of a list, with their number; what is no text, and an empty one, is a mistake of its own."""
    given = table.get(option)
    for number, text in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        if isinstance(text, str) and text.strip():
            yield number, text


def wrong_names(table: Raw, option: str, known: Collection[str]) -> Iterator[Found]:
    """Those of a list that name no field."""
    for number, name in texts_in(table, option):
        if name not in known:
            yield (option, number), unknown("field", name, known)


def wrong_name(table: Raw, option: str, kinds: Mapping[str, Any], allowed: Collection[str] = ()) -> Iterator[Found]:
    """One that names no field, or one of another kind than is `allowed` (any, for none)."""
    named = table.get(option)
    if not isinstance(named, str) or not named.strip():
        return
    if named not in kinds:
        yield (option,), unknown("field", named, kinds)
    elif allowed and kinds[named] not in allowed:
        yield (option,), f"'{named}' must be of kind {' or '.join(sorted(allowed))}"


def at(place: Loc, found: Iterator[Found]) -> Iterator[Found]:
    """The same mistakes, in a table that stands at this place."""
    yield from (((*place, *loc), text) for loc, text in found)
