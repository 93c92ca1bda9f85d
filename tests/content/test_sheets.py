"""What a workbook shows is read as Excel shows it, and what it hides is not."""

import zipfile
from pathlib import Path

import pytest

from bot.answer.library.source import Anchor, Section
from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from tests.content.office import CHART, CHART_TABLE, SPACES, inline, made_strict, number, root, row, styles, workbook


async def read(extraction: Extraction, path: Path) -> tuple[Section, ...]:
    found = await extraction.extract(path)
    assert isinstance(found, Extracted), found
    return found.sections


def line(at: int, *texts: str, more: str = "") -> str:
    return row(at, *(inline(f"{chr(65 + n)}{at}", text) for n, text in enumerate(texts) if text), more=more)


async def test_formats_of_cells(extraction: Extraction, tmp_path: Path) -> None:
    formats = styles("[h]:mm", "0000000000", "mmmm yyyy", "dddd d mmmm", '"Klas "@', "yyyy\\-mm\\-dd\\ h:mm:ss")
    rows = (
        row(1, inline("A1", "Weekuren voltijds van het personeel"), number("B1", 1.58333333333333, 1)),
        row(2, inline("A2", "Telefoon van de school"), number("B2", 478123456, 2)),
        row(3, inline("A3", "Maand"), number("B3", 46266, 3)),
        row(4, inline("A4", "Dag"), number("B4", 46266, 4)),
        row(5, inline("A5", "Klas"), '<c r="B5" s="5" t="inlineStr"><is><t>6A</t></is></c>'),
        row(6, inline("A6", "Om"), number("B6", 46266.354166666664, 6)),
        row(7, inline("A7", "Op"), number("B7", 46266, 6)),
        row(8, inline("A8", "Ja"), '<c r="B8" t="b"><v>1</v></c>'),
        row(9, inline("A9", "Fout"), '<c r="B9" t="e"><v>#DIV/0!</v></c>'),
        row(10, inline("A10", "Som"), '<c r="B10"><f>SUM(B1:B2)</f></c>'),
        row(11, inline("A11", "Tekst"), '<c r="B11" t="str"><f>A1</f><v>een_x000A_twee</v></c>'),
        row(12, inline("A12", "Dag"), '<c r="B12" s="4" t="d"><v>2026-09-01</v></c>'),
    )
    found = await read(extraction, workbook(tmp_path / "a.xlsx", "".join(rows), styles=formats))
    assert [line[1] for line in found[0].table] == [
        "38:00", "0478123456", "september 2026", "dinsdag 1 september", "Klas 6A", "01/09/2026 08:30", "01/09/2026",
        "WAAR", "#DIV/0!", "=SUM(B1:B2)", "een twee", "dinsdag 1 september",
    ]  # fmt: skip


async def test_dates_since_1904(extraction: Extraction, tmp_path: Path) -> None:
    rows = row(1, number("A1", 44804, 1), number("B1", 0, 1))
    path = workbook(tmp_path / "a.xlsx", rows, styles=styles("d/mm/yyyy"), head='<workbookPr date1904="1"/>')
    assert (await read(extraction, path))[0].text == "1/09/2026: 1/01/1904"


async def test_what_is_hidden(extraction: Extraction, tmp_path: Path) -> None:
    sheet = (
        '<cols><col min="2" max="2" hidden="1"/><col min="4" max="4" width="0"/></cols><sheetData>'
        + line(1, "Dag", "geheim", "Wie", "smal")
        + line(2, "verborgen", "x", "y", more='hidden="1"')
        + line(3, "plat", "x", "y", more='ht="0" customHeight="1"')
        + line(4, "maandag", "geheim", "Ilse", "smal")
        + "</sheetData>"
    )
    path = workbook(tmp_path / "a.xlsx", sheet, line(1, "weg"), line(1, "heel erg weg"), states=" hv")
    found = await read(extraction, path)
    assert found == (Section(("Blad1",), Anchor("sheet", "Blad1"), "", (("Dag", "Wie"), ("maandag", "Ilse"))),)


async def test_a_dimension_that_lies(extraction: Extraction, tmp_path: Path) -> None:
    sheet = f'<dimension ref="A1"/><sheetData>{line(1, "Dag", "Wie")}{line(2, "maandag", "Ilse")}</sheetData>'
    found = await read(extraction, workbook(tmp_path / "a.xlsx", sheet))
    assert found[0].table == (("Dag", "Wie"), ("maandag", "Ilse"))


async def test_places_that_are_not_written(extraction: Extraction, tmp_path: Path) -> None:
    cells = "<c><v>1</v></c><c><v>2</v></c>"
    found = await read(extraction, workbook(tmp_path / "a.xlsx", f"<row>{cells}</row><row>{cells}</row>"))
    assert found[0].table == (("1", "2"), ("1", "2"))


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xltx", ".xltm"])
async def test_every_dialect(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    usual = workbook(tmp_path / f"a{suffix}", line(1, "Dag", "Wie") + line(2, "maandag", "Ilse"))
    for path in (usual, made_strict(tmp_path / f"b{suffix}", usual)):
        assert (await read(extraction, path))[0].table == (("Dag", "Wie"), ("maandag", "Ilse"))


async def test_merged_cells_go_down(extraction: Extraction, tmp_path: Path) -> None:
    rows = line(1, "Dag", "Uur", "Wie") + line(2, "maandag", "8", "Ilse") + line(3, "", "9", "An") + line(5, "Noot")
    merged = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B1:C1"/></mergeCells>'
    found = await read(extraction, workbook(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>{merged}"))
    assert found[0].table == (("Dag", "Uur", "Wie"), ("maandag", "8", "Ilse"), ("maandag", "9", "An"))
    assert found[1].text == "Noot"


async def test_shared_and_rich_words(extraction: Extraction, tmp_path: Path) -> None:
    words = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {SPACES}>'
        "<si><r><t>zwem</t></r><r><rPr/><t>les</t></r><rPh><t>gelezen</t></rPh></si><si><t>Ilse</t></si></sst>"
    )
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>7</v></c>'
    path = workbook(tmp_path / "a.xlsx", row(1, cells), sharedStrings=words)
    assert (await read(extraction, path))[0].text == "zwemles: Ilse"
    forgotten = workbook(tmp_path / "b.xlsx", row(1, cells))
    with zipfile.ZipFile(forgotten, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", words)
    assert (await read(extraction, forgotten))[0].text == "zwemles: Ilse"


async def test_notes_boxes_and_charts(extraction: Extraction, tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    notes = (
        f'<comments xmlns="{main}"><authors><author>Ana Smet</author><author>tc={{1}}</author></authors><commentList>'
        '<comment ref="B2" authorId="0"><text><r><t>Ana Smet:</t></r><r><t>\nook op woensdag</t></r></text></comment>'
        '<comment ref="A2" authorId="1"><text><t>Uw versie van Excel</t></text></comment>'
        '<comment ref="A9" authorId="0"><text><t>staat alleen</t></text></comment>'
        '<comment ref="A3" authorId="0"><text><t>verborgen</t></text></comment></commentList></comments>'
    )
    box = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>{}</xdr:row></xdr:from><xdr:sp><xdr:nvSpPr>"
        '<xdr:cNvPr id="2" name="b"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
        "</xdr:twoCellAnchor>"
    )
    chart = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>40</xdr:row></xdr:from><xdr:graphicFrame><a:graphic>"
        '<a:graphicData><c:chart r:id="r1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor>'
    )
    drawing = root("xdr:wsDr", box.format(30, "onder") + chart + box.format(20, "boven"))
    path = workbook(
        tmp_path / "a.xlsx",
        line(1, "Dag", "Wie") + line(2, "maandag", "Ilse") + line(3, "x", "y", more='hidden="1"'),
        links={"r1": ("comments", "../notes1.xml"), "r2": ("drawing", "../drawing1.xml")},
        notes1=notes,
        drawing1=drawing,
        chart1=CHART,
    )
    with_chart = _linked(path, "xl/_rels/drawing1.xml.rels", "chart", "chart1.xml")
    found = await read(extraction, with_chart)
    assert found[0].table == (("Dag", "Wie"), ("maandag", "Ilse (ook op woensdag)"))
    assert [one.text for one in found[1:]] == ["staat alleen\nboven\nonder\nLeerlingen", ""]
    assert found[2].table == CHART_TABLE


async def test_of_a_list_only_the_cells_of_its_first_sheet_are_read_row_by_row(
    extraction: Extraction, tmp_path: Path
) -> None:
    """What is written beside the cells is of nobody in the list, and an empty row parts nothing."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    notes = (
        f'<comments xmlns="{main}"><authors><author>Ana</author></authors><commentList><comment ref="B1" authorId="0">'
        "<text><t>volgt farid@net.example op</t></text></comment></commentList></comments>"
    )
    box = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>9</xdr:row></xdr:from><xdr:sp><xdr:nvSpPr>"
        '<xdr:cNvPr id="2" name="b"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>directeur@net.example</a:t></a:r></a:p>'
        "</xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
    )
    rows = line(1, "Claes", "Ben", "Zorg") + line(3, "Benali", "", "Farid") + line(6, "Ana Martens")
    path = workbook(
        tmp_path / "a.xlsx",
        "",
        rows,
        line(1, "Dirk Maes"),
        links={"r1": ("comments", "../notes1.xml"), "r2": ("drawing", "../drawing1.xml")},
        notes1=notes,
        drawing1=root("xdr:wsDr", box),
    )
    found = await extraction.extract(path, listed=True)
    assert isinstance(found, Extracted)
    table = (("Claes", "Ben", "Zorg"), ("Benali", "Farid"), ("Ana Martens",))
    assert found.sections == (Section((), Anchor("sheet", "Blad2"), "", table),)


async def test_of_a_list_no_more_is_said_than_of_any_document(extraction: Extraction, tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    words = f'<sst xmlns="{main}" {SPACES}><si><t>{"x" * 30_000}</t></si></sst>'
    rows = "".join(row(at, f'<c r="A{at}" t="s"><v>0</v></c>') for at in range(1, 400))
    path = workbook(tmp_path / "a.xlsx", rows, sharedStrings=words)
    assert await extraction.extract(path, listed=True) == Reason.TOO_LARGE


def _linked(path: Path, rels: str, kind: str, target: str) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            rels,
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
            "</Relationships>",
        )
    return path


async def test_empty_sheets_say_nothing(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, workbook(tmp_path / "a.xlsx", "", line(1, "Iets")))
    assert found == (Section(("Blad2",), Anchor("sheet", "Blad2"), "Iets"),)


async def test_cells_too_far_apart_are_lines(extraction: Extraction, tmp_path: Path) -> None:
    def place(at: int) -> str:
        column, text = at, ""
        while column:
            column, rest = divmod(column - 1, 26)
            text = chr(65 + rest) + text
        return text

    rows = "".join(row(at, inline(f"A{at}", "dag"), inline(f"{place(at + 1)}{at}", "uur")) for at in range(1, 800))
    found = await read(extraction, workbook(tmp_path / "a.xlsx", rows))
    assert found[0].text.split("\n") == ["dag uur"] * 799
