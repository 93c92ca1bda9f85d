"""What is said in ordinary words: courtesies get a human line, wishes are granted, questions are searched for."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.commands import COMMANDS, command_of
from bot.front.courtesies import courtesy_of
from bot.front.wishes import Kind, Wish, wish_of
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language, facts_of
from bot.words.phrases import made_of
from dialogs.form import load_forms
from tests.conversations.school import School
from tests.conversations.stage import buttons_of

FORMS = load_forms()

SAID = tomllib.loads(Path(__file__).with_name("ordinary_words.toml").read_text("utf-8"))


def pairs(table: str) -> list[tuple[str, str]]:
    return [(name, said) for name, some in SAID[table].items() for said in some]


@pytest.mark.parametrize(("name", "said"), pairs("courtesies"))
def test_a_courtesy_is_known(name: str, said: str) -> None:
    assert courtesy_of(said, "nl") == name


@pytest.mark.parametrize(("name", "said"), pairs("wishes"))
def test_a_wish_is_known_whatever_language_one_has(name: str, said: str) -> None:
    kind, _, wished = name.partition("-")
    if kind == Kind.SHOW:
        shows = next(command for command in COMMANDS if command.id == wished)
        assert {wish_of(said, language, FORMS) for language in LANGUAGES} == {Wish(Kind.SHOW, command=shows)}
        return
    for language in LANGUAGES:
        # Who speaks it already and says only its name may mean anything.
        if language != wished or words(said) != words(facts_of(language).name):
            assert wish_of(said, language, FORMS) == Wish(Kind(kind), wished or None)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("talen", "language"),
        ("langues", "language"),
        ("languages", "language"),
        ("my request", "mine"),
        ("ma demande", "mine"),
    ],
)
def test_one_or_several_of_them_is_the_same_command(said: str, called: str) -> None:
    for language in LANGUAGES:
        command = command_of(said, language)
        assert command is not None
        assert command.id == called


@pytest.mark.parametrize("said", SAID["questions"]["all"])
def test_a_question_stays_one(said: str) -> None:
    for language in LANGUAGES:
        assert courtesy_of(said, language) is None
        assert wish_of(said, language, FORMS) is None


@pytest.mark.slow
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_judged(text: str, language: Language) -> None:
    courtesy_of(text, language)
    wish_of(text, language, FORMS)


@given(st.lists(st.sampled_from(["a", "b", "c", "a b", "b c a"]), max_size=8))
def test_what_is_put_together_of_phrases_is_made_of_them(phrases: list[str]) -> None:
    said = " ".join(phrases).split()
    assert made_of(said, [], {"a", "b", "c"}) is bool(said)
    assert made_of(said, [{"b c a"}], {"a", "b", "c"}) is ("b c a" in " ".join(said))
    assert not made_of([*said, "d"], [], {"a", "b", "c"})


# --- as they happen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["bedankt!", "ok", "stomme bot", "tot morgen", "sorry", "hoe gaat het?", "👍"])
async def test_a_courtesy_gets_a_human_line_and_no_search(school: School, said: str) -> None:
    await school.ana.says(said)
    assert not school.ana.sees("Je vroeg")
    assert not school.ana.sees("Dat weet ik niet")
    titles = list(buttons_of(school.ana.newest))
    assert titles[0] == "Stel een vraag"
    assert "Vraag het aan een expert" not in titles


async def test_a_greeting_is_answered_with_the_name_and_what_there_is(school: School) -> None:
    await school.ana.says("goeiemorgen bode")
    assert "Dag Ana, waarmee kan ik je helpen?" in school.ana.newest.text
    assert "aanvragen" in school.ana.newest.text.lower()


async def test_a_sensitive_word_comes_before_any_courtesy(staff: School) -> None:
    await staff.ana.says("hallo, ik word gepest")
    assert "Bij hen kun je terecht" in staff.ana.newest.text


async def test_another_language_is_spoken_at_once(school: School) -> None:
    await school.ana.says("spreek Frans")
    assert "Quelle langue" in school.ana.newest.text
    await school.ana.says("in English please")
    assert "Which language" in school.ana.newest.text
    await school.ana.says("Nederlands")
    assert "Welke taal" in school.ana.newest.text


async def test_one_sees_how_it_stands_and_can_undo_it(school: School) -> None:
    await school.everybody_installs()
    await school.ana.says("ik wil graag morgen verlof aanvragen")
    assert "Stap 1" in school.ana.newest.text
    await school.ana.says("hoe staat het met mijn verlof?")
    assert "Mijn aanvragen" in school.ana.newest.text
    await school.ana.says("annuleer mijn verlof")
    assert "Open de aanvraag die je niet meer wilt" in school.ana.newest.text
    assert {"Verdergaan"} <= set(buttons_of(school.ana.newest))


async def test_what_is_ones_own_is_shown_and_who_wants_to_ask_is_told_how(staff: School) -> None:
    await staff.ana.says("toon mijn vragen")
    assert "Je hebt nog niets aan een expert gevraagd" in staff.ana.newest.text
    await staff.ana.says("ik wil mijn aanvragen zien")
    assert "Je hebt nog niets aangevraagd" in staff.ana.newest.text
    await staff.ana.says("ik wil een vraag stellen")
    assert "Wat wil je weten?" in staff.ana.newest.text


async def test_to_undo_nothing_says_that_there_is_nothing(school: School) -> None:
    await school.ana.says("ik wil mijn aanvraag intrekken")
    assert "Je hebt nog niets aangevraagd" in school.ana.newest.text


async def test_a_word_of_thanks_interrupts_no_follow_up(school: School) -> None:
    await school.ben.says("Hoeveel is de kilometervergoeding?")
    await school.ben.says("bedankt!")
    school.clock.pass_by(timedelta(minutes=1))
    await school.ben.says("en met de fiets?")
    assert re.search("Begrepen als: .*kilometervergoeding, en met de fiets", school.ben.newest.text)
