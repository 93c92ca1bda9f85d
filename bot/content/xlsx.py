"""Workbooks: every sheet as tables (blocks of rows between empty ones), with its notes, text boxes and charts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.answer.library.source import Anchor, Section
from bot.content.number_formats import BUILT_IN
from bot.content.ooxml import Package, R, S
from bot.content.outline import MAX_CELLS as MAX_TABLE
from bot.content.outline import MAX_TEXT, Contents, Outline, one_line
from bot.content.titles import given_title
from bot.content.xlsx_beside import notes_of, tell_drawings
from bot.content.xlsx_cells import MAX_CELLS, Book, Left, Sheet, formats_of, read_sheet, strings_of
from bot.sheets import Unread
from bot.words.language import language_of

MAX_STEPS = 1_000_000
"""Rows that all merged cells of a sheet may have together; the others are named once."""
MOST_PLACES = 10
"""Cells that cannot be read of which the place is named; the others are counted."""
_FOR_LANGUAGE = 2000
"""Strings of the beginning from which the language is told."""


def read_xlsx(path: Path, *, listed: bool = False) -> Contents:
    """`listed`: only the cells of the first sheet that has any, as rows and without what stands beside them; those that
    cannot be read are UNREAD, and named."""
    with Package(path) as package:
        main = package.main
        tree = package.tree(main)
        title, modified = package.properties()
        outline = Outline()
        book = _book(package, main, tree)
        cells = Left(MAX_CELLS)
        if listed:
            return _first(package, _shown_sheets(package, main, tree), book, cells)
        for name, part in _shown_sheets(package, main, tree):
            outline.at(Anchor("sheet", name))
            outline.heading(1, "")
            _tell_sheet(package, part, name, book, cells, outline)
        return Contents(given_title(title), outline.sections(), modified)


def _first(package: Package, sheets: Iterable[tuple[str, str]], book: Book, cells: Left) -> Contents:
    unread: list[str] = []
    characters = Left(MAX_TEXT)
    for name, part in sheets:
        data = package.data(part)
        sheet = read_sheet(data, replace(book, unread=unread), cells) if data is not None else Sheet()
        _fill_down(sheet, cells)
        rows = [[one_line(row[column]) for column in sorted(row)] for row in _in_order(sheet, characters)]
        if rows or unread:
            places = Unread(name, tuple(unread[:MOST_PLACES]), max(0, len(unread) - MOST_PLACES)) if unread else None
            return Contents("", [Section((), Anchor("sheet", name), "", tuple(map(tuple, rows)))], unread=places)
    return Contents("", [])


def _in_order(sheet: Sheet, characters: Left) -> Iterator[dict[int, str]]:
    for at in sorted(sheet.rows):
        characters.take(sum(map(len, sheet.rows[at].values())))
        yield sheet.rows[at]


def _book(package: Package, main: str, tree: Any) -> Book:
    words = list(strings_of(package.data(package.beside(main, "sharedStrings"))))
    styles = package.tree(package.beside(main, "styles"))
    properties = tree.find(f"{S}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    language = language_of(" ".join(words[:_FOR_LANGUAGE])[:20_000])
    calculated = tree.find(f"{S}calcPr")
    stale = calculated is not None and calculated.get("fullCalcOnLoad") in {"1", "true"}
    return Book(words, formats_of(styles, BUILT_IN), language, from_1904, stale)


def _shown_sheets(package: Package, main: str, tree: Any) -> Iterator[tuple[str, str]]:
    related = package.related(main)
    seen: set[str] = set()
    for sheet in tree.iterfind(f"{S}sheets/{S}sheet"):
        target = related.get(sheet.get(f"{R}id", ""))
        if target is not None and sheet.get("state", "visible") == "visible" and target.part not in seen:
            seen.add(target.part)
            yield sheet.get("name", ""), target.part


def _tell_sheet(package: Package, part: str, name: str, book: Book, cells: Left, outline: Outline) -> None:
    data = package.data(part)
    if data is None:
        return
    sheet = read_sheet(data, book, cells)
    _fill_down(sheet, cells)
    for (row, column), note in notes_of(package, part):
        if sheet.shows(row, column):
            cells.take()
            beside = sheet.rows.setdefault(row, {})
            beside[column] = f"{beside[column]} ({note})" if column in beside else note
    told = _Named(outline, name)
    for block in _blocks(sheet):
        _tell(told, block)
    tell_drawings(package, part, told, book.language)


class _Named:
    """Says the sheet's name as a heading before the first thing that stands on it: an empty sheet says nothing."""

    def __init__(self, outline: Outline, name: str) -> None:
        self._outline, self._name = outline, name

    def heading(self, level: int, text: str) -> None:
        self._begin().heading(level + 1, text)

    def paragraph(self, text: str) -> None:
        if text.strip():
            self._begin().paragraph(text)

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        self._begin().table(rows)

    def include(self, sections: Iterable[Section]) -> None:
        self._begin().include(sections)

    def _begin(self) -> Outline:
        if self._name:
            self._outline.heading(1, self._name)
            self._name = ""
        return self._outline


def _fill_down(sheet: Sheet, cells: Left) -> None:
    """A cell merged over several rows is named in each of them that says something else too."""
    places = sorted(sheet.rows)
    steps = MAX_STEPS
    for top, bottom, column in sheet.merged:
        text = sheet.rows.get(top, {}).get(column)
        if text is None:
            continue
        below = _between(places, top, bottom)
        steps -= len(below)
        if steps < 0:
            return
        for row in below:
            if column not in sheet.rows[row]:
                cells.take()
                sheet.rows[row][column] = text


def _between(places: Sequence[int], top: int, bottom: int) -> Sequence[int]:
    return places[bisect_right(places, top) : bisect_right(places, bottom)]


def _blocks(sheet: Sheet) -> Iterator[list[dict[int, str]]]:
    """Runs of rows that have anything in them; a row that is not shown parts none."""
    block: list[dict[int, str]] = []
    before = 0
    for at in sorted(sheet.rows):
        if block and any(row not in sheet.hidden for row in range(before + 1, min(at, before + 1000))):
            yield block
            block = []
        block.append(sheet.rows[at])
        before = at
    if block:
        yield block


def _tell(told: _Named, block: list[dict[int, str]]) -> None:
    """Rows with a single cell above a table are its caption, below it its notes."""
    wide = [at for at, row in enumerate(block) if len(row) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(block), len(block))
    table = block[first : last + 1]
    columns = sorted({column for row in table for column in row})
    if len(table) * len(columns) > MAX_TABLE:
        # Too far apart for a table: each row is a line.
        first, table = len(block), []
        last = first
    for row in block[:first]:
        told.paragraph(_line(row))
    if table:
        told.table([[row.get(column, "") for column in columns] for row in table])
    for row in block[last + 1 :]:
        told.paragraph(_line(row))


def _line(row: dict[int, str]) -> str:
    return " ".join(row[column] for column in sorted(row))
