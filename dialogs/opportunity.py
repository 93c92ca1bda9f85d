"""Says of a form that it offers an opportunity: whoever hopes for such work is told of it once it is approved."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from bot.toml_files import Found, Line, Raw, Table, each
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import at, kinds_in, table_in, wrong_name, wrong_names
from dialogs.rules import Rule

KINDS: Mapping[str, str] = {"school": "school", "last": "date", "contact": "person"}
"""Of which kind the field is that each option names."""


class Offering(Table, frozen=True):
    """`school` is the field that says where it is, `last` until when one may answer, `contact` who is told of those who
    do. What somebody can and hopes for is looked for in the answers to `asks`; they see those to `shows`. `shared` says
    for which answers another school may share it."""

    school: Line
    last: Line
    contact: Line
    asks: Annotated[tuple[str, ...], each()]
    shows: Annotated[tuple[str, ...], each()]
    shared: Rule | None = None

    def is_shared(self, fields: Sequence[Field], answers: Answers) -> bool:
        return self.shared is not None and self.shared.bound(fields).holds(answers)


def wrong_offering(form: Raw) -> Iterator[Found]:
    """What names a field that is not asked, or one that cannot say it."""
    given, kinds = table_in(form, "opportunity"), kinds_in(form)
    if given is None:
        return
    for option, kind in KINDS.items():
        yield from at(("opportunity",), wrong_name(given, option, kinds, {kind}))
    for option in ("asks", "shows"):
        yield from at(("opportunity",), wrong_names(given, option, kinds))
