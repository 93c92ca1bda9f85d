"""Which rows of a table answer: a word that is about all of them chooses one only where it names it."""

import pytest

from bot.answer.rows import answering_rows
from bot.words.asked import Asked, content_words, whole

STEPS = (
    ("Stap", "Wat betekent het"),
    ("Tijdelijk van bepaalde duur", "tot 30 juni"),
    ("Tijdelijk van doorlopende duur (TADD)", "je aanstelling loopt door"),
    ("Vaste benoeming", "je bent titularis"),
)
TADD = "Stap: Tijdelijk van doorlopende duur (TADD) · Wat betekent het: je aanstelling loopt door"


def shown(question: str, about: str, limit: int = 400) -> str:
    asked = Asked(content_words(question), {}, ("nl",), "nl", whole)
    return answering_rows(STEPS, about, asked, (), limit)[0]


@pytest.mark.parametrize("about", ["Een nieuwe job", "Van tijdelijk naar TADD", "TADD en vaste benoeming"])
def test_what_names_one_row_chooses_it_though_the_title_says_it_too(about: str) -> None:
    assert shown("TADD", about) == TADD


def test_what_names_some_rows_shows_those() -> None:
    rows = shown("welke duur", "Duur van een aanstelling")
    assert "30 juni" in rows and "loopt door" in rows and "titularis" not in rows


def test_a_word_of_the_title_that_names_no_row_chooses_none() -> None:
    for question, about in (("de drie stappen", "De drie stappen"), ("aanstelling", "Aanstelling")):
        assert shown(question, about).count("\n") == 3
