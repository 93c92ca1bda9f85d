import pytest

from bot.words.language import language_of
from bot.words.languages import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoeveel dagen verlof krijg ik bij een huwelijk?", "nl"),
        ("Combien de jours de congé pour mon mariage ?", "fr"),
        ("J’ai perdu mon badge, qu’est-ce que je fais ?", "fr"),
        ("How many days of leave do I get?", "en"),
        ("Is er een personeelsfeest?", "nl"),
        ("wachtwoord", "nl"),
        ("", "nl"),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert language_of(text) == language


def test_what_does_not_tell_is_in_the_given_language() -> None:
    assert language_of("Smartboard 2000", default="fr") == "fr"
