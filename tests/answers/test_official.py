"""When an official answer comes before what a search found."""

from datetime import UTC, date, datetime

import pytest

from bot.answer.answer import Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.answer.official.official_answer import OfficialAnswer, as_source, official_first

NOBODY = frozenset[str]()
OFFICIAL = "Krijg ik verlof als mijn stiefzus trouwt?"


def official(question: str, text: str, score: float, evidence: Evidence) -> Hit:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    answer = OfficialAnswer("a", "verlof", question, text, "nl", "n", NOBODY, "s", at, date(2027, 11, 23))
    source, passages = as_source(answer)
    return Hit(source, passages[0], score, evidence)


def page(name: str, score: float, evidence: Evidence) -> Hit:
    source = Source(f"folder:x:{name}", name, name, "", None, "nl", NOBODY)
    return Hit(source, Passage(source.id, 0, (), NOWHERE, "Verlof bij een huwelijk."), score, evidence)


def sure(evidence: Evidence) -> bool:
    return evidence.lead >= 0.3


WEAK = Evidence(coverage=0.4, lead=-0.6)


def test_the_same_question_gets_it_however_well_a_page_matches() -> None:
    hits = [page("Verlof", 30, Evidence(0.9, 0.5)), official(OFFICIAL, "Ja, 2 dagen.", 12, WEAK)]
    ranked, first = official_first("krijg ik verlof wanneer mijn stiefzus trouwt", hits, sure)
    assert first
    assert [hit.source.id for hit in ranked] == ["official:a", "folder:x:Verlof"]
    answer = compile_answer("krijg ik verlof wanneer mijn stiefzus trouwt", hits, lambda _: "")
    assert answer.verdict is Verdict.ANSWERED
    assert answer.source == "official:a"
    assert answer.evidence is None, "no case to calibrate with: the search did not find it"


@pytest.mark.parametrize("asked", ["krijg ik verlof als mijn kind trouwt", "verlof", "trouwt mijn stiefzus in Spanje"])
def test_another_question_does_not_get_it(asked: str) -> None:
    hits = [page("Verlof", 30, Evidence(0.9, 0.5)), official(OFFICIAL, "Ja, 2 dagen.", 12, WEAK)]
    ranked, first = official_first(asked, hits, sure)
    assert not first
    assert ranked[0].source.id == "folder:x:Verlof"


def test_one_that_answers_comes_first_unless_it_is_far_behind() -> None:
    def whole(evidence: Evidence) -> bool:
        return evidence.coverage >= 0.9 and evidence.lead >= 0

    near = official("Verlof en stiefzussen", "Ja.", 16, Evidence(0.95, -0.4))
    far = official("Verlof en stiefzussen", "Ja.", 14, Evidence(0.95, -0.5))
    best = page("Verlof", 30, Evidence(0.9, 0.1))
    assert official_first("huwelijk stiefbroer", [best, near], whole)[1]
    assert not official_first("huwelijk stiefbroer", [best, far], whole)[1]


def test_a_page_is_not_held_back_by_one_that_looks_like_it() -> None:
    hits = [
        page("Verlof", 30, Evidence(0.8, 0.1)),
        official("Iets anders", "Verlof", 27, WEAK),
        page("Ander", 15, Evidence(0.2, -0.5)),
    ]
    ranked, first = official_first("welk verlof bij een huwelijk", hits, sure)
    assert not first
    assert ranked[0].evidence == Evidence(0.8, 0.5)
    alone, _ = official_first("welk verlof bij een huwelijk", hits[:1], sure)
    assert alone[0].evidence == Evidence(0.8, 0.1)


def test_what_means_as_much_is_offered_though_it_has_other_words() -> None:
    best = page("Verlof", 30, Evidence(0.7, 0.1, 1.0, cosine=0.86))
    near, far = (
        page(name, 20, Evidence(0.0, -0.2, cosine=cosine)) for name, cosine in (("Rouw", 0.855), ("Auto", 0.8))
    )
    answer = compile_answer("vrij voor een trouw", [best, near, far], lambda _: "")
    assert answer.verdict is Verdict.MAYBE
    assert [one.title for one in answer.further] == ["Verlof", "Rouw"]
