"""Reads one page of a PDF into its lines with their size and place, and its tables, in the order of reading."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from bot.content.pdf_aligned import aligned_of
from bot.content.pdf_columns import in_reading_order
from bot.content.pdf_items import NOTHING, Item, Line, Read, Ruled
from bot.content.pdf_places import lines_of
from bot.content.pdf_tables import Grid, Stroke, grids_of

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
    lines = lines_of(page, text_page, raw)
    drawn = grids_of(page, raw)
    items = _with_tables(lines, drawn.grids, page, text_page) if drawn.grids else list[Item](lines)
    across = () if page.get_rotation() else drawn.across
    items = _each_run(items, partial(_with_aligned, across=across))
    items = _each_run(items, in_reading_order)
    height = float(page.get_height())
    text_page.close()
    page.close()
    return Read(tuple(items), height, drawn.pictures)


def _is_filled_in(page: Any, raw: Any) -> bool:
    shown = {getattr(raw, name) for name in _SHOWN}
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in shown:
            return True
    return False


def _with_tables(lines: list[Line], grids: list[Grid], page: Any, text_page: Any) -> list[Item]:
    """A table stands where its first line stood. A line of which a word is in no cell stays as well."""
    items: list[Item] = list(lines)
    for grid in grids if not page.get_rotation() else ():
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
            items[inside[0]] = Ruled(rows, grid.top)
            for at in reversed(inside[1:]):
                del items[at]
    return items


def _each_run(items: Sequence[Item], read: Callable[[list[Line]], Iterable[Item]]) -> list[Item]:
    """The lines between tables, read anew."""
    found: list[Item] = []
    for _, run in groupby(items, lambda item: isinstance(item, Line)):
        between = list(run)
        lines = [item for item in between if isinstance(item, Line)]
        found += read(lines) if lines else between
    return found


def _with_aligned(lines: list[Line], across: Sequence[Stroke]) -> list[Item]:
    """A table stands where the first of its lines stood."""
    tables = aligned_of(lines, across)
    first = {min(table.lines): Ruled(table.rows, table.top) for table in tables}
    gone = frozenset[int]().union(*(table.lines for table in tables))
    return [first.get(at, line) for at, line in enumerate(lines) if at in first or at not in gone]
