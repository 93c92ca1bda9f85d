"""Says of a form that it can become an announcement: whoever writes these gets what was answered as a draft."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field as Option

from bot.people.principals import ASKERS, wrong_principal
from bot.toml_files import Found, Line, Raw, Table, each
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import at, kinds_in, table_in, wrong_name, wrong_names
from dialogs.rules import Rule


def _wrong_person(spec: str) -> str:
    return wrong_principal(spec, ASKERS, "author")


class Announcing(Table, frozen=True):
    """`people` are those who may take the draft. Its title is the answer to the field `title`, its text are those to
    `shows`. `when` says for which answers there is one."""

    people: Annotated[tuple[str, ...], each(_wrong_person), Option(alias="for")]
    title: Line
    shows: Annotated[tuple[str, ...], each()]
    when: Rule | None = None

    def is_for(self, fields: Sequence[Field], answers: Answers) -> bool:
        """Not where that cannot be worked out."""
        return self.when is None or self.when.bound(fields).holds(answers)


def wrong_announcing(form: Raw) -> Iterator[Found]:
    """What names a field that is not asked, or one that is no title."""
    given, kinds = table_in(form, "announcement"), kinds_in(form)
    if given is None:
        return
    yield from at(("announcement",), wrong_name(given, "title", kinds, {"text", "choice"}))
    yield from at(("announcement",), wrong_names(given, "shows", kinds))
    if form.get("confidential"):
        yield ("announcement",), "what is confidential is announced to nobody"
