"""A paper that is to be made: from which template, what is known for it, and what was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.people.papers import Issuer, Template
from bot.words.clean import clean_line
from bot.words.languages import Language
from dialogs.problems import Problem, ProblemKey

MOST_TYPED = 200
BLANK = "blank_"
"""How the name of the input of a blank begins."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`facts` are what the directory says; it says nothing of what is `missing`: then Bode makes no paper."""

    template: Template
    issuer: Issuer
    language: Language
    facts: Mapping[str, str]
    missing: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Of its blanks."""
        return tuple(BLANK + blank.id for blank in self.template.blanks)

    @property
    def can_be_made(self) -> bool:
        return not self.missing


def filled_in(asked: Asked, inputs: Mapping[str, object]) -> tuple[Mapping[str, str], Mapping[str, Problem]]:
    """What was typed in each blank, by its id, and what is wrong there, by the name of its input."""
    typed: dict[str, str] = {}
    wrong: dict[str, Problem] = {}
    for blank in asked.template.blanks:
        said = inputs.get(BLANK + blank.id)
        text = clean_line(said) if isinstance(said, str) else ""
        typed[blank.id] = text[:MOST_TYPED]
        if not text:
            wrong[BLANK + blank.id] = Problem(ProblemKey.REQUIRED)
        elif len(text) > MOST_TYPED:
            wrong[BLANK + blank.id] = Problem(ProblemKey.TEXT_LONG, {"max": MOST_TYPED, "length": len(text)})
    return typed, wrong
