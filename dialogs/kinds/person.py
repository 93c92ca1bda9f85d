"""A colleague: picked with Teams' own people picker, or typed by name where a client has none."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.people.known import Known
from bot.people.person import Person
from bot.toml_files import Flag
from bot.words.clean import clean_line
from cards.parts.inputs import Filling, choice_input, people_input, text_input
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs, is_blank
from dialogs.problems import ArgumentsOf, ProblemKey, Problems, problem
from dialogs.rules import RuleType, RuleValue

MOST_OFFERED = 12
"""People of one name among whom one chooses; of more, the name has to be longer."""

_LONGEST = 100


class PersonProblem(StrEnum):
    """What only a person can have wrong."""

    NOBODY = "problem-person-nobody"
    SEVERAL = "problem-person-several"
    MANY = "problem-person-many"
    UNKNOWN = "problem-person-unknown"
    SELF = "problem-person-self"
    ELSEWHERE = "problem-person-elsewhere"


class PersonField(Field, frozen=True):
    """Its value is {"id", "name"}: who it is in the directory, and what they were called when it was answered. With
    `not_me` it is never who fills in the form, with `own_school` never somebody of another school."""

    problems: ClassVar[ArgumentsOf] = {key: frozenset() for key in PersonProblem}

    kind: Literal["person"] = "person"
    not_me: Flag = False
    own_school: Flag = False

    @property
    def inputs(self) -> tuple[str, ...]:
        return (self.id, self._name)

    @property
    def _name(self) -> str:
        return f"{self.id}.name"

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        return {"": RuleType.TEXT}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        """Their id."""
        return {"": stored[0]} if (stored := id_and_name(value)) else {}

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """A name that was typed counts, unless it is that of who was picked."""
        picked, name = inputs.get(self.id), inputs.get(self._name)
        person = _picked(on.known, picked)
        if not is_blank(name):
            found = self._named(on.known, name, person)
            if isinstance(found, Problems):
                return found
            person = found
        if person is None:
            return problem(self.id, PersonProblem.UNKNOWN)
        if self._is_barred(on.known, person):
            return problem(self.id, PersonProblem.SELF)
        if self.own_school and (on.known is None or person.school != on.known.asker.school):
            return problem(self.id, PersonProblem.ELSEWHERE)
        return {"id": person.id, "name": person.name}

    def _named(self, known: Known | None, name: Json, picked: Person | None) -> Person | Problems:
        if not isinstance(name, str):
            return problem(self._name, ProblemKey.TEXT)
        found = called(known, name)
        if picked and picked in found:
            return picked
        others = [one for one in found if not self._is_barred(known, one)] or found
        if not others:
            return problem(self._name, PersonProblem.NOBODY)
        if len(others) > MOST_OFFERED:
            return problem(self._name, PersonProblem.MANY)
        return others[0] if len(others) == 1 else problem(self.id, PersonProblem.SEVERAL)

    def _is_barred(self, known: Known | None, person: Person) -> bool:
        return self.not_me and known is not None and person.id == known.asker.id

    def typed(self, value: Json) -> Mapping[str, str]:
        return {self.id: stored[0]} if (stored := id_and_name(value)) else {}

    def is_same(self, value: Json, before: Json) -> bool:
        one, other = id_and_name(value), id_and_name(before)
        return one is not None and other is not None and one[0] == other[0]

    def _draw(self, f: Filling) -> list[CardElement]:
        name = f.value(self._name)
        words = f.t("person-typed")
        typed = text_input(f.t, self._name, words, name, required=True, most=_LONGEST)
        return [*f.around(self.id, self._draw_choice(f, name)), *f.around(self._name, typed)]

    def _draw_choice(self, f: Filling, name: str) -> CardElement:
        """Among those who are called as was typed, where they are several; else among everybody."""
        label, picked = self.label[f.t.language], f.value(self.id)
        found = [one for one in called(f.known, name) if not self._is_barred(f.known, one)]
        if f.known and 1 < len(found) <= MOST_OFFERED:
            offered = [(one.id, f"{one.name} · {f.known.about(one)}") for one in found]
            value = picked if picked in dict(offered) else ""
            return choice_input(f.t, self.id, label, offered, value, required=self.required, style="expanded")
        person = f.known.person(picked) if f.known else None
        chosen = [(picked, person.name)] if person else []
        return people_input(f.t, self.id, label, chosen, required=self.required)

    def _said(self, t: Texts, value: Json) -> str:
        return clean_line(stored[1]) if (stored := id_and_name(value)) else ""


def _picked(known: Known | None, picked: Json) -> Person | None:
    """By id; by name where a client without a picker lets one type into it."""
    if known is None or not isinstance(picked, str):
        return None
    named = called(known, picked)
    return known.person(picked.strip()) or (named[0] if len(named) == 1 else None)


def called(known: Known | None, name: str) -> Sequence[Person]:
    """Nobody for a name longer than any."""
    return known.called(name) if known and name and len(name) <= _LONGEST else ()


def id_and_name(value: Json) -> tuple[str, str] | None:
    """What a value of {"id", "name"} says; None where it is none."""
    if not isinstance(value, Mapping):
        return None
    key, name = value.get("id"), value.get("name")
    return (key, name) if isinstance(key, str) and key and isinstance(name, str) and name else None
