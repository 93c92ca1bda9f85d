"""Compiles a rule against the types of what it may name, and says in words, with the column, what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.toml_files import unknown
from dialogs.rules.language import Names, environment
from dialogs.rules.reading import Token, tokens
from dialogs.rules.types import SPOKEN, RuleType

if TYPE_CHECKING:
    from cel_expr_python import cel

LONGEST = 1000
"""Characters of a rule. CEL itself refuses what is nested deeper than 32, and stops a rule after 10,000 turns of its
lists: together they bound how long one takes."""

_ERROR = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")
_OVERLOAD = re.compile(r"found no matching overload for '([^']+)' applied to '\(?(.*?)\)?'")
_UNKNOWN = re.compile(r"undeclared reference to '([^']+)'")
_TYPE_OF: Mapping[str, RuleType] = {
    "STRING": RuleType.TEXT,
    "INT": RuleType.NUMBER,
    "DOUBLE": RuleType.NUMBER,
    "UINT": RuleType.MONEY,
    "DURATION": RuleType.DAYS,
    "TIMESTAMP": RuleType.DATE,
    "BOOL": RuleType.TRUTH,
    "LIST<STRING>": RuleType.TEXTS,
    "LIST<DOUBLE>": RuleType.NUMBERS,
    "LIST<INT>": RuleType.NUMBERS,
    "LIST<UINT>": RuleType.AMOUNTS,
    "LIST<TIMESTAMP>": RuleType.DATES,
}


@dataclass(frozen=True)
class Compiled:
    program: "cel.Expression"
    gives: RuleType | None
    """None for what no field is."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """`line` and `column` count from 1 in the text of the rule."""

    line: int
    column: int
    text: str

    def __str__(self) -> str:
        place = f"column {self.column}" if self.line == 1 else f"line {self.line}, column {self.column}"
        return f"{place}: {self.text}"


@lru_cache(maxsize=2048)
def compiled(source: str, names: Names) -> Compiled | Wrong:
    """`names` need only hold those that the rule names."""
    if len(source) > LONGEST:
        return Wrong(1, LONGEST + 1, f"is too long: at most {LONGEST} characters")
    try:
        program = environment(names).compile(source)
    except RuntimeError as error:
        return _said(str(error), source, names)
    return Compiled(program, _TYPE_OF.get(program.return_type().name()))


def _said(error: str, source: str, names: Names) -> Wrong:
    found = _ERROR.search(error)
    if not found:
        return Wrong(1, 1, "is nested too deep" if "recursion" in error else "is no CEL")
    line, column, text = int(found[1]), int(found[2]), found[3].removesuffix(" [INVALID_ARGUMENT]")
    if overload := _OVERLOAD.match(text):
        return Wrong(line, column, _no_overload(overload[1], overload[2]))
    if reference := _UNKNOWN.match(text):
        return _unknown(reference[1], source, names, Wrong(line, column, ""))
    return Wrong(line, column, text[0].lower() + text[1:] if text else "is no CEL")


def _no_overload(name: str, given: str) -> str:
    operator = name.replace("_", "").replace("@", "") if not name.strip("_").isalpha() else name
    return f"'{operator}' does not take {' and '.join(_spoken(one) for one in _apart(given)) or 'nothing'}"


def _apart(given: str) -> Iterable[str]:
    return re.split(r",\s*(?![^(]*\))", given) if given else ()


def _spoken(kind: str) -> str:
    inner = re.fullmatch(r"list\((.*)\)", kind)
    if inner:
        return f"a list of {_spoken(inner[1]).removeprefix('a ')}"
    return SPOKEN.get(kind, kind if "%" not in kind else "anything")


def _is_of(name: str, one: Token) -> bool:
    return one.text == name or (one.called and one.text.endswith(f".{name}"))


def _unknown(name: str, source: str, names: Names, at: Wrong) -> Wrong:
    """At the name itself, which CEL names by its last dot."""
    place = next((one for one in tokens(source) if not one.quoted and _is_of(name, one)), None)
    line, column = (place.line, place.column) if place else (at.line, at.column)
    operator = name.replace("_", "")
    if not re.search(r"\w", operator):
        return Wrong(line, column, f"'{operator}' is not for rules")
    if place and place.called:
        return Wrong(line, column, f"there is no function '{name.rpartition('.')[2]}'")
    return Wrong(line, column, unknown("name", name, [one for one, _ in names]))
