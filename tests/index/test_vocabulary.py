"""What a token becomes in the fields as passages are written."""

import pytest

from bot.index.vocabulary import Vocabulary

KNOWN = {"verlof": 40, "aanvraag": 30, "code": 9, "klas": 12, "lijst": 7}


@pytest.mark.parametrize(
    ("written", "forms", "stems"),
    [
        ("verlof", "verlof", "verlof"),
        ("verlofaanvraag", "verlofaanvraag", "verlofaanvraag verlof aanvraag"),
        ("qr-code", "qrcode qr code", "qrcode qr code"),
        ("klassenlijst/verlof", "klassenlijst verlof", "klassenlijst klas lijst verlof"),
        ("qr-klassenlijst", "qrklassenlijst qr klassenlijst", "qrklassenlijst qr klas lijst"),
    ],
)
def test_a_token_has_its_words_and_the_stems_of_their_parts(written: str, forms: str, stems: str) -> None:
    vocabulary = Vocabulary({**KNOWN, "klassen": 20})
    [token] = vocabulary.read(written, "nl")
    assert (token.forms, vocabulary.stems(token, "nl")) == (forms, stems)


def test_only_dutch_is_taken_apart_without_a_hyphen() -> None:
    vocabulary = Vocabulary(KNOWN)
    [whole] = vocabulary.read("verlofaanvraag", "en")
    [hyphened] = vocabulary.read("verlof-aanvraag", "en")
    assert " " not in vocabulary.stems(whole, "en")
    assert len(vocabulary.stems(hyphened, "en").split()) == 3


def test_compounds_are_judged_again_when_much_is_new() -> None:
    vocabulary = Vocabulary()
    [first] = vocabulary.read("verlofaanvraag", "nl")
    assert vocabulary.stems(first, "nl") == "verlofaanvraag"
    vocabulary.meet([vocabulary.read(text, "nl") for text in ("verlof", "aanvraag") * 3])
    vocabulary.settle()
    [again] = vocabulary.read("verlofaanvraag", "nl")
    assert again is first
    assert (again.stems or vocabulary.stems(again, "nl")) == "verlofaanvraag verlof aanvraag"


def test_a_word_counts_once_in_each_passage() -> None:
    vocabulary = Vocabulary()
    vocabulary.meet([vocabulary.read("verlof verlof aanvraag aanvraag", "nl")])
    vocabulary.settle()
    [token] = vocabulary.read("verlofaanvraag", "nl")
    assert vocabulary.stems(token, "nl") == "verlofaanvraag"  # parts of one passage are chance
