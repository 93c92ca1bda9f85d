"""What is over, archived or by its own words, comes behind what is in force and is never said with certainty."""

import pytest

from bot.answer.answer import Answer, Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.in_force import is_over
from bot.answer.library.source import NOWHERE, Passage, Source

YEAR = 2026
NEW, OLD = "Parkeren: hoogstens € 15 per dag.", "Parkeren: hoogstens € 10 per dag."


def hit(title: str, text: str = NEW, score: float = 10.0, coverage: float = 1.0, path: str = "map/een.docx") -> Hit:
    source = Source(title, title, path, "", None, "nl", frozenset())
    evidence = Evidence(coverage, 0.8, 2.0, 1.0)
    return Hit(source, Passage(title, 0, ("Parkeren",), NOWHERE, text), score, evidence)


def asked(*hits: Hit) -> Answer:
    return compile_answer("parkeren per dag", hits, lambda source: source.id, year=YEAR)


@pytest.mark.parametrize(
    ("title", "text", "over"),
    [
        ("Onkosten", NEW, False),
        ("[Vervallen] Onkosten", NEW, True),
        ("Onkosten (niet meer geldig)", NEW, True),
        ("Frais (abrogé)", NEW, True),
        ("Expenses (superseded)", NEW, True),
        ("Onkosten", "Dit tarief is geldig tot en met 31 december 2024. Daarna verandert het.", True),
        ("Onkosten", "Geldig tot 31 december 2026.", False),
        ("Onkosten", "Het oude tarief was geldig tot 1 januari 2025, het nieuwe is geldig tot 1 januari 2027.", False),
        ("Frais", "Tarif valable jusqu’au 31 août 2025.", True),
        ("Expenses", "These rates are valid until 31 August 2025.", True),
        ("Onkosten 2024-2025", NEW, True),
        ("Onkosten 2026-2027", NEW, False),
        ("Reizen 2024-2025", NEW, False),
        ("2024", NEW, False),
    ],
)
def test_what_is_over(title: str, text: str, over: bool) -> None:
    found = hit(title, text)
    assert is_over(found, [found, hit("Onkosten 2025-2026"), hit("2026")], YEAR) is over


def test_what_is_in_force_and_says_as_much_answers() -> None:
    old = hit("[Vervallen] Onkosten", OLD)
    found = asked(old, hit("Onkosten", NEW, score=6.0))
    assert found.verdict is Verdict.ANSWERED
    assert found.citation and found.citation.title == "Onkosten"
    assert [one.title for one in found.further] == ["[Vervallen] Onkosten"]


def test_what_is_over_alone_is_offered_and_not_said() -> None:
    found = asked(hit("[Vervallen] Onkosten", OLD))
    assert found.verdict is Verdict.MAYBE
    assert [one.title for one in found.further] == ["[Vervallen] Onkosten"]


def test_what_says_less_is_offered_before_it() -> None:
    others = hit("Sleutels", score=4.0, coverage=0.6), hit("Badges", score=3.0, coverage=0.6)
    found = asked(hit("[Vervallen] Onkosten", OLD), *others)
    assert found.verdict is Verdict.MAYBE
    assert [one.title for one in found.further] == ["Sleutels", "Badges", "[Vervallen] Onkosten"]
