"""Web pages: what a reader of the page sees of its text, under its headings; no menus, no scripts."""

import re
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.answer.library.source import Section
from bot.content.base import Reason
from bot.content.encodings import decoded
from bot.content.html_flow import BLOCK, BREAK, Number, Page, flow, text_of
from bot.content.html_tables import around, cells_of, is_layout
from bot.content.outline import CannotRead, Contents, Outline, in_utc, one_line

_MODIFIED = "//meta[@property='article:modified_time' or @name='DCTERMS.modified' or @name='last-modified']/@content"

MAX_SOURCE = 20_000_000
MAX_TAGS = 400_000
MAX_ATTRIBUTES = 1000
"""Characters and tags of a page, attributes of one tag."""
MAX_FRAMES = 20
"""Pages in a page (`srcdoc`), in whichever they stand."""
MAX_TITLES = 20
"""Main headings that are looked at for the title."""

_TAG = re.compile(
    r"""<(?:script|style)\b.*?(?:</(?:script|style)\b|\Z) | <!--.*?(?:-->|\Z) |
        (<[a-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""A tag; or a script, a style or a comment, in which what looks like one is none."""
_ATTRIBUTE = re.compile(r"""[^\s"'=]++""")
_FRAMES = frozenset({"iframe", "noframes"})
"""Which hold a page as text."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """`title` is that of its main heading or its head, `heading` its first heading; "" where there is none."""

    title: str
    heading: str
    sections: tuple[Section, ...]
    modified: datetime | None


def read_html(path: Path) -> Contents:
    page = read_page(_source(path.read_bytes()))
    return Contents(page.title or page.heading, page.sections, page.modified)


def read_page(source: str) -> WebPage:
    """Raises CannotRead."""
    root = _parsed(source)
    reading = _Reading(root)
    if not reading.sections:
        # Then what a page says without scripts, or what hides behind a window that was open, is all there is of it.
        reading = _Reading(root, everything=True)
    names = root.xpath("//title[not(ancestor::svg)]")
    title = reading.title or (one_line(names[0].text_content()) if names else "")
    return WebPage(title, reading.heading, reading.sections, _modified(root.xpath(_MODIFIED)))


def _parsed(source: str) -> Any:
    """Raises CannotRead: the parser looks at all attributes of an element for each one more."""
    if len(source) > MAX_SOURCE or source.count("<") > MAX_TAGS:
        raise CannotRead(Reason.TOO_LARGE)
    for tag in _TAG.finditer(source):
        if tag[1] and len(tag[1]) > MAX_ATTRIBUTES and len(_ATTRIBUTE.findall(tag[1])) > MAX_ATTRIBUTES:
            raise CannotRead(Reason.TOO_LARGE)
    # Typed nowhere, and imported in the extraction process only.
    html: Any = import_module("lxml.html")
    # Otherwise what stands in more than 255 elements is dropped, as on old pages that close none.
    try:
        return html.document_fromstring(source, parser=html.HTMLParser(huge_tree=True))
    except import_module("lxml.etree").ParserError as error:  # there is nothing but space and comments
        raise CannotRead(Reason.EMPTY) from error


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(r"(?i)<meta\b([^<>]*)")
_CHARSET = re.compile(r"""(?i)(?:^|[\s"'/;])charset\s*=\s*["']?\s*([\w.:-]+)""")
_XML = re.compile(r"""(?i)\A\s*<\?xml\b[^<>]*\bencoding\s*=\s*["']([\w.:-]+)""")


def _source(data: bytes) -> str:
    """As text, because lxml reads bytes that name no encoding as Latin-1; an XML declaration may not stay then."""
    text = decoded(data, _declared(data[:4096].decode("latin-1"))).lstrip("\ufeff \r\n\t").replace("\0", "")
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def _declared(head: str) -> str:
    for meta in _META.finditer(_COMMENT.sub("", head)):
        label = _CHARSET.search(meta[1])
        # In a description, the word may stand too.
        if label and ("content" not in meta[1].lower() or "http-equiv" in meta[1].lower()):
            return label[1]
    xml = _XML.match(head)
    return xml[1] if xml else ""


def _modified(values: list[str]) -> datetime | None:
    for value in values:
        try:
            return in_utc(datetime.fromisoformat(value.strip()))
        except ValueError:
            continue
    return None


class _Reading:
    """Goes through a page in order and tells the outline what it meets.

    `title` is the first main heading, of the page's main part where that has one; `heading` the first of any level.
    """

    def __init__(self, root: Any, *, everything: bool = False) -> None:
        self._everything = everything
        self._outline = Outline()
        self._words: list[str] = []
        self._frames = 0
        self._titles: list[tuple[bool, str]] = []
        self.heading = ""
        self._page(root)
        self.sections = self._outline.sections()
        self.title = next((title for _, title in sorted(self._titles, key=lambda one: one[0]) if title), "")

    def _page(self, root: Any) -> None:
        page = Page(root, everything=self._everything)
        for piece in flow(root, page, _is_apart):
            if piece == BLOCK:
                self._end_paragraph()
            elif isinstance(piece, Number):
                self._words = [piece]
            elif isinstance(piece, str):
                self._words.append(piece)
            else:
                self._end_paragraph()
                self._element(piece, page)
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        if not any(word.strip() and not isinstance(word, Number) for word in self._words):
            return
        # Line breaks of the source are spaces; only <br> is a line break.
        self._outline.paragraph(" ".join("".join(self._words).split()).replace(BREAK, "\n"))
        self._words = []

    def _element(self, element: Any, page: Page) -> None:
        if element.tag == "table":
            for text in around(element):
                self._outline.paragraph(text)
            self._outline.table(cells_of(element))
        elif element.tag in _FRAMES:
            self._frames += 1
            inside = element.get("srcdoc") or "" if element.tag == "iframe" else element.text or ""
            if inside.strip() and self._frames <= MAX_FRAMES:
                self._page(_parsed(inside))
        else:
            text = text_of(element)
            self._outline.heading(int(element.tag[1]), text)
            self.heading = self.heading or one_line(text)
            if element.tag == "h1" and len(self._titles) < MAX_TITLES:
                own = not page.mains.isdisjoint(element.iterancestors())
                self._titles.append((not own, one_line(text)))


def _is_apart(element: Any) -> bool:
    """It is more than text between other texts."""
    tag = element.tag
    return tag in _HEADINGS or tag in _FRAMES or (tag == "table" and not is_layout(element))
