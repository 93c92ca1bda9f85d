"""Yes or no, as a switch."""

from collections.abc import Mapping
from typing import Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Flag
from cards.parts.inputs import OFF, ON, Filling, toggle_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ProblemKey, problem
from dialogs.rules import RuleType, RuleValue


class ToggleField(Field, frozen=True):
    """Its value is a bool. `required` means that it must be on; silence is off."""

    kind: Literal["toggle"] = "toggle"
    required: Flag = False

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TRUTH}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": value} if isinstance(value, bool) else {}

    @property
    def deciding(self) -> tuple[str | bool, ...]:
        return (True, False)

    def _is_empty(self, inputs: Inputs) -> bool:
        return False

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        is_on = switched_on(inputs.get(self.id))
        if is_on is None:
            return problem(self.id, ProblemKey.CHOICE)
        return problem(self.id, ProblemKey.REQUIRED) if self.required and not is_on else is_on

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: ON if value else OFF} if isinstance(value, bool) else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        switch = toggle_input(f.t, self.id, self.label[f.t.language], f.t("yes"), f.value(self.id) == ON)
        return f.around(self.id, switch)

    def _said(self, t: Texts, value: Json) -> str:
        return t("yes") if value is True else t("no") if value is False else ""

    def said_in_row(self, t: Texts, value: Json) -> str:
        return f"{self.label[t.language]}: {self.said(t, value)}"


def switched_on(raw: Json) -> bool | None:
    """What a switch sent; None for what none sends."""
    said = raw.strip().casefold() if isinstance(raw, str) and len(raw) < 20 else raw
    if not (said is None or isinstance(said, bool) or said in ("", ON, OFF)):
        return None
    return said is True or said == ON
