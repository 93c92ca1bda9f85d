"""Any of several options."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from bot.json import Json
from bot.words.clean import clean_line
from cards.texts import Texts
from dialogs.kinds.choice import Chosen
from dialogs.kinds.field import Answers, Checked, Circumstances, Inputs
from dialogs.problems import ProblemKey, problem
from dialogs.rules import RuleValue


class ChoicesField(Chosen, frozen=True):
    """Its value is a list of options' values, in the form's order."""

    several = True
    kind: Literal["choices"] = "choices"

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": [str(one) for one in value]} if isinstance(value, list | tuple) else {}

    def score(self, value: Json) -> Fraction | None:
        """What was chosen, of all that can be."""
        total = sum(one.score or 0 for one in self.options)
        if not isinstance(value, list | tuple) or not total:
            return None
        return Fraction(sum(one.score or 0 for one in self.options if one.value in value), total)

    def still(self, value: Json, answers: Answers) -> Json:
        if not isinstance(value, list | tuple):
            return value
        return [one for one in value if not self._is_gone(one, answers)]

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """From a list, or from values with commas between as the client's multi-select sends them."""
        raw = inputs.get(self.id)
        given = raw.split(",", len(self.options)) if isinstance(raw, str) else raw
        known = [option.value for option in self.options]
        if not isinstance(given, list | tuple) or not all(
            isinstance(one, str) and one.strip() in known for one in given
        ):
            return problem(self.id, ProblemKey.CHOICE)
        chosen = {str(one).strip() for one in given}
        return self._refused(chosen, on) or [value for value in known if value in chosen]

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: ",".join(str(one) for one in value)} if isinstance(value, list | tuple) else {}

    def _said(self, t: Texts, value: Json) -> str:
        if not isinstance(value, list | tuple):
            return ""
        return "\n".join(self._option_said(t, one) or clean_line(str(one)) for one in value)
