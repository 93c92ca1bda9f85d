"""Every kind of file, made by its own library, read through the extraction process."""

from datetime import UTC, datetime
from pathlib import Path

from bot.answer.library.source import NOWHERE, Anchor, Section
from bot.content.extraction import Extraction
from bot.content.outline import Extracted
from tests.content.hostile import with_parts, word_document
from tests.content.making import HTML, MARKDOWN, make_docx, make_endless_xlsx, make_pdf, make_pptx, make_xlsx

AT = datetime(2026, 3, 14, 12, 30, tzinfo=UTC)


async def read(extraction: Extraction, path: Path) -> Extracted:
    found = await extraction.extract(path)
    assert isinstance(found, Extracted), found
    return found


async def test_docx(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, make_docx(tmp_path / "Verlof.docx"))
    assert (found.title, found.language, found.modified) == ("Verlofregeling", "nl", AT)
    assert found.sections == (
        Section(
            (), NOWHERE, "Verlofregeling van de school\nDeze regeling geldt voor alle personeelsleden van het net."
        ),
        Section(("Omstandigheidsverlof",), NOWHERE, "Je krijgt verlof bij een huwelijk of een overlijden."),
        Section(
            ("Omstandigheidsverlof", "Aantal dagen"),
            NOWHERE,
            "",
            (("Gebeurtenis", "Dagen"), ("Huwelijk", "4"), ("Overlijden van een ouder", "5")),
        ),
        Section(("Ziekte",), NOWHERE, "Bel voor acht uur naar het secretariaat."),
    )


async def test_pptx(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, make_pptx(tmp_path / "Phishing.pptx"))
    assert (found.title, found.modified) == ("Phishing herkennen", AT)
    first, second = found.sections
    assert (first.headings, first.anchor) == (("Phishing herkennen",), Anchor("slide", "1"))
    assert first.text.splitlines() == [
        "Klik niet op een verdachte link.",
        "Vertel dat de helpdesk nooit een wachtwoord vraagt.",
    ]
    assert second.anchor == Anchor("slide", "2")
    assert second.table == (("Dienst", "Nummer"), ("Helpdesk", "4357"))


async def test_xlsx(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, make_xlsx(tmp_path / "Tarieven.xlsx"))
    caption, table = found.sections
    assert (caption.headings, caption.anchor, caption.text) == (
        ("Tarieven",),
        Anchor("sheet", "Tarieven"),
        "Tarieven van 2026",
    )
    assert table.table == (("Soort", "Bedrag", "Vanaf"), ("Fiets", "€ 0,36", "01/01/2026"), ("Trein", "80%", ""))
    assert "Geheim" not in str(found.sections)


async def test_html(extraction: Extraction, tmp_path: Path) -> None:
    (tmp_path / "Fiets.html").write_text(HTML, encoding="utf-8")
    found = await read(extraction, tmp_path / "Fiets.html")
    assert (found.title, found.language, found.modified) == ("Fietsleasing", "nl", AT)
    assert found.sections == (
        Section(("Fietsleasing",), NOWHERE, "Je kunt een fiets leasen via de school.\nVraag het aan."),
        Section(("Fietsleasing", "Voor wie?"), NOWHERE, "Vastbenoemden\nTADD'ers"),
        Section(("Fietsleasing", "Voor wie?"), NOWHERE, "", (("Fiets", "Per maand"), ("Stadsfiets", "€ 49"))),
    )


async def test_html_in_an_old_encoding(extraction: Extraction, tmp_path: Path) -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Congé annuel des élèves</p></body></html>"
    (tmp_path / "oud.htm").write_bytes(page.encode("latin-1"))
    assert (await read(extraction, tmp_path / "oud.htm")).sections[0].text == "Congé annuel des élèves"


async def test_markdown(extraction: Extraction, tmp_path: Path) -> None:
    (tmp_path / "Vrij.md").write_text(MARKDOWN, encoding="utf-8")
    found = await read(extraction, tmp_path / "Vrij.md")
    assert (found.title, found.modified) == ("Dienstvrijstelling", datetime(2026, 3, 14, tzinfo=UTC))
    assert found.sections == (
        Section(("Dienstvrijstelling",), NOWHERE, "Je krijgt vrij om bloed te geven."),
        Section(("Dienstvrijstelling", "Setext kop"), NOWHERE, "eerste punt\ntweede punt"),
        Section(("Dienstvrijstelling", "Setext kop"), NOWHERE, "", (("Reden", "Duur"), ("Bloed geven", "halve dag"))),
    )


async def test_plain_text_of_windows(extraction: Extraction, tmp_path: Path) -> None:
    text = "Printen en kopiëren\r\n\r\nJe mag 50 kopieën per week maken.\r\nVraag een code."
    (tmp_path / "Printen.txt").write_bytes(text.encode("cp1252"))
    found = await read(extraction, tmp_path / "Printen.txt")
    assert found.title == "Printen en kopiëren"
    assert found.sections[0].text.endswith("Je mag 50 kopieën per week maken.\nVraag een code.")


async def test_pdf(extraction: Extraction, tmp_path: Path) -> None:
    def page(number: int, *lines: tuple[int, int, str]) -> list[tuple[int, int, str]]:
        return [(9, 20, "Scholennet - Ziekte melden"), *lines, (9, 780, f"Pagina {number} van 3")]

    pages = [
        page(1, (20, 60, "Ziekte melden"), (11, 100, "Bel het secretariaat voor acht uur en vraag een ver-"),
             (11, 114, "vanging aan. Doe dat ook als je halftijds"), (11, 128, "werkt.")),
        page(2, (16, 60, "Attest"), (11, 100, "Bezorg het attest binnen twee dagen."),
             (11, 150, "Na een maand volgt een gesprek.")),
        page(3, (16, 60, "Controle"), (11, 100, "De controlearts mag langskomen.")),
    ]  # fmt: skip
    found = await read(extraction, make_pdf(tmp_path / "Ziekte.pdf", pages))
    assert found.title == "Ziekte melden"
    assert found.sections == (
        Section(
            ("Ziekte melden",),
            Anchor("page", "1"),
            "Bel het secretariaat voor acht uur en vraag een vervanging aan. Doe dat ook als je halftijds werkt.",
        ),
        Section(
            ("Ziekte melden", "Attest"),
            Anchor("page", "2"),
            "Bezorg het attest binnen twee dagen.\nNa een maand volgt een gesprek.",
        ),
        Section(("Ziekte melden", "Controle"), Anchor("page", "3"), "De controlearts mag langskomen."),
    )


async def test_cells_that_are_merged_or_far_apart(extraction: Extraction, tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    span, wide = '<w:gridSpan w:val="2"/>', f'<w:gridSpan w:val="{"9" * 30}"/>'
    rows = (
        cell("Dag") + cell("Wie", span),
        cell("maandag", '<w:vMerge w:val="restart"/>') + cell("Ilse") + cell("Farid"),
        cell("", "<w:vMerge/>") + cell("Jan") + cell("An"),
        cell("vakantie", wide),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    word = with_parts(tmp_path / "a.docx", make_docx, document=word_document(f"<w:tbl>{table}</w:tbl>"))
    found = await read(extraction, word)
    assert found.sections[0].table == (
        ("Dag", "Wie", ""),
        ("maandag", "Ilse", "Farid"),
        ("maandag", "Jan", "An"),
        ("vakantie", "", ""),
    )
    (tmp_path / "a.html").write_text(
        '<table><tr><td colspan="100000000">a</td><td>b</td></tr><tr><td colspan="²">c</td><td>d</td></tr></table>'
    )
    found = await read(extraction, tmp_path / "a.html")
    assert found.sections[0].table == (("a", "", "b"), ("c", "d", ""))
    found = await read(extraction, make_endless_xlsx(tmp_path / "a.xlsx"))
    assert [section.text for section in found.sections] == ["1\n1"]


async def test_plain_text_has_headings_by_how_its_lines_stand(extraction: Extraction, tmp_path: Path) -> None:
    lines = (
        "Sleutels en badges",
        "",
        "Verloren of gestolen?",
        "Meld het meteen aan het secretariaat. Een badge wordt dan geblokkeerd, een nieuwe kost 10 euro.",
        "",
        "Uitlenen",
        "",
        "Leen je badge niet uit, ook niet aan een leerling die even iets uit de klas moet halen.",
        "",
        "Stedelijk Onderwijs",
        "Kaaiplein 4",
        "9000 Veldermonde",
        "",
        "1. Vraag een badge.",
        "Je tekent op het secretariaat een bewijs dat je hem kreeg, en krijgt er een kopie van.",
    )
    (tmp_path / "Sleutels.txt").write_text("\n".join(lines), encoding="utf-8")
    found = await read(extraction, tmp_path / "Sleutels.txt")
    assert found.title == "Sleutels en badges"
    assert [section.headings[1:] for section in found.sections] == [("Verloren of gestolen?",), ("Uitlenen",)]
    assert found.sections[0].text.startswith("Meld het meteen")
    assert found.sections[1].text.splitlines()[1:] == [*lines[9:12], *lines[13:]]
