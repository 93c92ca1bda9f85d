"""What stands in no document is answered from where it stands: the calendar, one's own requests, the directory."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.folder import Folder
from bot.people.person import Person, Role
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave
from tests.extracting import kept_extraction
from tests.indexed import indexed

# --- the calendar: it is Monday 23 November 2026, 10:00 in Brussels


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("welke datum hebben we vandaag?", "maandag 23 november 2026"),
        ("hoe laat ist", "10:00"),
        ("wanneer is het kerstvakantie", "ma 21 december 2026 t.e.m. zo 3 januari 2027"),
        ("krokusverlof", "ma 8 februari 2027 t.e.m. zo 14 februari 2027"),
        ("kga op reis, wanneer ist paasvakantie", "ma 29 maart 2027 t.e.m. zo 11 april 2027"),
        ("paasvakantie volgend jaar", "29 maart 2027"),
        ("herfstvakantie 2028", "2028"),
        ("wanneer is de volgende vakantie", "Kerstvakantie"),
        ("is er morgen school?", "Kalender Op dinsdag 24 november 2026 werk je"),
        ("is 1 mei vrij", "Dag van de Arbeid"),
        ("is het volgende week zondag vrij", "Dat is in het weekend."),
    ],
)
async def test_the_calendar_tells_the_day(school: School, asked: str, told: str) -> None:
    await school.ana.says(asked)
    assert told in school.ana.newest.text


async def test_who_wants_the_documents_gets_them_with_one_click(school: School) -> None:
    await school.ana.says("wanneer is het kerstvakantie")
    await school.ana.clicks("Zoek in documenten")
    assert "Je vroeg: wanneer is het kerstvakantie" in school.ana.newest.text


async def test_a_day_that_there_is_not_is_searched_for(school: School) -> None:
    await school.ana.says("is 45 mei vrij")
    assert "Je vroeg" in school.ana.newest.text


async def test_it_answers_in_the_language_of_the_reader(school: School) -> None:
    await school.sophie.says("les vacances de Noël, c'est quand ?")
    assert "Vacances de Noël" in school.sophie.newest.text
    await school.james.says("when do the Christmas holidays start")
    assert "Christmas holiday" in school.james.newest.text


# --- one's own


async def test_what_is_open_is_listed_with_its_state(school: School) -> None:
    await school.ana.says("heb ik nog iets openstaan")
    assert "Er staat niets meer open" in school.ana.newest.text
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ana.says("heb ik nog iets openstaan")
    assert "Eén aanvraag van jou staat nog open" in school.ana.newest.text
    assert "Mijn aanvragen" in buttons_of(school.ana.newest)
    await school.ben.says("heb ik nog iets openstaan")
    assert "wacht op jouw beslissing" in school.ben.newest.text
    assert "Goedkeuringen" in buttons_of(school.ben.newest)


async def test_a_balance_is_said_to_be_unknown_and_who_knows_it(school: School) -> None:
    await school.ana.says("hoeveel verlof heb ik nog")
    assert "Dat weet ik van jou niet" in school.ana.newest.text
    assert "Nadia El Amrani" in school.ana.newest.text
    await school.ana.says("hoeveel dagen krijg ik als mijn broer trouwt")
    assert "Dat weet ik van jou niet" not in school.ana.newest.text


async def test_where_nobody_can_be_asked_no_colleagues_are_announced(school: School) -> None:
    await school.ana.says("hoeveel verlof heb ik nog")
    assert "Deze collega’s kunnen het nakijken" in school.ana.newest.text
    await school.becomes(lambda one: None if one.roles & {Role.HR, Role.SECRETARY} else one)
    await school.ana.says("hoeveel verlof heb ik nog")
    assert "Deze collega’s" not in school.ana.newest.text
    assert "bij wie je dossier beheert" in school.ana.newest.text


# --- people


async def test_the_own_school_comes_first(school: School) -> None:
    await school.ana.says("wie is de directeur")
    assert "Ben Claes" in school.ana.newest.text
    assert "09 000 00 12" in school.ana.newest.text
    assert "Dirk Aerts" not in school.ana.newest.text
    await school.farid.says("wie is mijn directeur")
    assert "Dirk Aerts" in school.farid.newest.text


async def test_a_school_that_is_named_counts(school: School) -> None:
    await school.ana.says("wie is de directeur van de Vaartkant?")
    assert "Dirk Aerts" in school.ana.newest.text
    assert "Ben Claes" not in school.ana.newest.text


@pytest.mark.parametrize(
    "asked",
    ["hoe bereik ik Nadia", "telefoonnummer van Nadia El Amrani", "Nadia El Amrani", "mail van nadia elamrani aub"],
)
async def test_somebody_is_found_by_name(school: School, asked: str) -> None:
    await school.ana.says(asked)
    assert "Nadia El Amrani · Personeelsdienst" in school.ana.newest.text


async def test_whose_name_is_an_ordinary_word_is_found_as_well(school: School) -> None:
    await school.ana.says("hoe bereik ik Ben")
    assert "ben@proefnet.example" in school.ana.newest.text
    await school.ana.says("hoe bereik ik")
    assert "ben@proefnet.example" not in school.ana.newest.text


async def test_one_s_own_superior_is_who_the_directory_says(school: School) -> None:
    await school.ben.says("wie is mijn baas eigenlijk")
    assert "Lieve Van Damme" in school.ben.newest.text


async def test_who_is_not_in_the_directory_is_searched_for(school: School) -> None:
    await school.ana.says("hoe bereik ik Sinterklaas")
    assert "Je vroeg: hoe bereik ik Sinterklaas" in school.ana.newest.text


async def test_who_left_is_nobody_any_more(school: School) -> None:
    await school.ana.says("hoe bereik ik Farid Benali")
    assert "Farid Benali · Leerkracht" in school.ana.newest.text

    def gone(person: Person) -> Person | None:
        return None if person.name == "Farid Benali" else person

    await school.becomes(gone)
    await school.ana.says("hoe bereik ik Farid Benali")
    assert "Farid Benali · Leerkracht" not in school.ana.newest.text


async def test_a_new_name_counts_at_once(school: School) -> None:
    await school.ana.says("hoe bereik ik Nadia")
    await school.becomes(lambda one: replace(one, name="Nadia Peeters") if one.name.startswith("Nadia") else one)
    await school.ana.says("hoe bereik ik Nadia Peeters")
    assert "Nadia Peeters · Personeelsdienst" in school.ana.newest.text


HELPLINE = """# Wie bel je?

De dienst staat klaar. Personeelsdienst: toestel 2200, elke werkdag.
"""


async def test_the_number_of_a_function_comes_before_who_has_it(school: School, tmp_path: Path) -> None:
    await school.ana.says("nummer personeelsdienst")
    assert "toestel" not in school.ana.newest.text
    (tmp_path / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    (tmp_path / "Bellen.md").write_text(HELPLINE, "utf-8")
    library = Folder(tmp_path, extraction=kept_extraction())
    await indexed(school.house, library)
    await library.close()
    await school.ana.says("nummer personeelsdienst")
    shown = school.ana.newest.text
    assert shown.index("Personeelsdienst: toestel 2200, elke werkdag.") < shown.index("Nadia El Amrani")
    await school.ana.says("wie is de personeelsdienst")
    assert "toestel 2200, elke werkdag" not in school.ana.newest.text.partition("Nadia El Amrani")[0]
    await school.ana.says("nummer van Nadia El Amrani")
    assert "toestel 2200" not in school.ana.newest.text


# --- several questions, and mails


async def test_several_questions_get_an_answer_each(school: School) -> None:
    await school.ana.says("welke dag is het vandaag en hoeveel is de kilometervergoeding?")
    shown = school.ana.newest.text
    assert "Je vroeg 2 dingen" in shown
    assert "Vandaag is het maandag 23 november 2026" in shown
    assert "kilometervergoeding" in shown


async def test_of_more_than_three_the_others_are_one_click_away(school: School) -> None:
    await school.ana.says(
        "1) hoe laat is het 2) wie is de directeur 3) welke dag is het 4) wanneer is het kerstvakantie"
    )
    assert "Je vroeg 3 dingen" in school.ana.newest.text
    await school.ana.clicks("Zoek")
    assert "ma 21 december 2026" in school.ana.newest.text


async def test_a_mail_is_answered_on_what_it_asks(school: School) -> None:
    mail = "Beste collega,\n\nHoeveel is de kilometervergoeding?\n\nMet vriendelijke groeten,\nJan Peeters\nLeerkracht"
    await school.ana.says(mail)
    assert "Je vroeg: Hoeveel is de kilometervergoeding?" in school.ana.newest.text
    assert "Jan Peeters" not in school.ana.newest.text


async def test_a_question_of_several_is_followed_on(school: School) -> None:
    await school.ana.says("welke dag is het vandaag en hoeveel is de kilometervergoeding?")
    school.clock.pass_by(timedelta(minutes=1))
    await school.ana.says("en met de fiets?")
    assert "kilometervergoeding" in school.ana.newest.text


# --- Bode about itself


async def test_it_says_that_it_is_a_program(school: School) -> None:
    await school.ana.installs()
    assert "Ik ben een programma" in school.ana.newest.text
    await school.ana.says("help")
    assert "Ik ben een programma" in school.ana.newest.text
