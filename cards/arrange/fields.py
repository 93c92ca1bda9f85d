"""How each kind of field is drawn: its inputs with their labels and values, and what is wrong with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement

from cards.parts.facts import side_by_side
from cards.parts.inputs import (
    ON,
    choice_input,
    date_input,
    number_input,
    problem_line,
    text_input,
    toggle_input,
    with_problem,
)
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.model import Field
from dialogs.periods import PARTS, WHOLE, Part

COMPACT_FROM = 6
"""Options from which a list folds up."""

PART_KEYS: Mapping[Part, str] = {"day": "part-day", "morning": "part-morning", "afternoon": "part-afternoon"}


@dataclass(frozen=True, slots=True)
class Filling:
    """What to draw a field with, both by input id: `values` as they were typed, `problems` in words."""

    t: Texts
    values: Mapping[str, str]
    problems: Mapping[str, str]

    def value(self, id: str) -> str:
        return self.values.get(id, "")

    def around(self, id: str, element: CardElement) -> list[CardElement]:
        return with_problem(element, self.problems.get(id))


Draw = Callable[[Field, Filling], list[CardElement]]


def draw(field: Field, filling: Filling) -> list[CardElement]:
    """Raises KeyError for a kind that has no entry in DRAWN."""
    drawn = DRAWN[field.kind](field, filling)
    if field.help:
        drawn.append(ours(field.help[filling.t.language], size="Small", subtle=True, spacing="Small"))
    return drawn


def _text(field: Field, f: Filling) -> list[CardElement]:
    return _written(field, f, lines=False)


def _long_text(field: Field, f: Filling) -> list[CardElement]:
    return _written(field, f, lines=True)


def _written(field: Field, f: Filling, lines: bool) -> list[CardElement]:
    label, value = field.label[f.t.language], f.value(field.id)
    box = text_input(f.t, field.id, label, value, required=field.required, lines=lines, most=field.max_length)
    return f.around(field.id, box)


def _number(field: Field, f: Filling) -> list[CardElement]:
    unit = f" ({field.unit[f.t.language]})" if field.unit else ""
    label = f"{field.label[f.t.language]}{unit}"
    return f.around(field.id, number_input(f.t, field.id, label, f.value(field.id), required=field.required))


def _date(field: Field, f: Filling) -> list[CardElement]:
    label = field.label[f.t.language]
    return f.around(field.id, date_input(f.t, field.id, label, f.value(field.id), required=field.required))


def _choice(field: Field, f: Filling) -> list[CardElement]:
    return _chosen(field, f, several=False)


def _choices(field: Field, f: Filling) -> list[CardElement]:
    return _chosen(field, f, several=True)


def _chosen(field: Field, f: Filling, several: bool) -> list[CardElement]:
    options = [(option.value, option.label[f.t.language]) for option in field.options]
    style = "compact" if len(options) >= COMPACT_FROM else "expanded"
    label, value = field.label[f.t.language], f.value(field.id)
    box = choice_input(f.t, field.id, label, options, value, required=field.required, several=several, style=style)
    return f.around(field.id, box)


def _toggle(field: Field, f: Filling) -> list[CardElement]:
    label = field.label[f.t.language]
    return f.around(field.id, toggle_input(f.t, field.id, label, f.t("yes"), f.value(field.id) == ON))


def _period(field: Field, f: Filling) -> list[CardElement]:
    return [
        ours(field.label[f.t.language], weight="Bolder"),
        *_end(field, f, "from", (f.t("period-from"), f.t("period-from-part"))),
        *_end(field, f, "to", (f.t("period-to"), f.t("period-to-part"))),
    ]


def _end(field: Field, f: Filling, end: str, labels: tuple[str, str]) -> list[CardElement]:
    """A day and its part, next to each other; what is wrong with either stands below, over the whole width."""
    at, part_at = f"{field.id}.{end}", f"{field.id}.{end}_part"
    parts = [(part, f.t(PART_KEYS[part])) for part in PARTS]
    day = date_input(f.t, at, labels[0], f.value(at), required=field.required)
    part = choice_input(f.t, part_at, labels[1], parts, f.value(part_at) or WHOLE)
    wrong = [problem for problem in (f.problems.get(at), f.problems.get(part_at)) if problem]
    return [side_by_side([day], [part]), *map(problem_line, wrong)]


DRAWN: Mapping[str, Draw] = {
    "text": _text,
    "long_text": _long_text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "toggle": _toggle,
    "period": _period,
}
