"""Web pages: the main part, headings, paragraphs, lists, tables; no menus and scripts."""

import re
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.content.base import Reason
from bot.content.outline import CannotRead, Contents, Outline, in_utc, one_line
from bot.content.text import decoded

_LEFT_OUT = {"script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "svg", "head"}
_BLOCKS = {
    "address", "article", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
_MODIFIED = "//meta[@property='article:modified_time' or @name='DCTERMS.modified' or @name='last-modified']/@content"


MAX_SOURCE = 20_000_000
MAX_TAGS = 400_000
MAX_ATTRIBUTES = 1000
"""Characters and tags of a page, attributes of one tag."""
MAX_SPAN = 50

_TAG = re.compile(
    r"""<(?:script|style)\b.*?(?:</(?:script|style)\b|\Z) | <!--.*?(?:-->|\Z) |
        (<[a-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""A tag; or a script, a style or a comment, in which what looks like one is none."""
_ATTRIBUTE = re.compile(r"""[^\s"'=]++""")


def read_html(path: Path) -> Contents:
    root = _parsed(_source(path.read_bytes()))
    outline = Outline()
    main = root.xpath("//main | //*[@role='main']") or root.xpath("//article[not(ancestor::article)]")
    walk = _Walk(outline)
    for part in main if len(main) == 1 else [root]:
        walk.element(part)
        walk.end_paragraph()
    names = root.xpath("//main//h1 | //article//h1") or root.xpath("//h1")
    first = one_line(names[0].text_content()) if names else ""
    title = first or one_line(root.findtext(".//title") or "")
    return Contents(title, outline.sections(), _modified(root.xpath(_MODIFIED)))


def _parsed(source: str) -> Any:
    """Raises CannotRead: the parser looks at all attributes of an element for each one more."""
    if len(source) > MAX_SOURCE or source.count("<") > MAX_TAGS:
        raise CannotRead(Reason.TOO_LARGE)
    for tag in _TAG.finditer(source):
        if tag[1] and len(tag[1]) > MAX_ATTRIBUTES and len(_ATTRIBUTE.findall(tag[1])) > MAX_ATTRIBUTES:
            raise CannotRead(Reason.TOO_LARGE)
    # Typed nowhere, and imported in the extraction process only.
    return import_module("lxml.html").document_fromstring(source)


def _source(data: bytes) -> str:
    """As text, because lxml reads bytes that name no encoding as Latin-1; an XML declaration may not stay then."""
    head = data[:2048].lower()
    if b"charset=" in head:
        name = head.split(b"charset=", 1)[1].strip(b"\"' ")[:20].split(b'"')[0].split(b"'")[0].split(b">")[0]
        try:
            text = data.decode(name.decode("ascii", "ignore").strip(" /;"))
        except (LookupError, UnicodeDecodeError):
            text = decoded(data)
    else:
        text = decoded(data)
    text = text.lstrip("\ufeff \r\n\t")
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def _modified(values: list[str]) -> datetime | None:
    for value in values:
        try:
            return in_utc(datetime.fromisoformat(value.strip()))
        except ValueError:
            continue
    return None


class _Walk:
    """Goes through the elements in order and tells the outline what they are."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._words: list[str] = []

    def end_paragraph(self) -> None:
        # Line breaks of the source are spaces; only <br> is a line break.
        text = " ".join("".join(self._words).split()).replace("\0", "\n")
        self._outline.paragraph(text)
        self._words = []

    def element(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            return
        if tag in _LEFT_OUT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.end_paragraph()
            self._outline.heading(int(tag[1]), element.text_content())
        elif tag == "table":
            self.end_paragraph()
            self._table(element)
        elif tag == "br":
            self._words.append("\0")
        else:
            self._inside(element, block=tag in _BLOCKS)

    def _inside(self, element: Any, *, block: bool) -> None:
        if block:
            self.end_paragraph()
        self._words.append(element.text or "")
        for child in element:
            self.element(child)
            self._words.append(child.tail or "")
        if block:
            self.end_paragraph()

    def _table(self, table: Any) -> None:
        """A table that holds another is layout, not data."""
        if next(table.iterdescendants("table"), None) is not None:
            for cell in table.xpath("./*/tr/td | ./tr/td"):
                self._inside(cell, block=True)
            return
        for caption in table.xpath("./caption"):
            self._outline.paragraph(caption.text_content())
        self._outline.table(_spread(row) for row in table.iterdescendants("tr"))


def _spread(row: Any) -> list[str]:
    """A cell over several columns is named once; the others stay empty, so that columns keep their place."""
    cells: list[str] = []
    for cell in row.xpath("./td | ./th"):
        cells += [cell.text_content(), *[""] * (_span(str(cell.get("colspan") or "1")) - 1)]
    return cells


def _span(written: str) -> int:
    if not written.isdecimal():
        return 1
    return max(1, min(int(written), MAX_SPAN)) if len(written) < 10 else MAX_SPAN
