"""The stretch of Cosmos DB SQL that the store sends, and what the gateway makes of it for several partitions.

    SELECT * | VALUE COUNT(1) FROM c [WHERE condition] [ORDER BY path [ASC | DESC], ...]

A condition joins comparisons of a path with a parameter and IS_DEFINED(path) by AND, OR, NOT and brackets. Everything
else is refused, as the service refuses a mistake of syntax; a value that is spelt out is refused too.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from typing import Any, NoReturn, TypeAlias

from tests.peers.cosmos_values import UNDEFINED, Item, Path, Undefined, at, compared, rank, spelt

_TOKEN = re.compile(r"\s*(?:(@\w+)|(\d+)|(\"[^\"\\]*\")|([A-Za-z_]\w*)|(<=|>=|!=|[=<>(),.*\[\]{}:]))")
_REWRITTEN_COUNT = ("[", "{", '"item"', ":", "COUNT", "(", "1", ")", "}", "]")
_FILTER = "{documentdb-formattableorderbyquery-filter}"

Truth: TypeAlias = bool | Undefined
Condition: TypeAlias = Callable[[Item], Truth]


class BadQuery(Exception):
    """400, as the service answers a query that it cannot read or serve."""


class Query:
    """`compares` and `orders` are the paths that an index must serve; each order with whether it descends."""

    def __init__(self, text: str, parameters: Mapping[str, Any]) -> None:
        self.text = text
        self.counts = self.rewritten = False
        self.compares: set[Path] = set()
        self.orders: list[tuple[Path, bool]] = []
        self._parameters = parameters
        self._tokens = _tokens(text)
        self._next = 0
        self._condition: Condition = lambda _: True
        self._read()

    def matches(self, item: Item) -> bool:
        return self._condition(item) is True

    def sort(self, items: Sequence[Item]) -> list[Item]:
        def by_orders(left: Item, right: Item) -> int:
            for path, descending in self.orders:
                if difference := compared(at(left, path), at(right, path)):
                    return -difference if descending else difference
            return 0

        return sorted(items, key=cmp_to_key(by_orders))

    def answer(self, items: Sequence[Item]) -> list[Any]:
        """The rows for items that match and stand in order."""
        if self.counts:
            return [[{"item": len(items)}]] if self.rewritten else [len(items)]
        return [self._row(item) for item in items]

    def _row(self, item: Item) -> Item:
        if not self.rewritten:
            return item
        values = [at(item, path) for path, _ in self.orders]
        keys = [{} if value is UNDEFINED else {"item": value} for value in values]
        return {"_rid": item["_rid"], "orderByItems": keys, "payload": item}

    @property
    def needs_plan(self) -> bool:
        """The gateway serves it over several partitions only in parts that the client puts together."""
        return self.counts or bool(self.orders)

    def plan(self) -> Mapping[str, Any]:
        """What the gateway says of it, for a client that asks each partition by itself."""
        where = re.search(r"\bWHERE\b(.*?)(?=\bORDER\s+BY\b|$)", self.text, re.DOTALL)
        condition = f"({where.group(1).strip()}) AND " if where else ""
        rewritten = ""
        if self.orders:
            items = ", ".join(f'{{"item": {spelt(path)}}}' for path, _ in self.orders)
            by = ", ".join(f"{spelt(path)} {'DESC' if descending else 'ASC'}" for path, descending in self.orders)
            what = f"c._rid, [{items}] AS orderByItems, c AS payload"
            rewritten = f"SELECT {what} FROM c WHERE {condition}({_FILTER}) ORDER BY {by}"
        elif self.counts:
            rewritten = f'SELECT VALUE [{{"item": COUNT(1)}}] FROM c WHERE {condition}true'
        return {
            "partitionedQueryExecutionInfoVersion": 2,
            "queryInfo": {
                "distinctType": "None",
                "top": None,
                "offset": None,
                "limit": None,
                "orderBy": ["Descending" if descending else "Ascending" for _, descending in self.orders],
                "orderByExpressions": [spelt(path) for path, _ in self.orders],
                "groupByExpressions": [],
                "groupByAliases": [],
                "aggregates": ["Count"] if self.counts else [],
                "groupByAliasToAggregateType": {},
                "rewrittenQuery": rewritten,
                "hasSelectValue": self.counts,
                "hasNonStreamingOrderBy": False,
            },
            "queryRanges": [{"min": "", "max": "FF", "isMinInclusive": True, "isMaxInclusive": False}],
        }

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._must("SELECT")
        if self._is("VALUE"):
            self.counts, self.rewritten = True, self._is(*_REWRITTEN_COUNT)
            if not self.rewritten:
                self._must("COUNT", "(", "1", ")")
        elif not self._is("*"):
            self._read_rewritten()
        self._must("FROM", "c")
        if self._is("WHERE"):
            self._condition = self._either()
        if self._is("ORDER", "BY"):
            self.orders.append(self._order())
            while self._is(","):
                self.orders.append(self._order())
        if self._peek():
            self._refuse("the end")

    def _read_rewritten(self) -> None:
        self.rewritten = True
        self._must("c", ".", "_rid", ",", "[")
        while not self._is("]"):
            self._must("{", '"item"', ":")
            self._path()
            self._must("}")
            self._is(",")
        self._must("AS", "orderByItems", ",", "c", "AS", "payload")

    def _order(self) -> tuple[Path, bool]:
        path = self._path()
        descending = self._is("DESC")
        if not descending:
            self._is("ASC")
        return path, descending

    def _either(self) -> Condition:
        found = [self._both()]
        while self._is("OR"):
            found.append(self._both())
        return found[0] if len(found) == 1 else _joined(found, decides=True)

    def _both(self) -> Condition:
        found = [self._one()]
        while self._is("AND"):
            found.append(self._one())
        return found[0] if len(found) == 1 else _joined(found, decides=False)

    def _one(self) -> Condition:
        if self._is("NOT"):
            return _turned(self._one())
        if self._is("("):
            inner = self._either()
            self._must(")")
            return inner
        if self._is("true"):
            return lambda _: True
        if self._is("IS_DEFINED", "("):
            path = self._compared()
            self._must(")")
            return lambda item: at(item, path) is not UNDEFINED
        return self._comparison()

    def _comparison(self) -> Condition:
        path, sign, value = self._compared(), self._take(), self._value()
        if sign not in ("=", "<", "<=", ">", ">="):
            self._refuse("a comparison")

        def holds(item: Item) -> Truth:
            found = at(item, path)
            if rank(found) != rank(value):
                return UNDEFINED if sign != "=" or found is UNDEFINED else False
            if sign == "=":
                return found == value
            if rank(value) not in (2, 3, 4):
                return UNDEFINED
            difference = compared(found, value)
            return difference < 0 if sign == "<" else difference > 0 if sign == ">" else _or_equal(sign, difference)

        return holds

    def _compared(self) -> Path:
        path = self._path()
        self.compares.add(path)
        return path

    def _path(self) -> Path:
        self._must("c")
        names: list[str] = []
        while True:
            if self._is("."):
                names.append(self._take())
            elif self._is("["):
                names.append(self._take().strip('"'))
                self._must("]")
            else:
                return tuple(names)

    def _value(self) -> Any:
        name = self._take()
        if not name.startswith("@"):
            self._refuse("a parameter, for a value that is spelt out")
        if name not in self._parameters:
            raise BadQuery(f"parameter {name} has no value")
        return self._parameters[name]

    def _peek(self) -> str:
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def _take(self) -> str:
        self._next += 1
        return self._tokens[self._next - 1] if self._next <= len(self._tokens) else ""

    def _is(self, *words: str) -> bool:
        if tuple(self._tokens[self._next : self._next + len(words)]) != words:
            return False
        self._next += len(words)
        return True

    def _must(self, *words: str) -> None:
        if not self._is(*words):
            self._refuse(" ".join(words))

    def _refuse(self, wanted: str) -> NoReturn:
        raise BadQuery(f"Syntax error near {self._peek()!r}: expected {wanted} in {self.text!r}")


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    place, text = 0, text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise BadQuery(f"Syntax error near {text[place : place + 20]!r}")
        found.append(match.group(match.lastindex or 0))
        place = match.end()
    return found


def _joined(conditions: Sequence[Condition], *, decides: bool) -> Condition:
    """OR (`decides` true) and AND, in three values: undefined unless one of them decides."""

    def holds(item: Item) -> Truth:
        undefined = False
        for condition in conditions:
            found = condition(item)
            if found is decides:
                return decides
            undefined |= found is UNDEFINED
        return UNDEFINED if undefined else not decides

    return holds


def _turned(condition: Condition) -> Condition:
    def holds(item: Item) -> Truth:
        found = condition(item)
        return found if isinstance(found, Undefined) else not found

    return holds


def _or_equal(sign: str, difference: int) -> bool:
    return difference <= 0 if sign == "<=" else difference >= 0
