"""How much of something: stars, or a choice from 1 up where a client has no stars."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Labels, whole
from cards.parts.inputs import Filling, rating_input
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ProblemKey, problem
from dialogs.rules import RuleType, RuleValue


class RatingField(Field, frozen=True):
    """Its value is a whole number from 1 to `most`. `low` and `high` say what these two mean."""

    kind: Literal["rating"] = "rating"
    most: Annotated[int, whole(2, 10)] = 5
    low: Labels | None = None
    high: Labels | None = None

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.NUMBER}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": float(value)} if isinstance(value, int) and self.typed(value) and abs(value) <= self.most else {}

    def score(self, value: Json) -> Fraction | None:
        """1 earns nothing."""
        if isinstance(value, bool) or not isinstance(value, int) or value not in self._steps():
            return None
        return Fraction(value - 1, self.most - 1)

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """A number, as the stars send it, or its figures, as a choice does."""
        raw = inputs.get(self.id)
        steps = {str(step): step for step in self._steps()}
        said = raw.strip() if isinstance(raw, str) and len(raw) < 20 else raw
        if isinstance(raw, float) and raw.is_integer() and abs(raw) <= self.most:
            said = int(raw)
        if isinstance(said, bool) or not isinstance(said, str | int):
            return problem(self.id, ProblemKey.CHOICE)
        return steps.get(str(said)) or problem(self.id, ProblemKey.CHOICE)

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: str(value)} if isinstance(value, int) and not isinstance(value, bool) else {}

    def _steps(self) -> range:
        return range(1, self.most + 1)

    def _draw(self, f: Filling) -> list[CardElement]:
        label = self.label[f.t.language]
        steps = [(str(step), self._step_said(f.t, step)) for step in self._steps()]
        stars = rating_input(f.t, self.id, label, steps, f.value(self.id), required=self.required)
        ends = " · ".join(said for step, said in (steps[0], steps[-1]) if said != step)
        below = [ours(ends, size="Small", subtle=True, spacing="Small")] if ends else []
        drawn = f.around(self.id, stars)
        return [drawn[0], *below, *drawn[1:]]

    def _step_said(self, t: Texts, step: int) -> str:
        """1: helemaal niet."""
        meaning = {1: self.low, self.most: self.high}.get(step)
        return t("rating-end", step=step, meaning=meaning[t.language]) if meaning else str(step)

    def _said(self, t: Texts, value: Json) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            return ""
        return t("rating-said", value=value, most=self.most)
