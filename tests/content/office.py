"""Office files of parts written by hand: what programs write and no library makes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_NAMES = {
    "w": "wordprocessingml/2006/main", "a": "drawingml/2006/main", "p": "presentationml/2006/main",
    "r": "officeDocument/2006/relationships", "m": "officeDocument/2006/math", "c": "drawingml/2006/chart",
    "dgm": "drawingml/2006/diagram", "mc": "markup-compatibility/2006", "xdr": "drawingml/2006/spreadsheetDrawing",
}  # fmt: skip
_OTHERS = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_S = f"{_TRANSITIONAL}/spreadsheetml/2006/main"
SPACES = " ".join(f'xmlns:{name}="{_TRANSITIONAL}/{place}"' for name, place in _NAMES.items()) + f" {_OTHERS}"

Links = Mapping[str, tuple[str, str]]
"""By id: the kind of relationship, and the part that it leads to, as seen from the part that has it."""


def package(path: Path, main: str, parts: Mapping[str, str | bytes], links: Mapping[str, Links]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _links({"rId1": ("officeDocument", main)}))
        for part, found in links.items():
            folder, _, name = part.rpartition("/")
            archive.writestr(f"{folder}/_rels/{name}.rels", _links(found))
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def _links(links: Links) -> str:
    kinds = f"{_TRANSITIONAL}/officeDocument/2006/relationships"
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{kinds}/{kind}" Target="{target}"/>' for id_, (kind, target) in links.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def word(path: Path, body: str, links: Links | None = None, **parts: str | bytes) -> Path:
    """`parts` by the name of their file without ending; footnotes, styles and numbering are linked by themselves."""
    known = {name: (name, f"{name}.xml") for name in parts if name in {"footnotes", "endnotes", "styles", "numbering"}}
    held: dict[str, str | bytes] = {f"word/{name}.xml": content for name, content in parts.items()}
    for kind, target in (links or {}).values():
        if kind == "aFChunk":
            held[f"word/{target}"] = held.pop(f"word/{target.partition('.')[0]}.xml")
    held["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return package(path, "word/document.xml", held, {"word/document.xml": {**known, **(links or {})}})


def p(inside: str, properties: str = "") -> str:
    """A paragraph of a run with these words, or of what is written as XML."""
    run = inside if inside.startswith("<") else f'<w:r><w:t xml:space="preserve">{inside}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def root(tag: str, inside: str) -> str:
    return f"<{tag} {SPACES}>{inside}</{tag}>"


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(map(tc, cells))}</w:tr>"


def slides(path: Path, *shown: str, links: Links | None = None, **parts: str) -> Path:
    """Each of `shown` is the shapes of a slide; all slides have the same links."""
    held: dict[str, str | bytes] = {f"ppt/{name}.xml": content for name, content in parts.items()}
    listed: dict[str, tuple[str, str]] = {}
    of_slides: dict[str, Links] = {}
    for number, inside in enumerate(shown, start=1):
        part = f"ppt/slides/slide{number}.xml"
        held[part] = inside if inside.startswith("<p:sld ") else slide(inside)
        listed[f"rId{number}"] = ("slide", f"slides/slide{number}.xml")
        of_slides[part] = links or {}
    ids = "".join(f'<p:sldId id="{255 + int(id_[3:])}" r:id="{id_}"/>' for id_ in listed)
    held["ppt/presentation.xml"] = root("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>")
    return package(path, "ppt/presentation.xml", held, {"ppt/presentation.xml": listed, **of_slides})


def slide(inside: str, more: str = "") -> str:
    return f"<p:sld {SPACES} {more}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>"


def shape(text: str, holder: str = "", at: tuple[int, int] | None = None, about: str = "") -> str:
    """`holder`: the attributes of the placeholder. `at`: across and down."""
    place = "" if at is None else f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="9" cy="9"/></a:xfrm>'
    ph = f"<p:ph {holder}/>" if holder else ""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {about}/><p:cNvSpPr/><p:nvPr>{ph}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/>{lines}</p:txBody></p:sp>"
    )


def graphic(inside: str) -> str:
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="g"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr><a:graphic><a:graphicData uri="x">{inside}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def workbook(
    path: Path, *sheets: str, links: Links | None = None, head: str = "", states: str = "", **parts: str
) -> Path:
    """Each of `sheets` is what stands in its worksheet, or its rows alone; `states`: a letter for each, h for hidden,
    v for very hidden. All sheets have the same links."""
    names = {"h": ' state="hidden"', "v": ' state="veryHidden"'}
    held: dict[str, str | bytes] = {f"xl/{name}.xml": content for name, content in parts.items()}
    listed: dict[str, tuple[str, str]] = {
        name: (name, f"{name}.xml") for name in parts if name in {"styles", "sharedStrings"}
    }
    of_sheets: dict[str, Links] = {}
    said = ""
    for number, inside in enumerate(sheets, start=1):
        data = inside if "<sheetData" in inside else f"<sheetData>{inside}</sheetData>"
        held[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_S}" {SPACES}>{data}</worksheet>'
        listed[f"rId{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        of_sheets[f"xl/worksheets/sheet{number}.xml"] = links or {}
        state = names.get(states[number - 1 : number], "")
        said += f'<sheet name="Blad{number}" sheetId="{number}"{state} r:id="rId{number}"/>'
    held["xl/workbook.xml"] = f'<workbook xmlns="{_S}" {SPACES}>{head}<sheets>{said}</sheets></workbook>'
    return package(path, "xl/workbook.xml", held, {"xl/workbook.xml": listed, **of_sheets})


def styles(*formats: str) -> str:
    """The styles of a workbook whose cells of style 1, 2 ... have these formats."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code.replace(chr(34), "&quot;").replace("<", "&lt;")}"/>'
        for at, code in enumerate(formats)
    )
    cells = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(formats)))
    return (
        f'<styleSheet xmlns="{_S}"><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def number(place: str, value: object, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str, more: str = "") -> str:
    return f'<row r="{at}" {more}>{"".join(cells)}</row>'


def made_strict(path: Path, old: Path) -> Path:
    """The same file in the Strict dialect."""
    with zipfile.ZipFile(old) as archive, zipfile.ZipFile(path, "w") as new:
        for name in archive.namelist():
            text = archive.read(name)
            for place in ("wordprocessingml", "spreadsheetml", "presentationml", "drawingml"):
                text = text.replace(
                    f"{_TRANSITIONAL}/{place}/2006/".encode(), f"http://purl.oclc.org/ooxml/{place}/".encode()
                )
            text = text.replace(
                f"{_TRANSITIONAL}/officeDocument/2006/".encode(), b"http://purl.oclc.org/ooxml/officeDocument/"
            )
            new.writestr(name, text)
    return path


CHART = root(
    "c:chartSpace",
    "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Leerlingen</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
    "<c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>Aantal</c:v></c:pt></c:strCache></c:strRef>"
    "</c:tx><c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>kleuters</c:v></c:pt><c:pt idx='1'><c:v>lager</c:v></c:pt>"
    "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0.0</c:formatCode><c:pt idx='0'><c:v>84"
    "</c:v></c:pt><c:pt idx='1'><c:v>251.25</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>"
    "</c:plotArea></c:chart>",
)
CHART_TABLE = (("", "Aantal"), ("kleuters", "84,0"), ("lager", "251,3"))
DIAGRAM = root(
    "dgm:dataModel",
    '<dgm:ptLst><dgm:pt modelId="0" type="doc"/>'
    + "".join(
        f'<dgm:pt modelId="{id_}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for id_, text in (("2", "daarna bellen"), ("1", "eerst melden"), ("3", "los"))
    )
    + '<dgm:pt modelId="9" type="pres"><dgm:t><a:p><a:r><a:t>dubbel</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>'
    '<dgm:cxnLst><dgm:cxn srcId="0" destId="2" srcOrd="1"/><dgm:cxn srcId="0" destId="1" srcOrd="0"/></dgm:cxnLst>',
)
