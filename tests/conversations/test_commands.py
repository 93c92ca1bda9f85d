"""The table of commands: what the cards name is what is understood, and every button has its handler."""

import pytest

from bot.front.commands import COMMANDS, command_of
from bot.front.dispatch import CLICKS
from bot.words.languages import LANGUAGES, Language
from cards.buttons import VERBS
from cards.texts import texts

NAMED = ("requests", "mine", "approvals", "announcement", "announcements", "gaps", "language")
"""The commands that the help card names."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", NAMED)
def test_what_the_help_card_names_is_understood(language: Language, named: str) -> None:
    said = texts(language)(f"command-{named}")
    command = command_of(said, language)
    assert command is not None
    assert command.id == named
    assert command.words(language)[0] == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_calls_two_commands(language: Language) -> None:
    words = [word for command in COMMANDS for word in command.words(language)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("said", ["mijn aanvragen?", "MIJN  AANVRAGEN", "Mijn aanvragen!"])
def test_capitals_and_marks_do_not_count(said: str) -> None:
    command = command_of(said, "nl")
    assert command is not None
    assert command.id == "mine"


@pytest.mark.parametrize("said", ["hoe doe ik een mededeling?", "aanvraag verlof", ""])
def test_a_sentence_is_no_command(said: str) -> None:
    assert command_of(said, "nl") is None


def test_every_button_has_a_handler() -> None:
    assert set(CLICKS) == set(VERBS.values())
