"""What a presentation shows is read, slide by slide, and what it hides or only its master shows is not."""

from pathlib import Path

import pytest

from bot.answer.library.source import Anchor, Section
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from tests.content.office import CHART, CHART_TABLE, DIAGRAM, graphic, made_strict, root, shape, slide, slides


async def read(extraction: Extraction, path: Path) -> tuple[Section, ...]:
    found = await extraction.extract(path)
    assert isinstance(found, Extracted), found
    return found.sections


TITLE = 'type="title"'


async def test_a_title_alone(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, slides(tmp_path / "a.pptx", shape("Uitstap op 6 mei", TITLE), shape("Neem mee")))
    assert found == (
        Section((), Anchor("slide", "1"), "Uitstap op 6 mei"),
        Section((), Anchor("slide", "2"), "Neem mee"),
    )


async def test_hidden_slides_and_shapes(extraction: Extraction, tmp_path: Path) -> None:
    hidden = slide(shape("Oud uur"), 'show="0"')
    secret = shape("verstopt", about='hidden="1"')
    found = await read(extraction, slides(tmp_path / "a.pptx", hidden, secret + shape("Nieuw uur")))
    assert found == (Section((), Anchor("slide", "2"), "Nieuw uur"),)


@pytest.mark.parametrize("suffix", [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"])
async def test_every_dialect(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    usual = slides(tmp_path / f"a{suffix}", shape("Klik niet"))
    for path in (usual, made_strict(tmp_path / f"b{suffix}", usual)):
        assert [one.text for one in await read(extraction, path)] == ["Klik niet"]


async def test_the_order_on_the_slide(extraction: Extraction, tmp_path: Path) -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="4" name="g"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="100"/>'
        '<a:ext cx="100" cy="100"/><a:chOff x="0" y="5000"/><a:chExt cx="1000" cy="1000"/></a:xfrm></p:grpSpPr>'
        f"{shape('vierde', at=(0, 5900))}{shape('tweede', at=(0, 5000))}</p:grpSp>"
    )
    empty = shape("klik hier", 'idx="7"', (0, 400))
    layout = root("p:sldLayout", f"<p:cSld><p:spTree>{empty}</p:spTree></p:cSld>")
    inside = shape("laatste", 'idx="7"') + shape("derde", at=(9, 150)) + shape("eerste", at=(0, 20)) + group
    path = slides(tmp_path / "a.pptx", inside, links={"r1": ("slideLayout", "../layout1.xml")}, layout1=layout)
    assert [one.text for one in await read(extraction, path)] == ["eerste\ntweede\nderde\nvierde\nlaatste"]


async def test_furniture_once_and_no_numbers(extraction: Extraction, tmp_path: Path) -> None:
    foot = shape("Scholennet", 'type="ftr"', (0, 90)) + shape("3", 'type="sldNum"', (0, 95))
    found = await read(
        extraction, slides(tmp_path / "a.pptx", shape("Een", at=(0, 1)) + foot, shape("Twee", at=(0, 1)) + foot)
    )
    assert [one.text for one in found] == ["Een\nScholennet", "Twee"]


async def test_breaks_fields_and_notes(extraction: Extraction, tmp_path: Path) -> None:
    lines = (
        "<p:sp><p:nvSpPr/><p:spPr/><p:txBody><a:p><a:r><a:t>Voor acht</a:t></a:r><a:br/><a:r><a:t>bel je</a:t></a:r>"
        '<a:fld type="slidenum"><a:t>7</a:t></a:fld><a:fld type="datetime1"><a:t>, 6 mei</a:t></a:fld></a:p>'
        "</p:txBody></p:sp>"
    )
    notes = root(
        "p:notes",
        "<p:cSld><p:spTree>"
        + shape("7", 'type="sldNum"')
        + shape("Zeg het twee keer.", 'type="body" idx="1"')
        + "</p:spTree></p:cSld>",
    )
    path = slides(tmp_path / "a.pptx", lines, links={"r1": ("notesSlide", "../notes1.xml")}, notes1=notes)
    assert [one.text for one in await read(extraction, path)] == ["Voor acht\nbel je, 6 mei\nZeg het twee keer."]


async def test_merged_cells(extraction: Extraction, tmp_path: Path) -> None:
    def tc(text: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    rows = (
        tc("Dag", 'gridSpan="2"') + tc("weg", 'hMerge="1"') + tc("Wie"),
        tc("maandag", 'rowSpan="2"') + tc("voor") + tc("Ilse"),
        tc("weg", 'vMerge="1"') + tc("na") + tc("An"),
    )
    table = "<a:tbl>" + "".join(f"<a:tr>{row}</a:tr>" for row in rows) + "</a:tbl>"
    found = await read(extraction, slides(tmp_path / "a.pptx", graphic(table)))
    assert found[0].table == (("Dag", "", "Wie"), ("maandag", "voor", "Ilse"), ("maandag", "na", "An"))


async def test_charts_and_diagrams(extraction: Extraction, tmp_path: Path) -> None:
    inside = graphic('<c:chart r:id="r1"/>') + graphic('<dgm:relIds r:dm="r2"/>')
    path = slides(
        tmp_path / "a.pptx",
        shape("Telling", TITLE) + inside,
        links={"r1": ("chart", "../chart1.xml"), "r2": ("diagramData", "../data1.xml")},
        chart1=CHART,
        data1=DIAGRAM,
    )
    found = await read(extraction, path)
    assert [one.text for one in found] == ["Leerlingen", "", "eerst melden\ndaarna bellen\nlos"]
    assert found[1].table == CHART_TABLE
    assert {one.headings for one in found} == {("Telling",)}
