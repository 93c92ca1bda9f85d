"""Who asks in what two things differ sees both: the passage of the page that speaks of them, and the rows of each."""

import pytest

from bot.answer.answer import Verdict
from bot.answer.comparing import compared_in
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source, Table

SOURCE = Source("stelsels", "Minder werken", "stelsels.docx", "", None, "nl", frozenset())
ONE = Passage("stelsels", 1, ("Voor wie?",), NOWHERE, "Ouderschapsverlof is er voor wie een jong kind heeft.")
BOTH = Passage("stelsels", 2, ("Kort",), NOWHERE, "Ouderschapsverlof is een recht, en zorgkrediet vraagt een reden.")
COLUMNS: Table = (
    ("", "Ouderschapsverlof", "Zorgkrediet"),
    ("Leeftijd", "tot 12", "tot 13"),
    ("Pensioen", "ja", "deels"),
)
ROWS: Table = (
    ("Stelsel", "Duur"),
    ("VVP, verminderde prestaties", "60 maanden"),
    ("AVP, afwezigheid", "5 jaar"),
    ("TAO, andere opdracht", "1 jaar"),
)
DIFFERENCE = "wat is het verschil tussen ouderschapsverlof en zorgkrediet"


def in_words(table: Table) -> str:
    return "\n".join(" | ".join(row) for row in table)


def shown(question: str, best: Passage, *others: Passage) -> str:
    hits = [Hit(SOURCE, one, 9.0 - at, Evidence(1.0, 0.9, 2.0, 1.0)) for at, one in enumerate((best, *others))]
    found = compile_answer(question, hits, lambda source: source.id)
    assert found.verdict is Verdict.ANSWERED and found.excerpt
    return found.excerpt.text


@pytest.mark.parametrize(
    ("question", "compared"),
    [
        (DIFFERENCE, {"ouderschapsverlof", "zorgkrediet"}),
        ("VVP en AVP, wat is het verschil", {"vvp", "avp"}),
        ("difference between leave and holiday", {"leave", "holiday"}),
        ("quelle est la différence entre congé et vacances", {"conge", "vacances"}),
        ("ouderschapsverlof of zorgkrediet aanvragen", set()),
        ("wat is het verschil", set()),
        ("wat is het verschil met verlof", set()),
    ],
)
def test_what_is_compared(question: str, compared: set[str]) -> None:
    assert compared_in(question) == compared


def test_the_passage_that_speaks_of_both_answers_and_a_table_first() -> None:
    table = Passage("stelsels", 3, ("Kiezen",), NOWHERE, in_words(COLUMNS), COLUMNS)
    assert shown(DIFFERENCE, ONE, BOTH, table).startswith("Kiezen")
    assert shown(DIFFERENCE, ONE, BOTH).startswith("Kort")
    assert shown(DIFFERENCE, ONE).startswith("Voor wie?")
    assert shown("ouderschapsverlof of zorgkrediet aanvragen", ONE, BOTH, table).startswith("Voor wie?")


def test_the_rows_of_both_are_shown() -> None:
    table = Passage("stelsels", 3, ("Kiezen",), NOWHERE, in_words(ROWS), ROWS)
    rows = shown("verschil tussen VVP en AVP", table)
    assert "VVP" in rows and "AVP" in rows and "TAO" not in rows
    assert "AVP" not in shown("hoe lang duurt VVP", table)
