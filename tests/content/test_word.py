"""What a page of Word shows is read, in its place, and what it does not show is not."""

from pathlib import Path

import pytest

from bot.answer.library.source import Section
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from tests.content.office import CHART, CHART_TABLE, DIAGRAM, made_strict, p, root, t, tc, tr, word


async def read(extraction: Extraction, path: Path) -> Extracted:
    found = await extraction.extract(path)
    assert isinstance(found, Extracted), found
    return found


async def text_of(extraction: Extraction, path: Path) -> str:
    return "\n".join(section.text for section in (await read(extraction, path)).sections)


def heading(text: str, level: int = 1) -> str:
    return p(text, f'<w:outlineLvl w:val="{level - 1}"/>')


INLINE = {
    "an insertion": "<w:ins>{}</w:ins>",
    "what was moved here": "<w:moveTo>{}</w:moveTo>",
    "a smart tag": '<w:smartTag w:element="x"><w:smartTagPr/>{}</w:smartTag>',
    "custom XML": '<w:customXml w:element="x"><w:customXmlPr/>{}</w:customXml>',
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "a control in an insertion": "<w:ins><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:ins>",
    "a link": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "a simple field": '<w:fldSimple w:instr="REF naam">{}</w:fldSimple>',
    "a field": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF naam</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "a direction": '<w:dir w:val="ltr">{}</w:dir>',
    "a forced direction": '<w:bdo w:val="ltr">{}</w:bdo>',
    "a choice": '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice>'
    f"<mc:Fallback>{t('dubbel')}</mc:Fallback></mc:AlternateContent>",
    "ruby": f"<w:r><w:ruby><w:rt>{t('gelezen')}</w:rt><w:rubyBase>{{}}</w:rubyBase></w:ruby></w:r>",
}


@pytest.mark.parametrize("kind", INLINE)
async def test_words_in_a_wrapper(extraction: Extraction, tmp_path: Path, kind: str) -> None:
    body = p(t("Contactpersoon: ") + INLINE[kind].format(t("Griet Hoflack")) + t(", tel. 12"))
    assert await text_of(extraction, word(tmp_path / "a.docx", body)) == "Contactpersoon: Griet Hoflack, tel. 12"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:element="x">{}</w:customXml>',
        "<w:ins>{}</w:ins>",
        '<mc:AlternateContent><mc:Choice Requires="x">{}</mc:Choice><mc:Fallback/></mc:AlternateContent>',
    ],
)
async def test_paragraphs_and_tables_in_a_wrapper(extraction: Extraction, tmp_path: Path, wrapper: str) -> None:
    inside = p("De opvang is gratis.") + f"<w:tbl>{tr('Dag', 'Uur')}{tr('maandag', '8')}</w:tbl>"
    found = await read(extraction, word(tmp_path / "a.docx", wrapper.format(inside)))
    assert [section.text for section in found.sections] == ["De opvang is gratis.", ""]
    assert found.sections[1].table == (("Dag", "Uur"), ("maandag", "8"))


async def test_changes_are_accepted(extraction: Extraction, tmp_path: Path) -> None:
    old = "<w:del><w:r><w:delText>zeven</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{t('weg')}</w:moveFrom>"
    ended = '<w:rPr><w:del w:id="1"/></w:rPr>'
    row = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("oud") + tc("9") + "</w:tr>"
    body = (
        p(f"{t('De opvang start om ')}{old}<w:ins>{t('kwart voor zeven')}</w:ins>{moved}")
        + p("Wie later komt, ", ended)
        + p("belt aan.")
        + f"<w:tbl>{tr('Dag', 'Uur')}{row}{tr('nieuw', '8')}</w:tbl>"
    )
    found = await read(extraction, word(tmp_path / "a.docx", body))
    assert found.sections[0].text == "De opvang start om kwart voor zeven\nWie later komt, belt aan."
    assert found.sections[1].table == (("Dag", "Uur"), ("nieuw", "8"))


async def test_comments_are_left_out(extraction: Extraction, tmp_path: Path) -> None:
    around = f'<w:commentRangeStart w:id="1"/>{t("De tekst.")}<w:commentRangeEnd w:id="1"/>'
    mark = '<w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:commentReference w:id="1"/></w:r>'
    noted = root("w:comments", f'<w:comment w:id="1">{p("Klopt dit wel?")}</w:comment>')
    path = word(tmp_path / "a.docx", p(around + mark), {"r1": ("comments", "comments.xml")}, comments=noted)
    assert await text_of(extraction, path) == "De tekst."


async def test_hidden_text_is_left_out(extraction: Extraction, tmp_path: Path) -> None:
    styles = root(
        "w:styles",
        '<w:style w:type="paragraph" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Ook"><w:name w:val="Ook"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    hidden = p("helemaal weg", '<w:pStyle w:val="Weg"/>')
    runs = t("te", "<w:vanish/>") + t("zien", '<w:vanish w:val="0"/>') + t("ook", '<w:rStyle w:val="Ook"/>')
    assert await text_of(extraction, word(tmp_path / "a.docx", hidden + p(runs), styles=styles)) == "zien"


async def test_what_parts_words_and_what_does_not(extraction: Extraction, tmp_path: Path) -> None:
    def run(*pieces: str) -> str:
        return "<w:r>" + "".join(f"<w:t>{one}</w:t>" if one.isalpha() else one for one in pieces) + "</w:r>"

    body = (
        p(run("naam", "<w:tab/>", "Ilse", "<w:br/>", "klas", "<w:noBreakHyphen/>", "zes"))
        + p(run("zwem", "<w:softHyphen/>", "les") + "<w:proofErr/><w:bookmarkStart/>" + run("sen"))
        + p(
            run("keuze", '<w:sym w:font="Wingdings" w:char="F0FE"/>', "ja", '<w:sym w:font="Wingdings" w:char="F06F"/>')
        )
        + p(run('<w:sym w:font="Symbol" w:char="F0B3"/>') + t("10"))
    )
    lines = (await text_of(extraction, word(tmp_path / "a.docx", body))).split("\n")
    assert lines == ["naam Ilse", "klas-zes", "zwemlessen", "keuze☑ja☐", "≥10"]


async def test_notes_stand_beside_what_refers_to_them(extraction: Extraction, tmp_path: Path) -> None:
    def noted(kind: str, id_: str) -> str:
        return t("Drie dagen.") + f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'

    def notes(kind: str, text: str) -> str:
        line = f'<w:{kind} w:id="0" w:type="separator">{p("streep")}</w:{kind}>'
        return root(f"w:{kind}s", line + f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r>{t(text)}</w:p></w:{kind}>')

    body = (
        p(noted("footnote", "2"))
        + p("Verder.")
        + f"<w:tbl>{tr('Wat', 'Hoe')}{tr(p(noted('endnote', '2')), 'zo')}</w:tbl>"
        + p(noted("footnote", "2") + t(" Nog eens."))
    )
    path = word(
        tmp_path / "a.docx",
        body,
        footnotes=notes("footnote", "Onder hetzelfde dak tien."),
        endnotes=notes("endnote", "Vraag het na."),
    )
    first, table, last = (await read(extraction, path)).sections
    assert first.text == "Drie dagen.\nOnder hetzelfde dak tien.\nVerder."
    assert table.table == (("Wat", "Hoe"), ("Drie dagen. Vraag het na.", "zo"))
    assert last.text == "Drie dagen. Nog eens."


async def test_cells_off_the_grid(extraction: Extraction, tmp_path: Path) -> None:
    later = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
    control = f"<w:sdt><w:sdtContent>{tr('control', 'c', 'd')}</w:sdtContent></w:sdt>"
    cell = f"<w:tr>{tc('a')}<w:sdt><w:sdtContent>{tc('in')}</w:sdtContent></w:sdt>{tc('c')}</w:tr>"
    rows = tr("cel00", "cel01", "cel02") + tr("cel11", "cel12", properties=later) + control + cell
    found = await read(extraction, word(tmp_path / "a.docx", f"<w:tbl>{rows}</w:tbl>"))
    assert found.sections[0].table == (
        ("cel00", "cel01", "cel02"),
        ("", "cel11", "cel12"),
        ("control", "c", "d"),
        ("a", "in", "c"),
    )


async def test_a_table_in_a_cell(extraction: Extraction, tmp_path: Path) -> None:
    inner = f"<w:tbl>{tr('8.30', 'zwemmen')}{tr('10.25', 'muzische vorming')}</w:tbl>"
    outer = f"<w:tbl>{tr('Dag', 'Wat')}<w:tr>{tc('maandag')}{tc(p('Rooster:') + inner + p(''))}</w:tr></w:tbl>"
    found = await read(extraction, word(tmp_path / "a.docx", outer))
    assert found.sections[0].table[1] == ("maandag", "Rooster: 8.30 zwemmen; 10.25 muzische vorming")
    frame = f"<w:tbl><w:tr>{tc(heading('Uren') + inner + p('Tot vier uur.'))}</w:tr></w:tbl>"
    found = await read(extraction, word(tmp_path / "b.docx", frame))
    assert [(one.headings, one.text) for one in found.sections] == [(("Uren",), ""), (("Uren",), "Tot vier uur.")]
    assert found.sections[0].table == (("8.30", "zwemmen"), ("10.25", "muzische vorming"))


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm"])
async def test_every_dialect(extraction: Extraction, tmp_path: Path, suffix: str) -> None:
    usual = word(tmp_path / f"a{suffix}", p("Het sjabloon voor de klassenraad."))
    strict = made_strict(tmp_path / f"b{suffix}", usual)
    for path in (usual, strict):
        assert await text_of(extraction, path) == "Het sjabloon voor de klassenraad."


def _levels(id_: int, *levels: tuple[str, str], start: int = 1) -> str:
    said = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{id_}">{said}</w:abstractNum>'


async def test_automatic_numbering(extraction: Extraction, tmp_path: Path) -> None:
    numbering = root(
        "w:numbering",
        _levels(0, ("decimal", "Artikel %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
        + _levels(1, ("upperRoman", "%1."), start=3)
        + _levels(2, ("bullet", "•"))
        + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride></w:num>',
    )
    styles = root(
        "w:styles",
        '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>",
    )

    def listed(text: str, list_: int, level: int = 0) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')

    body = (
        listed("een", 1) + listed("diep", 1, 1) + listed("dieper", 1, 2) + listed("nog", 1, 2) + listed("twee", 1)
        + listed("weer", 1, 1) + listed("punt", 3) + listed("anders", 4) + listed("ook", 4) + listed("verder", 1)
        + p("Ziekte", '<w:pStyle w:val="Kop1"/>') + p("Bel.")
        + p("Zonder", '<w:pStyle w:val="Kop1"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p("Dus.")
    )  # fmt: skip
    found = await read(extraction, word(tmp_path / "a.docx", body, numbering=numbering, styles=styles))
    assert found.sections[0].text.split("\n") == [
        "Artikel 1 een", "1.1 diep", "a) dieper", "b) nog", "Artikel 2 twee", "2.1 weer", "punt", "Artikel 12 anders",
        "Artikel 13 ook",
        "Artikel 14 verder",
    ]  # fmt: skip
    assert [section.headings for section in found.sections[1:]] == [("III. Ziekte",), ("Zonder",)]


async def test_formulas_are_text(extraction: Extraction, tmp_path: Path) -> None:
    def r(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:num>{r('a+b')}</m:num><m:den>{r('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{r('x')}</m:e><m:sup>{r('2')}</m:sup></m:sSup>"
    root_ = f"<m:rad><m:deg/><m:e>{r('x')}</m:e></m:rad>"
    body = p(t("Oppervlakte ") + f"<m:oMath>{r('A=')}{fraction}{r('+')}{power}{r('-')}{root_}</m:oMath>")
    assert await text_of(extraction, word(tmp_path / "a.docx", body)) == "Oppervlakte A=(a+b)/2+x^2-√(x)"


def form(kind: str, inside: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText>{kind}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


async def test_what_a_form_says(extraction: Extraction, tmp_path: Path) -> None:
    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="rood"/><w:listEntry w:val="blauw"/></w:ddList>'
    body = p(
        t("Ja ") + form("FORMCHECKBOX", '<w:checkBox><w:checked/></w:checkBox>') + t(" Nee ")
        + form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>') + t(" Kleur ")
        + form("FORMDROPDOWN", choices)
    )  # fmt: skip
    assert await text_of(extraction, word(tmp_path / "a.docx", body)) == "Ja ☒ Nee ☐ Kleur blauw"


async def test_a_field_that_never_ends_hides_no_more_than_its_line(extraction: Extraction, tmp_path: Path) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + t("weg")) + p("De rest staat er.")
    assert await text_of(extraction, word(tmp_path / "a.docx", body)) == "De rest staat er."


async def test_boxes_charts_and_diagrams(extraction: Extraction, tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('in het kader')}<w:tbl>{tr('a', 'b')}{tr('c', 'd')}</w:tbl></w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    drawn = '<w:drawing><c:chart r:id="rId7"/></w:drawing><w:drawing><dgm:relIds r:dm="rId8"/></w:drawing>'
    art = '<w:pict><v:shape><v:textpath string="Welkom"/></v:shape></w:pict>'
    path = word(
        tmp_path / "a.docx",
        p(f"{t('voor')}<w:r>{both}{drawn}{art}</w:r>{t(' na')}"),
        {"rId7": ("chart", "chart1.xml"), "rId8": ("diagramData", "data1.xml")},
        chart1=CHART,
        data1=DIAGRAM,
    )
    sections = (await read(extraction, path)).sections
    assert [section.text for section in sections] == [
        "voor na\nin het kader", "", "Leerlingen", "", "eerst melden\ndaarna bellen\nlos\nWelkom",
    ]  # fmt: skip
    assert sections[1].table == (("a", "b"), ("c", "d"))
    assert sections[3].table == CHART_TABLE


async def test_documents_in_a_document(extraction: Extraction, tmp_path: Path) -> None:
    inner = word(tmp_path / "in.docx", heading("Binnen") + p("Woord in woord."))
    path = word(
        tmp_path / "a.docx",
        heading("Buiten") + '<w:altChunk r:id="rId1"/><w:altChunk r:id="rId2"/><w:altChunk r:id="rId3"/>' + p("Slot."),
        {"rId1": ("aFChunk", "een.html"), "rId2": ("aFChunk", "twee.docx"), "rId3": ("aFChunk", "drie.txt")},
        een=b"<html><body><p>Uit een bladzijde.</p></body></html>",
        twee=inner.read_bytes(),
        drie=b"Gewone tekst.",
    )
    assert [(one.headings, one.text) for one in (await read(extraction, path)).sections] == [
        (("Buiten",), "Uit een bladzijde."),
        (("Buiten", "Binnen"), "Woord in woord."),
        (("Buiten",), "Gewone tekst."),
        (("Buiten",), "Slot."),
    ]


async def test_headers_that_say_something(extraction: Extraction, tmp_path: Path) -> None:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    again = p("De regels van het huis gelden overal.")
    ends = (
        '<w:sectPr><w:titlePg/><w:headerReference w:type="first" r:id="r1"/>'
        '<w:headerReference w:type="default" r:id="r2"/><w:footerReference w:type="default" r:id="r3"/></w:sectPr>'
    )
    path = word(
        tmp_path / "a.docx",
        again + ends,
        {"r1": ("header", "h1.xml"), "r2": ("header", "h2.xml"), "r3": ("footer", "f1.xml")},
        h1=root("w:hdr", p("Aan alle leerkrachten")),
        h2=root("w:hdr", p("Scholennet") + p("Arbeidsreglement van het schooljaar 2026") + again),
        f1=root("w:ftr", p(t("Bladzijde ") + page + t(" van het hele reglement"))),
    )  # fmt: skip
    assert [section.text for section in (await read(extraction, path)).sections] == [
        "Aan alle leerkrachten\nDe regels van het huis gelden overal.",
        "Arbeidsreglement van het schooljaar 2026",
    ]


async def test_a_footer_that_says_the_title_again_is_furniture(extraction: Extraction, tmp_path: Path) -> None:
    styles = root("w:styles", '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>')
    ends = '<w:sectPr><w:footerReference w:type="default" r:id="r1"/></w:sectPr>'
    path = word(
        tmp_path / "a.docx",
        p("Omstandigheidsverlof: dagen", '<w:pStyle w:val="Titel"/>') + p("Je krijgt vier dagen.") + ends,
        {"r1": ("footer", "f1.xml")},
        styles=styles,
        f1=root("w:ftr", p("Stedelijk Onderwijs Veldermonde - Omstandigheidsverlof: dagen")),
    )
    assert [section.text for section in (await read(extraction, path)).sections] == ["Je krijgt vier dagen."]


async def test_headings_alone_titles_and_contents(extraction: Extraction, tmp_path: Path) -> None:
    styles = root(
        "w:styles",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
            for id_, name in (("Titel", "Title"), ("Inhopg1", "toc 1"))
        ),
    )
    body = (
        p("Afspraken", '<w:pStyle w:val="Titel"/>')
        + p("Opvang 4", '<w:pStyle w:val="Inhopg1"/>')
        + heading("Verzamelplaats: de parking")
        + heading("lang " * 60, 2)
    )
    found = await read(extraction, word(tmp_path / "a.docx", body, styles=styles))
    assert found.title == "Afspraken"
    assert found.sections == (
        Section(("Verzamelplaats: de parking",), found.sections[0].anchor, ("lang " * 60).strip()),
    )
    only = word(tmp_path / "b.docx", p("Afspraken", '<w:pStyle w:val="Titel"/>'), styles=styles)
    assert await text_of(extraction, only) == "Afspraken"
