"""Two devices in one draft: what was answered on the one since the card on the other was shown."""

from collections.abc import Mapping, Sequence

from bot.arrange.request import Request
from bot.errors import BodeError
from dialogs.filling import Filled, typed
from dialogs.model import Answers, Field, Form, Step


class Crossed(BodeError):
    """These `fields` of the draft have other answers by now than the card showed, and than what was sent from it.
    `values`, by input id, are what to show: what was typed, and where nothing was, what stands."""

    def __init__(self, draft: Request, fields: Sequence[Field], values: Mapping[str, str]) -> None:
        super().__init__(draft.id)
        self.draft, self.fields, self.values = draft, fields, values


def check(form: Form, step: Step, draft: Request, filled: Filled, shown: int) -> None:
    """Raises Crossed where keeping what was `filled` in on a card of the revision `shown` would take an answer away
    that it did not show. The same sent twice takes nothing away; a card of before revisions were told (0) may."""
    crossed = [field for field in step.asked(draft.answers) if shown and _is_crossed(field, draft, filled, shown)]
    if crossed:
        raise Crossed(draft, crossed, _values(form, step, draft, filled, {field.id for field in crossed}))


def revised(draft: Request, answers: Answers, revision: int) -> Mapping[str, int]:
    """With the fields that these answers change in this revision."""
    changed = [one for one in {**draft.answers, **answers} if draft.answers.get(one) != answers.get(one)]
    return {**draft.revised, **dict.fromkeys(changed, revision)}


def _is_crossed(field: Field, draft: Request, filled: Filled, shown: int) -> bool:
    if field.elsewhere or field.computes or draft.revised.get(field.id, 0) <= shown:
        return False
    return filled.answers.get(field.id) != draft.answers.get(field.id)


def _values(form: Form, step: Step, draft: Request, filled: Filled, crossed: set[str]) -> Mapping[str, str]:
    values = dict(typed(form, step, draft.answers))
    for field in step.asked(draft.answers):
        sent = {at: filled.typed.get(at, "") for at in field.inputs}
        if field.elsewhere or field.computes:
            continue
        # Whether anything was typed, its first input tells: of the others, some begin with a choice.
        if any(list(sent.values())[:1]) or field.id not in crossed:
            values |= sent
    return values
