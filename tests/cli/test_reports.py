"""What goes into a spreadsheet is text, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.work.table import cell

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", ["", " ", "  ", '"', "'", ' "', "\u00a0", "\t"])
def test_what_could_be_a_formula_is_text(before: str, start: str) -> None:
    typed = f"{before}{start}1+maaltijdcheques"
    assert cell(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["", "maaltijdcheques", "'s avonds", "e-mail", "2 + 2", "vraag = antwoord", "a@b.be"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert cell(typed) == typed


@pytest.mark.slow
@given(st.text())
def test_nothing_is_lost(typed: str) -> None:
    assert cell(typed) in {typed, f"'{typed}"}
