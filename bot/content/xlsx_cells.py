"""Reads the cells of a sheet as Excel shows them, row by row, without hidden rows and columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bot.content.base import Reason
from bot.content.number_formats import shown, shown_text
from bot.content.ooxml import S, stretches
from bot.content.outline import CannotRead
from bot.sheets import UNREAD

MAX_CELLS = 200_000
"""Filled cells of a workbook; what is larger is a database, not a document that answers questions."""
MAX_ROWS = 2**20
MAX_COLUMNS = 2**14
MAX_RANGES = 100_000
_BOOLEANS = {"nl": ("ONWAAR", "WAAR"), "fr": ("FAUX", "VRAI")}
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BY_PROGRAM = re.compile(r"y{4}\\?-mm\\?-dd(?:\\? |T)h{1,2}:mm:ss", re.IGNORECASE)
"""What programs write by themselves for every moment; nobody chose to see the seconds of a birthday."""
_CELL, _ROW, _COLUMN, _MERGED = (f"{S}{name}" for name in ("c", "row", "col", "mergeCell"))


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share. `formats`: of each style of a cell. `language`: of its words. `stale`: a
    program wrote it that did not calculate. `unread`: the places of cells that cannot be read, where
    UNREAD stands for these; None: what is written in them is said."""

    words: Sequence[str]
    formats: Sequence[str]
    language: str
    from_1904: bool
    stale: bool = False
    unread: list[str] | None = None


@dataclass(slots=True)
class Sheet:
    """Cells by row and column, both from 1; in `rows` is every row that is shown and has any. `hidden`: rows that are
    not shown. `merged`: first and last row, and column, of each run of cells down a column that are one."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    hidden: set[int] = field(default_factory=set[int])
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(MAX_COLUMNS + 1))
    merged: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])

    def hide(self, first: int, last: int) -> None:
        last = min(last, MAX_COLUMNS)
        if 0 < first <= last:
            self.hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)

    def shows(self, row: int, column: int) -> bool:
        return row not in self.hidden and not (column <= MAX_COLUMNS and self.hidden_columns[column])


class Left:
    """Raises CannotRead when there is more than this."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, number: int = 1) -> None:
        self._left -= number
        if self._left < 0:
            raise CannotRead(Reason.TOO_LARGE)


def read_sheet(data: bytes, book: Book, cells: Left) -> Sheet:
    sheet = Sheet()
    rows, columns = Left(MAX_ROWS), Left(MAX_COLUMNS)
    at = 0
    for element in stretches(data, _ROW, _COLUMN, _MERGED):
        if element.tag == _ROW:
            rows.take()
            at = _number(element.get("r", ""), at + 1)
            if _is_off(element.get("hidden")) and element.get("ht") not in {"0", "0.0"}:
                found = _cells(element, at, book, sheet)
                if found:
                    cells.take(len(found))
                    sheet.rows.setdefault(at, {}).update(found)
            else:
                sheet.hidden.add(at)
        elif element.tag == _COLUMN:
            columns.take()
            if not _is_off(element.get("hidden")) or element.get("width") in {"0", "0.0"}:
                sheet.hide(_number(element.get("min", ""), 0), _number(element.get("max", ""), 0))
        elif len(sheet.merged) < MAX_RANGES:
            first, _, last = element.get("ref", "").partition(":")
            (top, column), (bottom, _) = place_of(first), place_of(last or first)
            if bottom > top:
                sheet.merged.append((top, bottom, column))
    return sheet


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of "B3"; (0, 0) for what is none."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _cells(row: Any, at: int, book: Book, sheet: Sheet) -> dict[int, str]:
    found: dict[int, str] = {}
    column = 0
    for cell in row.iterchildren(_CELL):
        column = place_of(cell.get("r", ""))[1] or column + 1
        if not sheet.shows(0, column):
            continue
        if book.unread is not None and _is_unread(cell, book):
            book.unread.append(f"{_letters(column)}{at}")
            found[column] = UNREAD
        elif text := _shown(cell, book).strip():
            found[column] = text
    return found


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, last = divmod(column - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def _is_unread(cell: Any, book: Book) -> bool:
    """It is an error, a text that is not in the file, or a formula whose result is not. That may be empty only where it
    is a text; and a program that does not calculate may write 0 for each."""
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v")
    if kind == "e":
        return True
    if kind == "inlineStr":
        return bool(value) and cell.find(f"{S}is") is None
    if kind == "s" and value:
        return not (value.isdecimal() and len(value) < 10 and int(value) < len(book.words))
    if cell.find(f"{S}f") is None:
        return False
    return value is None or (not value and kind != "str") or (book.stale and _float(value) == 0)


def _shown(cell: Any, book: Book) -> str:
    value: str | None = cell.findtext(f"{S}v")
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return "" if inline is None else shown_text(rich_text(inline), _format(cell, book))
    if value is None or value == "":
        return _not_calculated(cell) if value is None else ""
    match kind:
        case "s":
            at = int(value) if value.isdecimal() and len(value) < 10 else len(book.words)
            text = book.words[at] if at < len(book.words) else ""
            return shown_text(text, _format(cell, book))
        case "str":
            return shown_text(unescaped(value), _format(cell, book))
        case "b":
            return _BOOLEANS.get(book.language, ("FALSE", "TRUE"))[value == "1"]
        case "e":
            return value
        case "d":
            number = _serial(value)
        case _:
            number = _float(value)
    return value if number is None else shown(number, _format(cell, book), book.language, from_1904=book.from_1904)


def _not_calculated(cell: Any) -> str:
    """A formula whose result is not in the file is named as it is written; one that it shares is not written here."""
    formula = cell.find(f"{S}f")
    return "" if formula is None else f"={(formula.text or '').strip()}"


def _format(cell: Any, book: Book) -> str:
    style = cell.get("s", "0")
    at = int(style) if style.isdecimal() and len(style) < 8 else 0
    code = book.formats[at] if at < len(book.formats) else "General"
    if _BY_PROGRAM.fullmatch(code):
        value = _float(cell.findtext(f"{S}v") or "")
        return "dd/mm/yyyy" if value is not None and value == int(value) else "dd/mm/yyyy hh:mm"
    return code


def rich_text(element: Any) -> str:
    """Of a string of several looks; how Japanese is read aloud is left out."""
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{S}t":
            pieces.append(child.text or "")
        elif child.tag == f"{S}r":
            pieces.append(child.findtext(f"{S}t") or "")
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def strings_of(data: bytes | None) -> Iterator[str]:
    return (rich_text(one) for one in stretches(data, f"{S}si")) if data is not None else iter(())


def formats_of(styles: Any, built_in: Mapping[int, str]) -> list[str]:
    """Of each style of a cell, in order."""
    if styles is None:
        return []
    own = {_number(one.get("numFmtId", ""), 0): one.get("formatCode", "") for one in styles.iter(f"{S}numFmt")}
    listed = styles.find(f"{S}cellXfs")
    ids = (_number(one.get("numFmtId", ""), 0) for one in (() if listed is None else listed))
    return [own[id_] if id_ in own else built_in.get(id_, "General") for id_ in ids]


def _serial(written: str) -> float | None:
    """Strict files may write a moment as such."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        try:
            of_day = time.fromisoformat(written)
        except ValueError:
            return None
        return (of_day.hour * 3600 + of_day.minute * 60 + of_day.second) / 86_400
    moment = moment.replace(tzinfo=None)
    since = moment - datetime.combine(date(1899, 12, 30), time())
    return since.days + since.seconds / 86_400


def _float(written: str) -> float | None:
    try:
        number = float(written)
    except ValueError:
        return None
    return number if abs(number) < 1e300 else None


def _number(written: str, usual: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else usual


def _is_off(written: str | None) -> bool:
    return written in {None, "0", "false"}
