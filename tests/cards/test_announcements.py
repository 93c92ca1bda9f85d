"""Announcements: what is seen at first, and what can be done at each moment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announce.announcement import (
    AnnouncementState,
    NotReached,
    Reach,
    Tally,
)
from bot.announce.planning.when import Chance, Urgency, Urgent
from bot.announce.writing.checking import wrong_text
from bot.announce.writing.steps import Step
from bot.announce.writing.words import MAX_TEXT, MAX_TITLE, MOST_PIECES, Words
from bot.json import JsonObject
from bot.people.importance import Importance
from bot.words.languages import Language
from cards.announce.announcement import announcement_card, preview_card
from cards.announce.following import MOST_NAMES, follow_card, missed_card
from cards.announce.languages import FIRST_LOOK, first_look
from cards.announce.planning import when_card, why_urgent
from cards.announce.writing.frame import progress
from cards.announce.writing.steps import writing_card
from cards.examples.announcements import DRAFT, SENT, choices, saying
from cards.examples.world import NOW, speaking
from cards.parts.fitting import MOST_BYTES, size
from cards.texts import texts
from tests.cards import walking

NL = speaking("nl")


@pytest.mark.slow
@given(st.text(alphabet="ab. \n", min_size=FIRST_LOOK + 1))
def test_a_long_text_is_folded_without_losing_a_word(text: str) -> None:
    cut = first_look(text)
    assert 0 < cut <= FIRST_LOOK + 1


def test_the_rest_of_a_long_text_stands_behind_more() -> None:
    lines = [f"Zin nummer {n} van een lange mededeling, die ergens over gaat." for n in range(30)]
    card = announcement_card(NL, saying(SENT, Words("Lang", "\n".join(lines))), None, NOW).json()
    hidden = [part for part in walking.parts(card) if part.get("isVisible") is False]
    assert len(hidden) == 1
    assert lines[0] not in walking.words(hidden[0])
    assert lines[29] in walking.words(hidden[0])
    assert [line for line in lines if line not in walking.words(card)] == []


def received(words: Words) -> JsonObject:
    return announcement_card(NL, saying(SENT, words), None, NOW).json()


def test_a_link_says_where_it_leads_unless_its_words_do() -> None:
    text = "Zie [het rooster](https://www.school.be/x) en https://school.be/y."
    card = received(Words("Rooster", text, formatted=True))
    assert "Zie het rooster (www.school.be) en https://school.be/y." in walking.words(card).replace("\n", "")
    runs = [part for part in walking.parts(card) if part.get("type") == "TextRun"]
    opened = {run["text"]: run["selectAction"]["url"] for run in runs if "selectAction" in run}
    assert opened == {"het rooster": "https://www.school.be/x", "https://school.be/y": "https://school.be/y"}
    assert "selectAction" not in str(received(Words("Rooster", text))), "of version 0.1 nothing is a link"


def test_a_text_of_the_most_pieces_fits_a_card() -> None:
    links = " ".join("[x](https://www.school-van-de-stad.be)" for _ in range(MOST_PIECES // 2))
    items = "\n".join("- **een** *twee* [d](https://a.be)" for _ in range(MOST_PIECES // 5))
    for text in (links, items):
        words = Words("T" * MAX_TITLE, text, formatted=True)
        assert MOST_PIECES - 1 <= sum(len(line.pieces) for line in words.lines) <= MOST_PIECES
        assert len(text) <= MAX_TEXT
        assert size(preview_card(NL, saying(DRAFT, words), Reach(3, 1), NOW).json()) < MOST_BYTES


def test_more_pieces_than_that_or_a_link_that_nobody_may_open_is_said_while_writing() -> None:
    for text, problem in (
        ("**a** " * MOST_PIECES, "problem-text-pieces"),
        ("[a](http://a.be)", "problem-text-link"),
    ):
        assert wrong_text(Words("T", text, formatted=True), ()) == {"text": problem}
        assert wrong_text(Words("T", text), ()) == {}
    assert NL.number(MOST_PIECES) in NL("problem-text-pieces")


def test_what_is_too_long_is_said_with_the_right_number() -> None:
    assert NL.number(MAX_TITLE) in NL("problem-title-long")
    assert NL.number(MAX_TEXT) in NL("problem-words-long")


def test_confirming_is_asked_once_and_then_said() -> None:
    before = announcement_card(NL, SENT, None, NOW).json()
    after = announcement_card(NL, SENT, NOW, NOW).json()
    assert walking.button(before, "Gelezen en begrepen")["data"] == {"id": SENT.id, "edition": 1}
    assert "Gelezen en begrepen" not in walking.titles(after)
    assert "vandaag 10:24" in walking.words(after)


def test_the_button_of_a_test_and_of_a_preview_is_off() -> None:
    for card in (announcement_card(NL, DRAFT, None, NOW, test="own"), preview_card(NL, DRAFT, Reach(3, 1), NOW)):
        confirm = walking.button(card.json(), "Gelezen en begrepen")
        assert confirm["isEnabled"] is False
        assert confirm["fallback"]["isEnabled"] is False


def test_the_preview_shows_what_is_received() -> None:
    received = walking.words(announcement_card(NL, replace(SENT, published=NOW, confirmation=False), None, NOW).json())
    previewed = walking.words(preview_card(NL, replace(DRAFT, confirmation=False), Reach(3, 1), NOW).json())
    assert received in previewed


def test_sending_asks_once_more_with_the_number() -> None:
    card = preview_card(NL, DRAFT, Reach(10012, 150), NOW).json()
    assert walking.titles(card)[0] == "Verzenden"
    sends = [action for action in walking.buttons(card) if action["verb"] == "announcement.send"]
    assert [action["title"] for action in sends] == ["Ja, verzend naar 10.012 personeelsleden"]
    assert sends[0]["data"] == {"id": DRAFT.id, "revision": DRAFT.revision}
    asked = next(part for part in walking.parts(card) if part.get("id") == "send")
    assert asked["isVisible"] is False
    assert "Verzenden naar 10.012 personeelsleden? Dat kun je niet ongedaan maken." in walking.words(asked)


def test_what_is_mandatory_says_in_quiet_time_where_it_can_be_sent_at_once() -> None:
    quiet = Reach(23, 2, chance=Chance(is_now=False, first=NOW + timedelta(days=2)))
    must = replace(DRAFT, importance=Importance.MANDATORY)
    for draft, chance, title in (
        (must, quiet.chance, "Dringend of later verzenden"),
        (must, Chance(first=NOW), "Later verzenden"),
        (replace(DRAFT, importance=Importance.IMPORTANT), quiet.chance, "Later verzenden"),
    ):
        card = preview_card(NL, draft, replace(quiet, chance=chance), NOW).json()
        (leads,) = [one for one in walking.buttons(card) if one["verb"] == "announcement.when"]
        assert leads["title"] == title


def test_why_it_is_urgent_is_said_with_one_colon() -> None:
    must = replace(DRAFT, importance=Importance.MANDATORY)
    for why, words, said in (
        (Urgency.OTHER, "Zaal B is dicht", "Zaal B is dicht"),
        (Urgency.OUTAGE, "sinds 8 uur", "Storing van systemen of toegang (sinds 8 uur)"),
        (Urgency.OUTAGE, "", "Storing van systemen of toegang"),
    ):
        assert why_urgent(NL, replace(must, urgent=Urgent(why, words))) == said


def test_braces_that_are_left_of_a_template_are_named_in_each_language() -> None:
    words = {"nl": Words("Op {3 december}", "Om {20 uur}"), "fr": Words("Le 3", "A {20 heures}")}
    begun = replace(DRAFT, words=words, blanks=("dag",))
    said = str(preview_card(NL, begun, Reach(23, 2), NOW).json())
    assert "Er staan nog accolades in de tekst (Nederlands): {3 december}, {20 uur}" in said
    assert "Er staan nog accolades in de tekst (Fran\u00e7ais): {20 heures}" in said
    own = preview_card(NL, replace(begun, blanks=()), Reach(23, 2), NOW).json()
    assert "accolades" not in str(own), "who began without a template writes braces as text"


def test_what_a_question_needs_is_not_called_optional() -> None:
    card = writing_card(NL, DRAFT, Step.WORDS, choices(1), {}, {}).json()
    labels = {one["id"]: one["label"] for one in walking.inputs(card)}
    assert labels["asked"] == "Je vraag"
    assert "niet verplicht" not in labels["choices"]


def test_no_input_is_called_optional_that_a_button_beside_it_needs() -> None:
    must = replace(DRAFT, importance=Importance.MANDATORY)
    card = when_card(NL, must, Chance(is_now=False, first=NOW + timedelta(days=2)), NOW).json()
    labels = {one["id"]: one["label"] for one in walking.inputs(card)}
    assert labels == {
        "day": "Dag",
        "hour": "Uur (in België)",
        "urgent": "Waarom is ze dringend?",
        "urgent_words": "Toelichting (niet verplicht)",
    }


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Stap 1 van 4: Tekst"), ("fr", "Étape 1 sur 4 : Texte"), ("en", "Step 1 of 4: Text")]
)
def test_how_far_one_is_is_said_in_the_readers_own_signs(language: str, said: str) -> None:
    runs = progress(texts(language), Step.WORDS).model_dump()["inlines"]
    assert "".join(run["text"] for run in runs).startswith(said)


def test_nothing_can_be_sent_to_nobody() -> None:
    titles = walking.titles(preview_card(NL, DRAFT, Reach(0, 0), NOW).json())
    assert titles == ["Aanpassen", "Terug", "Weggooien"]


def test_the_author_sees_every_number_also_without_a_chart() -> None:
    card = follow_card(NL, SENT, NOW).json()
    chart = next(part for part in walking.parts(card) if part.get("type") == "Chart.Donut")
    table = walking.words(chart["fallback"])
    for number in ("4.210", "5.664", "138", "0"):
        assert number in table
    assert "9.874 van 10.012" in walking.words(card)
    assert [part["value"] for part in chart["data"]] == [4210, 5664, 138], "parts of a whole: nobody counts twice"
    said = "Bevestigd 4.210 · Aangekomen, nog niet bevestigd 5.664 · Niet bereikt 138"
    assert said in walking.words(card), "on a phone the ring says no numbers"


@pytest.mark.parametrize(
    ("delivered", "recipients", "style", "words"),
    [
        (6, 6, "good", "Verzonden · Bij 6 van 6 aangekomen."),
        (9874, 10012, "good", "Verzonden · Bij 9.874 van 10.012 aangekomen. 138 zijn niet bereikt."),
        (5, 6, "warning", "Niet bij iedereen aangekomen · Bij 5 van 6 aangekomen. 1 is niet bereikt."),
        (1, 6, "attention", "Niet bij iedereen aangekomen · Bij 1 van 6 aangekomen. 5 zijn niet bereikt."),
        (0, 6, "attention", "Bij niemand aangekomen · Bij 0 van 6 aangekomen. 6 zijn niet bereikt."),
    ],
)
def test_the_colour_and_the_words_follow_who_was_reached(
    delivered: int, recipients: int, style: str, words: str
) -> None:
    tally = Tally(recipients=recipients, delivered=delivered, not_reached=recipients - delivered)
    card = follow_card(NL, replace(SENT, tally=tally), NOW).json()
    stands = next(part for part in walking.parts(card) if part.get("style") in {"good", "warning", "attention"})
    assert (stands["style"], "".join(walking.words(stands).split("\n"))) == (style, words)
    assert ("moet het op een andere manier horen" in walking.words(card)) == (delivered < recipients)
    assert walking.titles(card)[0] == ("Wie niet?" if delivered < recipients else "Vernieuwen")


def test_a_send_that_misses_many_shows_it_before_it_ends() -> None:
    tally = Tally(recipients=6, delivered=1, not_reached=2)
    card = follow_card(NL, replace(SENT, state=AnnouncementState.SENDING, tally=tally), NOW).json()
    assert any(part.get("style") == "warning" for part in walking.parts(card))
    assert "Al bij 1 van 6 aangekomen. 2 zijn niet bereikt." in walking.words(card)


@pytest.mark.parametrize("state", AnnouncementState)
def test_every_state_is_said_in_words(state: AnnouncementState) -> None:
    said = walking.words(follow_card(NL, replace(SENT, state=state), NOW).json())
    words = {"draft": "Concept", "sending": "Wordt verzonden", "sent": "Verzonden"}
    assert words.get(state, {"stopped": "Gestopt", "paused": "Gepauzeerd"}.get(state, "")) in said


def test_who_was_not_reached_stands_by_reason_and_all_are_counted() -> None:
    lines = [NotReached("Zoë", "blocked"), NotReached("An", "blocked"), NotReached("Bo", "new-code")]
    said = walking.words(missed_card(NL, SENT, lines, 4).json())
    assert "Hebben Bode geblokkeerd" in said
    assert "An, Zoë" in said
    assert "7 personeelsleden" in said
    assert "En nog 4 anderen." in said
    many = [NotReached(f"Naam {n:03}", "blocked") for n in range(MOST_NAMES + 60)]
    assert "En nog 65 anderen." in walking.words(missed_card(NL, SENT, many, 5).json())


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [
        (
            "nl",
            "Vul deze plaats nog in, of haal ze weg: {dag}",
            "Vul deze plaatsen nog in, of haal ze weg: {dag}, {uur}",
        ),
        (
            "fr",
            "Complétez ou supprimez ce blanc : {dag}",
            "Complétez ou supprimez ces blancs : {dag}, {uur}",
        ),
        ("en", "Fill in this blank, or take it out: {dag}", "Fill in these blanks, or take them out: {dag}, {uur}"),
    ],
)
def test_blanks_that_are_open_are_named_in_each_language(language: Language, one: str, more: str) -> None:
    draft = replace(saying(DRAFT, Words("Op {dag}", "Op {dag} om {uur}.")), blanks=("dag", "uur"))
    problems = {"title": "problem-blanks", "text": "problem-blanks"}
    said = walking.words(writing_card(speaking(language), draft, Step.WORDS, choices(1), problems, {}).json())
    assert one in said
    assert more in said
