"""From the lines of PDF pages to headings and paragraphs. Pure; a PDF knows neither, so these are guesses.

Headings are short lines in a larger size than most of the text. Paragraphs end where the gap to the next line is
larger than usual.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from bot.answer.library.source import Anchor, Section
from bot.content.outline import Outline, one_line
from bot.content.pdf_furniture import without_furniture
from bot.content.pdf_items import Item, Line, Read, Ruled, Scanned
from bot.content.pdf_joining import joined


def told(pages: Sequence[Read]) -> tuple[tuple[Section, ...], str]:
    """The sections, each with its page, and the first heading ("" when there is none)."""
    telling = _Telling(without_furniture(pages))
    return telling.outline.sections(), telling.first


class _Telling:
    """Tells the outline what is on the pages, one after the other."""

    def __init__(self, pages: Sequence[Read]) -> None:
        self.outline = Outline()
        self.first = ""
        self._gap = _usual_gap(pages)
        self._levels = heading_levels(pages)
        self._lines: list[Line] = []
        self._begun = 0
        for number, page in enumerate(pages, start=1):
            for item, level in _headings_joined(page.items, self._levels):
                self._item(item, level, number)
        self._end()

    def _item(self, item: Item, level: int, page: int) -> None:
        if isinstance(item, Ruled):
            self._end()
            self.outline.at(Anchor("page", str(page)))
            self.outline.table(item.rows)
        elif isinstance(item, Scanned):
            self._end()
            self.outline.at(Anchor("scan", str(page)))
            for lines in item.paragraphs:
                self.outline.paragraph(joined(lines))
        elif level:
            self._end()
            self.outline.at(Anchor("page", str(page)))
            text = joined([item.text])
            self.outline.heading(level, text)
            self.first = self.first or one_line(text)
        else:
            if self._lines and _starts_paragraph(self._lines[-1], item, self._gap, new_page=page != self._begun):
                self._end()
            if not self._lines:
                self._begun = page
            self._lines.append(item)

    def _end(self) -> None:
        if self._lines:
            self.outline.at(Anchor("page", str(self._begun)))
            self.outline.paragraph(joined([line.text for line in self._lines]))
            self._lines = []


def heading_levels(pages: Sequence[Read]) -> dict[float, int]:
    """Which sizes are headings: at least an eighth larger than the size of most text; the three largest count."""
    weight: Counter[float] = Counter()
    for page in pages:
        for line in page.items:
            if isinstance(line, Line):
                weight[line.size] += len(line.text)
    if not weight:
        return {}
    body = weight.most_common(1)[0][0]
    larger = sorted((size for size in weight if body and size >= body * 1.125), reverse=True)
    return {size: min(rank, 3) for rank, size in enumerate(larger, start=1)}


def _headings_joined(items: Sequence[Item], levels: dict[float, int]) -> list[tuple[Item, int]]:
    """Each with its heading level (0: text or a table); a heading over two lines is one."""
    found: list[tuple[Item, int]] = []
    for item in items:
        level = _level(item, levels)
        above = found[-1][0] if found and found[-1][1] == level else None
        if level and isinstance(item, Line) and isinstance(above, Line) and _goes_on(above, item):
            found[-1] = (replace(item, text=joined([above.text, item.text])), level)
        else:
            found.append((item, level))
    return found


def _level(item: Item, levels: dict[float, int]) -> int:
    if not isinstance(item, Line) or len(item.text) > 150 or not re.search(r"[^\W\d_]{2}", item.text):
        return 0
    return levels.get(item.size, 0)


def _goes_on(above: Line, line: Line) -> bool:
    return above.y - line.y < line.size * 1.7 and len(above.text) + len(line.text) < 180


def _usual_gap(pages: Sequence[Read]) -> float:
    lines = [[item for item in page.items if isinstance(item, Line)] for page in pages]
    gaps = [a.y - b.y for page in lines for a, b in pairwise(page) if a.size == b.size and 0 < a.y - b.y < 60]
    return median(gaps) if gaps else 0.0


_BULLET = re.compile(r"(?:[•◦▪‣●○–-]|\d{1,2}[.)]|[a-z]\))\s")


def _starts_paragraph(above: Line, line: Line, gap: float, *, new_page: bool) -> bool:
    if _BULLET.match(line.text):
        return True
    ended = above.text.endswith((".", "!", "?", ":", ";"))
    if new_page:
        return ended
    if not gap:
        return ended and line.text[:1].isupper()
    return abs(above.y - line.y) > gap * 1.25
