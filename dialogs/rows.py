"""The rows of an items field as they stand in its value: a list of tables, each with the key that its buttons name."""

import re
from collections.abc import Mapping

from bot.json import Json

KEY = re.compile(r"[0-9]{1,10}")
"""Figures only: the id of a field begins with a letter, so "costs.3.amount" is never taken for "costs.amount"."""

Row = Mapping[str, Json]
"""Field id -> checked value, and "key"."""


def rows_of(value: Json) -> tuple[Row, ...]:
    """In their order; what has no key of its own, or another shape, is left out."""
    found: dict[str, Row] = {}
    for row in value if isinstance(value, list | tuple) else ():
        if isinstance(row, Mapping) and KEY.fullmatch(key_of(row)):
            found.setdefault(key_of(row), row)
    return tuple(found.values())


def key_of(row: Row) -> str:
    key = row.get("key")
    return key if isinstance(key, str) else ""


def row_of(value: Json, key: str) -> Row | None:
    return next((row for row in rows_of(value) if key_of(row) == key), None)


def place_of(value: Json, key: str) -> int | None:
    """From 0."""
    return next((place for place, row in enumerate(rows_of(value)) if key_of(row) == key), None)


def with_row(value: Json, row: Row) -> Json:
    """In the place of the row with its key; at the end where there is none."""
    place = place_of(value, key_of(row))
    return put_back(value, row, len(rows_of(value)) if place is None else place)


def without_row(value: Json, key: str) -> Json:
    return [row for row in rows_of(value) if key_of(row) != key]


def put_back(value: Json, row: Row, place: int) -> Json:
    """Where it stood, or at the end of what became shorter."""
    rows = [one for one in rows_of(value) if key_of(one) != key_of(row)]
    return [*rows[:place], row, *rows[place:]]
