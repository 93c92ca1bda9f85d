"""Goes through a stretch of Word in order: body, cell, note, text box or header, all made of the same blocks."""

from collections.abc import Iterable
from typing import Any

from bot.content.charts import drawn_text, tell_drawn
from bot.content.docx_numbering import Numbering
from bot.content.docx_others import other_contents
from bot.content.docx_styles import NO_LEVEL, TITLE, Style, Styles, outline_level
from bot.content.docx_tables import is_layout, parts_of, rows_of
from bot.content.docx_words import Fields, words_of
from bot.content.lines import Lines, Told
from bot.content.ooxml import MC, A, Package, R, W, chosen
from bot.content.outline import Contents, Outline, one_line
from bot.words.language import language_of

_LONGEST_HEADING = 200
"""Characters; what is longer is text that was made to look like a heading."""
_FOR_LANGUAGE = 1000
"""Runs of the beginning from which the language is told."""
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_LEFT_OUT = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "sectPr", "tcPr")
)


class Story:
    """`title`: what the document is called, as far as that is known before it is read; then its first title."""

    def __init__(self, package: Package, title: str, outline: Outline) -> None:
        self.title = title
        self.part = package.main
        self._package = package
        self._told: Told = outline
        self._styles = Styles(self._tree("styles"))
        self._numbering = Numbering(self._tree("numbering"))
        self._notes = {kind: self._noted(kind) for kind in ("footnote", "endnote")}
        self._fields = Fields()
        self._joined = ""
        self._paged = True
        self._others: set[str] | None = set()
        self._language = ""

    def body(self, body: Any, *, inside: bool) -> None:
        """`inside`: it stands in another document, and what stands in it is opened no further."""
        self._others = None if inside else set()
        self._language = language_of(" ".join(_first_texts(body)))
        self.blocks(body)

    def lines(self, element: Any, *, paged: bool = True) -> list[str]:
        """`paged`: with the paragraphs that say which page they stand on."""
        told, fields, joined = self._told, self._fields, self._joined
        lines = Lines()
        self._told, self._fields, self._joined, self._paged = lines, Fields(), "", paged
        self.blocks(element)
        self._told, self._fields, self._joined, self._paged = told, fields, joined, True
        return lines.lines

    def blocks(self, element: Any) -> None:
        """The paragraphs and tables in it; whatever wraps them is opened, tables of contents are left out."""
        for child in element:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{MC}AlternateContent":
                self.blocks(chosen(child))
            elif tag == f"{W}altChunk":
                self._other(child)
            elif tag not in _LEFT_OUT and not _is_contents(child):
                self.blocks(child)
        if self._joined:
            self._told.paragraph(self._joined)
            self._joined = ""

    def _tree(self, kind: str) -> Any:
        return self._package.tree(self._package.beside(self.part, kind))

    def _noted(self, kind: str) -> dict[str, Any]:
        tree = self._tree(f"{kind}s")
        listed = () if tree is None else tree.iterchildren(f"{W}{kind}")
        return {one.get(f"{W}id", ""): one for one in listed if one.get(f"{W}type", "normal") == "normal"}

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self._styles[None if named is None else named.get(f"{W}val")]
        words = words_of(paragraph, self._styles, self._fields)
        if style.hidden or style.contents or (words.paged and not self._paged):
            return
        text = self._joined + words.text
        self._joined = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # Its end was deleted: the next one goes on where it stops.
            self._joined = text
        else:
            label = self._numbering.label(properties, style)
            if text.strip():
                self._say(f"{label} {text}" if label else text, style, outline_level(properties))
        for kind, id_ in words.notes:
            note = self._notes[kind].pop(id_, None)
            if note is not None:
                self._told.paragraph("\n".join(self.lines(note)))
        for drawn in words.drawn:
            self._drawn(drawn)

    def _say(self, text: str, style: Style, own_level: int | None) -> None:
        level = style.level if own_level is None else None if own_level == NO_LEVEL else own_level
        if level == TITLE:
            self.title = self.title or one_line(text)
            if one_line(text) == self.title:
                return
        if level and len(text) <= _LONGEST_HEADING:
            self._told.heading(level, text)
        else:
            self._told.paragraph(text)

    def _table(self, table: Any) -> None:
        if not is_layout(table):
            self._told.table(rows_of(table, lambda cell: "\n".join(self.lines(cell))))
            return
        for row in parts_of(table, f"{W}tr"):
            for cell in parts_of(row, f"{W}tc"):
                self.blocks(cell)

    def _drawn(self, element: Any) -> None:
        """What stands in text boxes, shapes, charts and SmartArt."""
        if element.tag == f"{MC}AlternateContent":
            for one in chosen(element):
                self._drawn(one)
        elif element.tag == f"{W}txbxContent":
            fields, self._fields = self._fields, Fields()
            self.blocks(element)
            self._fields = fields
        elif element.tag == f"{A}p":
            self._told.paragraph(drawn_text(element))
        elif element.tag == _TEXT_PATH:
            self._told.paragraph(element.get("string", ""))
        elif not tell_drawn(self._package, self.part, element, self._told, self._language):
            for child in element:
                self._drawn(child)

    def _other(self, chunk: Any) -> None:
        target = self._package.related(self.part).get(chunk.get(f"{R}id", ""))
        if target is None or self._others is None or target.part in self._others:
            return
        self._others.add(target.part)
        data = self._package.data(target.part)
        contents = None if data is None else other_contents(target.part, data, read_inside)
        if contents is not None:
            self._told.include(contents.sections)


def read_inside(package: Package) -> Contents:
    outline = Outline()
    tree = package.tree(package.main)
    body = None if tree is None else tree.find(f"{W}body")
    if body is not None:
        Story(package, "", outline).body(body, inside=True)
    return Contents("", outline.sections())


def _is_contents(block: Any) -> bool:
    gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if block.tag == f"{W}sdt" else None
    return gallery is not None and "Contents" in (gallery.get(f"{W}val") or "")


def _first_texts(body: Any) -> Iterable[str]:
    for count, text in enumerate(body.iter(f"{W}t")):
        if count == _FOR_LANGUAGE:
            return
        yield text.text or ""
