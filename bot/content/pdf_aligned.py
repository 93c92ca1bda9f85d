"""Finds tables of a PDF page around which no lines are drawn: cells under each other, with a header that differs.

Only where that is clear. Two columns of running text, lists of contents, numbered lists and labels with what is filled
in stand in columns too, and are none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from statistics import median

from bot.answer.library.source import Table
from bot.content.outline import one_line, squared
from bot.content.pdf_items import Line
from bot.content.pdf_joining import joined
from bot.content.pdf_rows import NEAR, Block, Row, found_in, goes_on, rows_of, table_from
from bot.content.pdf_tables import Stroke
from bot.words.lists import every_listed

_MOST = 0.8
"""Of the cells: what holds for as many holds for the table."""
_CLOSE = 0.8
"""Of the usual distance above a row: what stands as close below one goes on with it."""
_WORDY = 4
"""Words: cells of more on average may be lines of running text."""
_LONGEST_HEADER = 60

_Cells = list[list[str]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """`rows` with the header first; `lines` are the numbers of the lines that they are made of, `top` is where they
    begin."""

    rows: Table
    lines: frozenset[int]
    top: float


def aligned_of(lines: Sequence[Line], across: Sequence[Stroke]) -> list[Aligned]:
    """The tables of a page from top to bottom. `across` are the lines that are drawn on it from left to right."""
    return found_in(rows_of(lines), table_from, partial(_table, across=across))


def _table(block: Block, across: Sequence[Stroke]) -> Aligned | None:
    if len(block.rows) < 2 or not _stands_in_columns(block):
        return None
    cells = list(_whole(block))
    header, body = cells[0], cells[1:]
    if not body or not _is_filled(header, body):
        return None
    if _is_contents(cells) or _is_list(body) or _is_form(cells) or _is_running(block):
        return None
    if len(body) == 1:
        has_header = len(header) > 2 and _values(header, body) > 1
    else:
        has_header = _differs(header, body) or _is_ruled_off(block, across) or _is_in_another_font(block)
    table = squared(cells) if has_header else ()
    if len(table) < 2 or len(table[0]) < 2:
        return None
    return Aligned(table, block.lines, block.rows[0].y)


def _stands_in_columns(block: Block) -> bool:
    """All of a column at one edge, or around one middle: so a cell has one thing in it too."""
    for column in range(len(block.columns)):
        parts = [part for row in block.cells[1:] for part in row[column]]
        places = ([p.left for p in parts], [p.right for p in parts], [(p.left + p.right) / 2 for p in parts])
        if not any(_is_near(edges) for edges in places):
            return False
    return True


def _is_near(edges: Sequence[float]) -> bool:
    if not edges:
        return False
    usual = median(edges)
    return sum(abs(edge - usual) <= NEAR for edge in edges) >= _MOST * len(edges)


def _whole(block: Block) -> Iterator[list[str]]:
    """Rows with what goes on below them: a row without its first cell that stands closer than rows do, or has one
    cell of words below one of words."""
    begins = [bool(cells[0]) for cells in block.cells]
    gaps = [above.y - row.y for (above, row), begun in zip(pairwise(block.rows), begins[1:], strict=True) if begun]
    usual = median(gaps) if gaps else 0.0
    waiting: list[list[str]] = []
    above: Row | None = None
    for row, cells in zip(block.rows, block.cells, strict=True):
        texts = [" ".join(part.text for part in cell) for cell in cells]
        filled = [at for at, text in enumerate(texts) if text]
        close = above is not None and above.y - row.y < _CLOSE * usual
        wraps = len(filled) == 1 and filled[0] and waiting and _is_words(texts[filled[0]], waiting[filled[0]])
        if waiting and ((close and (not texts[0] or len(filled) == 1)) or wraps):
            for at in filled:
                waiting[at].append(texts[at])
        else:
            if waiting:
                yield [one_line(joined(cell)) for cell in waiting]
            waiting = [[text] if text else [] for text in texts]
        above = row
    yield [one_line(joined(cell)) for cell in waiting]


def _is_words(text: str, above: Sequence[str]) -> bool:
    return bool(above) and not _is_value(text) and len(above[-1].split()) > 1


def _is_filled(header: Sequence[str], body: _Cells) -> bool:
    """Every column has a name; the corner may lack one where nearly all else is filled."""
    if not all(header[1:]) or any(len(cell) > _LONGEST_HEADER for cell in header):
        return False
    share = sum(bool(cell) for row in body for cell in row) / (len(body) * len(header))
    return share >= (0.5 if header[0] and len(header) > 2 else _MOST)


# --- what stands in columns and is no table -----------------------------------------------------------------------


_LEADER = re.compile(r"(?:[.·_…]\s?){4,}")
_NUMBER = re.compile(r"\d{1,4}")
_MARK = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)°]?|[•◦▪‣●○■□➢✓*–-]")


def _is_contents(cells: _Cells) -> bool:
    """Names with the pages that they stand on: numbers that grow, below nothing or "Pagina"; or with dots between."""
    if any(_LEADER.search(cell) for row in cells for cell in row):
        return True
    last = [row[-1] for row in cells]
    named = last[0].casefold().rstrip(".") in _page_names()
    numbers = [int(cell) for cell in last[named:] if _NUMBER.fullmatch(cell)]
    if len(numbers) < _MOST * len(last):
        return False
    grows = all(above <= below for above, below in pairwise(numbers))
    return grows and (named or bool(_NUMBER.fullmatch(last[0])))


@cache
def _page_names() -> frozenset[str]:
    return frozenset(name.casefold().rstrip(".") for name in every_listed(lambda of: of.pages.names))


def _is_list(body: _Cells) -> bool:
    """Marks or numbers with a text behind each."""
    return len(body[0]) == 2 and all(_MARK.fullmatch(row[0]) for row in body)


def _is_form(cells: _Cells) -> bool:
    """Labels with what is filled in."""
    return 2 * sum(row[0].endswith(":") for row in cells) >= len(cells)


def _is_running(block: Block) -> bool:
    """Lines that go on in the next one, in columns side by side."""
    cells = block.cells
    running = 0
    for column in range(len(block.columns)):
        texts = [" ".join(part.text for part in row[column]) for row in cells if row[column]]
        wordy = sum(len(text.split()) for text in texts) >= _WORDY * len(texts)
        running += wordy and goes_on(texts)
    return running > 1 or (running == 1 and len(block.columns) == 2)


# --- what makes the first row a header ----------------------------------------------------------------------------


_VALUE = re.compile(r"[^\w\s]*\s?\d[\d\s.,:/%+€$£°x×*-]*(?:\s?[^\W\d]{1,8}\.?)?|[-–—]|[^\W\d]{0,3}\s?[€$£]\s?[\d.,-]+")
_KINDS = (
    re.compile(r"[-+]?\d[\d\s.,]*"),
    re.compile(r"[-+]?[\d.,\s]+%"),
    re.compile(r"(?:€|EUR|\$)\s?[-\d.,\s]+|[-\d.,\s]+(?:€|EUR|\$)"),
    re.compile(r"\d{1,2}[:.hu]\d{2}(?:\s?[-–]\s?\d{1,2}[:.hu]\d{2})?(?:\s?u\.?)?"),
    re.compile(r"\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2}"),
)


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(text))


def _differs(header: Sequence[str], body: _Cells) -> bool:
    """A column of values with a name above it. Of two columns the values are of one kind, and at least three: a label
    and what is filled in look the same else."""
    if len(header) == 2:
        texts = [row[1] for row in body if row[1]]
        return len(texts) > 2 and _values(header, body) == 1 and _are_of_one_kind(texts)
    return _values(header, body) > 0


def _values(header: Sequence[str], body: _Cells) -> int:
    """How many columns, of those after the first, are of values below a name."""
    columns = [[row[at] for row in body if row[at]] for at in range(1, len(header))]
    return sum(
        not any(letter.isdigit() for letter in name) and sum(map(_is_value, texts)) >= _MOST * max(len(texts), 1)
        for name, texts in zip(header[1:], columns, strict=True)
    )


def _are_of_one_kind(texts: Sequence[str]) -> bool:
    if any(all(kind.fullmatch(text) for text in texts) for kind in _KINDS):
        return True
    units = {re.sub(r"[\d\s.,]+", "", text) for text in texts}
    return len({unit[:3] for unit in units}) == 1


def _is_ruled_off(block: Block, across: Sequence[Stroke]) -> bool:
    """A line between the first row and the next, as wide as the table."""
    above, below = block.rows[0], block.rows[1]
    left, right = block.columns[0][0], block.columns[-1][1]
    between = [stroke for stroke in across if below.y + below.tall / 2 <= stroke.at <= above.y]
    drawn = sum(max(0.0, min(stroke.end, right) - max(stroke.start, left)) for stroke in between)
    return drawn >= _MOST * (right - left)


def _is_in_another_font(block: Block) -> bool:
    """All of the first row, and hardly anything else."""
    fonts = [[part.font for part in row.parts] for row in block.rows]
    own = set(fonts[0])
    others = Counter(font for row in fonts[1:] for font in row)
    return "" not in own and sum(others[font] for font in own) <= (1 - _MOST) * sum(others.values())
