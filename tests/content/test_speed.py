"""What was made quick says what the slow and plain way says."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.outline import clean
from bot.content.pdf_joining import joined
from bot.words import sentences as words


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    text = "".join(c for i, c in enumerate(text) if _is_kept(text, i))
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text)).strip()


def _is_kept(text: str, at: int) -> bool:
    if text[at] in "\n\t":
        return True
    if text[at] in "\u200c\u200d":
        return all(
            beside > "\u024f" and unicodedata.category(beside) in {"Lo", "Ll", "Lu", "Lm", "Mn", "Mc", "So", "Sk"}
            for beside in (text[at - 1 : at] or " ", text[at + 1 : at + 2] or " ")
        )
    return unicodedata.category(text[at]) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.text() | st.text("a\u200d\u200cن👩é ¹", max_size=12))
def test_cleaning_looks_at_every_character_that_is_odd(text: str) -> None:
    assert clean(text) == _cleaned(text)


@pytest.mark.walk
def test_no_character_is_passed_over() -> None:
    for start in range(0, 0x110000, 0x100):
        text = "x".join(map(chr, range(start, start + 0x100)))
        assert clean(text) == _cleaned(text)


_END = re.compile(r"(?:[.!?…]+[)\"'”’»\]]*(?=\s)|\n)")


@given(st.text(alphabet='.!?…) "\n1a', max_size=30))
def test_sentences_end_where_a_regular_expression_that_tries_everything_says(text: str) -> None:
    assert [one.span() for one in words._END.finditer(text)] == [one.span() for one in _END.finditer(text)]


@given(st.lists(st.text(alphabet="abA1-\u00ad\ufffe ", min_size=1, max_size=6), max_size=8))
def test_joining_lines_loses_no_letter(lines: list[str]) -> None:
    assert re.sub(r"[^\w]", "", joined(lines)) == re.sub(r"[^\w]", "", "".join(lines))
