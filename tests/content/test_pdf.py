"""PDF: the text of its pages without what they are only pages for, its tables as tables, its forms as filled in."""

from pathlib import Path

import pytest

from bot.answer.library.source import Anchor, Section
from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from bot.content.pdf_joining import joined
from bot.content.titles import given_title
from tests.content.drawing import boxes, cells, strokes
from tests.content.making import make_pdf

Lines = list[tuple[int, int, str]]


async def read(extraction: Extraction, path: Path) -> Extracted:
    found = await extraction.extract(path)
    assert isinstance(found, Extracted), found
    return found


def text_of(found: Extracted) -> str:
    return "\n".join(section.text for section in found.sections)


# --- page numbers, headers and feet -------------------------------------------------------------------------


async def test_figures_of_a_short_file_stay(extraction: Extraction, tmp_path: Path) -> None:
    rows = [("Aantal leerlingen", "412"), ("Aantal leerkrachten", "38"), ("Opgericht in", "1923")]
    lines: Lines = [(12, 100 + 40 * n + 18 * m, text) for n, row in enumerate(rows) for m, text in enumerate(row)]
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [lines]))
    assert [word for word in text_of(found).split() if word.isdigit()] == ["412", "38", "1923"]


async def test_a_figure_stands_behind_its_label(extraction: Extraction, tmp_path: Path) -> None:
    drawn = " ".join(
        f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET"
        for y, row in ((700, ("Huwelijk van het personeelslid", "4")), (680, ("Verhuizing", "1")))
        for x, text in zip((60, 400), row, strict=True)
    )
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[]], drawn=drawn))
    assert text_of(found) == "Huwelijk van het personeelslid 4 Verhuizing 1"


async def test_what_differs_in_more_than_the_page_number_stays(extraction: Extraction, tmp_path: Path) -> None:
    schools = (("De Linde", 117, 5), ("Kompas", 134, 6), ("De Eik", 88, 7), ("Zonnedorp", 240, 8))
    pages: list[Lines] = [
        [
            (9, 5, "Cijfers - p. " + str(number + 1)),
            (12, 20, f"Aantal leerlingen: {pupils}"),
            (12, 40, f"Aantal klassen: {classes}"),
            *((12, 100 + 20 * n, f"Toelichting {n} bij {name}") for n in range(5)),
            (9, 755, f"Scholennet 2026 - {number + 1}"),
            (9, 770, "Scholennet 2026"),
            (9, 785, f"{number + 21}"),
        ]
        for number, (name, pupils, classes) in enumerate(schools)
    ]
    text = text_of(await read(extraction, make_pdf(tmp_path / "a.pdf", pages)))
    for name, pupils, classes in schools:
        assert f"Aantal leerlingen: {pupils} Aantal klassen: {classes}" in text, name
    assert "Scholennet" not in text
    assert "Cijfers" not in text
    assert not {"21", "22", "23", "24"}.intersection(text.split())


async def test_what_stands_elsewhere_on_each_page_is_no_header(extraction: Extraction, tmp_path: Path) -> None:
    pages: list[Lines] = [[(12, 60 + 30 * n, "Wie belt?"), (12, 300, f"Klas {n}a belt zelf.")] for n in range(4)]
    assert text_of(await read(extraction, make_pdf(tmp_path / "a.pdf", pages))).count("Wie belt?") == 4


async def test_where_every_page_says_the_same_it_is_said(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[(12, 100, "Hallo allemaal")]] * 4))
    assert "Hallo allemaal" in text_of(found)


# --- words and titles --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["een ver-", "vanging"], "een vervanging"),
        (["een ver\ufffevanging en zwem\ufffeen turnuur"], "een vervanging en zwem- en turnuur"),
        (["het zwem-", "en turnuur"], "het zwem- en turnuur"),
        (["in school-", "of kleuteruren"], "in school- of kleuteruren"),
        (["de Zuid\ufffeNederlandse e\ufffemail"], "de Zuid-Nederlandse e-mail"),
        (["per e-", "mail of TADD-", "regeling"], "per e-mail of TADD-regeling"),
        (["voor 3\ufffejarigen in 2026-", "2027"], "voor 3-jarigen in 2026-2027"),
        (["leer\u00ad", "ling \u2010", "dus"], "leerling \u2010 dus"),
        (["ont-", "haal", "ging"], "onthaal ging"),
    ],
)
def test_a_hyphen_at_a_line_end(lines: list[str], text: str) -> None:
    assert joined(lines) == text


@pytest.mark.parametrize(
    "title",
    ["untitled", "Untitled", "(anonymous)", "Book1", "Map1", "PowerPoint-presentatie", "Présentation PowerPoint",
     "Microsoft Word - verlof.docx", "verlof 2026.docx", "Naamloos document", "Dia 1", ""],
)  # fmt: skip
def test_what_a_program_calls_a_file_is_no_title(title: str) -> None:
    assert not given_title(title)


@pytest.mark.parametrize(
    "title", ["Verlof", "Brandoefening in de turnzaal", "Page d'accueil", "GDPR-beleid", "Map van de school"]
)
def test_what_a_person_calls_it_is_one(title: str) -> None:
    assert given_title(title) == title


async def test_then_the_first_heading_is_the_title(extraction: Extraction, tmp_path: Path) -> None:
    lines: Lines = [
        (20, 60, "Brandoefening in"),
        (20, 84, "de turnzaal"),
        (11, 120, "De oefening start na het lesuur."),
    ]
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [lines], title="PowerPoint-presentatie"))
    assert found.title == "Brandoefening in de turnzaal"
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [lines], title="Oefenen"))
    assert found.title == "Oefenen"


async def test_bold_that_is_drawn_twice_is_one_word(extraction: Extraction, tmp_path: Path) -> None:
    lines: Lines = [(12, 100, "Let op"), (12, 100, "Let op"), (12, 130, "De poort sluit.")]
    assert text_of(await read(extraction, make_pdf(tmp_path / "a.pdf", [lines]))) == "Let op De poort sluit."


# --- what is filled in, turned, and only seen ----------------------------------------------------------------


async def test_what_is_filled_in_is_read_where_it_stands(extraction: Extraction, tmp_path: Path) -> None:
    shown = "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >>"
    drawn = "BT /F1 12 Tf 2 4 Td (Griet Hoflack) Tj ET"
    field = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (naam) /Rect [200 696 400 716] /F {flags} /AP << /N 5 0 R >> >>"
    )
    more = (field.format(flags=4), f"<< {shown} /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    lines: Lines = [(12, 100, "Contactpersoon:"), (12, 140, "Bel op tijd.")]
    path = make_pdf(tmp_path / "a.pdf", [lines], page="/Annots [4 0 R]", more=more)
    assert "Griet Hoflack" in text_of(await read(extraction, path))
    path = make_pdf(tmp_path / "a.pdf", [lines], page="/Annots [4 0 R]", more=(field.format(flags=2), more[1]))
    assert "Griet Hoflack" not in text_of(await read(extraction, path))


@pytest.mark.parametrize("turned", [90, 180, 270])
async def test_a_page_that_is_turned(extraction: Extraction, tmp_path: Path, turned: int) -> None:
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turned]
    drawn = f"{matrix} cm BT /F1 12 Tf 60 500 Td (De eerste) Tj 0 -14 Td (zin.) Tj 0 -60 Td (Een tweede.) Tj ET"
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[]], drawn=drawn, page=f"/Rotate {turned}"))
    assert text_of(found).splitlines() == ["De eerste zin.", "Een tweede."]


async def test_a_scan_has_only_images(extraction: Extraction, tmp_path: Path) -> None:
    image = "q 500 0 0 700 40 40 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q"
    assert await extraction.extract(make_pdf(tmp_path / "a.pdf", [[], []], drawn=image)) is Reason.ONLY_IMAGES
    below = f"BT 3 Tr /F1 12 Tf 60 700 Td (Onder het beeld) Tj ET {image}"
    assert text_of(await read(extraction, make_pdf(tmp_path / "b.pdf", [[]], drawn=below))) == "Onder het beeld"
    assert await extraction.extract(make_pdf(tmp_path / "c.pdf", [[]])) is Reason.EMPTY


# --- tables --------------------------------------------------------------------------------------------------


GRID = (*((60, y, 300, y) for y in (600, 620, 640, 660)), *((x, 600, x, 660) for x in (60, 180, 240, 300)))
TEXTS = (
    (62, 645, "School"), (182, 645, "Dag"), (242, 645, "Tot"), (62, 625, "De Linde"), (182, 625, "maandag"),
    (242, 625, "17.30"), (62, 605, "De Eik"), (182, 605, "vrijdag"), (242, 605, "18.00"),
)  # fmt: skip
TABLE = (("School", "Dag", "Tot"), ("De Linde", "maandag", "17.30"), ("De Eik", "vrijdag", "18.00"))


@pytest.mark.parametrize("ruled", [strokes(*GRID), boxes(*GRID), f"{strokes(*GRID)} {boxes(*GRID)}",
                                   " ".join(f"{x} {y} {w} 20 re S" for x, w in ((60, 120), (180, 60), (240, 60))
                                            for y in (600, 620, 640))])  # fmt: skip
async def test_a_table_between_lines(extraction: Extraction, tmp_path: Path, ruled: str) -> None:
    lines: Lines = [(16, 60, "Opvang"), (10, 80, "Wanneer je kind kan blijven.")]
    drawn = f"{ruled} {cells(*TEXTS)}"
    after = cells((60, 560, "Vragen? Bel het secretariaat."))
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [lines], drawn=f"{drawn} {after}"))
    assert Section(("Opvang",), Anchor("page", "1"), "", TABLE) in found.sections or TABLE in [
        section.table for section in found.sections
    ]
    assert "maandag" not in text_of(found)
    assert "Vragen? Bel het secretariaat." in text_of(found)


async def test_cells_that_reach_over_lines(extraction: Extraction, tmp_path: Path) -> None:
    grid = (
        *((60, y, 300, y) for y in (600, 640, 660)), (180, 620, 300, 620),
        *((x, 600, x, 660) for x in (60, 300)), (180, 600, 180, 660), (240, 600, 240, 640),
    )  # fmt: skip
    texts = ((62, 645, "School"), (182, 645, "Dag en uur tot wanneer"), (62, 618, "De Linde"), (182, 625, "maandag"),
             (242, 625, "17.30"), (182, 605, "vrijdag"), (242, 605, "18.00"))  # fmt: skip
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[]], drawn=f"{strokes(*grid)} {cells(*texts)}"))
    assert [section.table for section in found.sections] == [
        (("School", "Dag en uur tot wanneer", ""), ("De Linde", "maandag", "17.30"), ("De Linde", "vrijdag", "18.00"))
    ]


async def test_a_frame_and_the_axes_of_a_chart_are_no_tables(extraction: Extraction, tmp_path: Path) -> None:
    across = ((60, 600 + 20 * n, 300, 600 + 20 * n) for n in range(8))
    chart = strokes(*across, *((60 + 20 * n, 600, 60 + 20 * n, 740) for n in range(8)))
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[]], drawn=f"{chart} {cells((62, 606, '10 20 30'))}"))
    assert [section.table for section in found.sections] == [()]
    assert text_of(found) == "10 20 30"


async def test_a_drawing_of_lines_costs_no_more_than_looking(extraction: Extraction, tmp_path: Path) -> None:
    hatch = strokes(
        *((60, n / 10, 300, n / 10) for n in range(8000)), *((n / 10, 60, n / 10, 300) for n in range(8000))
    )
    found = await read(extraction, make_pdf(tmp_path / "a.pdf", [[(12, 100, "Een plan.")]], drawn=hatch))
    assert text_of(found) == "Een plan."
