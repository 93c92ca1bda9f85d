"""Leaves out what is on the pages of a PDF only because they are pages: running headers, footers, page numbers.

A line at the edge goes when the same stands in the same place on many pages, its page's number aside. What differs in
more than that is what the page says: "Klassen: 5", "Klassen: 6" are no page numbers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from bot.content.pdf_items import Line, Read
from bot.words.lists import every_listed

_EDGE = 3
"""Lines."""
_NUMBERS = 4
"""Numbers of a line, each of which may be its page's."""
_MARGIN = 0.1
"""Of the height of a page."""
_FOOT = 72
"""Points above the bottom: a number there, behind other words, is the page's when it is that of the page."""

_Key = tuple[str, int, int]


def without_furniture(pages: Sequence[Read]) -> list[Read]:
    """Where nothing else is on any page, all of it stays."""
    lines = [list(_edges(page)) for page in pages]
    seen = Counter(
        key for number, page in enumerate(lines) for key in {key for line in page for key in _keys(line, number)}
    )
    enough = max(3, 0.4 * len(pages))
    kept: list[Read] = []
    for number, page in enumerate(pages):
        gone = {
            line
            for line in lines[number]
            if _names_page().fullmatch(line.text) or any(seen[key] >= enough for key in _keys(line, number))
        }
        kept.append(replace(page, items=tuple(item for item in page.items if item not in gone)))
    return kept if any(page.items for page in kept) else list(pages)


@cache
def _names_page() -> re.Pattern[str]:
    """Pagina 3 van 12, p. 3, 3 van 12: by the words of every language. A bare number is no page's for sure."""
    names = _longest_first(every_listed(lambda of: of.pages.names))
    of = rf"\s*(?:{_longest_first((*every_listed(lambda of: of.pages.of), '/'))})\s*\d{{1,4}}"
    return re.compile(rf"(?i)(?:(?:{names})\s*\d{{1,4}}(?:{of})?|\d{{1,4}}{of})")


@cache
def _numbers_page() -> re.Pattern[str]:
    """What stands before a page's number in a line with other words."""
    return re.compile(rf"(?i)(?:^|.*[\W\d_])(?:{_longest_first(every_listed(lambda of: of.pages.names))})\s*")


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


_DIGITS = re.compile(r"\d{1,4}(?!\d)")


def _keys(line: Line, page: int) -> Iterator[_Key]:
    """The line as it is; and without each of its numbers that may be its page's, with how far it is from that."""
    text, y = line.text.casefold(), round(line.y)
    yield text, y, 0
    for match in islice(_DIGITS.finditer(text), _NUMBERS):
        before, number, after = text[: match.start()], int(match[0]), text[match.end() :]
        alone = not re.search(r"\w", before + after)
        own = number == page + 1 and line.y < _FOOT
        if alone or own or _numbers_page().fullmatch(before):
            yield f"{before}#{after}", y, number - page


def _edges(page: Read) -> Iterator[Line]:
    """The first and last three lines by place, as far as they stand in the margins; where the file does not tell
    places, as drawn."""
    lines = sorted((item for item in page.items if isinstance(item, Line)), key=lambda line: -line.y)
    for line in lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]:
        if not page.height or not _MARGIN * page.height < line.y < (1 - _MARGIN) * page.height:
            yield line
