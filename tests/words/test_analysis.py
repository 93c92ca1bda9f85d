"""From text to tokens and words."""

import pytest

from bot.words.analysis import tokens_of, words_of


def test_words() -> None:
    assert [word.form for word in words_of("De leerkracht's e-mails: 0,43 euro (2026-2027) voor foto’s!", "nl")] == [
        "leerkracht", "emails", "0,43", "euro", "2026", "2027", "foto",
    ]  # fmt: skip
    assert [word.form for word in words_of("L'école d’hiver où j'enseigne", "fr")] == ["ecole", "hiver", "enseigne"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Verlof, (of) niet.", ["verlof", "(of", "niet."]),
        ("een (klas). Twee; drie: vier", ["een", "(klas", "twee", "drie", "vier"]),
        ("0,43 euro.) En p.2. ", ["0,43", "euro.", "en", "p.2"]),
        ("eerste regel.\ntweede", ["eerste", "regel.", "tweede"]),
    ],
)
def test_what_ends_a_word_before_a_space_is_taken_off(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens
