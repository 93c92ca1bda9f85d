"""Says what a column of a list is to hold for an answer, or for a part of one: its type, its choices, its length."""

from collections.abc import Sequence

from bot.lists import LONGEST_LINE, Holds, Want
from bot.words.languages import DEFAULT_LANGUAGE, Language
from dialogs.handing_over import HandingOver
from dialogs.kinds.choice import ChoiceField
from dialogs.kinds.field import Field
from dialogs.kinds.items import ItemsField
from dialogs.model import Form
from dialogs.rules import RuleType

ROW_LANGUAGE: Language = DEFAULT_LANGUAGE
"""In which a row is written: whoever reads the list reads one language."""
_TYPES = {
    RuleType.NUMBER: Holds.NUMBER,
    RuleType.DAYS: Holds.NUMBER,
    RuleType.MONEY: Holds.MONEY,
    RuleType.DATE: Holds.DAY,
    RuleType.TRUTH: Holds.TRUTH,
}
_ABOUT = {"at": Holds.MOMENT, "submitted": Holds.MOMENT}
_SHORT = 60


def part_of(form: Form, name: str) -> tuple[Field, str] | None:
    """The field and the part of its answer that a column of this `name` ("period.first") is for."""
    id_, _, part = name.partition(".")
    field = form.field(id_)
    return (field, part) if field else None


def holds(field: Field, part: str) -> Holds:
    """What an answer is where it is no text: what rules take it for; the option that was chosen."""
    if isinstance(field, ChoiceField) and not part:
        return Holds.CHOICE
    named = field.rule_types.get(part)
    return _TYPES.get(named, Holds.TEXT) if named else Holds.TEXT


def about_holds(name: str) -> Holds:
    return _ABOUT.get(name, Holds.TEXT)


def wants_of(form: Form, rule: HandingOver) -> Sequence[Want]:
    """Of every column that the form names, but its key."""
    wants: list[Want] = []
    for name, header in (rule.columns or {}).items():
        if found := part_of(form, name):
            field, part = found
            of = holds(field, part)
            wants.append(Want(header, of, _longest(field, of), _choices(field, of)))
    return [*wants, *(Want(header, about_holds(name), _SHORT) for name, header in (rule.about or {}).items())]


def _choices(field: Field, of: Holds) -> tuple[str, ...]:
    if of is not Holds.CHOICE or not isinstance(field, ChoiceField):
        return ()
    return tuple(option.label[ROW_LANGUAGE] for option in field.options)


def _longest(field: Field, of: Holds) -> int:
    """Characters that an answer may have in words."""
    if of is not Holds.TEXT:
        return _SHORT
    most = getattr(field, "max_length", None)
    if isinstance(most, int):
        return most
    return LONGEST_LINE + 1 if isinstance(field, ItemsField) or field.kind in _LONG else LONGEST_LINE


_LONG = frozenset({"attachment", "choices", "computed", "declaration"})
"""Kinds whose answers may take several lines."""
