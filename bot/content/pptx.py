"""Presentations: one section per slide that is shown, under its title, with tables, charts and the speaker's notes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.answer.library.source import Anchor
from bot.content.charts import drawn_text, tell_drawn
from bot.content.ooxml import MC, A, P, Package, R, chosen
from bot.content.outline import Contents, Outline, one_line
from bot.content.pptx_places import Placed, Places
from bot.content.titles import given_title
from bot.words.language import language_of

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "hdr"})
_SHAPES = frozenset(f"{P}{name}" for name in ("sp", "graphicFrame", "cxnSp", "pic"))
MAX_SLIDES = 5000


def read_pptx(path: Path) -> Contents:
    with Package(path) as package:
        title, modified = package.properties()
        deck = _Deck(package)
        for number, part, slide in _shown_slides(package):
            deck.slide(number, part, slide)
        return Contents(given_title(title) or deck.first_title, deck.outline.sections(), modified)


def _shown_slides(package: Package) -> Iterator[tuple[int, str, Any]]:
    """With the number that PowerPoint gives them, which counts hidden ones too."""
    main = package.main
    listed = package.tree(main).find(f"{P}sldIdLst")
    for number, one in enumerate(() if listed is None else listed[:MAX_SLIDES], start=1):
        target = package.related(main).get(one.get(f"{R}id", ""))
        slide = package.once(target.part) if target is not None else None
        if target is not None and slide is not None and slide.get("show", "1") not in {"0", "false"}:
            yield number, target.part, slide


class _Deck:
    def __init__(self, package: Package) -> None:
        self.outline = Outline()
        self.first_title = ""
        self._package = package
        self._places = Places(package)
        self._furniture: set[str] = set()

    def slide(self, number: int, part: str, slide: Any) -> None:
        self.outline.at(Anchor("slide", str(number)))
        shapes = self._places.in_order(part, list(_shapes(slide.find(f"{P}cSld/{P}spTree"))))
        heading = next((one for one in shapes if one.holder in _TITLES and _text(one.shape)), None)
        title = "" if heading is None else one_line(_text(heading.shape))
        self.first_title = self.first_title or title
        self.outline.heading(1, title)
        language = language_of(" ".join(text.text or "" for text in slide.iter(f"{A}t")))
        for one in shapes:
            if one is not heading:
                self._shape(part, one, language)
        for notes in self._package.of_kind(part, "notesSlide"):
            self._notes(self._package.once(notes))

    def _shape(self, part: str, one: Placed, language: str) -> None:
        if one.holder == "sldNum":
            return
        text = _text(one.shape)
        if one.holder in _FURNITURE:
            # What stands at the foot of every slide is said once.
            if text in self._furniture:
                return
            self._furniture.add(text)
        self.outline.paragraph(text)
        for table in one.shape.iterfind(f"{A}graphic/{A}graphicData/{A}tbl"):
            self.outline.table(_rows(table))
        for drawn in one.shape.iterfind(f"{A}graphic/{A}graphicData/*"):
            tell_drawn(self._package, part, drawn, self.outline, language)

    def _notes(self, notes: Any) -> None:
        for shape in _shapes(None if notes is None else notes.find(f"{P}cSld/{P}spTree")):
            holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if holder is not None and holder.get("type") == "body":
                self.outline.paragraph(_text(shape))


def _shapes(tree: Any) -> Iterator[Any]:
    """In the order in which they are drawn; groups are opened, hidden ones left out."""
    for child in () if tree is None else tree:
        if child.tag == f"{P}grpSp":
            if not _is_hidden(child):
                yield from _shapes(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _shapes(chosen(child))
        elif child.tag in _SHAPES and not _is_hidden(child):
            yield child


def _is_hidden(shape: Any) -> bool:
    about = shape[0].find(f"{P}cNvPr") if len(shape) else None
    return about is not None and about.get("hidden") in {"1", "true"}


def _text(shape: Any) -> str:
    body = shape.find(f"{P}txBody")
    return "" if body is None else "\n".join(filter(None, map(drawn_text, body.iterchildren(f"{A}p"))))


def _rows(table: Any) -> Iterator[list[str]]:
    """As in Word: merged over columns, a cell is named once; merged over rows, in each of them."""
    above: list[str] = []
    for row in table.iterchildren(f"{A}tr"):
        cells: list[str] = []
        for at, cell in enumerate(row.iterchildren(f"{A}tc")):
            if cell.get("vMerge") in {"1", "true"}:
                cells.append(above[at] if at < len(above) else "")
            elif cell.get("hMerge") in {"1", "true"}:
                cells.append("")
            else:
                cells.append("\n".join(filter(None, map(drawn_text, cell.iter(f"{A}p")))))
        above = cells
        yield cells
