"""From a field's table in a form file to a Field: the options of its kind, and when it is asked."""

import re
from collections.abc import Mapping, Set
from typing import cast

from bot.words.languages import LANGUAGES
from dialogs.fields import KINDS
from dialogs.model import Field, Labels, Option, When
from dialogs.numbers import LARGEST
from dialogs.toml_table import Table, unknown

FIELD_OPTIONS = ("id", "kind", "label", "help", "required", "when")
"""What a field of any kind has."""

RESERVED = frozenset(
    {"verb", "msteams", "id", "form", "step", "request", "key", "action", "revision", "language", "type", "text"}
)
"""A card's buttons carry these beside the answers."""

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
ID_RULE = "small letters, figures and _, at most 40"
_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LENGTHS: Mapping[str, tuple[int, int]] = {"text": (200, 1_000), "long_text": (2_000, 4_000)}
"""Kind -> length where the form says nothing, and the most that it may say."""
_FARTHEST = 3_660
"""Days from today that a form may name."""
_MOST_OPTIONS = 60


def load_field(table: Table, earlier: Mapping[str, Field], here: Set[str]) -> Field:
    """`earlier` are all fields before this one, `here` the ids of those in the same step."""
    kind = table.text("kind")
    if kind and kind not in KINDS:
        table.wrong("kind", unknown("kind", kind, KINDS))
    known = KINDS.get(kind)
    if known:
        table.only((*FIELD_OPTIONS, *known.options), of=f"of kind '{kind}'")
        for needed in known.needed:
            if not table.has(needed):
                table.wrong("", f"'{needed}' is missing: a field of kind '{kind}' needs it")
    name = table.matching("id", ID.fullmatch, ID_RULE)
    if name in RESERVED:
        table.wrong("id", f"'{name}' is taken by the buttons; choose another name")
    required = table.flag("required", default=kind != "toggle")
    field = Field(
        id=name,
        kind=kind,
        label=table.labels("label"),
        help=table.labels("help", needed=False) or None,
        required=required,
        when=_load_when(table, earlier, here, required),
        options=_load_options(table) if table.has("options") and known and "options" in known.options else (),
        max_length=_max_length(table, kind),
        min=table.whole("min", -LARGEST, LARGEST),
        max=table.whole("max", -LARGEST, LARGEST),
        decimals=table.whole("decimals", 0, 6) or 0,
        unit=_load_unit(table),
        earliest=table.whole("earliest", -_FARTHEST, _FARTHEST),
        latest=table.whole("latest", -_FARTHEST, _FARTHEST),
        longest=table.whole("longest", 1, _FARTHEST),
    )
    _check_bounds(table, field)
    return field


def _max_length(table: Table, kind: str) -> int:
    usual, most = _LENGTHS.get(kind, (0, 4_000))
    return table.whole("max_length", 1, most) or usual


def _check_bounds(table: Table, field: Field) -> None:
    for low, high in (("min", "max"), ("earliest", "latest")):
        first, last = (table.get(name) for name in (low, high))
        if isinstance(first, int) and isinstance(last, int) and first > last:
            table.wrong(high, f"{last} is less than '{low}' = {first}: no answer would be right")


def _load_unit(table: Table) -> Labels | None:
    """One text for all languages ("km"), or a text for each."""
    if isinstance(table.get("unit"), str):
        return dict.fromkeys(LANGUAGES, table.text("unit"))
    return table.labels("unit", needed=False) or None


def _load_options(table: Table) -> tuple[Option, ...]:
    found: list[Option] = []
    for option in table.tables("options", key=""):
        option.only(("value", "label"))
        value = option.matching("value", _VALUE.fullmatch, "small letters, figures, _ and -, at most 40")
        if value and value in {one.value for one in found}:
            option.wrong("value", f"there is another option '{value}'")
        found.append(Option(value, option.labels("label")))
    if len(found) == 1:
        table.wrong("options", "one option is no choice")
    if len(found) > _MOST_OPTIONS:
        table.wrong("options", f"at most {_MOST_OPTIONS} options fit on a card")
    return tuple(found)


def _load_when(table: Table, earlier: Mapping[str, Field], here: Set[str], required: bool) -> When | None:
    when = table.table("when")
    if when is None:
        return None
    when.only(("field", "one_of"))
    name = when.text("field")
    field = earlier.get(name)
    if name and not field:
        when.wrong("field", unknown("earlier field", name, earlier))
    given = when.get("one_of")
    raw = cast(list[object], given) if isinstance(given, list) else []
    values = tuple(one for one in raw if isinstance(one, str | bool))
    if not values or len(values) != len(raw):
        when.wrong("one_of", "must be a list of values, at least one")
    if field:
        _check_values(when, field, values)
    if field and name in here and not required:
        table.wrong("when", f"'{name}' stands in the same step: make the field required, or ask it in a later step")
    return When(name, values)


def _check_values(when: Table, field: Field, values: tuple[str | bool, ...]) -> None:
    if field.kind == "toggle":
        if any(not isinstance(value, bool) for value in values):
            when.wrong("one_of", f"'{field.id}' is a toggle: true or false")
    elif field.kind not in {"choice", "choices"}:
        when.wrong("field", f"'{field.id}' is of kind '{field.kind}'; only choice, choices and toggle can decide")
    else:
        known = [option.value for option in field.options]
        for number, value in enumerate(values, start=1):
            if value not in known:
                when.wrong(f"one_of[{number}]", unknown(f"value of '{field.id}'", str(value), known))
