"""Says which amount of money a request is about."""

from decimal import Decimal

from dialogs.filling import asked_answers
from dialogs.kinds.computed import ComputedField
from dialogs.kinds.field import Answers
from dialogs.model import Form


def amount_of(form: Form, answers: Answers) -> Decimal | None:
    """In euros; None where it names none. What the form works out says it, unless one answer is more; where it works
    out nothing, all answers together: rather too much than too little, since a scope ends at an amount."""
    kept = asked_answers(form, answers)
    worked_out: list[Decimal] = []
    typed: list[Decimal] = []
    for field in form.asked(kept):
        amount = field.amount(kept.get(field.id))
        if amount is not None:
            (worked_out if isinstance(field, ComputedField) else typed).append(amount)
    if worked_out:
        return max(*worked_out, *typed, Decimal(0))
    return sum(typed, start=Decimal(0)) if typed else None
