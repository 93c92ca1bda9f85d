"""Finds what a form names of other files of the organisation that these do not have (any more): papers, tariffs, rights
to leave, thresholds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.people.papers import Papers
from bot.people.rights import Rights
from bot.people.tariffs import Tariffs
from bot.people.thresholds import Thresholds
from dialogs.kinds.choice import ChoiceField
from dialogs.kinds.field import Field
from dialogs.kinds.items import ItemsField
from dialogs.kinds.kilometres import KilometresField
from dialogs.kinds.right import RightField
from dialogs.kinds.thresholds import ThresholdsField
from dialogs.model import Form


@dataclass(frozen=True, slots=True)
class Beside:
    """The other files, as they stand beside the forms. Of papers and tariffs there may be no file at all: then there is
    nothing of the kind, and that is said on the cards."""

    papers: Papers
    tariffs: Tariffs
    rights: Rights
    thresholds: Thresholds


def missing_named(form: Form, beside: Beside, day: date) -> Iterator[str]:
    """A line for each, with its place in the form."""
    template = form.paper.template if form.paper else ""
    if template and beside.papers.all and beside.papers.get(template) is None:
        yield f"{form.id}.toml: paper.template: the papers file has no {template!r}"
    for field in _fields(form):
        place = f"{form.id}.toml: {field.id}"
        match field:
            case ThresholdsField():
                for name in field.missing(beside.thresholds, day):
                    yield f"{place}: the thresholds file has no amount of {name!r} for today"
            case KilometresField() if beside.tariffs.all:
                for name in field.tariffs:
                    if beside.tariffs.get(name) is None:
                        yield f"{place}: the tariffs file has no {name!r}"
            case RightField():
                groups = _groups(form, field)
                if not any(beside.rights.on(day, group) for group in groups):
                    named = " or ".join(map(repr, groups))
                    yield f"{place}: the file of rights to leave has none of {named} that holds today"
            case _:
                pass


def _groups(form: Form, field: RightField) -> list[str]:
    """The kinds of leave whose rights it may offer."""
    if field.group:
        return [field.group]
    choice = form.field(field.among or "")
    return [one.value for one in choice.options] if isinstance(choice, ChoiceField) else []


def _fields(form: Form) -> Iterator[Field]:
    """Those of rows too."""
    for field in form.fields:
        yield field
        if isinstance(field, ItemsField):
            yield from field.fields
