"""Reads the lines of a PDF page with their places: what stands where, and which words of a line stand far apart."""

import ctypes
import re
from collections.abc import Iterator
from math import degrees
from typing import Any

from bot.content.pdf_items import Line, Part

_SPACE = re.compile(r"\s+")
_APART = 0.9
"""Of the height of its letters: words of a line with more between them are parts. A space is a quarter of that."""
_STEP = 0.5
"""Of the same: what stands as far below the letter before is on another line."""
_LONGEST_FONT = 128


def lines_of(page: Any, text_page: Any, raw: Any) -> list[Line]:
    """In the order in which the file draws them; what is drawn twice to look bold is one."""
    text: str = text_page.get_text_range()
    # The text has one character per index, unless it has characters beyond the first plane.
    aligned = len(text) == text_page.count_chars()
    place = _Places(page, text_page, raw, text)
    lines: list[Line] = []
    seen: set[tuple[str, int, int]] = set()
    start = 0
    for piece in text.split("\r\n"):
        stripped = piece.strip()
        if stripped and aligned:
            at = start + piece.index(stripped[0])
            for line in place.lines(at, at + len(stripped)):
                drawn = (line.text, round(line.y), round(line.left))
                if drawn not in seen:
                    seen.add(drawn)
                    _add(lines, line)
        elif stripped:
            lines.append(Line(stripped, 0.0, 0.0))
        start += len(piece) + 2
    return lines


def _add(lines: list[Line], line: Line) -> None:
    """What stands on one line, far apart, is one line: a label and its figure."""
    above = lines[-1] if lines else None
    level = above and above.size and above.size == line.size and abs(above.y - line.y) < 0.2 * line.size
    if above and level and line.left >= above.right:
        text = f"{above.text} {line.text}"
        lines[-1] = Line(text, line.size, line.y, above.left, line.right, line.tall, _beside(above, line))
    else:
        lines.append(line)


def _beside(above: Line, line: Line) -> tuple[Part, ...]:
    last, first = above.parts[-1], line.parts[0]
    if first.left - last.right > _APART * line.tall:
        return (*above.parts, *line.parts)
    one = Part(f"{last.text} {first.text}", last.left, first.right, last.font)
    return (*above.parts[:-1], one, *line.parts[1:])


class _Places:
    """Where characters stand on the page as it is shown; `text` has all of them."""

    def __init__(self, page: Any, text_page: Any, raw: Any, text: str) -> None:
        self._text_page = text_page
        self._raw = raw
        self._text = text
        self._turned = page.get_rotation()
        self._width, self._height = page.get_size()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()
        self._font = ctypes.create_string_buffer(_LONGEST_FONT)

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """Of a piece of the text: one line, or those that pdfium has joined: of a word that is broken at a line's end,
        and of single letters below each other."""
        y, tall = self._origin(start)[1], self._tall(start)
        if abs(y - self._origin(end - 1)[1]) > _STEP * tall and self._lies(start):
            for at in range(start + 1, end):
                if not self._text[at].isspace():
                    above, y = y, self._origin(at)[1]
                    if abs(above - y) > _STEP * tall:
                        yield self._line(start, start + len(self._text[start:at].rstrip()))
                        start = at
        yield self._line(start, end)

    def _line(self, start: int, end: int) -> Line:
        size = round(float(self._raw.FPDFText_GetFontSize(self._text_page, start)), 1)
        left, y = self._origin(start)
        right, _ = self._origin(end - 1)
        tall = self._tall(start) or size
        return Line(self._text[start:end], size, y, left, right, tall, tuple(self._parts(start, end, tall)))

    def _parts(self, start: int, end: int, tall: float) -> Iterator[Part]:
        begun = start
        for space in _SPACE.finditer(self._text, start, end):
            before, after = space.start(), space.end()
            next_left = self._origin(after)[0]
            # The first is quick to know, and tells it of nearly all words.
            far = next_left - self._origin(before - 1)[0] > _APART * tall
            if far and next_left - self._right(before - 1) > _APART * tall:
                yield self._part(begun, before)
                begun = after
        yield self._part(begun, end)

    def _part(self, start: int, end: int) -> Part:
        flags = ctypes.c_int()
        length = self._raw.FPDFText_GetFontInfo(self._text_page, start, self._font, _LONGEST_FONT, flags)
        font = self._font.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_FONT else ""
        return Part(self._text[start:end], self._origin(start)[0], self._right(end - 1), font)

    def _lies(self, at: int) -> bool:
        """Whether it is drawn from left to right on the page as it is shown."""
        angle = degrees(self._raw.FPDFText_GetCharAngle(self._text_page, at))
        return abs((angle + self._turned + 180) % 360 - 180) < 10

    def _tall(self, at: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._text_page, at, self._loose)
        box = self._loose
        return abs(box.right - box.left if self._turned in {90, 270} else box.top - box.bottom)

    def _right(self, at: int) -> float:
        left, right, bottom, top = self._box
        self._raw.FPDFText_GetCharBox(self._text_page, at, left, right, bottom, top)
        if self._turned == 90:
            return top.value
        if self._turned == 180:
            return self._width - left.value
        return self._width - bottom.value if self._turned == 270 else right.value

    def _origin(self, at: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._text_page, at, self._x, self._y)
        x, y = self._x.value, self._y.value
        if self._turned == 90:
            return y, self._height - x
        if self._turned == 180:
            return self._width - x, self._height - y
        if self._turned == 270:
            return self._width - y, x
        return x, y
