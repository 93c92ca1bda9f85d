"""What is wrong with the answers to a form, at their place in the body and in English."""

from collections.abc import Mapping

from bot.arrange.filling_whole import Misfit, Wrong
from bot.web.api.problems import FieldError, pointer
from cards.problems import problem_said
from cards.texts import texts
from dialogs.kinds.field import Field
from dialogs.kinds.items import ItemsField
from dialogs.model import Form

UNSOUND: Mapping[str, str] = {
    "notice-no-approver": "Nobody in the organisation could decide on it: its operator mends that.",
    "notice-many-approvers": "Too many people would decide on it: the route of the form is wrong.",
    "problem-required": "An answer did not hold any more at this moment. Send it again, with another key.",
}
"""Why a request cannot be handed in, where that is at none of its answers."""

_PERSONAL = "Only the person answers this, in the chat with Bode: leave it out. Where a form needs it, they hand it in."

_SAID: Mapping[Misfit, str] = {
    Misfit.UNKNOWN: "This form has no such field.",
    Misfit.NOT_ASKED: "With the other answers this is not asked: leave it out.",
    Misfit.PERSONAL: _PERSONAL,
    Misfit.WORKED_OUT: "Bode works this out: leave it out.",
}


def said_of(wrong: Wrong, form: Form) -> FieldError:
    return FieldError(field=pointer("answers", *_place(wrong.at, form)), detail=_detail(wrong, form))


def _detail(wrong: Wrong, form: Form) -> str:
    field = _field(form, wrong.at)
    if field and field.personal:
        return _PERSONAL
    if wrong.why is Misfit.SHAPE:
        return f"An answer to a field of kind {field.kind if field else ''} has another shape (docs/api.md)."
    if isinstance(wrong.why, Misfit):
        return _SAID[wrong.why]
    return problem_said(texts("en"), wrong.why)


def _field(form: Form, at: str) -> Field | None:
    """Also of a row: "costs.2.amount"."""
    name, _, rest = at.partition(".")
    found = form.field(name)
    if isinstance(found, ItemsField) and rest:
        inner = rest.split(".")[1:2]
        return next((one for one in found.fields if [one.id] == inner), None)
    return found


def _place(at: str, form: Form) -> list[str | int]:
    """Of "costs.2.amount", the amount of the second row; else of the field whose input it is."""
    name, *rest = at[:200].split(".")
    if isinstance(form.field(name), ItemsField) and rest and rest[0].isdecimal():
        return [name, int(rest[0]) - 1, *rest[1:2]]
    return [name]
