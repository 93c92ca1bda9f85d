"""What dialogs say can be said on a card."""

from datetime import date

import pytest

from bot.words.languages import LANGUAGES, Language
from cards.buttons import RESERVED_INPUTS
from cards.problems import problem_said
from cards.texts import texts
from dialogs.kinds import kinds
from dialogs.kinds.field import RESERVED
from dialogs.problems import ARGUMENTS, ArgumentsOf, Problem

EVERY_PROBLEM: ArgumentsOf = {
    **ARGUMENTS,
    **{key: args for kind in kinds().values() for key, args in kind.problems.items()},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(EVERY_PROBLEM))
def test_every_problem_has_its_words(key: str, language: Language) -> None:
    args = {name: date(2026, 11, 24) if name == "date" else 3 for name in EVERY_PROBLEM[key]}
    said = problem_said(texts(language), Problem(key, args))
    assert len(said) > 10
    assert "problem-" not in said
    assert "{" not in said
    for name, arg in args.items():
        assert ("24" if name == "date" else str(arg)) in said


def test_no_field_can_have_a_name_that_a_button_uses() -> None:
    assert RESERVED_INPUTS <= RESERVED
