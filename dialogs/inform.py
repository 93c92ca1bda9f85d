"""Who else is told of a request, on which they do not decide: from when on, and which answers they see."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

from bot.people.principals import APPROVERS, wrong_principal
from bot.toml_files import Found, Hint, Raw, Table, each, one_of, rows
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import at, fields_in, wrong_names
from dialogs.rules import Rule


class Moment(StrEnum):
    """From when on they are told."""

    SUBMITTED = "submitted"
    APPROVED = "approved"


def _wrong_spec(spec: str) -> str:
    return wrong_principal(spec, APPROVERS, "principal")


class Inform(Table, frozen=True):
    """`people` are told, and where those come to nobody, the first of `otherwise` that comes to somebody; principals as
    those who approve. They see who asks and when it is, and of the answers those to the fields `shows`. `when` says for
    which answers."""

    people: Annotated[tuple[str, ...], each(_wrong_spec), Hint("who is told")]
    otherwise: Annotated[tuple[str, ...], each(_wrong_spec, fewest=0)] = ()
    at: Annotated[str, one_of("moment", list(Moment))] = Moment.APPROVED
    when: Rule | None = None
    shows: Annotated[tuple[str, ...], each(fewest=0)] = ()

    def is_for(self, fields: Sequence[Field], answers: Answers) -> bool:
        """Where an answer that the rule names is missing, nobody is told by it."""
        return self.when is None or self.when.bound(fields).holds(answers)


def wrong_shows(form: Raw) -> Iterator[Found]:
    """The fields to be shown that are not asked."""
    known = fields_in(form)
    for number, one in rows(form, "inform"):
        yield from at(("inform", number), wrong_names(one, "shows", known))
