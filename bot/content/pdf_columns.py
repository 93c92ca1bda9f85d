"""Puts columns of running text that a PDF draws line by line, across all of them, in the order in which they are read.

Columns that the file draws one after the other are left as they are: so they are read already.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from bot.content.pdf_items import Line, Part
from bot.content.pdf_rows import Block, found_in, goes_on, rows_of, running_from

_FEWEST = 4
"""Rows: with less, it is hard to tell columns from words that stand apart."""
_WORDS = 3
_FILLED = 0.6
"""Words of a line of running text, and how much of its column's width it takes: the usual ones."""
_NARROWEST = 8
"""Of the height of letters: what is not as wide is no column of text."""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    blocks = found_in(rows_of(lines), running_from, partial(_interleaved, lines=lines))
    told = {min(block.lines): _by_column(block, lines) for block in blocks}
    gone = frozenset(number for block in blocks for number in block.lines)
    return [line for at, whole in enumerate(lines) for line in told.get(at, () if at in gone else (whole,))]


def _interleaved(block: Block, lines: Sequence[Line]) -> Block | None:
    """Columns of running text, of which the file goes back to one that it left; else None."""
    if len(block.rows) < _FEWEST or not _is_running(block):
        return None
    columns = [column for at in sorted(block.lines) for column in _columns_of(lines[at], block)]
    visits = [columns[0], *(after for before, after in pairwise(columns) if before != after)]
    return block if len(visits) > len(set(visits)) else None


def _is_running(block: Block) -> bool:
    """Every column is of lines of words that fill it, and that go on in the next."""
    for column, (left, right) in enumerate(block.columns):
        lines = [row[column] for row in block.cells if row[column]]
        if 2 * len(lines) < len(block.cells) or right - left < _NARROWEST * block.rows[0].tall:
            return False
        words = median(sum(len(part.text.split()) for part in parts) for parts in lines)
        filled = median(parts[-1].right - left for parts in lines)
        if words < _WORDS or filled < _FILLED * (right - left):
            return False
        if not goes_on([" ".join(part.text for part in parts) for parts in lines]):
            return False
    return True


def _columns_of(line: Line, block: Block) -> list[int]:
    return [at for part in line.parts for at, (left, right) in enumerate(block.columns) if left <= part.left <= right]


def _by_column(block: Block, lines: Sequence[Line]) -> list[Line]:
    sizes = {number: lines[number].size for row in block.rows for number in row.lines}
    found: list[Line] = []
    for column in range(len(block.columns)):
        for row, cells in zip(block.rows, block.cells, strict=True):
            if cells[column]:
                found.append(_line(cells[column], sizes[min(row.lines)], row.y, row.tall))
    return found


def _line(parts: Sequence[Part], size: float, y: float, tall: float) -> Line:
    text = " ".join(part.text for part in parts)
    return Line(text, size, y, parts[0].left, parts[-1].right, tall, tuple(parts))
