"""What dialogs say can be said on a card."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

import pytest

from bot.words.languages import LANGUAGES, Language
from cards.buttons import RESERVED_INPUTS
from cards.problems import problem_said
from cards.texts import texts
from dialogs.away import AWAY_PROBLEMS
from dialogs.kinds import kinds
from dialogs.kinds.field import RESERVED
from dialogs.problems import ARGUMENTS, Arg, ArgumentsOf, Problem

EVERY_PROBLEM: ArgumentsOf = {
    **ARGUMENTS,
    **AWAY_PROBLEMS,
    **{key: args for kind in kinds().values() for key, args in kind.problems.items()},
}

OF_A_KIND: Mapping[str, Arg] = {"date": date(2026, 11, 24), "time": time(14, 24), "amount": Decimal("24.50")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(EVERY_PROBLEM))
def test_every_problem_has_its_words(key: str, language: Language) -> None:
    args = {name: OF_A_KIND.get(name, 3) for name in EVERY_PROBLEM[key]}
    said = problem_said(texts(language), Problem(key, args))
    assert len(said) > 10
    assert "problem-" not in said
    assert "{" not in said
    for name, arg in args.items():
        assert ("24" if name in OF_A_KIND else str(arg)) in said


def test_no_field_can_have_a_name_that_a_button_uses() -> None:
    assert RESERVED_INPUTS <= RESERVED
