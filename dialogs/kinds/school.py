"""A school of the organisation, in a list that is searched by typing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.words.clean import clean_line
from cards.parts.inputs import Filling, choice_input, text_input
from cards.texts import Texts
from dialogs.kinds.choice import COMPACT_FROM
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.kinds.person import id_and_name
from dialogs.problems import ArgumentsOf, problem
from dialogs.rules import RuleType, RuleValue

MOST_LISTED = 10_000
"""Characters of the names and ids of all schools that a card has room for; of more, the name is typed."""

SEARCHED_FROM = 15
"""Schools from which the list is searched by typing: some clients show the id of what was chosen in such a list."""

_LONGEST = 200


class SchoolProblem(StrEnum):
    SCHOOL = "problem-school"


class SchoolField(Field, frozen=True):
    """Its value is {"id", "name"}: which school of the directory, and what it was called when it was answered."""

    problems: ClassVar[ArgumentsOf] = {SchoolProblem.SCHOOL: frozenset()}

    kind: Literal["school"] = "school"

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        """Its id."""
        return {"": stored[0]} if (stored := id_and_name(value)) else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """From the list, or its name as it was typed."""
        raw = inputs.get(self.id)
        said = clean_line(raw) if isinstance(raw, str) and len(raw) <= _LONGEST else ""
        school = on.known.school(said) if on.known and said else None
        return {"id": school.id, "name": school.name} if school else problem(self.id, SchoolProblem.SCHOOL)

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: stored[0]} if (stored := id_and_name(value)) else {}

    def is_same(self, value: Json, before: Json) -> bool:
        one, other = id_and_name(value), id_and_name(before)
        return one is not None and other is not None and one[0] == other[0]

    def _draw(self, f: Filling) -> list[CardElement]:
        label, value = self.label[f.t.language], f.value(self.id)
        schools = {school.id: school.name for school in f.known.schools()} if f.known else {}
        if not schools or sum(len(key) + len(name) for key, name in schools.items()) > MOST_LISTED:
            box = text_input(f.t, self.id, label, schools.get(value, value), required=self.required, most=_LONGEST)
            return f.around(self.id, box)
        style = (
            "filtered" if len(schools) >= SEARCHED_FROM else "compact" if len(schools) >= COMPACT_FROM else "expanded"
        )
        chosen = value if value in schools else ""
        box = choice_input(f.t, self.id, label, [*schools.items()], chosen, required=self.required, style=style)
        return f.around(self.id, box)

    def _said(self, t: Texts, value: Json) -> str:
        return clean_line(stored[1]) if (stored := id_and_name(value)) else ""
