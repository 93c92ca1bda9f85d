"""A declaration ("ik verklaar op eer dat ..."): its text is shown whole, and a switch says that one declares it."""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Paragraphs
from cards.parts.inputs import ON, Filling, toggle_input
from cards.parts.words import ours
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.kinds.toggle import switched_on
from dialogs.problems import ProblemKey, problem


class DeclarationField(Field, frozen=True):
    """Its value is the digest of the `text` that was declared. The text itself is kept with the form as it was when the
    request was handed in; a draft that declared another text has to declare this one."""

    personal = True
    kind: Literal["declaration"] = "declaration"
    text: Paragraphs

    @cached_property
    def digest(self) -> str:
        return sha256("\n".join(f"{name}={text}" for name, text in sorted(self.text.items())).encode()).hexdigest()[:16]

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        is_on = switched_on(inputs.get(self.id))
        if is_on is None:
            return problem(self.id, ProblemKey.CHOICE)
        if not is_on:
            return problem(self.id, ProblemKey.REQUIRED) if self.required else None
        return self.digest

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: ON} if value == self.digest else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        title = ours(self.label[f.t.language], weight="Bolder")
        switch = toggle_input(f.t, self.id, f.t("declare-label"), f.t("declare"), f.value(self.id) == ON)
        return [title, ours(self.text[f.t.language], spacing="Small"), *f.around(self.id, switch)]

    def _said(self, t: Texts, value: Json) -> str:
        return t("declared", text=self.text[t.language]) if value == self.digest else ""
