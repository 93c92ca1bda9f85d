"""Which row and which sentences answer."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.excerpts import excerpt
from bot.answer.library.source import NOWHERE, Passage, Table
from bot.answer.windows import LIMIT
from bot.words.asked import MOST_WORDS
from bot.words.compounds import Compounds

WEDDINGS: Table = (
    ("Gebeurtenis", "Werkdagen", "Wanneer op te nemen"),
    ("Je eigen huwelijk", "4", "binnen 30 dagen voor of na de plechtigheid"),
    ("Verklaring van wettelijke samenwoning", "4", "binnen 30 dagen; niet opnieuw als je later trouwt"),
    ("Huwelijk van je kind of het kind van je partner", "2", "rond de dag van de plechtigheid"),
    ("Huwelijk van je broer, zus, ouder, schoonouder of kleinkind", "1", "op de dag zelf"),
)


DEATHS: Table = (
    ("Wie is overleden?", "Werkdagen", "Wanneer op te nemen"),
    ("Je partner of je kind, ook een pleegkind", "10", "3 dagen tussen overlijden en uitvaart, de andere 7 later"),
    ("Ouder of schoonouder", "4", "binnen 30 dagen"),
    ("Broer, zus, schoonbroer of schoonzus", "2", "binnen 30 dagen"),
    ("Grootouder of kleinkind", "2", "binnen 30 dagen"),
    ("Ander familielid dat bij je inwoont", "2", "binnen 30 dagen"),
    ("Oom, tante, neef of nicht die niet bij je inwoont", "1", "dag van de uitvaart"),
)

SPLIT = Compounds(Counter[str](("werk", "dagen", "groot", "schoon", "ouder") * 2).get).split
"""As in an index where these words stand in two passages each."""

NAMES = {
    "papa": ("vader", "ouder"),
    "grootmoeder": ("oma", "grootouder"),
    "dood": ("overlijden",),
    "zuster": ("zus",),
    "trouwt": ("huwelijk",),
    "tadd": ("tijdelijke aanstelling van doorlopende duur",),
}


def row(question: str, table: Table, **how: object) -> str:
    return shown(question, table, **how).split(" · ")[0]


def shown(question: str, table: Table, **how: object) -> str:
    """Below its heading."""
    passage = Passage("s", 0, ("Overlijden",), NOWHERE, "x", table)
    found = excerpt(question, "Titel", passage, split=SPLIT, **how)  # type: ignore[arg-type]
    return found.text.removeprefix("Overlijden\n")


def test_the_word_that_tells_rows_apart_decides() -> None:
    assert row("hoeveel dagen verlof krijg ik als mijn zus trouwt", WEDDINGS).startswith(
        "Gebeurtenis: Huwelijk van je broer, zus"
    )


def test_other_names_count() -> None:
    assert row("mijn zuster trouwt", WEDDINGS).startswith("Gebeurtenis: Verklaring van wettelijke samenwoning")
    assert row("mijn zuster trouwt", WEDDINGS, names=NAMES).startswith("Gebeurtenis: Huwelijk van je broer, zus")
    assert row("papa is dood", DEATHS, names=NAMES) == "Wie is overleden?: Ouder of schoonouder"
    assert row("mijn grootmoeder is dood", DEATHS, names=NAMES) == "Wie is overleden?: Grootouder of kleinkind"


def test_most_of_a_longer_name_is_enough() -> None:
    table = (("Wie", "Opzegtermijn"), ("tijdelijk van bepaalde duur", "7"), ("tijdelijk van doorlopende duur", "15"))
    assert (
        shown("opzegtermijn als TADD", table, names=NAMES) == "Wie: tijdelijk van doorlopende duur · Opzegtermijn: 15"
    )


def test_a_number_in_words_is_the_number() -> None:
    table = (("Bedrag", "Hoeveel offertes"), ("tot 500", "geen"), ("tot 2.500", "1 offerte"), ("meer", "3 offertes"))
    assert shown("vanaf wanneer drie offertes", table) == "Bedrag: meer · Hoeveel offertes: 3 offertes"


def test_the_word_itself_is_nearer_than_a_compound_with_it() -> None:
    assert row("mijn ouder is gestorven", DEATHS) == "Wie is overleden?: Ouder of schoonouder"


def test_rows_that_tell_as_much_are_all_shown() -> None:
    table = (
        ("Leeftijd", "Wie"),
        ("tot 12", "de ouders"),
        ("tot 18", "de ouders en de leerling"),
        ("18", "de leerling"),
    )
    assert shown("geeft een leerling toestemming", table) == (
        "Leeftijd · Wie\ntot 18 · de ouders en de leerling\n18 · de leerling\n…"
    )


@pytest.mark.parametrize("question", ["hoeveel dagen bij overlijden", "mijn buurman is overleden", "werkdagen"])
def test_a_table_of_which_no_row_answers_stands_as_it_is(question: str) -> None:
    found = shown(question, DEATHS)
    assert found.split("\n")[:2] == [" · ".join(row) for row in DEATHS[:2]]
    assert found.endswith("dag van de uitvaart")
    assert len(found) <= LIMIT


def test_a_word_of_the_header_is_about_every_row() -> None:
    table = (("Wie", "Dagen bij ziekte"), ("voltijds", "dagen: 30"), ("deeltijds", "15"))
    assert row("dagen ziekte deeltijds", table) == "Wie: deeltijds"


def test_the_part_that_was_just_asked_weighs_most() -> None:
    table = (("Middel", "Bedrag"), ("auto", "0,43"), ("fiets", "0,30"))
    assert shown("vergoeding met de auto, en met de fiets?", table) == "Middel · Bedrag\nauto · 0,43\nfiets · 0,30"
    assert row("vergoeding met de auto, en met de fiets?", table, stress="en met de fiets?") == "Middel: fiets"


def test_a_rare_word_outweighs_two_common_ones() -> None:
    common = "Elke leerkracht vraagt verlof aan bij de directeur. " * 6
    text = f"{common}Bij adoptie duurt het twintig dagen. {common}"
    found = excerpt("vraagt een leerkracht verlof bij adoptie", "Regels", Passage("s", 1, (), NOWHERE, text))
    assert "Bij adoptie" in found.text[:100]


def test_a_pasted_page_costs_no_more_than_a_long_question() -> None:
    pasted = " ".join(str(number) for number in range(1000, 1900))
    passage = Passage("s", 1, (), NOWHERE, "Over 1007, over fietsen. Over 1008. " * 20)
    assert excerpt(pasted, "Regels", passage).text.startswith("Over 1007")
    late = Passage("s", 1, (), NOWHERE, f"Over 1007 en over {1000 + MOST_WORDS} en over fietsen.")
    assert marked(pasted, late) == ["1007"]
    assert marked(f"{pasted}, en voor fietsen?", late, "en voor fietsen?") == ["1007", "fietsen"]


def marked(question: str, passage: Passage, stress: str = "") -> list[str]:
    found = excerpt(question, "Regels", passage, stress=stress)
    return [found.text[start:end] for start, end in found.marked]


cells = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8), st.text(max_size=60))
def test_rows_are_those_of_the_table(rows: list[tuple[str, str]], question: str) -> None:
    found = shown(question, (("Eerste", "Tweede"), *rows))
    assert len(found) <= LIMIT
    if found.startswith("Eerste: "):
        assert any(first and found.startswith(f"Eerste: {first}") for first, _ in rows)
    elif found.startswith("Eerste · Tweede\n") and not found.endswith("…"):
        assert all(" · ".join(cell for cell in row if cell) in found for row in rows)


@pytest.mark.parametrize("question", ["", "?!", "xyzzy"])
def test_a_question_of_nothing_shows_the_table(question: str) -> None:
    assert row(question, WEDDINGS) == "Gebeurtenis"
    assert "Je eigen huwelijk" in shown(question, WEDDINGS)
