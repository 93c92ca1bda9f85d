from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Excerpt
from bot.answer.excerpts import LIMIT, excerpt
from bot.answer.library.source import NOWHERE, Passage
from bot.words.asked import Asked, content_words
from bot.words.compounds import Compounds
from bot.words.languages import Language

SPLIT = Compounds(Counter[str](("fiets", "vergoeding", "verlof", "aanvraag", "vervanging") * 2).get).split
"""As in an index where these words stand in two passages each."""

LONG = (
    "De school ligt aan de rand van de stad. Er zijn veel fietspaden in de buurt. De directie vergadert op maandag. "
    "Het secretariaat is open van acht tot vier. Wie met de fiets komt, krijgt een fietsvergoeding van 0,36 euro per "
    "kilometer. Die wordt elke maand betaald. Bewaar je afstandsbewijs goed. Het lokaal van de ICT-dienst is verhuisd."
)


def passage(text: str = LONG, ordinal: int = 1, **more: tuple[object, ...]) -> Passage:
    return Passage("bron", ordinal, more.get("headings", ()), NOWHERE, text, more.get("table", ()))  # type: ignore[arg-type]


def marked(found: Excerpt) -> list[str]:
    return [found.text[start:end] for start, end in found.marked]


def test_running_text_answers_with_the_best_sentences() -> None:
    found = excerpt("Hoeveel krijg ik per kilometer met de fiets?", "Mobiliteit", passage(), split=SPLIT)
    assert "fietsvergoeding van 0,36 euro per kilometer" in found.text
    assert found.text.startswith("Wie met de fiets komt")
    assert {"fiets", "fietsvergoeding", "kilometer"} <= set(marked(found))


def test_a_page_that_asks_it_itself_answers_with_its_opening() -> None:
    found = excerpt("fietsvergoeding kilometer", "Hoe werkt de fietsvergoeding?", passage(ordinal=0))
    assert found.text.startswith("De school ligt")


def test_a_table_answers_with_the_matching_row() -> None:
    table = (("Gebeurtenis", "Dagen", "Attest"), ("Huwelijk", "4", ""), ("Overlijden van een ouder", "5", "ja"))
    found = excerpt("hoeveel dagen bij overlijden van mijn ouder", "Verlof", passage("x", table=table))
    assert found.text == "Gebeurtenis: Overlijden van een ouder · Dagen: 5 · Attest: ja"
    assert "Overlijden" in marked(found)


def test_lines_of_a_list_are_parted() -> None:
    found = excerpt("verlof", "T", passage("Soorten verlof\nouderschap\nziekte. Meer niet."))
    assert found.text == "Soorten verlof – ouderschap – ziekte. Meer niet."


def test_a_heading_of_what_is_not_shown_is_left_out() -> None:
    found = excerpt("verlof", "T", passage("Verlof vraag je tijdig aan.\nWat als je ziek bent\n" + "ziekte " * 60))
    assert found.text == "Verlof vraag je tijdig aan."


def test_a_sentence_without_end_is_cut_at_words_around_the_match() -> None:
    text = " ".join(f"woord{n}" for n in range(200)).replace("woord150", "paspoort")
    found = excerpt("paspoort", "T", passage(text))
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert marked(found) == ["paspoort"]


@pytest.mark.parametrize(
    ("asked", "found", "likeness"),
    [
        ("verlof", "Verlofaanvraag", 0.5),
        ("verlofaanvraag", "verlof", 0.5),
        ("vergoeding", "fietsvergoeding", 0.5),
        ("aanvragen", "aanvraag", 1.0),
        ("leerkracht", "leerkrachten", 1.0),
        ("E-mail", "email", 1.0),
        ("drie", "3", 1.0),
        ("verloven", "verlofdagen", 0),  # no part of it: "verlofdagen" is not taken apart here
        ("2025", "20256", 0),
        ("dag", "dagelijks", 0),
        ("les", "lesvervanging", 0),
        ("contract", "contrast", 0),  # they begin alike, and no more
        ("betaling", "betaald", 0),
    ],
)
def test_likeness(asked: str, found: str, likeness: float) -> None:
    has = Asked(content_words(asked), {}, ("nl",), "nl", SPLIT).shares(found)
    assert list(has.values()) == ([likeness] if likeness else [])


@pytest.mark.parametrize(
    ("asked", "found", "language"),
    [("élève", "ÉLÈVES", "fr"), ("request", "requests", "en"), ("l'école", "écoles", "fr")],
)
def test_likeness_in_the_language_of_the_text(asked: str, found: str, language: Language) -> None:
    assert Asked(content_words(asked), {}, (language,), language).covered_by(found)


def test_content_words() -> None:
    def said(question: str) -> list[str]:
        return [word.form for word in content_words(question)]

    assert said("Hoeveel dagen verlof krijg ik?") == ["dagen", "verlof"]
    assert said("wie ben ik") == ["wie", "ben", "ik"]


any_text = st.text(min_size=1, max_size=900).filter(str.strip)


@given(any_text, any_text, st.integers(0, 1))
def test_never_too_long_and_marks_are_words(text: str, question: str, ordinal: int) -> None:
    found = excerpt(question, "Titel", passage(text, ordinal))
    assert len(found.text) <= LIMIT
    ends = [place for mark in found.marked for place in mark]
    assert ends == sorted(ends)
    assert not any(" " in found.text[start:end] for start, end in found.marked)


@given(st.lists(st.tuples(any_text, any_text), min_size=2, max_size=6), any_text)
def test_rows_are_never_too_long(rows: list[tuple[str, str]], question: str) -> None:
    assert len(excerpt(question, "T", passage("x", table=tuple(rows))).text) <= LIMIT
