"""One word alone is answered with certainty by what is about it, and by nothing else."""

import pytest

from bot.answer.answer import Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source

SURE = {"coverage": 1.0, "lead": 0.9, "telling": 2.0}


def verdict(asked: str, text: str, heading: float = 0.0, table: tuple[tuple[str, ...], ...] = ()) -> Verdict:
    source = Source("map:een", "Een document", "een.docx", "", None, "nl", frozenset())
    passage = Passage(source.id, 0, ("Kop",), NOWHERE, text, table)
    return compile_answer(asked, [Hit(source, passage, 9.0, Evidence(**SURE, heading=heading))], lambda _: "").verdict


def test_a_page_that_only_has_the_word_may_help() -> None:
    text = "Wie ziek wordt, meldt dat voor 8 uur."
    assert verdict("ziek", text) is Verdict.MAYBE
    assert verdict("wanneer meld ik mij ziek", text) is Verdict.ANSWERED


def test_a_page_that_is_about_it_answers() -> None:
    assert verdict("ziekte", "Wie ziek wordt, meldt dat voor 8 uur.", heading=1.0) is Verdict.ANSWERED


@pytest.mark.parametrize("asked", ["VTE", "vte?"])
def test_a_list_of_abbreviations_answers(asked: str) -> None:
    assert verdict(asked, "TADD: tijdelijk\nVTE: voltijds equivalent") is Verdict.ANSWERED
    rows = (("Woord", "Betekenis"), ("VTE", "voltijds equivalent"))
    assert verdict(asked, "Woord: VTE · Betekenis: voltijds equivalent", table=rows) is Verdict.ANSWERED
    assert verdict(asked, "Een halve VTE telt mee.") is Verdict.MAYBE
