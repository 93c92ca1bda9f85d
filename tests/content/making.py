"""Real files of every kind, made by the libraries that people's programs correspond to; PDF is written by hand."""

import struct
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
from pptx.util import Inches

MODIFIED = datetime(2026, 3, 14, 12, 30)  # noqa: DTZ001 - Office files keep UTC without saying so


def make_docx(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "Verlofregeling"
    document.core_properties.modified = MODIFIED
    document.add_heading("Verlofregeling van de school", 0)
    document.add_paragraph("Deze regeling geldt voor alle personeelsleden van het net.")
    document.add_heading("Omstandigheidsverlof", 1)
    document.add_paragraph("Je krijgt verlof bij een huwelijk of een overlijden.")
    document.add_heading("Aantal dagen", 2)
    table = document.add_table(rows=0, cols=2)
    for row in (("Gebeurtenis", "Dagen"), ("Huwelijk", "4"), ("Overlijden van een ouder", "5")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_heading("Ziekte", 1)
    document.add_paragraph("Bel voor acht uur naar het secretariaat.", style="List Bullet")
    document.save(str(path))
    return path


def make_pptx(path: Path) -> Path:
    deck: Any = pptx.Presentation()
    deck.core_properties.title = "PowerPoint Presentation"
    deck.core_properties.modified = MODIFIED
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Phishing herkennen"
    first.placeholders[1].text = "Klik niet op een verdachte link."
    first.notes_slide.notes_text_frame.text = "Vertel dat de helpdesk nooit een wachtwoord vraagt."
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "Wie bellen"
    table = second.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for place, text in {(0, 0): "Dienst", (0, 1): "Nummer", (1, 0): "Helpdesk", (1, 1): "4357"}.items():
        table.cell(*place).text = text
    deck.save(str(path))
    return path


def make_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tarieven"
    for row in (["Tarieven van 2026"], [], ["Soort", "Bedrag", "Vanaf"], ["Fiets", 0.36, datetime(2026, 1, 1)]):  # noqa: DTZ001
        sheet.append(row)
    sheet["B4"].number_format = '"€" 0.00'
    sheet.append(["Trein", 0.8, None])
    sheet["B5"].number_format = "0%"
    hidden = book.create_sheet("Intern")
    hidden.append(["Geheim", "Niet tonen"])
    hidden.sheet_state = "hidden"
    book.properties.modified = MODIFIED
    book.save(str(path))
    return path


HTML = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Site – Fietsleasing</title>
<meta name="DCTERMS.modified" content="2026-03-14T12:30:00"><script>var geheim = 1;</script></head>
<body><nav>Menu dat niemand zoekt</nav><main><h1>Fietsleasing</h1><p>Je kunt een fiets
leasen via <a href="/x">de school</a>.<br>Vraag het aan.</p><h2>Voor wie?</h2><ul><li>Vastbenoemden</li>
<li>TADD&#39;ers</li></ul><table><tr><th>Fiets</th><th>Per maand</th></tr><tr><td>Stadsfiets</td><td>€ 49</td></tr>
</table></main><footer>Contact</footer></body></html>"""

MARKDOWN = """---
title: Dienstvrijstelling
date: 2026-03-14
---
# Dienstvrijstelling

Je krijgt **vrij** om [bloed te geven](https://example.org/bloed).

Setext kop
----------
- eerste punt
- tweede punt

| Reden | Duur |
|---|:--:|
| Bloed geven | halve dag |
"""


BOLD = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding"


def make_pdf(
    path: Path,
    pages: list[list[tuple[int, int, str]]],
    *,
    encrypted: bool = False,
    title: str = "",
    drawn: str = "",
    page: str = "",
    more: tuple[str, ...] = (),
) -> Path:
    """Pages of lines (size, distance from the top, text), in Helvetica on A4; /F2 is bold.

    `drawn` on each page, in PDF's own language; `page` are entries of each page, and `more` the objects that they
    refer to as 4, 5, ...
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects: list[bytes] = [b"", b"", font, *(one.encode("latin-1") for one in more)]
    kids: list[str] = []
    for lines in pages:
        text = "\n".join(f"BT /F1 {size} Tf 60 {800 - down} Td ({escaped(text)}) Tj ET" for size, down, text in lines)
        stream = f"{drawn}\n{text}".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        entries = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {page} "
        objects.append((entries + f"/Resources << /Font << /F1 3 0 R /F2 << {BOLD} >> >> >> >>").encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({escaped(title)}) >>".encode("cp1252"))
    trailer = f"/Root 1 0 R /Size {len(objects) + 1} /Info {len(objects)} 0 R"
    if encrypted:
        secret = "<" + "41" * 32 + ">"
        trailer += f" /Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -44 >> /ID [<41> <41>]"
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(bytes(out))
    return path


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_bomb(path: Path, part: str, size: int) -> Path:
    """An Office file whose `part` unpacks to `size` bytes from a thousandth of that."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w", force_zip64=True) as out:
        block = b"<a>" * 349_525
        for _ in range(size // len(block)):
            out.write(block)
    return path


def make_endless_xlsx(path: Path) -> Path:
    """Two cells at opposite corners of the largest sheet there is: 17 thousand million empty ones between them."""
    make_xlsx(path)
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else content)
    return path


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + struct.pack("<504x")
"""How a password-protected Office file begins."""
