"""Finds as SQL: the indexes that serve them and the sections of an index that make up a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from bot.store.base import Kind
from bot.store.finds import Find, Position

KEY = "documents_key"
PREFIX = "find:"
_LEAST = "-9e999"  # SQLite sorts null, then numbers, then text: every value that is not null is at least this

Value: TypeAlias = str | int | float
Term: TypeAlias = "tuple[str, tuple[Value, ...]]"


@dataclass(frozen=True, slots=True)
class Section:
    """Documents that lie side by side in the find's index; `same`: their order field has one value all through."""

    terms: tuple[Term, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One section of one index, in order; `parameters` still lacks the present moment and the limit."""

    sql: str
    parameters: tuple[Value, ...]


def indexes(kinds: Iterable[Kind]) -> Mapping[str, str]:
    """CREATE INDEX statements by name.

    Every beginning of a declared index gets its own, once across partitions and once within one, because a page is
    ordered by exactly one field and then by id: a longer index would need a sort, a shorter one a scan.
    """
    return {
        _name(kind.name, fields, partitioned): _definition(kind.name, fields, partitioned)
        for kind in kinds
        for index in kind.finds
        for fields in (index[:length] for length in range(1, len(index) + 1))
        for partitioned in (False, True)
    }


def _name(kind: str, fields: tuple[str, ...], partitioned: bool) -> str:
    return f"{PREFIX}{kind}:{','.join(fields)}{':partition' if partitioned else ''}"


def _definition(kind: str, fields: tuple[str, ...], partitioned: bool) -> str:
    columns = ", ".join(map(_column, fields))
    keys = f"partition, {columns}, id, expires" if partitioned else f"{columns}, id, partition, expires"
    return f"CREATE INDEX \"{_name(kind, fields, partitioned)}\" ON documents({keys}) WHERE kind = '{kind}'"


@cache
def _column(field: str) -> str:
    return f"json_extract(body, '$.{field}')"


def pages(find: Find, after: Position | None) -> list[Statement]:
    """The sections that follow each other from `after` on; together they are the rest of the find."""
    return [_select(find, section) for section in _sections(find, after)]


def _sections(find: Find, after: Position | None) -> list[Section]:
    """At most two: the rest of those that share the last value, then those with a value beyond it."""
    rest = () if after is None else (_beyond(find, after),)
    if find.order is None:
        return [Section(rest, same=True)]
    among = [Section(_range(find, after), same=False)]
    if after is not None and after.value is not None:
        among.insert(0, Section(((f"{_column(find.order)} = ?", (after.value,)), *rest), same=True))
    return among


def _range(find: Find, after: Position | None) -> tuple[Term, ...]:
    """One lower and at most one upper bound, so that the planner cannot begin at the looser of two."""
    field = _column(find.order or "")
    lower: Term = (f"{field} >= {_LEAST}", ()) if find.above is None else (f"{field} >= ?", (find.above,))
    upper: Term | None = None if find.below is None else (f"{field} < ?", (find.below,))
    if after is not None and after.value is not None:
        if find.descending:
            upper = (f"{field} < ?", (after.value,))
        else:
            lower = (f"{field} > ?", (after.value,))
    return (lower,) if upper is None else (lower, upper)


def _beyond(find: Find, after: Position) -> Term:
    way = "<" if find.descending else ">"
    if find.partition is not None:
        return f"id {way} ?", (after.id,)
    return f"(id, partition) {way} (?, ?)", (after.id, after.partition)


def _select(find: Find, section: Section) -> Statement:
    field = "NULL" if find.order is None else _column(find.order)
    ordered = [*([] if section.same else [field]), "id", *([] if find.partition is not None else ["partition"])]
    way = " DESC" if find.descending else ""
    order = ", ".join(column + way for column in ordered)
    source = _from(find)
    where = " AND ".join(["", *(sql for sql, _ in section.terms)])
    return Statement(
        f"SELECT partition, id, version, schema, body, {field} {source.sql}{where} "
        f"AND (expires IS NULL OR expires > ?) ORDER BY {order} LIMIT ?",
        source.parameters + tuple(value for _, values in section.terms for value in values),
    )


def count(find: Find) -> Statement:
    source = _from(find)
    return Statement(f"SELECT count(*) {source.sql} AND (expires IS NULL OR expires > ?)", source.parameters)


def _from(find: Find) -> Statement:
    """Names the index, so that a plan that would scan is an error and not a slow page."""
    among = find.partition is not None
    parameters: tuple[Value, ...] = tuple(value for _, value in find.equal)
    if find.partition is not None:
        parameters += (find.partition,)
    return Statement(_source(find.kind, tuple(name for name, _ in find.equal), find.order, among), parameters)


@cache
def _source(kind: str, equal: tuple[str, ...], order: str | None, partitioned: bool) -> str:
    """There are as many as declared indexes serve."""
    fields = equal + (() if order is None else (order,))
    index = _name(kind, fields, partitioned) if fields else KEY
    terms = [f"kind = '{kind}'", *(f"{_column(name)} = ?" for name in equal), *(["partition = ?"] * partitioned)]
    return f'FROM documents INDEXED BY "{index}" WHERE {" AND ".join(terms)}'
