"""What is typed between two lessons, in standard words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.lists import spoken_in
from bot.words.spoken import standard
from bot.words.thesaurus import thesaurus_of


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("moet ik een briefke van den doktoor hebben", "moet ik een briefje van de dokter hebben"),
        ("wa is tadd", "wat is tadd"),
        ("Wa is da?", "wat is dat?"),
        ("hedde gij efkes tijd", "heb je jij even tijd"),
        ("kheb m'ne badge nie bij", "ik heb mijn badge niet bij"),
        ("mijne laptop doet ni mee", "mijn laptop doet niet mee"),
        ("'k moet ne nieuwe sleutel hebben", "ik moet een nieuwe sleutel hebben"),
        ("’k wil da boekske", "ik wil dat boekje"),
        ("waar ligt het kindeke", "waar ligt het kindje"),
        ("wnr moeten de lln naar huis", "wanneer moeten de leerlingen naar huis"),
    ],
)
def test_dutch_as_it_is_typed(typed: str, said: str) -> None:
    assert standard(typed) == said


@pytest.mark.parametrize(
    "text",
    [
        "Je ne sais pas ma date de congé",
        "Where is the ma and da of it",
        "elke sterke denker wil een specifieke tabel",
        "de sterke leerling heeft welke unieke politieke boeken",
        "Hoeveel dagen verlof krijg ik als mijn zus trouwt?",
        "de technieken en de werken van het merk",
    ],
)
def test_standard_words_and_other_languages_stay(text: str) -> None:
    assert standard(text) == text


def test_an_organisation_adds_its_own() -> None:
    found = thesaurus_of({"synonyms.toml": b'[spoken]\nsjef = "directeur"\nbriefke = "attest"\n'})
    assert found.standard("waar is den Sjef met mijn briefke") == "waar is de directeur met mijn attest"


def test_no_word_is_listed_as_itself() -> None:
    listed = spoken_in("nl").words
    assert not {typed for typed, said in listed.items() if typed == said}


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    again = standard(text)
    assert isinstance(again, str)
    assert standard(text) == again
