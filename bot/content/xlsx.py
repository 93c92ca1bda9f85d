"""Workbooks: every sheet as tables (blocks of rows between empty ones), with the values as a person sees them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.answer.library.source import Anchor
from bot.content.base import Reason
from bot.content.outline import CannotRead, Contents, Outline, in_utc

MAX_CELLS = 200_000
"""Filled cells of a workbook; what is larger is a database, not a document that answers questions."""
MAX_EMPTY = 20_000_000
MAX_ROWS = 2**20
"""Cells before the last one of each row, and rows with the empty ones, of a sheet."""


def read_xlsx(path: Path) -> Contents:
    import openpyxl  # noqa: PLC0415 - only in the extraction process

    book: Any = openpyxl.load_workbook(str(path), read_only=True, data_only=True)
    outline = Outline()
    filled = _Count(MAX_CELLS)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what it says of itself can be wrong, or make it larger than it is
        outline.at(Anchor("sheet", str(sheet.title)))
        outline.heading(1, str(sheet.title))
        for block in _blocks(_rows(sheet, filled)):
            _tell(outline, block)
    return Contents((book.properties.title or "").strip(), outline.sections(), in_utc(book.properties.modified))


class _Count:
    """Raises CannotRead when there is more than this."""

    def __init__(self, most: int) -> None:
        self._left = most

    def add(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise CannotRead(Reason.TOO_LARGE)


def _rows(sheet: Any, filled: _Count) -> Iterator[list[str]]:
    """As they are shown, without the empty cells at their end."""
    rows, empty = _Count(MAX_ROWS), _Count(MAX_EMPTY)
    for row in sheet.iter_rows():
        rows.add(1)
        empty.add(len(row))
        shown = [_shown(cell.value, str(cell.number_format or "")) if cell.value is not None else "" for cell in row]
        while shown and not shown[-1]:
            shown.pop()
        filled.add(sum(map(bool, shown)))
        yield shown


def _blocks(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Runs of rows that have anything in them."""
    block: list[list[str]] = []
    for row in rows:
        if row:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _tell(outline: Outline, block: list[list[str]]) -> None:
    """Rows with a single cell above a table are its caption, below it its notes."""
    wide = [i for i, row in enumerate(block) if sum(map(bool, row)) > 1]
    if not wide:
        for row in block:
            outline.paragraph(" ".join(filter(None, row)))
        return
    for row in block[: wide[0]]:
        outline.paragraph(" ".join(filter(None, row)))
    outline.table(block[wide[0] : wide[-1] + 1])
    for row in block[wide[-1] + 1 :]:
        outline.paragraph(" ".join(filter(None, row)))


def _shown(value: object, number_format: str) -> str:
    """As it reads in Belgium: 31/12/2026, 14:30, 0,43, 15 %."""
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else "✗"
        case dt.datetime() | dt.date() | dt.time():
            return _moment(value)
        case int() | float():
            return _number(value, number_format)
        case _:
            return str(value)


def _moment(value: dt.date | dt.time) -> str:
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    at_midnight = not isinstance(value, dt.datetime) or (value.hour, value.minute) == (0, 0)
    return f"{value:%d/%m/%Y}" if at_midnight else f"{value:%d/%m/%Y %H:%M}"


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{round(value * 100, 2):g} %".replace(".", ",")
    decimals = number_format.partition(".")[2]
    places = len(decimals) - len(decimals.lstrip("0#"))
    text = f"{value:.{places}f}" if places else f"{round(value, 6):.15g}"
    return ("€ " if "€" in number_format else "") + text.replace(".", ",")
