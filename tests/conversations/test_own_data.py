"""Who asks sees what Bode keeps of them, how much and until when: of nobody else, and of all that the register says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.folder import Folder
from bot.front.dispatch import handler
from bot.privacy.declaring import Period
from bot.privacy.holdings import HOLDINGS
from bot.privacy.page import THEMES as TITLES
from cards.home.own_data import THEMES
from tests.conversations.announcing import write
from tests.conversations.expertise import answer, make_official
from tests.conversations.school import School, send_to
from tests.conversations.stage import actions_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandates import gives
from tests.indexed import indexed

APART = {"official": "hand_offs"}
"""What the card says apart of a theme of the register, since it is kept for another time."""


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
    assert "van jou" not in card.replace("Nu geen vraag van jou", "")
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
    (write_to,) = [one for one in actions_of(school.ana.newest.card) if one["type"] == "Action.OpenUrl"]
    assert (write_to["title"], write_to["url"]) == ("Mail sturen", "mailto:privacy@mijnstad.be")
    school.house = replace(school.house, privacy_contact="Mia Peeters, lokaal 12")
    school.stage.handle = handler(school.house)
    await school.ana.says("mijn gegevens")
    assert "Mia Peeters, lokaal 12" in school.ana.newest.text
    assert not [one for one in actions_of(school.ana.newest.card) if one["type"] == "Action.OpenUrl"]


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
    assert set(THEMES) - set(APART) == of_people
    parted = {*APART, *APART.values()}
    assert {theme: one.title for theme, one in THEMES.items() if theme not in parted} == {
        theme: TITLES[theme] for theme in of_people - parted
    }
    assert len({one.title for one in THEMES.values()}) == len(THEMES)


def test_what_is_kept_without_end_is_not_said_to_end() -> None:
    """Of each kind that is somebody's: where the register has no end for it, the card says it apart, and no period."""
    endless = {one.theme for one in HOLDINGS if one.owner and one.period is Period.HOUSE}
    assert endless == set(APART.values())
    assert not any(THEMES[theme].days or THEMES[theme].none for theme in APART)


async def test_an_official_answer_is_counted_for_who_answers_for_it_and_has_no_period(staff: School) -> None:
    await make_official(staff)
    await staff.nadia.says("mijn gegevens")
    card = staff.nadia.newest.text
    assert "Officiële antwoorden 1 op jouw naam" in " ".join(card.split())
    assert "blijft van de organisatie" in card
    await staff.farid.says("mijn gegevens")
    others = " ".join(staff.farid.newest.text.split())
    assert "op jouw naam" not in others
    assert "Officiële antwoorden Een officieel antwoord waarvoor je instaat" in others, "not that there is nothing"


async def test_who_only_answered_is_not_told_that_there_is_nothing(staff: School) -> None:
    await answer(staff)
    await staff.nadia.says("mijn gegevens")
    card = " ".join(staff.nadia.newest.text.split())
    assert "Vragen aan experts Nu geen vraag van jou Ook wat je als expert antwoordde" in card


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nederlands", "GDPR?"),
        ("nederlands", "privacy"),
        ("français", "vie privée"),
        ("français", "RGPD"),
        ("english", "GDPR"),
    ],
)
async def test_a_bare_topic_is_answered_from_documents(
    school: School, tmp_path: Path, language: str, said: str
) -> None:
    folder = tmp_path / "beleid"
    folder.mkdir()
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', encoding="utf-8")
    text = "# GDPR en privacy (RGPD, vie privée)\n\nElke school meldt een GDPR-lek op het groene formulier.\n"
    (folder / "gdpr.md").write_text(text, encoding="utf-8")
    library = Folder(folder)
    await indexed(school.house, library)
    await library.close()
    await school.ana.says(language)
    await school.ana.says(said)
    assert "het groene formulier" in school.ana.newest.text


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
