"""Documents that send people to a command or a form in Bode: what is not there is not shown, what is has a button."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answer.dead_ends import is_there
from bot.answer.library.indexing_run import Report
from bot.content.folder import Folder
from bot.words.directions import Direction
from dialogs.form import load_forms
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_changed_files import is_seen, with_own_forms
from tests.extracting import kept_extraction
from tests.indexed import indexed

STEP = "Typ zwembad in Bode en vul per beurt een regel in."
POOL = (
    "# Zwembadbeurten terugbetaald krijgen\n\n"
    f"Bewaar van elke zwembadbeurt het ticket. {STEP} Je krijgt het geld binnen de maand.\n"
)
START = "Verlofaanvraag starten"
QUESTION = "Hoe krijg ik zwembadbeurten terugbetaald?"


def written(folder: Path, documents: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    for name, text in documents.items():
        (folder / f"{name}.md").write_text(text, "utf-8")


async def reads(school: School, folder: Path, **documents: str) -> Report:
    written(folder, documents)
    library = Folder(folder, name="Zwemmen", extraction=kept_extraction())
    report = await indexed(school.house, library)
    await library.close()
    return report


def add_pool_form(forms: Path) -> None:
    text = (forms / "leave.toml").read_text("utf-8").replace('id = "leave"', 'id = "pool"', 1)
    text = text.replace('"VRL"', '"ZWB"').replace('nl = "Verlofaanvraag"', 'nl = "Zwembadbeurt"')
    keywords = '[keywords]\nnl = ["zwembad"]\nfr = ["piscine"]\nen = ["pool"]\n\n[route]'
    (forms / "pool.toml").write_text(re.sub(r"(?s)\[keywords\].*?\[route\]", keywords, text, count=1), "utf-8")


async def test_a_dead_end_is_named_at_indexing_and_not_on_the_card(school: School, tmp_path: Path) -> None:
    report = await reads(school, tmp_path / "docs", zwemmen=POOL)
    assert [(one.path, one.direction) for one in report.dead_ends] == [("zwemmen.md", Direction("zwembad", STEP))]
    await school.ana.says(QUESTION)
    card = school.ana.newest
    assert "Bewaar van elke zwembadbeurt het ticket." in card.text
    assert "binnen de maand" in card.text
    assert "vul per beurt" not in card.text
    assert "Het document verwijst ook naar “zwembad” in Bode. Dat kan daar nu niet." in card.text
    assert [one.direction.name for one in (await reads(school, tmp_path / "docs")).dead_ends] == ["zwembad"]


async def test_a_form_counts_from_when_it_is_there_until_it_goes(
    school: School, own_forms: Path, tmp_path: Path
) -> None:
    await with_own_forms(school)
    await reads(school, tmp_path / "docs", zwemmen=POOL)
    ana = school.ana
    add_pool_form(own_forms)
    is_seen(school)
    await ana.says(QUESTION)
    assert "vul per beurt een regel in" in ana.newest.text
    assert "Dat kan daar nu niet" not in ana.newest.text
    await ana.clicks("Zwembadbeurt starten")
    assert "Welk verlof?" in ana.newest.text
    assert not (await reads(school, tmp_path / "docs")).dead_ends
    (own_forms / "pool.toml").unlink()
    is_seen(school)
    await ana.says(QUESTION)
    assert "vul per beurt" not in ana.newest.text
    assert not [title for title in buttons_of(ana.newest) if title.endswith("starten")]


async def test_what_is_there_in_any_language_is_kept_and_has_its_button(school: School, tmp_path: Path) -> None:
    page = (
        "# Naar het zeepreventorium\n\nWie naar het zeepreventorium gaat, typt congé in Bode. "
        "Typ *mijn aanvragen* in Bode om te volgen.\n"
    )
    report = await reads(school, tmp_path / "docs", zee=page)
    assert not report.dead_ends
    await school.ana.says("Wat doet wie naar het zeepreventorium gaat?")
    assert "typt congé in Bode" in school.ana.newest.text
    assert START in buttons_of(school.ana.newest)


async def test_a_row_that_leads_nowhere_is_left_out_of_its_table(school: School, tmp_path: Path) -> None:
    page = (
        "# Zeilkamp voor personeel\n\n| Zeilkamp | Hoe |\n|---|---|\n| Zeilkamp prijs | 80 euro |\n"
        "| Zeilkamp inschrijven | typ zeilkamp in Bode |\n| Zeilkamp plaats | Nieuwpoort |\n"
    )
    report = await reads(school, tmp_path / "docs", zeil=page)
    assert [one.direction.name for one in report.dead_ends] == ["zeilkamp"]
    await school.ana.says("Hoe inschrijven voor het zeilkamp voor personeel?")
    assert "typ zeilkamp" not in str(school.ana.newest.card)
    assert "Nieuwpoort" in str(school.ana.newest.card)


async def test_a_passage_that_says_nothing_else_answers_nothing(school: School, tmp_path: Path) -> None:
    page = "# Kanotocht voor leerkrachten\n\nTyp kanotocht in Bode.\n"
    await reads(school, tmp_path / "docs", kano=page)
    await school.ana.says("Hoe schrijf ik me in voor de kanotocht?")
    assert "Typ kanotocht" not in str(school.ana.newest.card)


@pytest.mark.parametrize(
    ("name", "chosen", "there"),
    [
        ("Indienen", True, True),
        ("Omstandigheidsverlof", True, True),
        ("Raketbrandstof", True, False),
        ("Indienen", False, False),
        ("verlofformulier", False, True),
        ("Demande de congé", False, True),
        ("hulp", False, True),
    ],
)
def test_what_is_there(name: str, chosen: bool, there: bool) -> None:
    """A button or an option may be chosen, and nobody can type it."""
    assert is_there(Direction(name, f"... {name} ...", chosen), load_forms()) is there
