"""Reads a Word table row by row from its XML: the library walks up through all rows above for each merged cell, and
gives a cell once for each column that it says it spans, a hundred million times if it does."""

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_SPAN = 64
"""Columns; Word itself makes no more."""


def rows_of(table: Any) -> Iterator[list[str]]:
    """A cell merged over several columns is named once; the others stay empty, so that columns keep their place. One
    merged over several rows is named in each of them."""
    above: dict[int, tuple[str, int]] = {}
    for row in table.iterchildren(f"{_W}tr"):
        cells: list[str] = []
        own: dict[int, tuple[str, int]] = {}
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in row.iterchildren(f"{_W}tc"):
            span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            text, width = above.get(column, ("", 1)) if _goes_on(cell) else (_text(cell), span)
            own[column] = (text, width)
            cells += [text, *[""] * (width - 1)]
            column += span
        above = own
        yield cells


def _text(cell: Any) -> str:
    return "\n".join(paragraph.text for paragraph in cell.iterchildren(f"{_W}p"))


def _goes_on(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _number(element: Any, usual: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    if not value.isdecimal():
        return usual
    return min(int(value), MAX_SPAN) if len(value) < 10 else MAX_SPAN
