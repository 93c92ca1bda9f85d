"""How well the demo's questions are answered, and how honestly they are not: bounds below what `python -m
tools.calibration` measures, so that a change for the worse is noticed and one for the better is not."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from bot.answer.calibration import ANSWERS, HELPS, Calibration
from bot.answer.follow_ups import follows_on
from tests.samples.reading import paths, principals_of, readers_of, text_of
from tests.samples.test_samples import PEOPLE
from tools.calibration import Outcome, chances, demo_questions, figures

QUESTIONS = demo_questions()
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]
UNANSWERABLE = [question for question in QUESTIONS if not question["answerable"]]


def text(question: Mapping[str, Any]) -> str:
    return question["question"]


# --- the set itself ---------------------------------------------------------------------------------


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(question["kind"] for question in QUESTIONS)
    assert set(kinds) == {"plain", "spaced", "typo", "abbreviation", "follow-up"}
    assert min(kinds.values()) >= 8
    assert len(QUESTIONS) >= 200
    assert len(UNANSWERABLE) * 3 >= len(QUESTIONS) * 0.98
    assert Counter(question["why"] for question in UNANSWERABLE).keys() == {"general", "neighbour", "private"}
    assert all(count >= 12 for count in Counter(question["language"] for question in QUESTIONS).values())
    assert len({(question["question"], question["as"]) for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", ANSWERABLE, ids=text)
def test_what_answers_may_be_read_and_says_it(question: Mapping[str, Any]) -> None:
    assert question["as"] in PEOPLE
    for path in question["expected"]:
        assert path in paths()
        assert readers_of(path) & principals_of(question["as"]), path
    assert question["says"] in text_of(question["expected"][0])


@pytest.mark.parametrize("question", UNANSWERABLE, ids=text)
def test_what_is_private_may_not_be_read(question: Mapping[str, Any]) -> None:
    assert question["as"] in PEOPLE
    assert ("forbidden" in question) == (question["why"] == "private")
    if "forbidden" in question:
        assert not readers_of(question["forbidden"]) & principals_of(question["as"])


def test_follow_ups_are_told_from_whole_questions() -> None:
    assert [text(question) for question in QUESTIONS if ("after" in question) != follows_on(text(question))] == []


# --- what becomes of it -----------------------------------------------------------------------------


@pytest.mark.slow
def test_enough_is_answered_rightly(outcomes: list[Outcome]) -> None:
    found = figures(outcomes, chances(outcomes, Calibration()))
    assert found.recall_at_1 >= 0.83, found
    assert found.answered >= 0.48, found
    assert found.offered >= 0.80, found


def test_what_is_answered_is_right(outcomes: list[Outcome]) -> None:
    found = figures(outcomes, chances(outcomes, Calibration()))
    assert found.precision >= 0.94, found
    assert found.false <= 0.03, found
    assert found.honest >= 0.72, found


def test_what_is_shown_says_it(outcomes: list[Outcome]) -> None:
    judged = zip(outcomes, chances(outcomes, Calibration()), strict=True)
    answered = [outcome for outcome, chance in judged if outcome.answerable and chance >= ANSWERS]
    shown = sum(outcome.shown for outcome in answered)
    assert shown >= 0.80 * len(answered), (shown, len(answered))


def test_general_knowledge_is_never_answered(outcomes: list[Outcome]) -> None:
    judged = zip(QUESTIONS, chances(outcomes, Calibration()), strict=True)
    general = {text(question): chance for question, chance in judged if question.get("why") == "general"}
    assert max(general.values()) < ANSWERS
    assert sum(chance < HELPS for chance in general.values()) >= 0.75 * len(general), general
    assert general["wie is de koning van Spanje"] < HELPS


def test_a_typo_and_a_compound_apart_find_as_much(outcomes: list[Outcome]) -> None:
    for kind in ("typo", "spaced", "abbreviation", "follow-up"):
        some = [outcome for outcome in outcomes if outcome.kind == kind and outcome.answerable]
        assert sum(outcome.helped for outcome in some) >= 0.85 * len(some), (kind, some)
