"""The operators and functions of rules: what each takes and gives, by the names that CEL has for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dialogs.rules import arithmetic

NUMBERS = ("int", "double")
_ORDERED = ("string", "uint", "duration", "timestamp")
_LISTS = tuple(f"list<{one}>" for one in (*_ORDERED, *NUMBERS, "bool"))
_EQUAL = (*_ORDERED, "bool", *_LISTS)

LEFT_OUT = (
    *("matches", "dyn", "type", "int", "uint", "double", "string", "bool", "bytes", "duration", "timestamp"),
    *("_+_", "_-_", "_*_", "_/_", "_%_", "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "-_"),
)
"""What CEL brings and rules have not: it would make one thing of another unseen (dyn, int), fail only when it is worked
out (matches), or take what has no meaning (money times money). The operators are declared anew below."""

Work = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """`work` is None where CEL itself works it out."""

    name: str
    gives: str
    takes: tuple[str, ...]
    work: Work | None = None


def signatures() -> Iterator[Signature]:
    for name in ("_<_", "_<=_", "_>_", "_>=_"):
        yield from _comparing(name, _ORDERED)
    for name in ("_==_", "_!=_"):
        yield from _comparing(name, _EQUAL)
    yield from _sums()
    yield from _products()
    yield from _functions()


def _comparing(name: str, kinds: tuple[str, ...]) -> Iterator[Signature]:
    yield from (Signature(name, "bool", (one, one)) for one in kinds)
    yield from (Signature(name, "bool", (one, other)) for one in NUMBERS for other in NUMBERS)


def _of_numbers(name: str, work: Work) -> Iterator[Signature]:
    """CEL knows how to do this for two of a sort."""
    yield from (Signature(name, one, (one, one)) for one in NUMBERS)
    yield from (Signature(name, "double", pair, work) for pair in (NUMBERS, NUMBERS[::-1]))


def _sums() -> Iterator[Signature]:
    yield from _of_numbers("_+_", arithmetic.plus)
    yield from _of_numbers("_-_", arithmetic.minus)
    yield from (Signature("-_", one, (one,)) for one in NUMBERS)
    for one in ("string", "uint", "duration", *_LISTS):  # lists: map and filter are made of them
        yield Signature("_+_", one, (one, one))
    yield Signature("_+_", "timestamp", ("timestamp", "duration"))
    yield from (Signature("_-_", one, (one, one)) for one in ("uint", "duration"))
    yield Signature("_-_", "timestamp", ("timestamp", "duration"))
    yield Signature("_-_", "duration", ("timestamp", "timestamp"))


def _products() -> Iterator[Signature]:
    yield from _of_numbers("_*_", arithmetic.product)
    yield from _of_numbers("_/_", arithmetic.quotient)
    for number in NUMBERS:
        yield from _either_way("uint", number, arithmetic.times)
        yield from _either_way("duration", number, arithmetic.more_days)
        yield Signature("_/_", "uint", ("uint", number), arithmetic.parted)
    yield from _either_way("uint", "duration", arithmetic.for_days)


def _either_way(first: str, second: str, work: Work) -> Iterator[Signature]:
    """A product that is of the first kind, whichever stands first."""

    def turned(one: Any, other: Any) -> Any:
        return work(other, one)

    yield Signature("_*_", first, (first, second), work)
    yield Signature("_*_", first, (second, first), turned)


def _functions() -> Iterator[Signature]:
    for number in NUMBERS:
        yield Signature("euro", "uint", (number,), arithmetic.euro)
        yield Signature("days", "duration", (number,), arithmetic.days_of)
    yield Signature("number", "double", ("duration",), arithmetic.number_of)
    yield Signature("date", "timestamp", ("string",), arithmetic.date_of)
    yield Signature("total", "uint", ("list<uint>",), arithmetic.total)
    yield Signature("sum", "double", ("list<double>",), arithmetic.sum_of)
    for value, allowed in (("string", "string"), ("bool", "bool"), ("list<string>", "string")):
        yield Signature("one_of", "bool", (value, f"list<{allowed}>"), arithmetic.one_of)
