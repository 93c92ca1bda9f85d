"""Reads one page of a PDF into its lines with their size and place, and its ruled tables, in the order of reading."""

import ctypes
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.answer.library.source import Table
from bot.content.pdf_tables import Grid, grids_of


@dataclass(frozen=True, slots=True)
class Line:
    """`size` in points, `y` of its baseline in points above the bottom of the page as it is shown; 0 when the file does
    not tell. `left` and `right` are its ends."""

    text: str
    size: float
    y: float
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table between lines that are drawn; `columns` are the places of the upright ones."""

    rows: Table
    y: float
    columns: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was recognised on a page that is a picture: paragraphs of lines."""

    paragraphs: tuple[tuple[str, ...], ...]


Item: TypeAlias = Line | Ruled | Scanned


@dataclass(frozen=True, slots=True)
class Read:
    """`height` of the page in points; `pictures`: it shows some."""

    items: tuple[Item, ...]
    height: float
    pictures: bool = False


NOTHING = Read((), 0.0)
MAX_ANNOTATIONS = 2000
_SHOWN = ("FPDF_ANNOT_WIDGET", "FPDF_ANNOT_FREETEXT", "FPDF_ANNOT_STAMP")


def read_page(document: Any, number: int) -> Read:
    """A damaged page is an empty one. What is filled in and what is stamped on it becomes part of the page."""
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    raw: Any = pypdfium2.raw
    try:
        page = document[number]
        if _is_filled_in(page, raw):
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
    except pypdfium2.PdfiumError:
        return NOTHING
    text_page = page.get_textpage()
    lines = _lines(page, text_page, raw)
    drawn = grids_of(page, raw)
    items = _with_tables(lines, drawn.grids, page, text_page) if drawn.grids else tuple(lines)
    height = float(page.get_height())
    text_page.close()
    page.close()
    return Read(items, height, drawn.pictures)


def _is_filled_in(page: Any, raw: Any) -> bool:
    shown = {getattr(raw, name) for name in _SHOWN}
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in shown:
            return True
    return False


def _lines(page: Any, text_page: Any, raw: Any) -> list[Line]:
    """In the order in which the file draws them; what is drawn twice to look bold is one."""
    text: str = text_page.get_text_range()
    # The text has one character per index, unless it has characters beyond the first plane.
    aligned = len(text) == text_page.count_chars()
    place = _Places(page, text_page, raw)
    lines: list[Line] = []
    seen: set[tuple[str, int, int]] = set()
    start = 0
    for piece in text.split("\r\n"):
        stripped = piece.strip()
        if stripped:
            at = start + piece.index(stripped[0])
            line = place.line(stripped, at, at + len(stripped) - 1) if aligned else Line(stripped, 0.0, 0.0)
            drawn = (stripped, round(line.y), round(line.left))
            if not aligned or drawn not in seen:
                seen.add(drawn)
                _add(lines, line)
        start += len(piece) + 2
    return lines


def _add(lines: list[Line], line: Line) -> None:
    """What stands on one line, far apart, is one line: a label and its figure."""
    above = lines[-1] if lines else None
    level = above and above.size and above.size == line.size and abs(above.y - line.y) < 0.2 * line.size
    if above and level and line.left >= above.right:
        lines[-1] = Line(f"{above.text} {line.text}", line.size, line.y, above.left, line.right)
    else:
        lines.append(line)


class _Places:
    """Where characters stand on the page as it is shown."""

    def __init__(self, page: Any, text_page: Any, raw: Any) -> None:
        self._text_page = text_page
        self._raw = raw
        self._turned = page.get_rotation()
        self._width, self._height = page.get_size()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def line(self, text: str, first: int, last: int) -> Line:
        size = round(float(self._raw.FPDFText_GetFontSize(self._text_page, first)), 1)
        left, y = self._origin(first)
        right, _ = self._origin(last)
        return Line(text, size, y, left, right)

    def _origin(self, at: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._text_page, at, self._x, self._y)
        x, y = self._x.value, self._y.value
        if self._turned == 90:
            return y, self._height - x
        if self._turned == 180:
            return self._width - x, self._height - y
        if self._turned == 270:
            return self._width - y, x
        return x, y


def _with_tables(lines: list[Line], grids: list[Grid], page: Any, text_page: Any) -> tuple[Item, ...]:
    """A table stands where its first line stood. A line of which a word is in no cell stays as well."""
    if page.get_rotation():
        return tuple(lines)
    items: list[Item] = list(lines)
    for grid in grids:
        rows = grid.rows(text_page)
        if rows is None:
            continue
        words = {word for row in rows for cell in row for word in cell.split()}
        inside = [
            at
            for at, item in enumerate(items)
            if isinstance(item, Line) and grid.has(item.left, item.y) and words.issuperset(item.text.split())
        ]
        if inside:
            items[inside[0]] = Ruled(rows, grid.top, grid.columns)
            for at in reversed(inside[1:]):
                del items[at]
    return tuple(items)
