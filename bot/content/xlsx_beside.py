"""Reads what stands beside the cells of a sheet: notes at a cell, text boxes, shapes and charts."""

from collections.abc import Iterator
from typing import Any

from bot.content.charts import drawn_text, tell_drawn
from bot.content.lines import Told
from bot.content.ooxml import MC, A, Package, S, chosen
from bot.content.xlsx_cells import place_of, rich_text

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_THREAD = "tc="
"""The author of a note that only says that a conversation stands there, which is no part of the sheet."""


def notes_of(package: Package, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Row and column, and what the note says, without its author's name before it."""
    for comments in package.of_kind(part, "comments"):
        tree = package.tree(comments)
        if tree is None:
            continue
        authors = [author.text or "" for author in tree.iterfind(f"{S}authors/{S}author")]
        for comment in tree.iter(f"{S}comment"):
            number = comment.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number[:9]) < len(authors) else ""
            text = comment.find(f"{S}text")
            if text is None or author.startswith(_THREAD):
                continue
            said = rich_text(text).strip()
            if author and said.startswith(f"{author}:"):
                said = said[len(author) + 1 :].strip()
            if said:
                yield place_of(comment.get("ref", "")), said


def tell_drawings(package: Package, part: str, told: Told, language: str) -> None:
    """From top to bottom."""
    for drawing in package.of_kind(part, "drawing"):
        tree = package.tree(drawing)
        for anchor in sorted(tree, key=_place) if tree is not None else ():
            _tell(package, drawing, anchor, told, language)


def _tell(package: Package, part: str, element: Any, told: Told, language: str) -> None:
    if element.tag == f"{MC}AlternateContent":
        for one in chosen(element):
            _tell(package, part, one, told, language)
    elif element.tag == f"{_XDR}txBody":
        told.paragraph("\n".join(filter(None, map(drawn_text, element.iterchildren(f"{A}p")))))
    elif not tell_drawn(package, part, element, told, language):
        about = element[0].find(f"{_XDR}cNvPr") if len(element) else None
        if about is None or about.get("hidden") not in {"1", "true"}:
            for child in element:
                _tell(package, part, child, told, language)


def _place(anchor: Any) -> tuple[int, int]:
    start = anchor.find(f"{_XDR}from")
    if start is None:
        return 0, 0
    row, column = (start.findtext(f"{_XDR}{name}") or "0" for name in ("row", "col"))
    return (int(row[:9]) if row.isdecimal() else 0), (int(column[:9]) if column.isdecimal() else 0)
