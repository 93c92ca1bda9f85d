"""One of several options."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal, cast

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Found, Hint, Labels, Raw, Table, doubles, matching
from cards.parts.inputs import Filling, choice_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ProblemKey, problem

COMPACT_FROM = 6
"""Options from which a list folds up."""

MOST_OPTIONS = 60

_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Option(Table, frozen=True):
    value: Annotated[str, matching(_VALUE.fullmatch, "small letters, figures, _ and -, at most 40")]
    label: Labels


class Chosen(Field, frozen=True):
    """A choice among options; drawn alike whether one or several may be chosen."""

    gist = "what"
    several: ClassVar[bool]
    options: Annotated[tuple[Option, ...], Hint("at least two of [[options]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "options", "option", key="value")
        given = raw.get("options")
        count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else MOST_OPTIONS
        if count < 2:
            yield ("options",), "one option is no choice" if count else "needs at least two of [[options]]"
        if count > MOST_OPTIONS:
            yield ("options",), f"at most {MOST_OPTIONS} options fit on a card"

    @property
    def deciding(self) -> tuple[str | bool, ...]:
        return tuple(option.value for option in self.options)

    def option(self, value: Json) -> Option | None:
        return next((option for option in self.options if option.value == value), None)

    def _draw(self, f: Filling) -> list[CardElement]:
        options = [(option.value, option.label[f.t.language]) for option in self.options]
        style = "compact" if len(options) >= COMPACT_FROM else "expanded"
        label, value, required, several = self.label[f.t.language], f.value(self.id), self.required, self.several
        box = choice_input(f.t, self.id, label, options, value, required=required, several=several, style=style)
        return f.around(self.id, box)

    def _option_said(self, t: Texts, value: Json) -> str:
        option = self.option(value)
        return option.label[t.language] if option else ""


class ChoiceField(Chosen, frozen=True):
    """Its value is that of an option."""

    several = False
    kind: Literal["choice"] = "choice"

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        return raw if isinstance(raw, str) and self.option(raw) else problem(self.id, ProblemKey.CHOICE)

    def _said(self, t: Texts, value: Json) -> str:
        return self._option_said(t, value)
