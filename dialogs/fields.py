"""The kinds of field: which options a form file may give them, which inputs they draw, how an answer is read and shown.

A new kind is one entry in KINDS here and its input in `cards/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.json import Json
from bot.words.clean import clean_line, clean_lines
from dialogs.dates import read_date
from dialogs.model import Field
from dialogs.numbers import read_number, typed_number
from dialogs.periods import period_inputs, read_period, typed_period
from dialogs.problems import ProblemKey, Problems, problem

Inputs = Mapping[str, Json]
"""Input id -> what the client sent: anything at all."""

Checked: TypeAlias = "Json | Problems"
"""A checked value (None: nothing answered, and nothing had to be), or what is wrong."""

_Read = Callable[[Field, Inputs, date], Checked]
_Typed = Callable[[Field, Json], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`options` and `needed` are names of options in the form file, besides those that every field has."""

    name: str
    read: _Read
    typed: _Typed
    options: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    inputs: Callable[[Field], tuple[str, ...]] = lambda field: (field.id,)


def inputs(field: Field) -> tuple[str, ...]:
    """The ids of the inputs that this field draws."""
    return KINDS[field.kind].inputs(field)


def read(field: Field, inputs: Inputs, today: date) -> Checked:
    """What the inputs come to for this field, on that day.

    Never raises, whatever the client sent. Shapes: text a string, number an int or a float, date an ISO day, choice an
    option's value, choices a list of them in the form's order, toggle a bool, period see dialogs/periods.py.
    """
    given = [inputs.get(at) for at in KINDS[field.kind].inputs(field)]
    if field.kind not in _ANSWERED_BY_SILENCE and all(_is_blank(raw) for raw in _dates_only(field, given)):
        return problem(KINDS[field.kind].inputs(field)[0], ProblemKey.REQUIRED) if field.required else None
    return KINDS[field.kind].read(field, inputs, today)


def typed(field: Field, value: Json) -> Mapping[str, str]:
    """What the field's inputs say for a value that `read` gave; {} for None and for a value of another shape."""
    return KINDS[field.kind].typed(field, value)


_ANSWERED_BY_SILENCE = frozenset({"toggle"})


def _dates_only(field: Field, given: list[Json]) -> list[Json]:
    """A period whose days are empty is not answered: its parts always come with a choice."""
    return given[::2] if field.kind == "period" else given


def _is_blank(raw: Json) -> bool:
    return raw is None or raw == [] or (isinstance(raw, str) and (not raw or raw.isspace()))


def _read_text(field: Field, inputs: Inputs, today: date) -> Checked:
    raw = inputs.get(field.id)
    if not isinstance(raw, str):
        return problem(field.id, ProblemKey.TEXT)
    if len(raw) > 2 * field.max_length + 1000:  # long beyond any blanks that cleaning could take away: not looked at
        return problem(field.id, ProblemKey.TEXT_LONG, max=field.max_length, length=len(raw))
    text = clean_lines(raw) if field.kind == "long_text" else clean_line(raw)
    if len(text) > field.max_length:
        return problem(field.id, ProblemKey.TEXT_LONG, max=field.max_length, length=len(text))
    if not text and field.required:
        return problem(field.id, ProblemKey.REQUIRED)
    return text or None


def _read_number(field: Field, inputs: Inputs, today: date) -> Checked:
    return read_number(field, inputs.get(field.id))


def _read_date(field: Field, inputs: Inputs, today: date) -> Checked:
    day = read_date(field.id, inputs.get(field.id), today, field.earliest, field.latest)
    return day if isinstance(day, Problems) else day.isoformat()


def _read_choice(field: Field, inputs: Inputs, today: date) -> Checked:
    raw = inputs.get(field.id)
    return raw if isinstance(raw, str) and field.option(raw) else problem(field.id, ProblemKey.CHOICE)


def _read_choices(field: Field, inputs: Inputs, today: date) -> Checked:
    """From a list, or from values with commas between as the client's multi-select sends them."""
    raw = inputs.get(field.id)
    given = raw.split(",", len(field.options)) if isinstance(raw, str) else raw
    known = [option.value for option in field.options]
    if not isinstance(given, list | tuple) or not all(isinstance(one, str) and one.strip() in known for one in given):
        return problem(field.id, ProblemKey.CHOICE)
    chosen = {str(one).strip() for one in given}
    return [value for value in known if value in chosen]


def _read_toggle(field: Field, inputs: Inputs, today: date) -> Checked:
    raw = inputs.get(field.id)
    said = raw.strip().casefold() if isinstance(raw, str) and len(raw) < 20 else raw
    if not (said is None or isinstance(said, bool) or said in ("", "true", "false")):
        return problem(field.id, ProblemKey.CHOICE)
    is_on = said is True or said == "true"
    return problem(field.id, ProblemKey.REQUIRED) if field.required and not is_on else is_on


def _typed_text(field: Field, value: Json) -> Mapping[str, str]:
    return {field.id: value} if isinstance(value, str) else {}


def _typed_number(field: Field, value: Json) -> Mapping[str, str]:
    text = typed_number(field, value)
    return {} if text is None else {field.id: text}


def _typed_choices(field: Field, value: Json) -> Mapping[str, str]:
    return {field.id: ",".join(str(one) for one in value)} if isinstance(value, list | tuple) else {}


def _typed_toggle(field: Field, value: Json) -> Mapping[str, str]:
    return {field.id: "true" if value else "false"} if isinstance(value, bool) else {}


_KINDS = (
    Kind("text", _read_text, _typed_text, ("max_length",)),
    Kind("long_text", _read_text, _typed_text, ("max_length",)),
    Kind("number", _read_number, _typed_number, ("min", "max", "decimals", "unit")),
    Kind("date", _read_date, _typed_text, ("earliest", "latest")),
    Kind("choice", _read_choice, _typed_text, ("options",), needed=("options",)),
    Kind("choices", _read_choices, _typed_choices, ("options",), needed=("options",)),
    Kind("toggle", _read_toggle, _typed_toggle),
    Kind("period", read_period, typed_period, ("earliest", "latest", "longest"), inputs=period_inputs),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
