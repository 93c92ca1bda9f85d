"""Reads a Word table row by row, each cell in its column: merged, shifted, and wrapped in content controls."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.content.ooxml import W

MAX_SPAN = 64
"""Columns; Word itself makes no more."""
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def rows_of(table: Any, text_of: Callable[[Any], str]) -> Iterator[list[str]]:
    """A cell merged over several columns is named once; the others stay empty, so that columns keep their place. One
    merged over several rows is named in each of them. `text_of` is asked once for each cell."""
    above: dict[int, str] = {}
    for row in parts_of(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        own: dict[int, str] = {}
        column = _number(None if properties is None else properties.find(f"{W}gridBefore"), 0)
        cells = [""] * column
        for cell in parts_of(row, f"{W}tc"):
            span = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            text = above.get(column, "") if _goes_on(cell, "vMerge") else text_of(cell)
            own[column] = "" if _goes_on(cell, "hMerge") else text
            cells += [own[column], *[""] * (span - 1)]
            column += span
        above = own
        yield cells


def parts_of(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, whatever wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from parts_of(child, tag)


def is_layout(table: Any) -> bool:
    """One row or one column that holds more than a line a cell: a frame around text, not data."""
    rows = [list(parts_of(row, f"{W}tc")) for row in parts_of(table, f"{W}tr")]
    if len(rows) != 1 and any(len(row) != 1 for row in rows):
        return False
    return any(cell.find(f".//{W}tbl") is not None or _lines(cell) > 1 for row in rows for cell in row)


def _lines(cell: Any) -> int:
    return sum(1 for child in cell.iter(f"{W}p") if next(child.iter(f"{W}t"), None) is not None)


def _goes_on(cell: Any, name: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _number(element: Any, usual: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    if not value.isdecimal():
        return usual
    return min(int(value), MAX_SPAN) if len(value) < 10 else MAX_SPAN
