"""Who asks sees what Bode keeps of them, how much and until when: of nobody else, and of all that the register says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.front.dispatch import handler
from bot.privacy.holdings import HOLDINGS
from bot.privacy.page import THEMES as TITLES
from cards.home.own_data import THEMES
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandates import gives


async def test_it_counts_what_is_theirs(school: School) -> None:
    await school.everybody_installs()
    await submit_leave(school)
    await school.ana.says("Hoeveel is de kilometervergoeding?")
    await write(school.carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await gives(school.ben, "Dirk Aerts")
    await school.jobs()
    await school.ana.says("mijn gegevens")
    card = school.ana.newest.text
    for words in ("1 aanvraag van jou", "1 met je naam", "1 voor jou", "10 jaar na de laatste wijziging"):
        assert words in card, words
    assert "30 dagen met je naam, daarna zonder" in card
    await school.ben.says("wat weet je over mij")
    card = school.ben.newest.text
    assert "1 keer gevraagd om te beslissen" in card
    assert "1 gegeven" in card
    assert "van jou" not in card.replace("Alleen jij", "")
    await school.carla.says("mes données")
    assert "1 van jou" in school.carla.newest.text


async def test_the_periods_are_those_of_the_organisation(school: School) -> None:
    (school._data / "retention.toml").write_text("[days]\nrequests = 400\nquestions_named = 1\n", "utf-8")
    school.clock.pass_by(timedelta(minutes=5))
    await school.ana.says("mijn gegevens")
    assert "Tot 400 dagen na de laatste wijziging" in school.ana.newest.text
    assert "1 dag met je naam" in school.ana.newest.text


async def test_it_says_whom_to_ask_and_that_a_program_answers(school: School) -> None:
    await school.ana.says("mijn gegevens")
    assert "Vraag het aan de functionaris voor gegevensbescherming" in school.ana.newest.text
    assert "Ik ben een programma." in school.ana.newest.text
    school.house = replace(school.house, privacy_contact="Mia *Peeters* (privacy@mijnstad.be)")
    school.stage.handle = handler(school.house)
    await school.ana.says("mijn gegevens")
    assert "Mia *Peeters* (privacy@mijnstad.be)" in school.ana.newest.text
    assert "functionaris" not in school.ana.newest.text


async def test_the_help_leads_to_it(school: School) -> None:
    await school.ana.says("help")
    await school.ana.clicks("Mijn gegevens")
    assert "Wat Bode over je bewaart" in school.ana.newest.text


@pytest.mark.parametrize(("said", "language"), [("mes données", "fr"), ("my data", "en")])
async def test_it_is_in_their_language(school: School, said: str, language: str) -> None:
    await school.ana.says({"fr": "français", "en": "english"}[language])
    await school.ana.says(said)
    title = {"fr": "Ce que Bode conserve sur vous", "en": "What Bode keeps about you"}[language]
    assert title in school.ana.newest.text


def test_it_names_every_theme_of_the_register_that_is_of_people() -> None:
    """Of what is nobody's (documents, settings) it says that it may name them."""
    of_people = {one.theme for one in HOLDINGS if one.owner} | {"audit"}
    assert set(THEMES) == of_people
    assert {theme: one.title for theme, one in THEMES.items()} == {theme: TITLES[theme] for theme in of_people}


def test_the_period_that_it_says_is_the_one_of_the_register() -> None:
    declared = {(one.theme, one.period.value) for one in HOLDINGS}
    questions = {"questions_named": "questions"}
    for theme, one in THEMES.items():
        if one.days:
            assert (theme, questions.get(one.days, one.days)) in declared, theme


async def test_what_went_is_not_counted(school: School) -> None:
    await school.ana.says("Hoeveel is de kilometervergoeding?")
    school.clock.pass_by(timedelta(days=91))
    await school.ana.says("mijn gegevens")
    assert "met je naam, daarna" in school.ana.newest.text
    assert "1 met je naam" not in school.ana.newest.text
