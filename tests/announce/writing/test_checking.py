"""What is wrong with a draft: each rule is broken once, and what lacks nothing has no problem."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.writing.checking import MOST_ACTIONS, room_for_ways, wrong_text, wrong_translation
from bot.announce.writing.steps import Step
from bot.announce.writing.words import (
    LONGEST_QUESTION,
    MAX_TEXT,
    MAX_TITLE,
    MOST_BUTTONS,
    MOST_PIECES,
    ButtonKind,
    WayOn,
    Words,
)
from bot.people.importance import Importance
from bot.people.principals import EVERYBODY
from cards.announce.announcement import announcement_card
from cards.examples.world import NOW, speaking

WHOLE = Words("Sneeuw", "De school **blijft** open.", "De school", formatted=True)
WAYS = (
    WayOn(ButtonKind.LINK, "https://www.school.be"),
    WayOn(ButtonKind.ASK, "Wat bij sneeuw?"),
    WayOn(ButtonKind.FORM, "leave", {"nl": "Verlofaanvraag"}),
)
DRAFT = Announcement(
    "a1",
    "carla",
    {"nl": WHOLE, "fr": replace(WHOLE, title="Neige")},
    EVERYBODY,
    False,
    AnnouncementState.DRAFT,
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    picture="https://www.school.be/school.jpg",
    buttons=WAYS,
)


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        (WHOLE, {}),
        (replace(WHOLE, title=""), {"title": "problem-required"}),
        (replace(WHOLE, title="t" * MAX_TITLE), {}),
        (replace(WHOLE, title="t" * (MAX_TITLE + 1)), {"title": "problem-title-long"}),
        (replace(WHOLE, text=""), {"text": "problem-required"}),
        (replace(WHOLE, text="t" * MAX_TEXT), {}),
        (replace(WHOLE, text="t" * (MAX_TEXT + 1)), {"text": "problem-words-long"}),
        (replace(WHOLE, text="[x](http://a.be)"), {"text": "problem-text-link"}),
        (replace(WHOLE, text="**a** " * MOST_PIECES), {"text": "problem-text-pieces"}),
    ],
)
def test_the_words_of_one_language(words: Words, problems: Mapping[str, str]) -> None:
    assert wrong_text(words, ()) == problems


def in_french(words: Words) -> Announcement:
    return replace(DRAFT, words={**DRAFT.words, "fr": words})


def test_a_translation_describes_the_picture_and_asks_no_longer_a_question_than_the_main_language() -> None:
    assert wrong_translation(DRAFT, "fr") == {}
    undescribed = replace(WHOLE, image_alt="")
    assert wrong_translation(in_french(undescribed), "fr") == {"image_alt": "problem-image-alt"}
    assert wrong_translation(replace(in_french(undescribed), picture=""), "fr") == {}
    for length, problems in ((LONGEST_QUESTION, {}), (LONGEST_QUESTION + 1, {"name2": "problem-way-question-long"})):
        asks = replace(WHOLE, buttons=("", "q" * length, ""))
        assert wrong_translation(in_french(asks), "fr") == problems


@pytest.mark.parametrize(("confirmation", "importance", "topic"), product([False, True], Importance, ["", "ict"]))
def test_a_card_never_has_more_buttons_than_teams_takes(confirmation: bool, importance: Importance, topic: str) -> None:
    """As many as its author may give it fit beside those of Bode."""
    draft = replace(DRAFT, confirmation=confirmation, importance=importance, topic=topic)
    room = room_for_ways(draft)
    assert 1 <= room <= MOST_BUTTONS
    card = announcement_card(speaking("nl"), replace(draft, buttons=WAYS[:room]), None, NOW).json()
    foot = card["actions"]
    assert isinstance(foot, list)
    assert room + 1 <= len(foot) <= MOST_ACTIONS


def test_the_steps_follow_each_other() -> None:
    assert [step.next for step in Step] == [Step.AUDIENCE, Step.SENDING, Step.CHECK, Step.CHECK]
    assert [step.previous for step in Step] == [Step.WORDS, Step.WORDS, Step.AUDIENCE, Step.SENDING]
