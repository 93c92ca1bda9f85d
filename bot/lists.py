"""Lists to which Bode adds rows: the port, what a cell holds, and what is wrong with a list before one is added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.json import Json
from bot.sharepoint_place import SharePointPlace
from bot.words.folding import words

LONGEST_LINE = 255
"""Characters that a text column of one line takes."""


class Holds(StrEnum):
    """What a cell holds, and what a column is for."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    TRUTH = "truth"
    CHOICE = "choice"
    OTHER = "other"
    """Of a column: nothing that is written here (a person, a reference to another list)."""


_TAKES: Mapping[Holds, frozenset[Holds]] = {
    Holds.NUMBER: frozenset({Holds.NUMBER, Holds.MONEY}),
    Holds.MONEY: frozenset({Holds.NUMBER, Holds.MONEY}),
    Holds.DAY: frozenset({Holds.DAY, Holds.MOMENT}),
    Holds.MOMENT: frozenset({Holds.DAY, Holds.MOMENT}),
    Holds.TRUTH: frozenset({Holds.TRUTH}),
    Holds.CHOICE: frozenset({Holds.CHOICE}),
}
"""By what a column is for. One of text takes everything, as it is said."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` says it in words. `value` is a float for a number or an amount, a bool, a text in ISO 8601 for a day or a
    moment (with its offset); the rest is its text."""

    holds: Holds
    text: str
    value: Json = None


@dataclass(frozen=True, slots=True)
class Want:
    """What comes into the column of this `header`: it `holds` that, one of `choices` where it is a choice, and a text
    of up to `longest` characters."""

    header: str
    holds: Holds
    longest: int = LONGEST_LINE
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`name` is the list's own, `header` what people read. `lines`: it takes several, of any length. `choices` are
    those that it offers; with `open` others are taken as well. `unique`: no two rows have the same in it."""

    name: str
    header: str
    holds: Holds
    lines: bool = False
    choices: tuple[str, ...] = ()
    open: bool = False
    unique: bool = False

    def takes(self, holds: Holds) -> bool:
        return self.holds is Holds.TEXT or holds in _TAKES.get(self.holds, frozenset())


class Fault(StrEnum):
    """What is wrong with a column."""

    MISSING = "missing"
    TYPE = "type"
    LINE = "line"
    CHOICES = "choices"
    UNIQUE = "unique"


@dataclass(frozen=True, slots=True)
class Amiss:
    """`header` is the column's; `told` is what it should be or lacks: the choices, or what it should hold."""

    fault: Fault
    header: str
    told: str = ""


class Lists(Protocol):
    """The lists of a tenant. Every method raises NotTaken (bot.webhooks)."""

    async def columns(self, place: SharePointPlace) -> Sequence[ListColumn]: ...

    async def add(self, place: SharePointPlace, key: tuple[str, str], cells: Mapping[str, Cell]) -> None:
        """A row with these cells, by the headers of their columns, unless there is one already whose column has this
        key: `key` is the header and what stands there."""
        ...


def column_of(columns: Sequence[ListColumn], header: str) -> ListColumn | None:
    """Capitals and accents do not count."""
    return next((one for one in columns if words(one.header) == words(header)), None)


def amiss(columns: Sequence[ListColumn], key: str, wants: Sequence[Want]) -> Sequence[Amiss]:
    """All that would keep a row out, or let it in twice."""
    found = [one for want in wants if (one := _amiss(column_of(columns, want.header), want))]
    keyed = column_of(columns, key)
    if keyed is None:
        return [Amiss(Fault.MISSING, key), *found]
    if keyed.holds is not Holds.TEXT or keyed.lines or not keyed.unique:
        return [Amiss(Fault.UNIQUE, key), *found]
    return found


def _amiss(column: ListColumn | None, want: Want) -> Amiss | None:
    if column is None:
        return Amiss(Fault.MISSING, want.header)
    if not column.takes(want.holds):
        return Amiss(Fault.TYPE, want.header, want.holds)
    if column.holds is Holds.TEXT and not column.lines and want.longest > LONGEST_LINE:
        return Amiss(Fault.LINE, want.header)
    lacking = [one for one in want.choices if one not in column.choices]
    if column.holds is Holds.CHOICE and lacking and not column.open:
        return Amiss(Fault.CHOICES, want.header, ", ".join(lacking))
    return None
