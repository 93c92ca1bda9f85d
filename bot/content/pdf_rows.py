"""Finds stretches of a PDF page that stand in columns: rows of parts between which the same upright strips stay white.

Pure. Whether such a stretch is a table (`pdf_aligned`) or columns of running text (`pdf_columns`) is for others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias, TypeVar

from bot.content.pdf_items import Line, Part

NEAR = 2.5
"""Points: what is as near as that is on one line, or under each other."""
MAX_ROWS = 500
"""Of a page; with more it is a drawing."""
_SETTLED = 3
"""Rows after which a strip that stays white is meant to be there."""
_FURTHEST = 3.0
_BELOW = 1.4
"""Of the height of letters: rows that are further apart belong to different things, and lines that are as near go on
with what is above them."""

_TITLES = 5
"""Rows."""
_GOES_ON = 0.3
"""Of the lines of running text, so many at least."""
_UNENDED = ("-", ",", "\ufffe")
"""The last is what pdfium gives for a hyphen at a line's end."""

Span = tuple[float, float]
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one height, from left to right. `lines` are the numbers of the lines that it is of."""

    y: float
    tall: float
    parts: tuple[Part, ...]
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows from top to bottom, and the columns that they stand in; `cells[row][column]` are the parts there."""

    rows: tuple[Row, ...]
    columns: tuple[Span, ...]
    cells: tuple[tuple[tuple[Part, ...], ...], ...]

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(number for row in self.rows for number in row.lines)


def _block(rows: Sequence[Row], columns: Sequence[Span]) -> Block:
    cells = [
        tuple(tuple(part for part in row.parts if left <= part.left <= right) for left, right in columns)
        for row in rows
    ]
    return Block(tuple(rows), tuple(columns), tuple(cells))


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """None where the file does not tell places."""
    placed = sorted(((line.y, at) for at, line in enumerate(lines) if line.parts), reverse=True)
    groups: list[list[int]] = []
    for y, at in placed:
        if groups and lines[groups[-1][0]].y - y <= NEAR:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [_row([lines[at] for at in group], group) for group in groups] if len(groups) <= MAX_ROWS else []


def _row(lines: Sequence[Line], numbers: Sequence[int]) -> Row:
    parts = sorted((part for line in lines for part in line.parts), key=lambda part: part.left)
    return Row(lines[0].y, max(line.tall for line in lines), tuple(parts), frozenset(numbers))


def running_from(rows: Sequence[Row], start: int) -> Block | None:
    """The stretch that begins with this row, in which a column may go on alone; None where it is one column. A strip
    that stayed white for a while ends it where it is crossed."""
    return _grown(rows, start, lambda row, columns: _crossed(row, columns, settled=_SETTLED))


def table_from(rows: Sequence[Row], start: int) -> Block | None:
    """The same, of cells: what crosses a strip ends it, unless it is a note that begins below a cell; and so does what
    stands alone in the first column, if it does not go on right below."""
    return _grown(rows, start, _of_cells)


_Grow: TypeAlias = Callable[[Sequence[Row], int], Block | None]
_Taken: TypeAlias = Callable[["_Next", Sequence[Span]], Row | None]


@dataclass(frozen=True, slots=True)
class _Next:
    """A row that may belong to the stretch above it, which has `count` rows. `close`: it follows right below."""

    row: Row
    close: bool
    count: int


def _grown(rows: Sequence[Row], start: int, take: _Taken) -> Block | None:
    if len(rows[start].parts) < 2:
        return None
    taken, columns = [rows[start]], _joined(_spans(rows[start]))
    for row in rows[start + 1 :]:
        gap, tall = taken[-1].y - row.y, max(taken[-1].tall, row.tall)
        found = take(_Next(row, gap < _BELOW * tall, len(taken)), columns) if gap <= _FURTHEST * tall else None
        if found is None:
            break
        taken.append(found)
        columns = _joined([*columns, *_spans(found)])
    return _block(taken, columns) if len(columns) > 1 else None


def _crossed(following: _Next, columns: Sequence[Span], settled: int) -> Row | None:
    """None where it makes columns one that were two."""
    count = len(_joined([*columns, *_spans(following.row)]))
    return None if count < 2 or (count < len(columns) and following.count >= settled) else following.row


def _of_cells(following: _Next, columns: Sequence[Span]) -> Row | None:
    row, part = following.row, following.row.parts[0]
    if len(row.parts) == 1 and following.close and part.left > columns[0][1]:
        ends = [right for left, right in columns if abs(left - part.left) <= NEAR]
        row = replace(row, parts=(replace(part, right=min(part.right, *ends)),)) if ends else row
    elif len(row.parts) == 1 and not following.close and part.left <= columns[0][1]:
        return None
    return _crossed(replace(following, row=row), columns, settled=1)


def _spans(row: Row) -> list[Span]:
    return [(part.left, part.right) for part in row.parts]


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Where anything stands, from left to right."""
    found: list[Span] = []
    for left, right in sorted(spans):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, max(left, right)))
    return found


def found_in(rows: Sequence[Row], grow: _Grow, read: Callable[[Block], _Found | None]) -> list[_Found]:
    """What `read` makes of the stretches of a page, from top to bottom. Of one that it makes nothing of, the first rows
    may be a title: it is tried without them, and then passed over."""
    found: list[_Found] = []
    start = tried = 0
    while start < len(rows):
        block = grow(rows, start)
        made = read(block) if block else None
        if made is not None:
            found.append(made)
        tried = tried + 1 if block and made is None else 0
        passed = block and (made is not None or tried > _TITLES)
        start += len(block.rows) if block and passed else 1
        tried = 0 if passed else tried
    return found


def goes_on(texts: Sequence[str]) -> bool:
    """Whether lines below each other are of sentences: many of them begin or end in the middle of one."""
    count = sum(below[:1].islower() or above.endswith(_UNENDED) for above, below in pairwise(texts))
    return count >= _GOES_ON * max(len(texts) - 1, 1)
