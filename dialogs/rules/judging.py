"""Says what is wrong with one rule, given the fields that it may name."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Protocol

from bot.toml_files import unknown
from dialogs.rules.compiling import Compiled, Wrong, compiled
from dialogs.rules.language import Names
from dialogs.rules.reading import compared, literals, named, tokens
from dialogs.rules.rule import ANSWERED, Nameable, names_of, worked_out
from dialogs.rules.types import RuleType


class Known(Nameable, Protocol):
    """A field, as far as a rule that names it can be wrong."""

    @property
    def kind(self) -> str: ...
    @property
    def deciding(self) -> tuple[str | bool, ...]: ...


Earlier = Mapping[str, Known | None]
"""Id -> field; None for one that is wrong itself, of which nothing more can be said."""


def wrong_with(
    source: str, earlier: Earlier, gives: Collection[RuleType], later: Collection[str] = ()
) -> Iterator[str]:
    """`later` are fields that are asked after it. Each sentence begins with the column."""
    meant = named(source)
    if any(name in earlier and earlier[name] is None for name in meant):
        return
    fields = {name: one for name, one in earlier.items() if one is not None}
    found = list(_wrong_typed(source, names_of(one for name, one in fields.items() if name in meant), gives))
    if found and not isinstance(compiled(source, ()), Compiled):
        found = [_named_better(one, source, fields, later) for one in found]
    found += [*_wrong_values(source, fields), *_wrong_literals(source)]
    yield from map(str, found)


def wrong_alone(source: str, names: Names, gives: Collection[RuleType]) -> Iterator[str]:
    """Of a rule that names no fields."""
    yield from map(str, [*_wrong_typed(source, names, gives), *_wrong_literals(source)])


def _wrong_typed(source: str, names: Names, gives: Collection[RuleType]) -> Iterator[Wrong]:
    rule = compiled(source, names)
    if isinstance(rule, Wrong):
        yield rule
    elif rule.gives not in gives:
        is_it = f"gives {rule.gives}" if rule.gives else "gives what no field is"
        yield Wrong(1, 1, f"{is_it}; it must give {' or '.join(sorted(gives))}")
    elif not _names_any(source, names) and worked_out(source, names, {}) is None:
        yield Wrong(1, 1, "cannot be worked out")


def _names_any(source: str, names: Names) -> bool:
    """Whether what it comes to can vary; else it can be worked out at once."""
    meant = named(source)
    return any(name.partition(".")[0] in meant for name, _ in names)


def _named_better(wrong: Wrong, source: str, fields: Mapping[str, Known], later: Collection[str]) -> Wrong:
    """For a name that is not known, what may be named instead."""
    name = next((one.text for one in tokens(source) if (one.line, one.column) == (wrong.line, wrong.column)), "")
    if not wrong.text.startswith(f"unknown name '{name}'"):
        return wrong
    return Wrong(wrong.line, wrong.column, _unknown(name, fields, later))


def _unknown(name: str, fields: Mapping[str, Known], later: Collection[str]) -> str:
    first = name.partition(".")[0]
    if field := fields.get(first):
        own = [one for one, _ in names_of([field])]
        if own == [f"{first}.{ANSWERED}"]:
            return f"'{first}' is of kind '{field.kind}', of which a rule knows only {own[0]}"
        return unknown("name", name, own) if name != first else f"'{first}' alone says nothing; name {', '.join(own)}"
    if first in later:
        return f"'{first}' is asked later: a rule names what was asked before"
    return unknown("earlier field", first, fields)


def _wrong_values(source: str, fields: Mapping[str, Known]) -> Iterator[Wrong]:
    """Texts that the field can never be."""
    for name, value in compared(source):
        field = fields.get(name)
        known = [one for one in field.deciding if isinstance(one, str)] if field else []
        if known and value.text not in known:
            yield Wrong(value.line, value.column, unknown(f"value of '{name}'", value.text, known))


def _wrong_literals(source: str) -> Iterator[Wrong]:
    for text in literals(source, "date"):
        try:
            date.fromisoformat(text.text)
        except ValueError:
            yield Wrong(text.line, text.column, f"'{text.text[:60]}' is no date; write it as 2026-09-01")
    for number in literals(source, "euro"):
        if len(number.text.partition(".")[2]) > 2:
            said = f"{number.text} is rounded to the cent before anything else; write euro({number.text} * ...)"
            yield Wrong(number.line, number.column, said)
