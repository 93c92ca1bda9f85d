"""What is wrong with the picture of an announcement is told on each card on which one gives it, in each language."""

import json
from dataclasses import replace

import pytest

from bot.announce.announcement import Announcement
from bot.announce.correcting.edition import DRAFT, AnnouncedEdition
from bot.announce.pictures.keeping import PROBLEMS
from bot.announce.pictures.picture import LATER, Picture
from bot.announce.writing.steps import Step
from bot.words.languages import LANGUAGES, Language
from cards.announce.correction_writing import correction_card
from cards.announce.writing.steps import writing_card
from cards.examples.announcements import OWN_SCHOOL, SENT
from cards.examples.world import NOW
from cards.texts import Texts, texts

SOURCE = "https://foto.example/a.png"
PICTURED = replace(SENT, picture=SOURCE, fetched=Picture(SOURCE, PROBLEMS["pixels"], width=2000, height=1500))
EVERY = sorted({*PROBLEMS.values(), LATER, "problem-image-host"})


def said_on(t: Texts, said: Announcement, problem: str) -> list[str]:
    problems = {"image": problem}
    correction = AnnouncedEdition(said.id, DRAFT, said, NOW)
    return [
        json.dumps(card.json(), ensure_ascii=False)
        for card in (
            writing_card(t, said, Step.WORDS, OWN_SCHOOL, problems, {}),
            correction_card(t, SENT, correction, (), problems, NOW),
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", EVERY)
def test_it_is_told(language: Language, problem: str) -> None:
    t = texts(language)
    told = " ".join(t(problem, host="foto.example", width=2000, height=1500).split())
    for shown in said_on(t, PICTURED, problem):
        assert told in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_no_button_that_one_of_these_cards_lacks(language: Language) -> None:
    t = texts(language)
    for problem in EVERY:
        told = t(problem, host="foto.example", width=2000, height=1500)
        assert t("next") not in told
        assert t("to-preview") not in told
