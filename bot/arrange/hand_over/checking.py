"""Finds what would keep rows of requests out of the lists that forms name: the list itself, and each of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.lists import Amiss, Fault, Lists, amiss
from bot.webhooks import NotTaken
from dialogs.cells import wants_of
from dialogs.handing_over import HandingOver
from dialogs.model import Form

_TEXTS: Mapping[Fault, str] = {
    Fault.MISSING: "doctor-list-missing",
    Fault.TYPE: "doctor-list-type",
    Fault.LINE: "doctor-list-line",
    Fault.CHOICES: "doctor-list-choices",
    Fault.UNIQUE: "doctor-list-unique",
}


@dataclass(frozen=True, slots=True)
class ListProblem:
    """Of the list `name` of a form (by id): either the `reason` why nothing is known of it, as NotTaken says it, or
    what is `amiss` with a column."""

    form: str
    name: str
    reason: str = ""
    amiss: Amiss | None = None

    @property
    def text(self) -> str:
        """The key of the text that says it."""
        return _TEXTS[self.amiss.fault] if self.amiss else "doctor-list-unusable"

    @property
    def args(self) -> Mapping[str, str]:
        if self.amiss:
            return {"form": self.form, "list": self.name, "column": self.amiss.header, "told": self.amiss.told}
        return {"form": self.form, "list": self.name, "reason": self.reason}


def with_lists(forms: Iterable[Form]) -> Sequence[tuple[Form, HandingOver]]:
    return [(form, form.hand_over) for form in forms if form.hand_over and form.hand_over.place]


async def list_problems(lists: Lists | None, forms: Iterable[Form]) -> Sequence[ListProblem]:
    """Nothing is written: whether Bode may write there shows with the first row alone."""
    found: list[ListProblem] = []
    for form, rule in with_lists(forms):
        try:
            if lists is None or rule.place is None:
                raise NotTaken("no_tenant")
            columns = await lists.columns(rule.place)
        except NotTaken as refusal:
            found.append(ListProblem(form.id, rule.name, refusal.reason))
            continue
        wrong = amiss(columns, rule.key or "", wants_of(form, rule))
        found += [ListProblem(form.id, rule.name, amiss=one) for one in wrong]
    return found
