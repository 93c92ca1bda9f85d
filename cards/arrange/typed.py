"""Words that people write on a card of a request: where they type, and what did not leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement

from bot.people.known import Known
from cards.parts.inputs import text_input, with_problem
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

LONGEST_WORDS = 1000
"""Of a reason, a question, an explanation."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a box and did not leave: by input id the `values`, and what is wrong with them. `known` are
    those whom a name that was typed can be."""

    problems: Mapping[str, Problem]
    values: Mapping[str, str]
    known: Known | None = None
    commented: bool = False
    """They said something just now: it is to be seen."""

    def at(self, *inputs: str) -> bool:
        """Whether anything did not leave of these, so that their box is open."""
        return any(name in self.problems or self.values.get(name) for name in inputs)


NOTHING = Typed({}, {})


def words_input(
    t: Texts, id: str, label: str, typed: Typed, most: int = LONGEST_WORDS, *, required: bool = True
) -> list[CardElement]:
    """For a few lines, with what was typed in it and what is wrong with that."""
    element = text_input(t, id, label, typed.values.get(id, ""), lines=True, most=most, required=required)
    return at_input(t, element, id, typed)


def at_input(t: Texts, element: CardElement, id: str, typed: Typed) -> list[CardElement]:
    """The input with what is wrong with it."""
    return with_problem(element, problem_said(t, typed.problems[id]) if id in typed.problems else None)
