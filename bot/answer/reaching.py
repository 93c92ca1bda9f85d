"""Finds the words of a document that say how a function is reached: "Helpdesk ICT: toestel 2400".

Either they begin with its name, or the number or address stands right behind the name: a sentence may name others.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.answer.evidence import Hit
from bot.answer.library.source import Passage
from bot.words.asked import Asked, content_words
from bot.words.language import languages_of
from bot.words.lists import every_listed
from bot.words.sentences import sentences

LONGEST = 160
"""Characters: what is longer is about something else."""
CLOSE = 4
"""Characters between a name and its number: a comma, a bracket."""

_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TELEPHONE = r"(?<![\w€])(?:\+|0)\d[\d /.]{6,}\d"


def reached(name: str, hits: Sequence[Hit]) -> tuple[Hit, str] | None:
    """The best words for this name; None where none gives its number."""
    behind: tuple[Hit, str] | None = None
    for hit in hits:
        if hit.source.archived:
            continue
        asked = Asked(content_words(name), {}, languages_of(name), hit.source.language, hit.split)
        for line in _lines(hit.passage):
            ways = [match.start() for match in _ways().finditer(line)]
            if not ways or len(line) > LONGEST or not asked.covered_by(line):
                continue
            marks = asked.marks(line)
            if marks and not line[: marks[0][0]].strip(" -•*"):
                return hit, line
            if behind is None and any(0 <= way - end <= CLOSE for _, end in marks for way in ways):
                behind = hit, line
    return behind


def _lines(passage: Passage) -> Iterator[str]:
    """Rows of a table, with what its columns are called where a cell is a bare number; else sentences."""
    if not passage.table:
        yield from (passage.text[start:end] for start, end in sentences(passage.text))
        return
    header, *rows = passage.table
    for row in rows:
        named = (f"{of} {cell}" if cell.isdigit() and of else cell for of, cell in zip(header, row, strict=True))
        yield " · ".join(filter(None, named))


@cache
def _ways() -> re.Pattern[str]:
    """In every language."""
    words = "|".join(map(re.escape, every_listed(lambda of: of.reaching.numbers)))
    return re.compile(rf"(?i)\b(?:{words})\.?\s*:?\s*\d{{3,}}|{_TELEPHONE}|{_ADDRESS}")
