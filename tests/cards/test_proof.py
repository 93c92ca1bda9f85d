"""What a proof of delivery says of its texts."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.announce.proving.record import Record
from bot.announce.writing.words import Words
from bot.pdf.proof_paper import ProofPaper
from cards.announce.proof import proof_paper
from cards.examples.announcements import SENT
from cards.texts import texts

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def paper(binding: str) -> ProofPaper:
    words = {"nl": Words("Sneeuw", "De school is dicht."), "fr": Words("Neige", "L\u2019école est fermée.")}
    announcement = replace(SENT, words=words, language="nl", binding=binding)
    record = Record(announcement.id, 1, "d", AT, AT, ())
    return proof_paper(texts("nl"), announcement, record, [], {}, "Stad Proef")


def test_where_dutch_counts_a_translation_is_marked_as_information_in_its_own_words() -> None:
    dutch, french = paper("nl").texts
    assert dutch.paragraphs == ("De school is dicht.",)
    assert french.paragraphs == (
        "Traduction pour information : le texte en néerlandais fait foi.",
        "L\u2019école est fermée.",
    )


def test_where_each_language_counts_none_is_marked() -> None:
    assert [len(text.paragraphs) for text in paper("").texts] == [1, 1]
    assert [len(text.paragraphs) for text in paper("en").texts] == [1, 1], "the one that counts is not there"


def test_it_says_that_it_is_no_registered_sending() -> None:
    assert any("geen aangetekende zending" in note and "eIDAS" in note for note in paper("").notes)
