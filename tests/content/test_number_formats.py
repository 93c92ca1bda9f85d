"""A number is shown by its format as Excel shows it: every row of bench/number_formats.tsv, and whatever is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.number_formats import EXPECTED, Expected
from bot.content.number_formats import BUILT_IN, shown, shown_text


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row.code} {row.value}")
def test_as_excel_shows_it(row: Expected) -> None:
    assert shown(row.value, row.code, row.language) == row.text


@pytest.mark.parametrize(
    ("code", "text"), [("@", "6A"), ("General", "6A"), ('"Klas "@', "Klas 6A"), ("0;-0;0;@*-", "6A"), ("0;-0;0;", "6A")]
)
def test_words_in_a_format(code: str, text: str) -> None:
    assert shown_text("6A", code) == text


@pytest.mark.property
@given(
    st.floats(allow_nan=False, allow_infinity=False), st.text(alphabet='0#?.,%/E+-;[]h:msdy"\\_*@<>=1 €A', max_size=12)
)
def test_no_format_is_more_than_can_be_shown(value: float, code: str) -> None:
    assert len(shown(value, code, "nl")) < 400


@pytest.mark.parametrize("code", BUILT_IN.values())
@pytest.mark.parametrize("value", [0.0, -1.5, 0.25, 46266.5, 1e14, 1e300])
def test_built_in_formats_show_something(code: str, value: float) -> None:
    assert shown(value, code, "fr")
