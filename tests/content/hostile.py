"""A folder as somebody makes it who wants to stop the indexing; beside it good files can stand.

`python -m tests.content.hostile FOLDER` makes it at its full size, for trying things out.
"""

import os
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.content.making import OLE, make_bomb, make_docx, make_endless_xlsx, make_pdf, make_pptx, make_xlsx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything: `many` for what is said in hundreds of thousands, `bytes` for what is said in bytes."""

    many: int
    bytes: int
    pages: int
    sparse: int = 12 * 2**30
    unpacked: int = 400 * 2**20


FULL = Size(many=300_000, bytes=30 * 2**20, pages=5000)
SMALL = Size(many=2000, bytes=100_000, pages=2100, unpacked=110 * 2**20)
"""Each still shows what it is there for, in a fraction of the time; what is not read at all costs nothing anyway."""


def make_hostile(root: Path, size: Size) -> None:
    root.mkdir(parents=True, exist_ok=True)
    odd_names(root)
    deep(root, "m" * 200, 25)
    for name in ("ijl.txt", "ijl.pdf", "ijl.docx"):
        with (root / name).open("wb") as file:
            file.truncate(size.sparse)
    _archives(root, size)
    _documents(root, size)
    _sheets(root, size)
    _pages(root, size)
    _texts(root, size)
    _pdfs(root, size)
    make_slides(root / "groepen.pptx", _groups(size.many // 10))


# --- names and links --------------------------------------------------------------------------------


def odd_names(root: Path) -> None:
    (root / "lus").symlink_to(root / "kring")
    (root / "kring").symlink_to(root / "lus")
    (root / "zelf.txt").symlink_to(root / "zelf.txt")
    (root / "hoger").symlink_to(root)
    (root / "nergens.txt").symlink_to(root / "weg.txt")
    (root / "buiten").symlink_to("/")
    for name in (b"caf\xe9.txt", b"twee\nregels.txt", b"\x1b[31m.txt", b"\xff\xfe.docx"):
        (root / os.fsdecode(name)).write_bytes(b"Een tekst.")
    for form in ("NFC", "NFD"):
        (root / unicodedata.normalize(form, "café.md")).write_text("Een tekst.", encoding="utf-8")
    (root / "leeg.txt").touch()
    os.mkfifo(root / "pijp.txt")
    (root / f"{'x' * 251}.txt").write_text("Een tekst.", encoding="utf-8")


def deep(root: Path, folder: str, count: int) -> None:
    """A file in folders in folders, made one by one: the system opens no path of more than 4,096 bytes."""
    here = os.open(root, os.O_RDONLY)
    for _ in range(count):
        os.mkdir(folder, dir_fd=here)
        there = os.open(folder, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    file = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, b"Een tekst.")
    os.close(file)
    os.close(here)


# --- archives ---------------------------------------------------------------------------------------


def with_parts(path: Path, make: Callable[[Path], object], **parts: str | bytes) -> Path:
    """An Office file of which these parts (by their name without folder and ending) are others."""
    make(path)
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in held.items():
            archive.writestr(name, parts.get(Path(name).stem, content))
    return path


def _archives(root: Path, size: Size) -> None:
    make_bomb(root / "bom.docx", "word/document.xml", size.unpacked)
    make_bomb(root / "bom.xlsx", "xl/media/image1.png", size.unpacked)
    lying(root / "liegt.docx", "word/document.xml", size.unpacked // 4)
    overlapping(root / "elkaar.docx", size.many // 10)
    (root / "slot.docx").write_bytes(OLE)
    names = root / "delen.docx"
    with zipfile.ZipFile(names, "w") as archive:
        for number in range(size.many // 3):
            archive.writestr(f"word/{number}.xml", "")


def lying(path: Path, part: str, length: int) -> Path:
    """The list of the archive says that the part has ten bytes."""
    make_bomb(path, part, length)
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    return path


def overlapping(path: Path, count: int) -> Path:
    """All parts are the same bytes of the file."""
    make_bomb(path, "word/document.xml", 2**20)
    content = path.read_bytes()
    start, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    one = content[start:end]
    count = min(count, 65_000)
    tail = b"PK\x05\x06\0\0\0\0" + count.to_bytes(2, "little") * 2
    tail += (len(one) * count).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    path.write_bytes(content[:start] + one * count + tail)
    return path


# --- Office -----------------------------------------------------------------------------------------


def word_document(inside: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {_W}><w:body>{inside}</w:body></w:document>'


def _laughs(kind: str) -> str:
    """The entity `k` is 10^10 letters."""
    rows = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    return f'<!DOCTYPE {kind} [<!ENTITY a "hahaha">{rows}]>'


def _documents(root: Path, size: Size) -> None:
    cell = "<w:tc><w:p><w:r><w:t>woord</w:t></w:r></w:p></w:tc>"
    paragraph = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Een zin.</w:t></w:r></w:p>'
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{cell[6:]}'
    merged = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{cell[6:]}</w:tr>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    made = {
        "entiteiten": word_document("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", _laughs("w:document")),
        "bestand": word_document(
            "<w:p><w:r><w:t>Een zin. &x;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
        "breed": word_document(f"<w:tbl><w:tr>{wide}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>"),
        "alineas": word_document(paragraph * size.many),
        "tabel": word_document(f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * size.many}</w:tbl>"),
        "verbonden": word_document(f"<w:tbl>{merged * (size.many // 10)}</w:tbl>"),
        "lang": word_document(f"<w:p><w:r><w:t>{'woord ' * (size.bytes // 6)}</w:t></w:r></w:p>"),
        "velden": word_document(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>een</w:t></w:r></w:p>' * (size.many // 10)
        ),
        "tabellen": word_document(f"<w:tbl><w:tr>{cell}<w:tc>" * 60 + paragraph + "</w:tc></w:tr></w:tbl>" * 60),
        "noten": word_document(f"<w:p>{note * size.many}</w:p>{paragraph}"),
        "diep": word_document("<w:sdt><w:sdtContent>" * 5000 + paragraph + "</w:sdtContent></w:sdt>" * 5000),
    }
    for name, document in made.items():
        with_parts(root / f"{name}.docx", make_docx, document=document)


def _sheets(root: Path, size: Size) -> None:
    make_endless_xlsx(root / "hoek.xlsx")
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, size.many // 20))
    _sheet(root / "randen.xlsx", rows)
    row = '<row><c t="inlineStr"><is><t>een</t></is></c><c><v>2</v></c><c><v>3</v></c></row>'
    _sheet(root / "miljoen.xlsx", row * (size.many * 10 // 3))
    _sheet(
        root / "samen.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    stacked = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, size.many // 10))
    merged = '<mergeCell ref="A1:A1048576"/>'
    _sheet(
        root / "stapel.xlsx",
        stacked,
        f"<mergeCells>{merged * (size.many // 3)}</mergeCells>",
    )
    hidden = '<col min="1" max="16384" hidden="1"/>' * min(size.many, 16_000)
    _sheet(root / "verstopt.xlsx", stacked, before=f"<cols>{hidden}</cols>")
    wide = '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZ1"><v>1</v></c></row>'
    _sheet(root / "kolom.xlsx", wide)
    _sheet(root / "lachen.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>&k;</t></is></c></row>', head="worksheet")
    _strings(root / "woorden.xlsx", size.many * 3)


def _strings(path: Path, count: int) -> Path:
    """A workbook with so many words, of which its sheets use none."""
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{part}"/></Types>'
    make_xlsx(path)
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml").decode()
    with_parts(path, make_xlsx, **{"[Content_Types]": types.replace("</Types>", listed)})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {_S}>{'<si><t>woord</t></si>' * count}</sst>")
    return path


def _sheet(path: Path, rows: str, more: str = "", head: str = "", before: str = "") -> Path:
    kind = _laughs(head) if head else ""
    text = f'<?xml version="1.0"?>{kind}<worksheet {_S}>{before}<sheetData>{rows}</sheetData>{more}</worksheet>'
    return with_parts(path, make_xlsx, sheet1=text)


def _groups(count: int) -> str:
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="{0}" name="s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:p><a:r><a:t>woord</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    return "".join(shape.format(number + 100) for number in range(count))


def make_slides(path: Path, shapes: str) -> Path:
    """A slide with these shapes."""
    make_pptx(path)
    with zipfile.ZipFile(path) as archive:
        slide = archive.read("ppt/slides/slide1.xml").decode()
    return with_parts(path, make_pptx, slide1=slide.replace("</p:spTree>", f"{shapes}</p:spTree>"))


# --- web pages, texts -------------------------------------------------------------------------------


def _page(inside: str) -> str:
    return f"<!doctype html><html><body><main>{inside}</main></body></html>"


def slow(path: Path) -> Path:
    """Every limit is kept, and the parser takes seconds: it compares each attribute with all before it."""
    attributes = " ".join(f'a{n}=""' for n in range(990))
    path.write_text(_page(f"<p {attributes}>Een zin.</p>" * 2500), encoding="utf-8")
    return path


def _pages(root: Path, size: Size) -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(size.many // 3))
    cells = "<td>x</td>" * (size.many // 100)
    made = {
        "attributen": f"<p {attributes}>Een zin.</p>",
        "citaat": f'<p title=">" {" ".join(f"b{n}" for n in range(size.many // 3))}>Een zin.</p>',
        "breed": '<table><tr><td colspan="100000000">a</td><td>b</td></tr><tr><td colspan="²">c</td></tr></table>',
        "cijfers": f'<table><tr><td colspan="{"9" * 10_000}">a</td><td>b</td></tr></table><p>Een zin.</p>',
        "miljoen": f"<table>{'<tr><td>een</td><td>twee</td></tr>' * (size.many * 10 // 3)}</table>",
        "kruis": f"<table><tr>{cells}</tr>{'<tr><td>x</td></tr>' * (size.many // 10)}</table>",
        "diep": "<div>" * (size.many // 3) + "Een zin.",
        "tabellen": "<table><tr><td>" * (size.many // 3) + "Een zin.",
        "alineas": "<p>Een zin van vijf woorden.</p>" * size.many,
        "lang": f"<p>{'woord ' * (size.bytes // 6)}</p>",
        "open": "<" * (size.bytes // 3),
        "haken": "<p '" * (size.bytes // 12),
        "opmerkingen": "<!--" * (size.bytes // 12),
        "tekening": "<svg>" + "<text>" * 1500 + "woord " * (size.many // 3),
        "menus": "<aside>" * 1500 + "<a>x</a> tekst " * (size.many // 10),
    }
    for name, inside in made.items():
        (root / f"{name}.html").write_text(_page(inside), encoding="utf-8")


def markdown(length: int) -> Iterator[tuple[str, str]]:
    """Lines on which a careless regular expression works for hours, each of so many characters."""
    yield "sterren", "*a " * (length // 3)
    yield "dubbel", "**" * (length // 2)
    yield "streepjes", "_a" * (length // 2)
    yield "haakjes", "[" * length
    yield "schakels", "[a](" * (length // 4)
    yield "beelden", "![" * (length // 2)
    yield "rond", "[a](" + "(" * length
    yield "kop", "# " + "a " * (length // 2) + "#" * 10 + "x"
    yield "spaties", "# a" + " " * length + "x"
    yield "hekjes", "# a" + " #" * (length // 2) + "x"
    yield "citaten", "> " * (length // 2)
    yield "open", "<http://" * (length // 8)
    yield "strepen", "|" * length + "\n|-|\n" + "a|" * (length // 2)
    yield "omheining", "```\n" * (length // 4)
    yield "witregels", "a\n" + (" " * 50 + "\n") * (length // 51) + "b"
    yield "punten", "a. " * (length // 3)
    yield "lang", "woord " * (length // 6)
    yield "een", "a" * length


def _texts(root: Path, size: Size) -> None:
    for name, text in markdown(size.bytes // 10):
        (root / f"{name}.md").write_text(f"# Titel\n\n{text}\n", encoding="utf-8")
    (root / "lang.txt").write_text("woord " * (size.bytes // 6), encoding="utf-8")
    (root / "lang.md").write_text("woord " * (size.bytes // 6), encoding="utf-8")
    (root / "een.txt").write_text("a" * size.bytes, encoding="utf-8")
    (root / "spaties.txt").write_text("a" + " " * size.bytes + "b", encoding="utf-8")
    (root / "tekens.txt").write_text("a\u0301\u200b" * (size.bytes // 6), encoding="utf-8")
    (root / "alineas.txt").write_text("Een zin van vijf woorden.\n\n" * size.many, encoding="utf-8")
    (root / "alineas.md").write_text("Een zin van vijf woorden.\n\n" * size.many, encoding="utf-8")
    (root / "regels.txt").write_text("Een regel\n" * size.many, encoding="utf-8")
    (root / "breed.txt").write_bytes("Een tekst. ".encode("utf-16") * (size.bytes // 30))


# --- PDF --------------------------------------------------------------------------------------------


def _pdfs(root: Path, size: Size) -> None:
    make_pdf(root / "bladzijden.pdf", [[(12, 100, "Een regel tekst.")]] * size.pages)
    make_pdf(root / "regels.pdf", [[(12, n % 700, "Een regel tekst")] for n in range(1)] * 3 + [_lines(size.many // 3)])
    pdf_of_stream(root / "bom.pdf", b"BT /F1 12 Tf (woord) Tj ET\n", size.unpacked)
    pdf_of_stream(root / "lus.pdf", b"/X Do\n", 100)


def _lines(count: int) -> list[tuple[int, int, str]]:
    return [(12, number % 780, f"regel {number} die doorloopt") for number in range(count)]


def pdf_of_stream(path: Path, drawn: bytes, length: int) -> Path:
    """One page, drawn by as many repetitions as unpack to `length` bytes, in which a form draws itself."""
    packer = zlib.compressobj(9)
    block = drawn * (2**20 // len(drawn))
    packed = b"".join(packer.compress(block) for _ in range(max(1, length // len(block)))) + packer.flush()
    stream = b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> "
        b"/XObject << /X 5 0 R >> >> >>",
        stream % (len(packed), b"", packed),
        stream % (len(zlib.compress(b"/X Do")), form, zlib.compress(b"/X Do")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(bytes(out))
    return path


if __name__ == "__main__":
    make_hostile(Path(sys.argv[1]), FULL)
