"""Inputs with their label, and what is wrong with them below.

An input is marked as required in words only: Teams checks `isRequired` for every button of a card, also for "back" and
"later" (it ignored associatedInputs on Action.Execute), and what was typed would be stuck. The server checks anyway.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from microsoft_teams.cards.core import (
    Action,
    CardElement,
    Choice,
    ChoiceSetInput,
    ChoiceSetInputStyle,
    DateInput,
    NumberInput,
    QueryData,
    RatingInput,
    TextInput,
    TimeInput,
    ToggleInput,
)

from bot.people.known import Known
from bot.people.policy import Policy
from bot.people.rights import Rights
from bot.people.tariffs import Tariffs
from bot.people.thresholds import Thresholds
from bot.words.clean import clean_line
from cards.parts.plain import plain
from cards.parts.words import typed
from cards.texts import Texts

ON, OFF = "true", "false"
PEOPLE = "graph.microsoft.com/users"
"""Everybody of the tenant (Teams, people picker in cards)."""
_NUMBER = re.compile(r"-?[0-9]{1,15}([.][0-9]{1,6})?")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def with_problem(element: CardElement, problem: str | None) -> list[CardElement]:
    """The input, and below it what is wrong: errorMessage is shown only for what the client itself finds."""
    return [element, problem_line(problem)] if problem else [element]


@dataclass(frozen=True, slots=True)
class Filling:
    """What to draw inputs with: by input id `values`, as typed, and `problems`, in words; by field `warnings`, and
    `places` where a file can be put. `removing` gives the button that takes something out of an answer: its field, and
    what of it, by id. When it is drawn is `today`, for whom who and what is `known`; by `tariffs` a journey is paid.
    `left` are the places of options ("field.value") of which there are only so many, `policies` documents
    that help, by id. By `rights` leave is given. `open_end` is the text of a last day that may be left open.
    `thresholds` are the amounts from which on another rule holds."""

    t: Texts
    values: Mapping[str, str]
    problems: Mapping[str, str]
    warnings: Mapping[str, str]
    places: Mapping[str, str] = field(default_factory=dict[str, str])
    removing: Callable[[str, str], Action] | None = None
    today: date | None = None
    known: Known | None = None
    tariffs: Tariffs = field(default_factory=Tariffs)
    left: Mapping[str, int] = field(default_factory=dict[str, int])
    policies: Mapping[str, Policy] = field(default_factory=dict[str, Policy])
    rights: Rights | None = None
    open_end: str = "period-to"
    thresholds: Thresholds = field(default_factory=Thresholds)

    def value(self, id: str) -> str:
        return self.values.get(id, "")

    def around(self, id: str, element: CardElement) -> list[CardElement]:
        return with_problem(element, self.problems.get(id))


def problem_line(problem: str) -> CardElement:
    return typed(problem, color="Attention", weight="Bolder", spacing="Small")


def label(t: Texts, words: str, required: bool) -> str:
    return plain(words if required else t("label-optional", label=words))


def text_input(
    t: Texts,
    id: str,
    words: str,
    value: str,
    *,
    required: bool = True,
    lines: bool = False,
    most: int = 0,
    placeholder: str | None = None,
) -> TextInput:
    return TextInput(
        id=id,
        label=label(t, words, required),
        value=value or None,
        is_multiline=lines or None,
        max_length=most or None,
        placeholder=placeholder,
        error_message=t("input-wrong"),
    )


def number_input(t: Texts, id: str, words: str, value: str, *, required: bool) -> NumberInput | TextInput:
    """A text input where what was typed is no plain number, so that it is not lost."""
    if value and not _NUMBER.fullmatch(value):
        return text_input(t, id, words, value, required=required)
    number = float(value) if value else None
    return NumberInput(id=id, label=label(t, words, required), value=number, error_message=t("problem-number"))


def decimal_input(t: Texts, id: str, words: str, value: str, *, required: bool) -> TextInput:
    """A text input: one for numbers drops "12,5" without a word where the client speaks English."""
    shown = value.replace(".", t.number(Decimal("1.5"))[1]) if _NUMBER.fullmatch(value) else value
    return text_input(t, id, words, shown, required=required, placeholder=t.number(Decimal("12.5")))


def date_input(t: Texts, id: str, words: str, value: str, *, required: bool) -> DateInput | TextInput:
    """A text input where what was typed is no ISO date, so that it is not lost."""
    try:
        day = date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return text_input(t, id, words, value, required=required)
    return DateInput(id=id, label=label(t, words, required), value=day, error_message=t("problem-date"))


def time_input(t: Texts, id: str, words: str, value: str, *, required: bool) -> TimeInput | TextInput:
    """A text input where what was typed is no HH:MM, so that it is not lost."""
    if value and not TIME.fullmatch(value):
        return text_input(t, id, words, value, required=required)
    return TimeInput(id=id, label=label(t, words, required), value=value or None, error_message=t("problem-time"))


def rating_input(
    t: Texts, id: str, words: str, steps: Sequence[tuple[str, str]], value: str, *, required: bool
) -> RatingInput:
    """Stars, as many as there are `steps` (value, words); a choice among these where a client knows no stars."""
    return RatingInput(
        id=id,
        label=label(t, words, required),
        max=len(steps),
        value=float(value) if value in {number for number, _ in steps} else None,
        error_message=t("problem-choice"),
        fallback=choice_input(t, id, words, steps, value, required=required, style="expanded"),
    )


def choice_input(
    t: Texts,
    id: str,
    words: str,
    options: Sequence[tuple[str, str]],
    value: str,
    *,
    required: bool = True,
    several: bool = False,
    style: ChoiceSetInputStyle = "compact",
) -> ChoiceSetInput:
    """`options` are (value, words); `value` is comma-separated where `several` may be chosen."""
    return ChoiceSetInput(
        id=id,
        label=label(t, words, required),
        choices=[Choice(title=plain(clean_line(title)), value=value) for value, title in options],
        value=value or None,
        style=style,
        is_multi_select=several or None,
        wrap=True,
        placeholder=t("choose"),
        error_message=t("problem-choice"),
    )


def people_input(
    t: Texts,
    id: str,
    words: str,
    chosen: Sequence[tuple[str, str]],
    *,
    required: bool = True,
    several: bool = False,
) -> ChoiceSetInput:
    """Teams' own people picker: who is sent is the object id of somebody of the tenant; comma-separated where `several`
    may be picked. `chosen` are (id, name). Where a client has no picker, there is nobody to choose: put an input for a
    name beside it."""
    return ChoiceSetInput(
        id=id,
        label=label(t, words, required),
        choices=[Choice(title=plain(clean_line(name)), value=one) for one, name in chosen],
        choices_data=QueryData(dataset=PEOPLE),
        value=",".join(one for one, _ in chosen) or None,
        is_multi_select=several or None,
        placeholder=t("person-pick"),
        error_message=t("problem-choice"),
    )


def toggle_input(t: Texts, id: str, words: str, title: str, on: bool) -> ToggleInput:
    return ToggleInput(
        id=id,
        label=plain(words),
        title=plain(title),
        value=ON if on else OFF,
        value_on=ON,
        value_off=OFF,
        wrap=True,
        error_message=t("input-wrong"),
    )


def some_problems(t: Texts, problems: Mapping[str, object]) -> list[CardElement]:
    """One line at the top, so that nobody wonders why the card came back."""
    if not problems:
        return []
    return [typed(t("problems-above", count=len(problems)), color="Attention", weight="Bolder")]
