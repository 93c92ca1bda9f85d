"""One line of text."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Flag, whole
from bot.words.clean import clean_line, clean_lines
from cards.parts.inputs import Filling, text_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ProblemKey, problem
from dialogs.rules import RuleType, RuleValue
from dialogs.sentence import Sentence


class Written(Field, frozen=True):
    """Text as it was typed, cleaned; its value is a string."""

    lines: ClassVar[bool]
    max_length: int
    takes_rest: Flag = False

    @property
    def longest_echo(self) -> int:
        return self.max_length

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        return {"": value} if isinstance(value, str) else {}

    @staticmethod
    @abstractmethod
    def _cleaned(raw: str) -> str: ...

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        raw = inputs.get(self.id)
        if not isinstance(raw, str):
            return problem(self.id, ProblemKey.TEXT)
        most = self.max_length
        if len(raw) > 2 * most + 1000:  # long beyond any blanks that cleaning could take away: not looked at
            return problem(self.id, ProblemKey.TEXT_LONG, max=most, length=len(raw))
        text = self._cleaned(raw)
        if len(text) > most:
            return problem(self.id, ProblemKey.TEXT_LONG, max=most, length=len(text))
        if not text and self.required:
            return problem(self.id, ProblemKey.REQUIRED)
        return text or None

    def hears(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Inputs:
        """With `takes_rest` the whole of it, where there is room for several lines; else what is left of it when the
        days, the amounts and the words around a request are taken away."""
        if not self.takes_rest:
            return {}
        left = sentence.rest(spoken)
        return {self.id: sentence.text if self.lines else left} if left else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        label, value = self.label[f.t.language], f.value(self.id)
        required, most = self.required, self.max_length
        return f.around(self.id, text_input(f.t, self.id, label, value, required=required, lines=self.lines, most=most))

    def _said(self, t: Texts, value: Json) -> str:
        return clean_lines(value) if isinstance(value, str) else ""


class TextField(Written, frozen=True):
    lines = False
    kind: Literal["text"] = "text"
    max_length: Annotated[int, whole(1, 1_000)] = 200

    @staticmethod
    def _cleaned(raw: str) -> str:
        return clean_line(raw)
