"""One slip of the fingers, and nothing that the index does not hold."""

import string
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.spelling import Near, corrected, one_slip, without_a_syllable

KNOWN = {"verlof": 40, "verloven": 7, "aanvraag": 30, "arbeid": 12, "ongeval": 9, "woning": 5, "koning": 50}

WORDS = st.text(string.ascii_lowercase, min_size=5, max_size=12)


def look_up(typed: str, known: Mapping[str, int] = KNOWN) -> list[str]:
    def beginning(head: str) -> list[tuple[str, int]]:
        return [(word, count) for word, count in known.items() if word.startswith(head)]

    return corrected(typed, lambda word: known.get(word, 0), beginning)


@pytest.mark.parametrize("typed", ["verlfo", "verlov", "vrlof", "verloff", "evrlof", "erlof", "xverlof", "berlof"])
def test_one_slip_is_corrected(typed: str) -> None:
    assert look_up(typed) == ["verlof"]


@pytest.mark.parametrize("typed", ["verl", "vrlfo", "geheel", "4711 4711", "vérlof", "verlof2", "x" * 40])
def test_what_is_further_off_is_left_as_it_is(typed: str) -> None:
    assert look_up(typed) == []


def test_of_several_the_most_frequent_comes_first() -> None:
    assert look_up("boning") == ["koning", "woning"]


@given(
    WORDS, st.integers(0, 12), st.sampled_from(string.ascii_lowercase), st.sampled_from(["in", "out", "other", "swap"])
)
def test_every_slip_in_every_place_is_undone(word: str, at: int, letter: str, slip: str) -> None:
    at = min(at, len(word) - 1)
    head, tail = word[:at], word[at:]
    typed = {
        "in": head + letter + tail,
        "out": head + tail[1:],
        "other": head + letter + tail[1:],
        "swap": head + tail[1::-1] + tail[2:],
    }[slip]
    if typed != word and len(typed) >= 5:
        assert look_up(typed, {word: 1}) == [word]


@given(WORDS, WORDS)
def test_what_it_gives_is_one_slip_away(typed: str, word: str) -> None:
    if look_up(typed, {word: 1}):
        rest = sorted(typed), sorted(word)
        longer, shorter = max(rest, key=len), min(rest, key=len)
        assert len(longer) - len(shorter) <= 1
        assert sum(a != b for a, b in zip(typed, word, strict=False)) <= 2 or len(longer) != len(shorter)


SHORT = st.text("abc", max_size=7)
"""Of few letters, so that words are often alike."""


@given(SHORT, st.lists(SHORT, max_size=30))
def test_what_is_near_is_found(typed: str, words: list[str]) -> None:
    near = {place for place, word in enumerate(words) if one_slip(typed, word) or typed in without_a_syllable(word)}
    assert near <= Near(words).places(typed)


def test_of_many_words_few_are_looked_at() -> None:
    words = [f"{first}{second}verlof" for first in string.ascii_lowercase for second in string.ascii_lowercase]
    assert [words[place] for place in Near(words).places("mnverlov")] == ["mnverlof"]


def test_a_letter_more_than_the_longest_has_is_still_near() -> None:
    assert Near(["taal", "verlof"]).places("verloff") == {1}


def test_a_word_longer_than_all_is_near_none_and_costs_nothing() -> None:
    assert Near(["verlof"]).places("verlof" * 1_000_000) == set()
    assert Near([]).places("verlof") == set()
