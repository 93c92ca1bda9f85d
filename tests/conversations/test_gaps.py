"""The gaps report: for process owners, about nobody."""

import csv
from dataclasses import replace
from pathlib import Path
from time import process_time, thread_time

import pytest

from bot.answer.answer import Verdict
from bot.answer.gaps_report import MOST, find_gaps
from bot.answer.question import Question
from bot.cli.reports import calibrate, report_gaps
from bot.people.person import Person
from bot.settings import load_settings
from bot.store.partitions import person_partition
from tests.conversations.school import School
from tests.conversations.stage import buttons_of

UNKNOWN = "Hoeveel maaltijdcheques krijg ik?"


async def ask_around(school: School) -> None:
    await school.ana.says(UNKNOWN)
    await school.emma.says("Krijgt mijn man Dirk ook maaltijdcheques? Bel 0478 12 34 56")
    await school.farid.says("Hoe installeer ik een VPN op mijn Commodore?")
    for person in (school.ana, school.ben):
        await person.says("Hoeveel is de kilometervergoeding voor een dienstreis?")
        await person.clicks("Nee")
        await person.fills(reason="incomplete", words="Wat met de brommer van mijn zoon?").clicks("Doorgeven")


@pytest.mark.parametrize("name", ["carla", "nadia"])
async def test_process_owners_see_what_is_missing_and_nobody_who_asked(school: School, name: str) -> None:
    await ask_around(school)
    owner = school.people[name]
    await owner.says("hiaten")
    shown = owner.newest.text
    assert "maaltijdcheques" in shown
    assert "2 vragen van 2 collega’s · 2 onbeantwoord" in shown
    assert "2 vragen van 2 collega’s · 2 slecht beoordeeld" in shown
    assert "En nog 1 vraag" in shown
    for private in ("Ana", "Dirk", "0478", "man", "VPN", "Commodore", "brommer"):
        assert private not in shown.replace("mandaat", ""), private


async def test_nobody_else_sees_it(school: School) -> None:
    await ask_around(school)
    for person in (school.ana, school.ben):
        await person.says("hiaten")
        assert "Vraag het aan:" in person.newest.text
        assert "Carla" in person.newest.text, "a command that exists says who may use it"
        assert "maaltijdcheques" not in person.newest.text


async def test_help_names_it_to_who_may_see_it(school: School) -> None:
    await school.nadia.says("help")
    assert "Hiaten" in school.nadia.newest.text
    await school.ana.says("help")
    assert "Hiaten" not in school.ana.newest.text


async def test_without_gaps_it_says_so(school: School) -> None:
    await school.carla.says("hiaten")
    assert "geen onbeantwoorde" in school.carla.newest.text
    assert "Nieuwe mededeling" in buttons_of(school.carla.newest)


async def test_as_a_table_for_a_spreadsheet(school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await school.ana.says("=1+maaltijdcheques")
    await school.emma.says("=1+maaltijdcheques")
    await ask_around(school)
    data, file = school._data, tmp_path / "gaps.csv"
    await school.close()
    await report_gaps(load_settings(data_dir=data), file)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["questions"], row["people"], row["incomplete"]) for row in rows] == [("4", "2", "0"), ("2", "2", "2")]
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]
    await calibrate(load_settings(data_dir=data), reset=False)
    assert "too few" in capsys.readouterr().out
    await school._start()


async def missed(school: School, many: int) -> None:
    """As many questions that were not answered, by two people in turn, the newest last."""
    questions = school.house.records.questions
    for number in range(many):
        person = (school.ana, school.emma)[number % 2].id
        asked = school.clock()
        question = Question(f"q{number}", person, UNKNOWN, asked, Verdict.NOT_FOUND, missed=True)
        await school.house.records.accept(person_partition(person), [questions.put(question)])


@pytest.mark.walk
@pytest.mark.parametrize(("many", "counted"), [(600, "600"), (2500, "2.000")])
async def test_it_is_as_long_as_it_was_asked_and_reads_the_newest_of_very_many(
    school: School, many: int, counted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await missed(school, many)
    await school.carla.says("hiaten")
    assert f"{counted} vragen van 2 collega’s" in school.carla.newest.text
    assert ("Alleen de 2.000 nieuwste vragen" in school.carla.newest.text) is (many > MOST)
    data, file = school._data, tmp_path / "gaps.csv"
    await school.close()
    await report_gaps(load_settings(data_dir=data), file)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert (row["questions"], row["people"]) == (counted.replace(".", ""), "2")
    assert ("newest 2000 questions" in capsys.readouterr().err) is (many > MOST)
    await school._start()


async def test_other_turns_go_on_while_it_is_computed(school: School) -> None:
    """With as many names as in a large city: by the processor time that the loop's own thread spends on it."""
    await missed(school, 20)
    directory = await school.house.directory.current()
    many = (Person(f"{number}", f"Voornaam{number} Achternaam{number}", "", "") for number in range(50_000))
    school.house.directory._snapshot = replace(directory, people={one.id: one for one in many})
    on_loop, everywhere = thread_time(), process_time()
    found = await find_gaps(school.house)
    on_loop, everywhere = thread_time() - on_loop, process_time() - everywhere
    assert found.shown[0].questions == 20
    assert on_loop < everywhere / 4
