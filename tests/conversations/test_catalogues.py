"""A list of courses: whoever asks for one thing of one course gets the facts of that course."""

from pathlib import Path

from bot.answer.library.libraries_file import places_of
from bot.bootstrap.adapters import library_at
from bot.toml_files import BadFiles
from tests.conversations.school import School
from tests.indexed import indexed

COURSES = (
    "Opleiding;Lesgever;Prijs;Zaal\n"
    "Reanimatie met defibrillator;Rik Maes;45 euro;Turnzaal\n"
    "Stemgebruik voor kleuterjuffen;Lut Claes;60 euro;Muzieklokaal\n"
)
LIBRARIES = """
[[libraries]]
name = "Opleidingen"
place = "catalogue:{file}"
readers = ["everyone"]
title = "Opleiding"
shown = ["Lesgever", "Prijs"]
"""


async def test_the_facts_of_the_row_that_was_asked(school: School, tmp_path: Path) -> None:
    file = tmp_path / "opleidingen.csv"
    file.write_text(COURSES, "utf-8")
    [place] = places_of("libraries.toml", LIBRARIES.format(file=file).encode())
    library = library_at(place)
    report = await indexed(school.house, library)
    await library.close()
    assert (report.indexed, report.unreadable) == (2, [])
    for question in ("Hoeveel kost de reanimatie met defibrillator?", "Wie geeft reanimatie met defibrillator?"):
        await school.ana.says(question)
        shown = school.ana.newest.text
        assert "Prijs: 45 euro" in shown
        assert "Lesgever: Rik Maes" in shown
        assert "60 euro" not in shown
        assert "Turnzaal" not in shown


def test_columns_are_for_catalogues_alone() -> None:
    try:
        places_of("libraries.toml", b'[[libraries]]\nname = "Gids"\nplace = "/srv/gids"\nlink = "Adres"\n')
    except BadFiles as bad:
        assert "is for catalogues (catalogue:FILE) and lists of SharePoint" in str(bad)
    else:
        raise AssertionError("a folder has no columns")
