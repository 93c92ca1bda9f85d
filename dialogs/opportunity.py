"""Says of a form that it offers an opportunity: whoever hopes for such work is told of it once it is approved."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, cast

from bot.toml_files import Found, Line, Raw, Table, each, rows, unknown
from dialogs.kinds.field import Answers, Field
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
    given = form.get("opportunity")
    if not isinstance(given, dict):
        return
    raw = cast(Raw, given)
    known = {
        str(field.get("id")): field.get("kind") for _, step in rows(form, "steps") for _, field in rows(step, "fields")
    }
    for option, kind in KINDS.items():
        named = raw.get(option)
        if isinstance(named, str) and named.strip() and named not in known:
            yield ("opportunity", option), unknown("field", named, known)
        elif isinstance(named, str) and named.strip() and known[named] != kind:
            yield ("opportunity", option), f"'{named}' must be of kind {kind}"
    for option in ("asks", "shows"):
        listed = raw.get(option)
        for place, name in enumerate(cast(list[Any], listed) if isinstance(listed, list) else []):
            if isinstance(name, str) and name.strip() and name not in known:
                yield ("opportunity", option, place), unknown("field", name, known)
