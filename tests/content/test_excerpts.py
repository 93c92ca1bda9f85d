from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Excerpt
from bot.answer.evidence import Evidence, Hit
from bot.answer.excerpts import excerpt, excerpt_of, from_its_beginning
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.answer.windows import LIMIT
from bot.words.asked import Asked, content_words
from bot.words.compounds import Compounds
from bot.words.languages import Language

SPLIT = Compounds(Counter[str](("fiets", "vergoeding", "verlof", "aanvraag", "vervanging") * 2).get).split
"""As in an index where these words stand in two passages each."""

LONG = (
    "Onze school telt vierhonderd leerlingen. Ze komen uit de hele buurt, en sommige van verder. "
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
    assert found.text.index("Wie met de fiets komt") < 250
    assert {"fiets", "fietsvergoeding", "kilometer"} <= set(marked(found))


def test_a_page_that_asks_it_itself_answers_with_its_opening() -> None:
    found = excerpt("fietsvergoeding kilometer", "Hoe werkt de fietsvergoeding?", passage(ordinal=0))
    assert found.text.startswith("Onze school telt")


def test_a_page_about_one_thing_begins_with_its_opening_and_goes_on_with_the_best_sentences() -> None:
    page = passage(
        " ".join((LONG, *(f"Regel {n} gaat over iets anders dan dat." for n in range(12)), "Elk lokaal heeft wifi.")), 0
    )
    found = excerpt("wifi", "Wegwijs", page, opening=[page])
    opening, gap, best = found.text.partition("\n…\n")
    assert opening.startswith("Onze school telt")
    assert gap
    assert best.endswith("Elk lokaal heeft wifi.")
    assert len(found.text) <= LIMIT
    assert excerpt("school leerlingen", "Wegwijs", page, opening=[page]).text.startswith("Onze school telt vierhonderd")
    assert "Onze school" not in excerpt("wifi", "Wegwijs", page).text, "of many things: its beginning is about another"


def test_a_long_sentence_may_be_the_one_that_answers() -> None:
    long = (
        "Wie een kind krijgt, heeft " + "zoals hierboven staat en hieronder nog eens, " * 7 + "recht op kinderbijslag."
    )
    found = excerpt(
        "wanneer recht op kinderbijslag voor een kind",
        "T",
        passage(f"{long}\nDe kinderbijslag volgt. " + "Anders niet. " * 30),
    )
    assert long in found.text


def test_a_table_answers_with_the_matching_row() -> None:
    table = (("Gebeurtenis", "Dagen", "Attest"), ("Huwelijk", "4", ""), ("Overlijden van een ouder", "5", "ja"))
    found = excerpt("hoeveel dagen bij overlijden van mijn ouder", "Verlof", passage("x", table=table))
    assert found.text == "Gebeurtenis: Overlijden van een ouder · Dagen: 5 · Attest: ja"
    assert "Overlijden" in marked(found)


def test_lines_of_a_list_are_parted() -> None:
    found = excerpt("verlof", "T", passage("Soorten verlof\nouderschap\nziekte. Meer niet."))
    assert found.text == "Soorten verlof\nouderschap\nziekte. Meer niet."


def test_a_heading_of_what_is_not_shown_is_left_out() -> None:
    found = excerpt("verlof", "T", passage("Verlof vraag je tijdig aan.\nWat als je ziek bent\n" + "ziekte " * 120))
    assert found.text == "Verlof vraag je tijdig aan."


def test_a_sentence_without_end_is_cut_at_words_around_the_match() -> None:
    text = " ".join(f"woord{n}" for n in range(300)).replace("woord150", "paspoort")
    found = excerpt("paspoort", "T", passage(text))
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert marked(found) == ["paspoort"]


def test_a_section_is_shown_with_its_heading() -> None:
    under = Passage("bron", 7, ("Ongevallen", "Bijna-ongeval"), NOWHERE, "Ging het maar net goed? Meld het.")
    found = excerpt("meld een ongeval", "Ongevallen", under)
    assert found.text.split("\n") == ["Bijna-ongeval", "Ging het maar net goed? Meld het."]
    assert found.headings == {0}
    page = Passage("bron", 0, ("Ongevallen: wat nu?",), NOWHERE, "Meld het.")
    assert excerpt("ongeval", "Ongevallen: wat nu", page).text == "Meld het."


STEPS = (
    "Doe dit in vier stappen:\n1. Laat je verzorgen. Je kiest je arts.\n2. Meld het.\n3. Teken je verklaring.\nKlaar."
)


def test_an_introduction_is_followed_by_what_it_introduces() -> None:
    before = Passage("bron", 0, ("Ziek",), NOWHERE, "Met deze stappen ben je in orde.")
    steps = Passage("bron", 1, ("Ziek", "Dag 1"), NOWHERE, STEPS)
    table = (("Duur", "Attest"), ("1 dag", "nee"), ("2 dagen", "ja"))
    rows = Passage("bron", 2, ("Ziek", "Attest"), NOWHERE, "", table)
    found = excerpt("wat als ik ziek ben", "Ziek", before, following=[steps, rows])
    shown = [before.text, "Dag 1", *STEPS.split("\n"), "Attest", "Duur · Attest", "1 dag · nee", "2 dagen · ja"]
    assert found.text.split("\n") == shown
    assert found.headings == {1, 7}
    elsewhere = Passage("bron", 1, ("Controle",), NOWHERE, "Een arts kan langskomen.")
    assert excerpt("wat als ik ziek ben", "Ziek", before, following=[elsewhere]).text == before.text


def test_what_says_enough_is_not_followed() -> None:
    long = Passage("bron", 0, ("Ziek",), NOWHERE, "Wie ziek is, belt naar het secretariaat van de school. " * 6)
    after = Passage("bron", 1, ("Ziek", "Dag 1"), NOWHERE, "Bel vroeg.")
    assert "Bel vroeg" not in excerpt("ziek", "Ziek", long, following=[after]).text


def test_what_follows_is_cut_at_a_sentence_and_never_after_a_heading() -> None:
    before = Passage("bron", 0, ("Ziek",), NOWHERE, "Wie ziek is, doet dit.")
    long = Passage("bron", 1, ("Ziek", "Dag 1"), NOWHERE, "Bel voor acht uur. " + "Zeg alles. " * 100)
    found = excerpt("ziek", "Ziek", before, following=[long])
    assert len(found.text) <= LIMIT
    assert found.text.endswith("Zeg alles.")
    endless = Passage("bron", 1, ("Ziek", "Dag 1"), NOWHERE, "woord " * 200)
    assert excerpt("ziek", "Ziek", before, following=[endless]).text == before.text


def test_a_step_is_shown_from_the_first_one_on() -> None:
    found = excerpt("verklaring tekenen", "T", passage(STEPS))
    assert found.text == STEPS


def test_a_step_far_down_is_shown_with_those_before_as_long_as_it_fits() -> None:
    steps = [f"{n}. Vul vak {n} van het formulier in, zoals het in de handleiding staat." for n in range(1, 8)]
    found = excerpt("verklaring", "T", passage("\n".join([*steps, "8. Teken je verklaring.", "Klaar. " * 40])))
    assert found.text.startswith("1. Vul vak 1")
    assert "8. Teken je verklaring." in found.text


INTRODUCTION = Passage("bron", 0, ("In het kort",), NOWHERE, "Dit document volgt je loopbaan stap voor stap.")


def test_an_opening_that_may_only_introduce_stands_above_what_was_found() -> None:
    found_there = Passage("bron", 4, ("TADD", "Kandidaat stellen"), NOWHERE, "Doe het vóór 15 juni. " * 10)
    found = excerpt("wat is tadd", "Wat is TADD", found_there, opening=[INTRODUCTION])
    assert found.text.startswith(f"{INTRODUCTION.text}\nKandidaat stellen\nDoe het vóór 15 juni.")
    assert found.headings == {1}
    itself = Passage("bron", 4, ("TADD", "Wat is TADD?"), NOWHERE, "Tijdelijk van doorlopende duur.")
    assert excerpt("wat is tadd", "Wat is TADD", itself, opening=[INTRODUCTION]).text == itself.text
    table = (("Stap", "Duur"), ("TADD", "1 jaar"))
    rows = Passage("bron", 4, ("TADD", "Stappen"), NOWHERE, "x", table)
    assert excerpt("tadd", "Wat is TADD", rows, opening=[INTRODUCTION]).table == table
    quoted = excerpt("wat is tadd", "Wat is TADD", found_there, limit=80, opening=[INTRODUCTION])
    assert quoted.text.startswith("Kandidaat stellen"), "there is room for one of them only"


def test_a_page_about_what_was_asked_is_shown_from_its_beginning_whatever_of_it_was_found() -> None:
    opening = Passage("bron", 0, ("Nascholing",), NOWHERE, "Dit document zegt hoe je nascholing aanvraagt.")
    days = Passage("bron", 1, ("Nascholing", "Hoeveel dagen?"), NOWHERE, "Je hebt recht op drie dagen.")
    contact = Passage("bron", 8, ("Nascholing", "Contact"), NOWHERE, "nascholing@voorbeeld.be")
    page = Source("bron", "Nascholing", "nascholing.pdf", "", None, "nl", frozenset())
    hit = Hit(page, contact, 1.0, Evidence(1.0, 0.5), opening=(opening, days))
    assert from_its_beginning("nascholing", hit) == replace(hit, passage=opening, following=[days])
    assert excerpt_of("nascholing", hit).text.split("\n") == [opening.text, "Hoeveel dagen?", days.text]
    assert from_its_beginning("nascholing contact", hit) == hit, "more was asked than the page is called"
    of_many_things = replace(hit, opening=())
    assert from_its_beginning("nascholing", of_many_things) == of_many_things
    rows = replace(hit, passage=replace(contact, table=(("Stap", "Duur"), ("nascholing", "1 dag"))))
    assert from_its_beginning("nascholing", rows) == rows, "a table that was found says it"
    alone = replace(hit, opening=(replace(opening, headings=("In het kort",)), days))
    assert from_its_beginning("nascholing", alone) == alone, "nothing goes on below the opening, which says little"


def test_a_table_of_the_same_section_is_shown_with_the_text_beside_it() -> None:
    table = (("Groep", "Overdag"), ("lager", "1 per 15"))
    rows = Passage("bron", 3, ("Uitstap", "Hoeveel?"), NOWHERE, "", table)
    text = Passage("bron", 2, ("Uitstap", "Hoeveel?"), NOWHERE, "Er zijn altijd twee begeleiders. " * 9)
    other = Passage("bron", 4, ("Uitstap", "Kosten"), NOWHERE, "Vraag het na.")
    found = excerpt("begeleiders", "Uitstap", text, following=[rows, other])
    assert found.text.endswith("Groep: lager · Overdag: 1 per 15")
    apart = replace(rows, headings=("Uitstap", "Kosten"))
    assert "1 per 15" not in excerpt("begeleiders", "Uitstap", text, following=[apart]).text


def test_what_only_announces_is_not_the_last_line() -> None:
    rest = "x" * 700
    text = "Je hebt recht op verlof.\nJe moet aan deze voorwaarden voldoen:"
    assert excerpt("verlof", "Regels", passage(f"{text}\n{rest}")).text == "Je hebt recht op verlof."
    assert excerpt("verlof", "Regels", passage("Recht op verlof heb je als:")).text == "Recht op verlof heb je als:"


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


@given(any_text, any_text, st.integers(0, 1), st.booleans())
def test_never_too_long_and_marks_are_words(text: str, question: str, ordinal: int, is_short_page: bool) -> None:
    opening = [passage(text[:300].strip() or text, 0)] if is_short_page else []
    found = excerpt(question, "Titel", passage(text, ordinal), opening=opening)
    assert len(found.text) <= LIMIT
    ends = [place for mark in found.marked for place in mark]
    assert ends == sorted(ends)
    assert not any(" " in found.text[start:end] for start, end in found.marked)
    assert all(number < len(found.text.split("\n")) for number in found.headings)


@given(st.lists(st.integers(20, 150), min_size=1, max_size=20), st.integers(0, 19), st.integers(0, 560))
def test_what_stands_above_the_best_sentences_is_not_said_twice(lengths: list[int], asked: int, more: int) -> None:
    said = [f"Zin {n} {'x' * length}." for n, length in enumerate(lengths)]
    said[asked % len(said)] = f"Elk lokaal heeft wifi of {'y' * more}."
    page = passage(" ".join(said), 0)
    shown = excerpt("wifi", "Titel", page, opening=[page]).text
    assert len(shown) <= LIMIT
    assert "wifi" in shown
    assert all(shown.count(sentence) <= 1 for sentence in said)
    in_order = [sentence for sentence in said if sentence in shown]
    assert shown.replace("\n…\n", " ") == " ".join(in_order)


@given(st.lists(st.tuples(any_text, any_text), min_size=2, max_size=6), any_text)
def test_rows_are_never_too_long(rows: list[tuple[str, str]], question: str) -> None:
    assert len(excerpt(question, "T", passage("x", table=tuple(rows))).text) <= LIMIT
