"""From the lines of PDF pages to headings and paragraphs. Pure; a PDF knows neither, so these are guesses.

Headings are short lines in a larger size than most of the text. Paragraphs end where the gap to the next line is
larger than usual. Lines that come back at the top or bottom of most pages are running headers and footers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from bot.answer.library.source import Anchor, Section
from bot.content.outline import Outline, one_line
from bot.words.lists import every_listed


@dataclass(frozen=True, slots=True)
class Line:
    """`size` in points and `top` in points above the bottom of the page; both 0 when the file does not tell."""

    text: str
    size: float
    top: float


Pages = Sequence[Sequence[Line]]


def told(pages: Pages) -> tuple[tuple[Section, ...], str]:
    """The sections, each with its page, and the first heading ("" when there is none)."""
    pages = without_furniture(pages)
    levels = heading_levels(pages)
    gap = _usual_gap(pages)
    outline = Outline()
    first = ""
    open_lines: list[Line] = []
    open_page = 0

    def end() -> None:
        if open_lines:
            outline.at(Anchor("page", str(open_page)))
            outline.paragraph(joined([line.text for line in open_lines]))
            open_lines.clear()

    for number, lines in enumerate(pages, start=1):
        for line, level in _headings_joined(lines, levels):
            if level:
                end()
                outline.at(Anchor("page", str(number)))
                outline.heading(level, line.text)
                first = first or one_line(line.text)
                continue
            if open_lines and _starts_paragraph(open_lines[-1], line, gap, new_page=number != open_page):
                end()
            if not open_lines:
                open_page = number
            open_lines.append(line)
    end()
    return outline.sections(), first


def without_furniture(pages: Pages) -> list[list[Line]]:
    """Without the running headers, footers and page numbers: the same words, digits aside, on most of 3+ pages."""
    if len(pages) < 3:
        return [[line for line in page if not _page_number().fullmatch(line.text)] for page in pages]
    seen = Counter(key for page in pages for key in {_key(page[i].text) for i in _edges(page)})
    often = {key for key, count in seen.items() if count >= max(3, 0.6 * len(pages))}
    kept: list[list[Line]] = []
    for page in pages:
        edges = set(_edges(page))
        kept.append(
            [
                line
                for i, line in enumerate(page)
                if not (i in edges and (_key(line.text) in often or _page_number().fullmatch(line.text)))
            ]
        )
    return kept


@cache
def _page_number() -> re.Pattern[str]:
    """12, Pagina 3 van 12, p. 3/12: by the words of every language."""
    names = _longest_first(every_listed(lambda of: of.pages.names))
    between = _longest_first((*every_listed(lambda of: of.pages.of), "/"))
    return re.compile(rf"(?i)(?:(?:{names})\s*)?\d{{1,4}}(?:\s*(?:{between})\s*\d{{1,4}})?")


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _edges(page: Sequence[Line]) -> list[int]:
    """The first and last three lines by place; where the file does not tell places, as drawn."""
    order = sorted(range(len(page)), key=lambda i: -page[i].top)
    return order if len(order) <= 6 else order[:3] + order[-3:]


def heading_levels(pages: Pages) -> dict[float, int]:
    """Which sizes are headings: at least an eighth larger than the size of most text; the three largest count."""
    weight: Counter[float] = Counter()
    for page in pages:
        for line in page:
            weight[line.size] += len(line.text)
    if not weight:
        return {}
    body = weight.most_common(1)[0][0]
    larger = sorted((size for size in weight if body and size >= body * 1.125), reverse=True)
    return {size: min(rank, 3) for rank, size in enumerate(larger, start=1)}


def _headings_joined(lines: Sequence[Line], levels: dict[float, int]) -> list[tuple[Line, int]]:
    """Lines with their heading level (0: text); a heading over two lines is one."""
    found: list[tuple[Line, int]] = []
    for line in lines:
        level = levels.get(line.size, 0)
        if level and (len(line.text) > 150 or not re.search(r"[^\W\d_]{2}", line.text)):
            level = 0
        if level and found and found[-1][1] == level:
            above = found[-1][0]
            if above.top - line.top < line.size * 1.7 and len(above.text) + len(line.text) < 180:
                found[-1] = (Line(f"{above.text} {line.text}", line.size, line.top), level)
                continue
        found.append((line, level))
    return found


def _usual_gap(pages: Pages) -> float:
    gaps = [a.top - b.top for page in pages for a, b in pairwise(page) if a.size == b.size and 0 < a.top - b.top < 60]
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
    return abs(above.top - line.top) > gap * 1.25


_HYPHEN_AT_END = re.compile(r"[^\W\d_][-\u00ad\u2010\u0002\ufffe]$")


def joined(lines: Sequence[str]) -> str:
    """One paragraph: a hyphen at a line's end goes when the next line goes on in lower case."""
    parts: list[str] = []
    for line in lines:
        above = parts[-1] if parts else ""
        if line[:1].islower() and not line.startswith(("en ", "of ", "et ")) and _HYPHEN_AT_END.search(above[-2:]):
            parts[-1] = above[:-1]
        elif parts:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
