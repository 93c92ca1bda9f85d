"""What is out of force, and what only numbers a page, by the words of each language."""

from dataclasses import replace

import pytest

from bot.content.pdf_lines import Line, without_furniture
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
        *(
            (text, True)
            for text in ("3", "Pagina 3 van 12", "blz. 3", "blz 3/12", "Page 3 sur 12", "page 3 of 12", "p. 3")
        ),
        *((text, False) for text in ("Artikel 3", "3 dagen", "Pagina", "Pagina 3 van ons", "12345")),
    ],
)
def test_a_line_that_only_numbers_its_page_is_no_text(text: str, number: bool) -> None:
    assert without_furniture([[Line(text, 11, 40)]]) == ([[]] if number else [[Line(text, 11, 40)]])
