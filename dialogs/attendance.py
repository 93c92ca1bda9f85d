"""Says of a form that, once an option's day has come, who owns the form confirms who was there."""

from collections.abc import Iterator
from typing import Any

from bot.toml_files import Found, Line, Raw, Table, rows
from dialogs.kinds.choice import Option
from dialogs.named_fields import at, fields_in, kinds_in, table_in, wrong_name

_CHOICES = frozenset({"choice"})


class Confirming(Table, frozen=True):
    """`field` is the choice whose options have a day and only so many places: of who has one it is confirmed."""

    field: Line

    def is_of(self, name: str, option: Option) -> bool:
        """Whether it is confirmed of this option ("field.value") who was there."""
        return name.partition(".")[0] == self.field and option.day is not None


def wrong_attendance(form: Raw) -> Iterator[Found]:
    given = table_in(form, "attendance")
    if given is None:
        return
    yield from at(("attendance",), wrong_name(given, "field", kinds_in(form), _CHOICES))
    field: Raw = fields_in(form).get(str(given.get("field")), {})
    options: list[Raw] = [option for _, option in rows(field, "options")]
    if field.get("kind") == "choice" and not any(_is_counted(option) for option in options):
        yield ("attendance", "field"), f"no option of '{given.get('field')}' has both 'most' and 'day'"
    if not form.get("owner") and not form.get("handling"):
        yield ("attendance",), "needs 'owner', or 'handling': who confirms it"
    if form.get("confidential"):
        yield ("attendance",), "what is confidential names nobody to who owns it"


def _is_counted(option: Raw) -> bool:
    most: Any = option.get("most")
    return most is not None and option.get("day") is not None
