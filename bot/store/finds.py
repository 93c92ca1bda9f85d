"""What every store checks alike before a find, and the tokens that continue one."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from hashlib import blake2b
from typing import Any

from bot.json import Json
from bot.store.base import MAX_INTEGER, BadPageToken, Kind, Scalar, UndeclaredQuery


@dataclass(frozen=True, slots=True)
class Find:
    """A find that a declared index serves; `equal` stands in the order of that index."""

    kind: str
    equal: tuple[tuple[str, Scalar], ...] = ()
    order: str | None = None
    above: Scalar | float | None = None
    below: Scalar | float | None = None
    descending: bool = False
    partition: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The last document of a page: the field it was ordered by (None when it has none), its id, its partition."""

    value: Scalar | float | None
    id: str
    partition: str


def checked_find(
    kind: Kind,
    *,
    equal: Mapping[str, Scalar],
    order: str | None = None,
    above: Json = None,
    below: Json = None,
    descending: bool = False,
    partition: str | None = None,
) -> Find:
    """Raises UndeclaredQuery for what no index serves, ValueError for a value that no field is compared with."""
    if order is None and (above is not None or below is not None):
        raise UndeclaredQuery(f"{kind.name}: a range needs an order")
    values = {name: _scalar(value) for name, value in equal.items()}
    if not values and order is None and partition is None:
        raise UndeclaredQuery(f"{kind.name}: a find needs fields, an order or a partition")
    return Find(
        kind.name,
        tuple((name, values[name]) for name in _served(kind, values, order)),
        order,
        None if above is None else _number_or_text(above),
        None if below is None else _number_or_text(below),
        descending,
        partition,
    )


def _served(kind: Kind, equal: Mapping[str, Scalar], order: str | None) -> tuple[str, ...]:
    if not equal and order is None:
        return ()
    for index in kind.finds:
        first, rest = index[: len(equal)], index[len(equal) :]
        if set(first) == set(equal) and (order is None or rest[:1] == (order,)):
            return first
    raise UndeclaredQuery(f"{kind.name}: no index on {sorted(equal)} then {order!r}")


def _scalar(value: object) -> Scalar:
    if isinstance(value, float):
        raise ValueError("a find compares with text, whole numbers and true or false")
    checked = _number_or_text(value)
    return checked if not isinstance(checked, float) else int(checked)


def _number_or_text(value: object) -> Scalar | float:
    if isinstance(value, str):
        value.encode()  # half a surrogate pair is a ValueError
        return value
    if isinstance(value, int | float) and -MAX_INTEGER <= value <= MAX_INTEGER:
        return value
    raise ValueError(f"a find cannot compare with a {type(value).__name__} like this")


def page_token(find: Find, last: Position) -> str:
    parts = [last.value, last.id, last.partition]
    text = json.dumps([_seal(find, parts), *parts], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode()


def position(find: Find, token: str) -> Position:
    """Raises BadPageToken unless `page_token` gave it for the same find."""
    try:
        parsed: Any = json.loads(urlsafe_b64decode(token.encode("ascii")))
        seal, value, last, partition = parsed
        if seal != _seal(find, [value, last, partition]) or not isinstance(last, str) or not isinstance(partition, str):
            raise ValueError("another find's")
        return Position(_within(find, value), last, partition)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadPageToken(f"{find.kind}: not a page token of this find") from error


def _within(find: Find, value: object) -> Scalar | float | None:
    if find.order is None:
        return None
    checked = _number_or_text(value)
    below_range = find.above is not None and _rank(checked) < _rank(find.above)
    above_range = find.below is not None and _rank(checked) >= _rank(find.below)
    if below_range or above_range:
        raise ValueError("outside of the find")
    return checked


def _rank(value: Scalar | float) -> tuple[bool, Scalar | float]:
    return isinstance(value, str), value  # numbers come before text


def _seal(find: Find, parts: list[Any]) -> str:
    """Binds the token to its find; it is no secret, since a forged position shows nothing that the find would not."""
    return blake2b(json.dumps([astuple(find), parts]).encode(), digest_size=9).hexdigest()
