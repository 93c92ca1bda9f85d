"""Finds the tables of a PDF page by the lines that are drawn around cells: pdfium says where they are, and what text
stands between them.

Libraries that find tables (pdfplumber, camelot) read each page a second time, ten times more slowly, and take the axes
of charts for tables too.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.answer.library.source import Table
from bot.content.outline import one_line, squared
from bot.content.pdf_joining import joined

MAX_OBJECTS = 4000
MAX_POINTS = 20_000
MAX_LINES = 1000
MAX_CELLS = 3000
"""Things drawn on a page and points of them that are looked at; and lines and cells: with more it is a drawing."""

_NEAR = 2.5
_SHORTEST = 8.0
"""Points: lines as near as that are the same, and shorter ones are none."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line across (`at` its height, from left to right) or upright (`at` its distance from the left, upwards)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """`across`: all that is drawn from left to right."""

    grids: list["Grid"]
    pictures: bool
    across: Sequence[Stroke]


class Grid:
    """Rows and columns between lines; where a line is missing, a cell reaches over it."""

    def __init__(self, across: Sequence[Stroke], upright: Sequence[Stroke]) -> None:
        self._across, self._upright = across, upright
        self._ys = sorted(_apart(stroke.at for stroke in across), reverse=True)
        self.columns = tuple(sorted(_apart(stroke.at for stroke in upright)))
        self.top = self._ys[0] if self._ys else 0.0

    @property
    def size(self) -> int:
        return max(0, len(self._ys) - 1) * max(0, len(self.columns) - 1)

    def has(self, x: float, y: float) -> bool:
        return self.columns[0] - _NEAR <= x <= self.columns[-1] + _NEAR and self._ys[-1] - _NEAR <= y <= self._ys[0]

    def rows(self, text_page: Any) -> Table | None:
        """None when it holds too little to be a table: the frame of a text, or the grid of a chart."""
        height, width = len(self._ys) - 1, len(self.columns) - 1
        first = self._cells(height, width)
        ends: dict[tuple[int, int], tuple[int, int]] = {}
        for (row, column), cell in first.items():
            down, right = ends.get(cell, cell)
            ends[cell] = (max(down, row), max(right, column))
        texts = {cell: self._text(text_page, cell, end) for cell, end in ends.items()}
        filled = sum(bool(text) for text in texts.values())
        if 2 * filled < len(texts) or filled < 4:
            return None
        rows = [
            [texts[first[row, column]] if first[row, column][1] == column else "" for column in range(width)]
            for row in range(height)
        ]
        table = squared(rows)
        return table if len(table) > 1 and len(table[0]) > 1 else None

    def _cells(self, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place its cell's first place: the one at the left or above, when no line lies between."""
        first: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(height):
            middle = (self._ys[row] + self._ys[row + 1]) / 2
            for column in range(width):
                centre = (self.columns[column] + self.columns[column + 1]) / 2
                if column and not _is_drawn(self._upright, self.columns[column], middle):
                    first[row, column] = first[row, column - 1]
                elif row and not _is_drawn(self._across, self._ys[row], centre):
                    first[row, column] = first[row - 1, column]
                else:
                    first[row, column] = (row, column)
        return first

    def _text(self, text_page: Any, start: tuple[int, int], end: tuple[int, int]) -> str:
        left, right = self.columns[start[1]], self.columns[end[1] + 1]
        top, bottom = self._ys[start[0]], self._ys[end[0] + 1]
        text: str = text_page.get_text_bounded(left=left, bottom=bottom, right=right, top=top)
        return one_line(joined([line for line in text.splitlines() if line.strip()]))


def _is_drawn(strokes: Sequence[Stroke], at: float, through: float) -> bool:
    return any(
        abs(stroke.at - at) <= _NEAR and stroke.start - _NEAR <= through <= stroke.end + _NEAR for stroke in strokes
    )


def _apart(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def grids_of(page: Any, raw: Any) -> Drawn:
    """The tables of a page from top to bottom, and whether it shows pictures."""
    across, upright, pictures = _strokes(page, raw)
    if len(across) + len(upright) > MAX_LINES:
        return Drawn([], pictures, ())
    if len(across) < 3 or len(upright) < 3:
        return Drawn([], pictures, across)
    grids = [Grid(*group) for group in _joined(across, upright)]
    grids = [grid for grid in grids if 3 < grid.size <= MAX_CELLS and len(grid.columns) > 2]
    return Drawn(sorted(grids, key=lambda grid: -grid.top), pictures, across)


def _joined(across: list[Stroke], upright: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Lines that meet, each group for itself."""
    waiting = set(range(len(across) + len(upright)))
    every = [*across, *upright]
    while waiting:
        group = [waiting.pop()]
        for one in group:
            for other in [at for at in waiting if _meet(every, one, at, len(across))]:
                waiting.discard(other)
                group.append(other)
        yield (
            [every[at] for at in group if at < len(across)],
            [every[at] for at in group if at >= len(across)],
        )


def _meet(every: list[Stroke], one: int, other: int, split: int) -> bool:
    a, b = every[one], every[other]
    if (one < split) == (other < split):  # the next piece of the same line
        return abs(a.at - b.at) <= _NEAR and a.start <= b.end + _NEAR and b.start <= a.end + _NEAR
    return a.start - _NEAR <= b.at <= a.end + _NEAR and b.start - _NEAR <= a.at <= b.end + _NEAR


def _strokes(page: Any, raw: Any) -> tuple[list[Stroke], list[Stroke], bool]:
    found = _Strokes(raw)
    pictures = False
    for at in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(drawn)
        pictures = pictures or kind != raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_PATH and found.left > 0 and len(found.across) + len(found.upright) <= MAX_LINES:
            found.add(drawn)
    return found.across, found.upright, pictures


class _Strokes:
    """Collects the straight lines of paths: those that are drawn, and areas as thin as a line. `left`: points of paths
    that may still be looked at."""

    def __init__(self, raw: Any) -> None:
        self.across: list[Stroke] = []
        self.upright: list[Stroke] = []
        self.left = MAX_POINTS
        self._raw = raw

    def add(self, drawn: Any) -> None:
        raw = self._raw
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, filled, stroked)
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(drawn, matrix)
        for points in self._figures(drawn, matrix):
            left, right = min(x for x, _ in points), max(x for x, _ in points)
            bottom, top = min(y for _, y in points), max(y for _, y in points)
            if right - left <= _NEAR or top - bottom <= _NEAR:
                self._add(left, bottom, right, top)
            elif stroked.value:
                for (x, y), (to_x, to_y) in pairwise(points):
                    self._add(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))

    def _add(self, left: float, bottom: float, right: float, top: float) -> None:
        if top - bottom <= _NEAR and right - left >= _SHORTEST:
            self.across.append(Stroke((top + bottom) / 2, left, right))
        elif right - left <= _NEAR and top - bottom >= _SHORTEST:
            self.upright.append(Stroke((left + right) / 2, bottom, top))

    def _figures(self, drawn: Any, matrix: Any) -> Iterator[list[tuple[float, float]]]:
        """The points of each figure of a path, as they lie on the page; one with a curve in it is none."""
        raw = self._raw
        points: list[tuple[float, float]] = []
        straight = True
        x, y = ctypes.c_float(), ctypes.c_float()
        count = min(raw.FPDFPath_CountSegments(drawn), self.left)
        self.left -= count
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(drawn, at)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if straight and len(points) > 1:
                    yield points
                points, straight = [], True
            straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            ))  # fmt: skip
            if points and raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if straight and len(points) > 1:
            yield points
