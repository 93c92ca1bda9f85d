"""What dialogs say can be said on a card."""

from datetime import date

import pytest

from bot.words.languages import LANGUAGES, Language
from cards.buttons import RESERVED_INPUTS
from cards.problems import problem_said
from cards.texts import texts
from dialogs.field_loading import RESERVED
from dialogs.problems import ARGUMENTS, Problem, ProblemKey


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(ProblemKey))
def test_every_problem_has_its_words(key: ProblemKey, language: Language) -> None:
    args = {name: date(2026, 11, 24) if name == "date" else 3 for name in ARGUMENTS[key]}
    said = problem_said(texts(language), Problem(key, args))
    assert len(said) > 10
    assert "problem-" not in said
    assert "{" not in said
    for name, arg in args.items():
        assert ("24" if name == "date" else str(arg)) in said


def test_no_field_can_have_a_name_that_a_button_uses() -> None:
    assert RESERVED_INPUTS <= RESERVED
