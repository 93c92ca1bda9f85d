"""Finds as Cosmos DB queries: the order keys of an item, the text of a query, the indexing policy that serves them all.

An order looks at one key for each ordered field, ASCII that is always there: the value, then the id and the partition,
spelt so that the service's order of text is the order of the find. So a page goes on with one comparison, nobody is
told apart by chance, and the SDK can merge several partitions, which it refuses for values of different types.
Equality looks at the body itself, so that what stands is found by an index that is declared later.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.json import Json
from bot.store.base import Kind
from bot.store.finds import Find, Position

ID = "_id"
"""The order key of finds without an order."""

PARTITION_PATH = "/p"
_SELECT = "SELECT * FROM c WHERE"
_COUNT = "SELECT VALUE COUNT(1) FROM c WHERE"
_BARE = range(0x2B, 0x7E)
_NONE, _NUMBER, _TEXT = "0", "1", "2"

Paths: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    parameters: Mapping[str, Json] = field(default_factory=dict[str, Json])


# --- order keys -------------------------------------------------------------------------------------------------------


def order_keys(kind: Kind, id: str, partition: str, body: Mapping[str, Json]) -> dict[str, str]:
    keys = {name: order_key(body.get(name), id, partition) for name in _fields([kind])}
    return {ID: _place(id, partition), **keys}


def order_key(value: Json, id: str, partition: str) -> str:
    return _value_key(value) + _place(id, partition)


def _place(id: str, partition: str) -> str:
    return f" {_text_key(id)} {_text_key(partition)}"


def _value_key(value: Json) -> str:
    """What is neither text nor a number comes first, then numbers (a truth value is 0 or 1), then text."""
    if isinstance(value, str):
        return _TEXT + _text_key(value)
    if isinstance(value, int | float):
        (bits,) = struct.unpack(">Q", struct.pack(">d", float(value) + 0.0))
        ordered = bits ^ (2**64 - 1) if bits >> 63 else bits | 1 << 63
        return f"{_NUMBER}{ordered:016x}"
    return _NONE


def _text_key(text: str) -> str:
    """In the order of the text's UTF-8: ! stands before every sign that stands for itself, ~ after, a space before !"""

    def spelt(byte: int) -> str:
        return chr(byte) if byte in _BARE else f"{'!' if byte < _BARE[0] else '~'}{byte:02x}"

    return "".join(map(spelt, text.encode()))


# --- queries ----------------------------------------------------------------------------------------------------------


def page(find: Find, after: Position | None, moment: str, composites: frozenset[Paths]) -> Query:
    """The documents of a find from `after` on that are there at `moment`, in order."""
    path = f'c.o["{find.order or ID}"]'
    terms, parameters = _terms(find, moment)
    for sign, bound in (("<", _upper(find, after)), (">", _lower(find, after))):
        if bound is not None:
            name = "@upper" if sign == "<" else "@lower"
            terms.append(f"{path} {sign} {name}")
            parameters[name] = bound
    whole = ("/k", *(f"/b/{name}" for name, _ in find.equal), f"/o/{find.order or ID}")
    # The names of the equal fields order nothing; with them the query stands on a composite index.
    ordered = [*("c.k", *(f'c.b["{name}"]' for name, _ in find.equal)), path] if whole in composites else [path]
    way = "DESC" if find.descending else "ASC"
    order = ", ".join(f"{one} {way}" for one in ordered)
    return Query(f"{_SELECT} {' AND '.join(terms)} ORDER BY {order}", parameters)


def count(find: Find, moment: str) -> Query:
    terms, parameters = _terms(find, moment)
    return Query(f"{_COUNT} {' AND '.join(terms)}", parameters)


def everything(after: tuple[str, str, str] | None, moment: str) -> Query:
    """Documents of all kinds, declared or not, by kind and id, from `after` on (a kind, an id and a partition). An item
    of no kind is the trace of a commit."""
    kind, last = ("", "") if after is None else (after[0], _place(*after[1:]))
    text = (
        f'{_SELECT} (NOT IS_DEFINED(c.e) OR c.e > @now) AND (c.k > @kind OR (c.k = @same AND c.o["{ID}"] > @last)) '
        f'ORDER BY c.k ASC, c.o["{ID}"] ASC'
    )
    return Query(text, {"@now": moment, "@kind": kind, "@same": kind, "@last": last})


def _terms(find: Find, moment: str) -> tuple[list[str], dict[str, Json]]:
    terms = ["c.k = @kind", "(NOT IS_DEFINED(c.e) OR c.e > @now)"]
    parameters: dict[str, Json] = {"@kind": find.kind, "@now": moment}
    for number, (name, value) in enumerate(find.equal):
        terms.append(f'c.b["{name}"] = @equal{number}')
        parameters[f"@equal{number}"] = value
    return terms, parameters


def _lower(find: Find, after: Position | None) -> str | None:
    """Of two lower bounds the later one: what comes after the last page lies within the range already."""
    if after is not None and not find.descending:
        return _position_key(find, after)
    if find.order is None:
        return None
    return _NUMBER if find.above is None else _value_key(find.above)


def _upper(find: Find, after: Position | None) -> str | None:
    if after is not None and find.descending:
        return _position_key(find, after)
    return None if find.below is None else _value_key(find.below)


def _position_key(find: Find, after: Position) -> str:
    return ("" if find.order is None else _value_key(after.value)) + _place(after.id, after.partition)


# --- the indexing policy ----------------------------------------------------------------------------------------------


def composites(kinds: Iterable[Kind]) -> frozenset[Paths]:
    """For every declared index: its equal fields with its order, and all of its fields with the id. A find by a
    beginning of an index that is none itself stands on the index of its order key alone."""
    found: set[Paths] = {("/k", f"/o/{ID}")}
    for kind in kinds:
        for index in kind.indexes:
            *equal, order = index
            found.add(("/k", *(f"/b/{name}" for name in equal), f"/o/{order}"))
            found.add(("/k", *(f"/b/{name}" for name in index), f"/o/{ID}"))
    return frozenset(found)


def indexing_policy(kinds: Sequence[Kind]) -> dict[str, Any]:
    """Only what a declared find needs, since every indexed path makes each write dearer. The partition key is not
    indexed by itself."""
    paths = [PARTITION_PATH, "/k", "/e", f"/o/{ID}", *(f"/{part}/{name}" for name in _fields(kinds) for part in "bo")]
    return {
        "indexingMode": "consistent",
        "automatic": True,
        "includedPaths": [{"path": f"{path}/?"} for path in paths],
        "excludedPaths": [{"path": "/*"}],
        "compositeIndexes": [
            [{"path": path, "order": "ascending"} for path in one] for one in sorted(composites(kinds))
        ],
    }


def serves(standing: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether a container with the `standing` policy has all that `wanted` has."""
    return all(_parts(wanted)[part] <= _parts(standing)[part] for part in ("paths", "composites"))


def _parts(policy: Mapping[str, Any]) -> Mapping[str, set[Any]]:
    composites = policy.get("compositeIndexes", [])
    return {
        "paths": {one["path"] for one in policy.get("includedPaths", [])},
        "composites": {tuple((one["path"], one.get("order", "ascending")) for one in index) for index in composites},
    }


def _fields(kinds: Iterable[Kind]) -> list[str]:
    return sorted({name for kind in kinds for index in kind.finds for name in index})
