"""Draws the words that answer: lines below their headings, rows of a table as a table, and the rest behind "Meer"."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement, ColumnDefinition, RichTextBlock, TableCell, TableRow
from microsoft_teams.cards.core import Table as CardTable

from bot.answer.answer import Answer, Excerpt
from bot.answer.library.source import Table
from bot.words.clean import clean_line, clean_lines
from cards.parts.buttons import more
from cards.parts.words import line, marked, ours, paragraphs, run, shorten, typed
from cards.texts import Texts

LONGEST_EXCERPT = 800
LONGEST_PASSAGE = 3000
LONGEST_CELL = 200
MOST_COLUMNS = 3
"""Of a table that a phone can show."""
MOST_ROWS = 20

Line = tuple[str, list[tuple[int, int]], bool]
"""Words, their own stretches to emphasise, and whether they are a heading."""


def passage_shown(t: Texts, id: str, answer: Answer) -> list[CardElement]:
    excerpt = answer.excerpt or Excerpt("")
    whole = shorten(clean_lines(answer.passage), LONGEST_PASSAGE)
    shown = excerpt_shown(excerpt)
    if answer.table and len(excerpt.table) < len(answer.table):
        shown += more(t, id, _rows(t, answer.table))
    elif whole and not answer.table and not _shows_all(excerpt, whole):
        shown += more(t, id, paragraphs(whole, subtle=True))
    return shown


def _rows(t: Texts, table: Table) -> list[CardElement]:
    """A row below the other, its cells as "column: value": a wide table is unreadable on a phone."""
    header, rows = table[0], table[1:]
    shown: list[CardElement] = []
    length = 0
    for cells in rows[:MOST_ROWS]:
        length += sum(min(len(cell), LONGEST_CELL) for cell in (*header, *cells))
        if length > LONGEST_PASSAGE:
            break
        shown.append(_row(header, cells))
    if len(rows) > len(shown):
        shown.append(ours(t("rows-more", count=len(rows) - len(shown)), size="Small", subtle=True))
    return shown


def _row(header: Sequence[str], row: Sequence[str]) -> CardElement:
    """The first cell names the row."""
    first, *rest = (shorten(clean_line(cell), LONGEST_CELL) for cell in row)
    named = [
        (shorten(clean_line(column), LONGEST_CELL), cell) for column, cell in zip(header[1:], rest, strict=True) if cell
    ]
    cells = " · ".join(f"{column}: {cell}" if column else cell for column, cell in named)
    return line(
        run(first, weight="Bolder"), run(f" – {cells}" if first and cells else cells, subtle=True), spacing="Small"
    )


def _shows_all(excerpt: Excerpt, passage: str) -> bool:
    return clean_line(passage) in clean_line(excerpt.text)


def excerpt_shown(excerpt: Excerpt) -> list[CardElement]:
    """The words that answer, a line below the other; the rows of a table as a table, one row as its facts."""
    lines = lines_of(excerpt)
    shown: list[CardElement] = [_line(*one) for one in lines if one[2] or not excerpt.table]
    if not excerpt.table:
        return shown
    header, rows = excerpt.table[0], excerpt.table[1:]
    if len(rows) == 1:
        return [*shown, *_facts(header, rows[0])]
    return [*shown, *([_drawn(excerpt.table)] if len(header) <= MOST_COLUMNS else [_row(header, row) for row in rows])]


def lines_of(excerpt: Excerpt) -> list[Line]:
    found: list[Line] = []
    start = 0
    for number, words in enumerate(excerpt.text[:LONGEST_EXCERPT].split("\n")):
        end = start + len(words)
        own = [(max(first, start) - start, min(last, end) - start) for first, last in excerpt.marked]
        found.append((words, [(first, last) for first, last in own if first < last], number in excerpt.headings))
        start = end + 1
    return found


def _line(words: str, stretches: Sequence[tuple[int, int]], is_heading: bool) -> RichTextBlock:
    if is_heading:
        return typed(words, size="Medium", weight="Bolder")
    return marked(words, stretches, size="Medium")


def _facts(header: Sequence[str], row: Sequence[str]) -> list[CardElement]:
    """The first cell names the row."""
    pairs = [
        (shorten(clean_line(column), LONGEST_CELL), shorten(clean_line(cell), LONGEST_CELL))
        for column, cell in zip(header, row, strict=True)
        if cell
    ]
    shown: list[CardElement] = []
    for at, (column, cell) in enumerate(pairs):
        named = [run(f"{column}: ", size="Medium", subtle=True)] if column and column != cell else []
        shown.append(line(*named, run(cell, size="Medium", weight="Bolder"), spacing=None if at == 0 else "Small"))
    return shown


def _drawn(table: Table) -> CardElement:
    rows = [
        TableRow(
            cells=[
                TableCell(items=[typed(shorten(cell, LONGEST_CELL) or "–", weight="Bolder" if at == 0 else None)])
                for cell in row
            ]
        )
        for at, row in enumerate(table)
    ]
    columns = [ColumnDefinition(width=2 if at == 0 else 1) for at in range(len(table[0]))]
    return CardTable(columns=columns, rows=rows, first_row_as_headers=True)
