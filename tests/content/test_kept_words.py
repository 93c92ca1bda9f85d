"""What is out of force, and what only numbers a page, by the words of each language."""

from dataclasses import replace

import pytest

from bot.content.pdf_furniture import without_furniture
from bot.content.pdf_items import Line, Read
from tests.index.contract import source


@pytest.mark.parametrize(
    ("path", "title", "archived"),
    [
        *((f"Reglementen/{name}/verlof.docx", "Verlof", True) for name in ("Archief", "archives", "ARCHIVED")),
        *(("map/verlof.docx", title, True) for title in ("[Vervallen] Verlof", "Congés (périmé)", "Leave [outdated]")),
        ("Archief.docx", "Archief", False),
        ("Reglementen/Archiefdienst/verlof.docx", "Vervallen verlof", False),
    ],
)
def test_what_is_kept_and_no_longer_in_force(path: str, title: str, archived: bool) -> None:
    assert replace(source("a", title=title), path=path).archived is archived


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *((text, True) for text in ("Pagina 3 van 12", "blz. 3", "blz 3/12", "Page 3 sur 12", "page 3 of 12", "p. 3")),
        *((text, False) for text in ("Artikel 3", "3 dagen", "Pagina", "Pagina 3 van ons", "12345", "3")),
    ],
)
def test_a_line_that_only_numbers_its_page_is_no_text(text: str, number: bool) -> None:
    said = Line("Een zin.", 11, 400)
    for y in (40, 800):
        page = Read((said, Line(text, 11, y)), 842)
        assert without_furniture([page]) == [Read((said,), 842) if number else page]
    amidst = Read((said, Line(text, 11, 300)), 842)
    assert without_furniture([amidst]) == [amidst]
