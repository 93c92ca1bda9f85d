import pytest

from bot.words.languages import Language
from dialogs.form import load_forms

FORMS = load_forms()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("verlof", "nl"),
        ("VERLOF!", "nl"),
        ("verlof aanvragen", "nl"),
        ("ik wil verlof", "nl"),
        ("Ik wil graag een halve dag verlof aanvragen aub", "nl"),
        ("dag Bode, ik had graag verlof", "nl"),
        ("verlofaanvraag", "nl"),
        ("vraag verlof aan", "nl"),
        ("congé", "nl"),
        ("leave", "nl"),
        ("congé", "fr"),
        ("conge", "fr"),
        ("CONGE\u0301", "fr"),
        ("Bonjour, je voudrais demander un congé svp", "fr"),
        ("demande de congé", "fr"),
        ("verlof", "fr"),
        ("leave request", "en"),
        ("I'd like to take a day off, please", "en"),
    ],
)
def test_these_start_the_leave_form(text: str, language: Language) -> None:
    assert FORMS.by_keyword(text, language) is FORMS["leave"]


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel verlof heb ik recht op?",
        "hoeveel verlof heb ik",
        "verlof?",
        "hoe vraag ik verlof aan",
        "kan ik verlof nemen tijdens de examens",
        "moet ik verlof aanvragen",
        "ik wil geen verlof",
        "verlof intrekken",
        "mijn verlof",
        "ouderschapsverlof",
        "verlofregeling",
        "wie beslist over verlof",
        "combien de jours de congé",
        "puis-je prendre congé",
        "parental leave",
        "leave me alone",
        "",
        " ",
        "verlof " * 1000,
        "(" * 79,
    ],
)
def test_these_do_not(text: str) -> None:
    assert FORMS.by_keyword(text, "nl") is None
    assert FORMS.by_keyword(text, "fr") is None
    assert FORMS.by_keyword(text, "en") is None
