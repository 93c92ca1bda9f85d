"""Which row and which sentences answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.excerpts import MOST_WORDS, alike, excerpt
from bot.domain.knowledge import NOWHERE, Passage, Table

WEDDINGS: Table = (
    ("Gebeurtenis", "Werkdagen", "Wanneer op te nemen"),
    ("Je eigen huwelijk", "4", "binnen 30 dagen voor of na de plechtigheid"),
    ("Verklaring van wettelijke samenwoning", "4", "binnen 30 dagen; niet opnieuw als je later trouwt"),
    ("Huwelijk van je kind of het kind van je partner", "2", "rond de dag van de plechtigheid"),
    ("Huwelijk van je broer, zus, ouder, schoonouder of kleinkind", "1", "op de dag zelf"),
)


def wedding(word: str, other: str) -> bool:
    """As the house's synonyms say it."""
    house = {frozenset({"trouwt", "huwelijk"}), frozenset({"zus", "zuster"})}
    return alike(word, other) or frozenset({word.casefold(), other.casefold()}) in house


def row(question: str, table: Table, **how: object) -> str:
    passage = Passage("s", 0, (), NOWHERE, "x", table)
    return excerpt(question, "Titel", passage, **how).text.split(" · ")[0]  # type: ignore[arg-type]


def test_the_word_that_tells_rows_apart_decides() -> None:
    assert row("hoeveel dagen verlof krijg ik als mijn zus trouwt", WEDDINGS).startswith(
        "Gebeurtenis: Huwelijk van je broer, zus"
    )


def test_synonyms_of_the_house_count() -> None:
    assert "wettelijke samenwoning" in row("mijn zuster trouwt", WEDDINGS)
    assert "broer, zus" in row("mijn zuster trouwt", WEDDINGS, same=wedding)


def test_a_word_of_the_header_is_about_every_row() -> None:
    table = (("Wie", "Dagen bij ziekte"), ("voltijds", "dagen: 30"), ("deeltijds", "15"))
    assert row("dagen ziekte deeltijds", table) == "Wie: deeltijds"


def test_the_part_that_was_just_asked_weighs_most() -> None:
    table = (("Middel", "Bedrag"), ("auto", "0,43"), ("fiets", "0,30"))
    assert row("vergoeding met de auto, en met de fiets?", table) == "Middel: auto"
    assert row("vergoeding met de auto, en met de fiets?", table, stress="en met de fiets?") == "Middel: fiets"


def test_a_rare_word_outweighs_two_common_ones() -> None:
    common = "Elke leerkracht vraagt verlof aan bij de directeur. " * 6
    text = f"{common}Bij adoptie duurt het twintig dagen. {common}"
    found = excerpt("vraagt een leerkracht verlof bij adoptie", "Regels", Passage("s", 1, (), NOWHERE, text))
    assert found.text.startswith("Bij adoptie")


def test_a_pasted_page_costs_no_more_than_a_long_question() -> None:
    looked: list[tuple[str, str]] = []

    def same(asked: str, found: str) -> bool:
        looked.append((asked, found))
        return alike(asked, found)

    pasted = " ".join(f"woord{n}" for n in range(900))
    passage = Passage("s", 1, (), NOWHERE, "Over woord7 en over fietsen. " * 20)
    assert excerpt(pasted, "Regels", passage, same).text.startswith("Over woord7")
    assert len(looked) == len(set(looked)) <= MOST_WORDS * len({"Over", "woord7", "en", "over", "fietsen"})
    marked = excerpt(f"{pasted}, en voor fietsen?", "Regels", passage, stress="en voor fietsen?")
    assert [marked.text[start:end] for start, end in marked.marked[:2]] == ["woord7", "fietsen"]


cells = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8), st.text(max_size=60))
def test_a_row_is_one_of_the_table(rows: list[tuple[str, str]], question: str) -> None:
    table = (("Eerste", "Tweede"), *rows)
    found = excerpt(question, "T", Passage("s", 0, (), NOWHERE, "x", table)).text
    assert any(not first or found.startswith(f"Eerste: {first}") for first, _ in rows)


@pytest.mark.parametrize("question", ["", "?!", "xyzzy"])
def test_a_question_of_nothing_still_shows_something(question: str) -> None:
    assert row(question, WEDDINGS) == "Gebeurtenis: Je eigen huwelijk"
