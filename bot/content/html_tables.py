"""Tables of web pages: which hold data and which only place things on the page, and the cells of one, row by row."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.content.html_flow import is_hidden, text_of

MAX_SPAN = 50
MAX_REPEATED = 1_000_000
"""Characters of cells over several rows that are said again, in each of them."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_layout(table: Any) -> bool:
    """It says so; or it names no columns and holds what a table of data does not: a table, or a heading."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if table.find("caption") is not None or any(
        cell.tag == "th" for group in _groups(table) for row in group for cell in row
    ):
        return False
    return next(table.iterdescendants("table", *_HEADINGS), None) is not None


def around(table: Any) -> Iterator[str]:
    """The caption, and whatever stands between the rows instead of in them."""
    for part in _parts(table):
        if isinstance(part.tag, str) and part.tag != "tr" and not is_hidden(part):
            yield text_of(part)
        yield part.tail or ""
    yield table.text or ""


def cells_of(table: Any) -> Iterator[list[str]]:
    """A cell over several columns is named once and the others stay empty, one over several rows is named in each: so
    every cell stands below its header."""
    grid = _Grid()
    for group in _groups(table):
        grid.above = {}
        for number, row in enumerate(group, start=1):
            yield grid.row(_cells(row), rows_left=len(group) - number)


class _Grid:
    """Places cells. `above`: by column, what reaches down into the next row, and how many rows more."""

    def __init__(self) -> None:
        self.above: dict[int, tuple[str, int]] = {}
        self._spare = MAX_REPEATED

    def row(self, cells: Sequence[Any], rows_left: int) -> list[str]:
        found: list[str] = []
        below: dict[int, tuple[str, int]] = {}
        for cell in cells:
            self._go_on(found, below)
            text, start = text_of(cell), len(found)
            found += [text, *[""] * (_span(cell.get("colspan"), MAX_SPAN) - 1)]
            down = min(_span(cell.get("rowspan"), rows_left + 1) - 1, rows_left)
            if down:
                below |= {column: (text if column == start else "", down) for column in range(start, len(found))}
        while any(column >= len(found) for column in self.above):
            if len(found) not in self.above:
                found.append("")
            self._go_on(found, below)
        self.above = below
        return found

    def _go_on(self, found: list[str], below: dict[int, tuple[str, int]]) -> None:
        while len(found) in self.above:
            text, rows = self.above.pop(len(found))
            if rows > 1:
                below[len(found)] = (text, rows - 1)
            self._spare -= len(text)
            found.append(text if self._spare >= 0 else "")


def _groups(table: Any) -> list[list[Any]]:
    """The rows of the head, of each body and of the foot, in the order in which they are shown."""
    groups: dict[Any, list[Any]] = {}
    for part in _parts(table):
        if part.tag == "tr" and not is_hidden(part):
            groups.setdefault(part.getparent(), []).append(part)
    return [groups[group] for group in sorted(groups, key=lambda group: _ORDER.get(group.tag, 1))]


_ORDER = {"thead": 0, "tfoot": 2}


def _parts(table: Any) -> Iterator[Any]:
    """What stands in the table itself, in a group of its rows, or in a form around them."""
    for child in table:
        if child.tag in {"thead", "tbody", "tfoot", "form"}:
            for inner in child:
                if inner.tag in {"tbody", "form"}:
                    yield from inner
                else:
                    yield inner
        elif child.tag not in {"col", "colgroup"}:
            yield child


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in {"td", "th"} and not is_hidden(cell)]


def _span(written: str | None, most: int) -> int:
    """0 rows are all that follow."""
    written = (written or "1").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    number = int(written) if len(written) < 10 else most
    return min(number or most, most)
