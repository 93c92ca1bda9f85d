"""More than any reader of a file would see: so much of it is read, and the rest costs nothing but itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answer.library.source import Section, Table
from bot.content import docx_styles, docx_words, pdf, pdf_tables, pptx, xlsx, xlsx_cells
from bot.content.base import Reason
from bot.content.docx import read_docx
from bot.content.docx_numbering import Numbering
from bot.content.docx_styles import Styles
from bot.content.ooxml import parsed
from bot.content.outline import CannotRead
from bot.content.pdf import read_pdf
from bot.content.pptx import read_pptx
from bot.content.xlsx import read_xlsx
from tests.content.drawing import cells, strokes
from tests.content.making import make_pdf
from tests.content.office import graphic, inline, p, root, row, shape, slides, t, tc, word, workbook


def tree_of(xml: str) -> Any:
    return parsed(xml.encode())


def text_of(sections: Sequence[Section]) -> list[str]:
    return [line for section in sections for line in section.text.split("\n") if line]


def tables(sections: Sequence[Section]) -> list[Table]:
    return [section.table for section in sections if section.table]


# --- Word --------------------------------------------------------------------------------------------------------


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_cell_over_a_million_columns_is_a_cell(tmp_path: Path) -> None:
    wide = tc("Dag", '<w:gridSpan w:val="1000000"/>')
    rows = f"<w:tr>{wide}{tc('Uur')}</w:tr><w:tr><w:trPr><w:gridBefore w:val='999999'/></w:trPr>{tc('8.30')}</w:tr>"
    found = read_docx(word(tmp_path / "a.docx", f"<w:tbl>{rows}</w:tbl>")).sections
    assert tables(found) == [(("Dag", "Uur"), ("", "8.30"))]


def test_fields_that_never_end_hide_no_more_than_what_they_are_in(tmp_path: Path) -> None:
    paged = f"{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{field('separate')}"
    open_ = field("begin") + field("separate")
    before, after = docx_words._MAX_FIELDS - 1, 1
    body = p(paged + t("bladzijde")) + p(open_ * before + t("nog erin")) + p(open_ * after + t("Dit lees je."))
    assert text_of(read_docx(word(tmp_path / "a.docx", body)).sections) == ["Dit lees je."]


def test_an_instruction_without_end_is_read_as_far_as_it_matters(tmp_path: Path) -> None:
    long = " " * docx_words._MAX_INSTRUCTION + "PAGE"
    body = p(f"{field('begin')}<w:r><w:instrText>{long}</w:instrText></w:r>{field('separate')}{t('3')}{field('end')}")
    assert text_of(read_docx(word(tmp_path / "a.docx", body)).sections) == ["3"]


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    other = {"A": "B", "B": "A"}
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/><w:basedOn w:val="{base}"/></w:style>'
        for own, base in other.items()
    )
    found = Styles(tree_of(root("w:styles", listed)))["A"]
    assert len(found.ids) == docx_styles._MAX_BASED
    assert found.level is None


def test_numbers_and_their_texts_have_an_end() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="{0}"/><w:lvlText w:val="{1}"/></w:lvl>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{level.format(start, text)}</w:abstractNum>'
        for at, (start, text) in enumerate((("999999999", "Art. %1"), ("1", "A" * 5000), ("999999", "%1" * 50)))
    )
    listed = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(3))
    numbering = Numbering(tree_of(root("w:numbering", lists + listed)))

    def label(list_: int) -> str:
        properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
        return numbering.label(tree_of(root("w:pPr", properties)), docx_styles.Style())

    assert label(0) == "Art. 1000000"
    assert label(1) == "A" * 100
    assert label(2) == ("999999" * 50)[:100]


# --- charts ------------------------------------------------------------------------------------------------------


def chart(*series: str) -> str:
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Leerlingen</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    plot = f"<c:plotArea><c:barChart>{''.join(series)}</c:barChart></c:plotArea>"
    return root("c:chartSpace", f"<c:chart>{title}{plot}</c:chart>")


def drawn(path: Path, chart_: str) -> Sequence[Section]:
    shown = graphic('<c:chart r:id="r1"/>')
    return read_pptx(slides(path / "a.pptx", shown, links={"r1": ("chart", "../chart1.xml")}, chart1=chart_)).sections


def values(at: int) -> str:
    return f"<c:ser><c:val><c:numCache><c:pt idx='{at}'><c:v>{at}</c:v></c:pt></c:numCache></c:val></c:ser>"


def test_a_chart_of_more_cells_than_a_table_has_says_its_title(tmp_path: Path) -> None:
    found = drawn(tmp_path, chart(*map(values, range(3))))
    assert len(tables(found)[0]) == 3
    found = drawn(tmp_path, chart(*map(values, range(710))))
    assert text_of(found) == ["Leerlingen"]
    assert tables(found) == []


def test_names_of_so_many_levels_are_read(tmp_path: Path) -> None:
    levels = "".join(f"<c:lvl><c:pt idx='0'><c:v>n{at}</c:v></c:pt></c:lvl>" for at in range(12))
    series = f"<c:ser><c:cat><c:multiLvlStrCache>{levels}</c:multiLvlStrCache></c:cat><c:val><c:numCache>"
    series += "".join(f"<c:pt idx='{at}'><c:v>{at}</c:v></c:pt>" for at in range(2)) + "</c:numCache></c:val></c:ser>"
    assert tables(drawn(tmp_path, chart(series)))[0][0][0] == " ".join(f"n{at}" for at in reversed(range(10)))


def test_a_point_at_no_place_that_there_is_stands_first(tmp_path: Path) -> None:
    names = "".join(f"<c:pt idx='{at}'><c:v>{name}</c:v></c:pt>" for at, name in enumerate(("kleuters", "lager")))
    points = "<c:pt idx='99999999'><c:v>7</c:v></c:pt><c:pt idx='1'><c:v>8</c:v></c:pt>"
    series = f"<c:cat><c:strCache>{names}</c:strCache></c:cat><c:val><c:numCache>{points}</c:numCache></c:val>"
    assert tables(drawn(tmp_path, chart(f"<c:ser>{series}</c:ser>"))) == [(("kleuters", "7"), ("lager", "8"))]


# --- Excel -------------------------------------------------------------------------------------------------------


def merged(*places: str) -> str:
    listed = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    return f"<mergeCells>{listed}</mergeCells>"


ROWS = [
    row(at, inline("A1", "De Linde") if at == 1 else "", inline(f"B{at}", f"klas {at}"), inline(f"C{at}", "dag"))
    for at in (1, 2, 3)
]


def rows_of(path: Path, inside: str) -> Table:
    return tables(read_xlsx(workbook(path / "a.xlsx", f"<sheetData>{''.join(ROWS)}</sheetData>{inside}")).sections)[0]


def test_of_so_many_merged_cells_each_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one[0] for one in rows_of(tmp_path, merged("D1:D2", "A1:A3"))] == ["De Linde"] * 3
    monkeypatch.setattr(xlsx_cells, "MAX_RANGES", 1)
    assert [one[0] for one in rows_of(tmp_path, merged("D1:D2", "A1:A3"))] == ["De Linde", "", ""]


def test_and_of_the_rows_that_they_have_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_STEPS", 1)
    assert [one[0] for one in rows_of(tmp_path, merged("A1:A3"))] == ["De Linde", "", ""]
    assert [one[0] for one in rows_of(tmp_path, merged("A1:A2"))] == ["De Linde", "De Linde", ""]


@pytest.mark.parametrize(
    ("module", "name", "there"), [(xlsx_cells, "MAX_ROWS", 3), (xlsx_cells, "MAX_COLUMNS", 3), (xlsx, "MAX_CELLS", 7)]
)
def test_a_workbook_with_more_than_a_document_has_is_too_large(
    module: object, name: str, there: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = '<cols><col min="3" max="3"/><col min="4" max="4"/><col min="5" max="5"/></cols>'
    path = workbook(tmp_path / "a.xlsx", f"{columns}<sheetData>{''.join(ROWS)}</sheetData>")
    monkeypatch.setattr(module, name, there)
    assert read_xlsx(path).sections
    monkeypatch.setattr(module, name, there - 1)
    with pytest.raises(CannotRead) as refused:
        read_xlsx(path)
    assert refused.value.reason is Reason.TOO_LARGE


# --- PowerPoint --------------------------------------------------------------------------------------------------


def test_of_so_many_slides_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pptx, "MAX_SLIDES", 2)
    assert text_of(read_pptx(slides(tmp_path / "a.pptx", *map(shape, ("Een", "Twee", "Drie")))).sections) == [
        "Een",
        "Twee",
    ]


def test_a_place_beyond_any_slide_is_the_end_of_it(tmp_path: Path) -> None:
    frame = '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999999999999" cy="999999999999"/><a:chOff x="0" y="0"/>'
    group = f'<p:grpSp>{frame}<a:chExt cx="1" cy="1"/></a:xfrm></p:grpSpPr>{{0}}</p:grpSp>'
    inside = shape("Ver weg", at=(5, 999_999_999_999))
    for _ in range(40):
        inside = group.format(inside)
    found = read_pptx(slides(tmp_path / "a.pptx", inside + shape("Eerst", at=(0, 5)))).sections
    assert text_of(found) == ["Eerst", "Ver weg"]


# --- PDF ---------------------------------------------------------------------------------------------------------


GRID = strokes(*((60, y, 300, y) for y in (600, 620, 640)), *((x, 600, x, 640) for x in (60, 180, 300)))
TEXTS = cells((62, 625, "Wie"), (182, 625, "Wat"), (62, 605, "Directeur"), (182, 605, "keurt goed"))
TABLE = (("Wie", "Wat"), ("Directeur", "keurt goed"))
AWAY = strokes(*((10, 10 + n, 40, 10 + n) for n in range(8)))
CURVE = " ".join(["10 10 m", *("12 12 14 14 16 16 c" for _ in range(40)), "S"])


@pytest.mark.parametrize(
    ("name", "more", "least"),
    [("MAX_OBJECTS", AWAY, 14 + 4), ("MAX_LINES", AWAY, 8 + 6), ("MAX_POINTS", CURVE, 121 + 12), ("MAX_CELLS", "", 4)],
)
def test_a_page_with_more_on_it_is_a_drawing(
    name: str, more: str, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[]], drawn=f"{more} {GRID} {TEXTS}")
    assert tables(read_pdf(path).sections) == [TABLE]
    monkeypatch.setattr(pdf_tables, name, least)
    assert tables(read_pdf(path).sections) == [TABLE]
    monkeypatch.setattr(pdf_tables, name, 2 * least // 3)
    found = read_pdf(path).sections
    assert tables(found) == []
    assert text_of(found) == ["Wie Wat Directeur keurt goed"]


def test_also_where_it_is_drawn_after_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[]], drawn=f"{GRID} {TEXTS} {AWAY}")
    assert tables(read_pdf(path).sections) == [TABLE]
    monkeypatch.setattr(pdf_tables, "MAX_LINES", 9)
    assert tables(read_pdf(path).sections) == []


def test_more_lines_than_a_document_has_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[(12, 100, "Een"), (12, 160, "Twee")], [(12, 100, "Drie")]])
    monkeypatch.setattr(pdf, "MAX_LINES", 3)
    assert text_of(read_pdf(path).sections) == ["Een Twee Drie"]
    monkeypatch.setattr(pdf, "MAX_LINES", 2)
    with pytest.raises(CannotRead) as refused:
        read_pdf(path)
    assert refused.value.reason is Reason.TOO_LARGE
