"""The words that answer, cut from a passage: what a person reads first on the answer card."""

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.knowledge import Excerpt, Passage, Table
from bot.domain.language import language_of
from bot.domain.sentences import sentences
from bot.domain.stopwords import STOPWORDS

LIMIT = 300
"""Characters."""

MOST_WORDS = 32
"""Of one question, as many as the index reads. More is a pasted page, and looking for all of it makes others wait."""

Same = Callable[[str, str], bool]
"""Whether a word of the question and a word of the text are forms of one word."""

_IN_HEADER = 0.2
_NAMES_ROW = 0.5
_STRESSED = 2.0
_TIE = 1e-9

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = "…"
_CELLS = " · "
_LINES = " – "


def excerpt(
    question: str, title: str, passage: Passage, same: Same | None = None, limit: int = LIMIT, stress: str = ""
) -> Excerpt:
    """At most `limit` characters. `title` is the source's; `same` is `alike` unless the caller knows better; `stress`
    is the part of the question that matters most, as in a question that follows on another."""
    stressed = frozenset(content_words(stress)) if stress else frozenset[str]()
    words = content_words(question)
    asked = _Asked([*words[:MOST_WORDS], *(word for word in words[MOST_WORDS:] if word in stressed)], same or alike)
    if passage.table:
        text = _row_text(_best_row(passage.table, asked, stressed), limit)
    else:
        at_opening = _is_its_subject(title, passage, asked)
        text = _window(passage, asked, limit, stressed, at_opening=at_opening)
    return Excerpt(text, asked.marks(text))


def content_words(question: str) -> tuple[str, ...]:
    """The words that say what it is about, in order; all of them when it has no others."""
    stopwords = STOPWORDS[language_of(question)]
    words = tuple(dict.fromkeys(match[0] for match in _WORD.finditer(question.casefold())))
    telling = tuple(word for word in words if word not in stopwords and (len(word) > 1 or word.isdigit()))
    return telling or words


def alike(asked: str, found: str) -> bool:
    """The same word, a form of it, or a compound with it: verloven, verlofaanvraag and ouderschapsverlof for verlof."""
    asked, found = _folded(asked), _folded(found)
    if asked == found:
        return True
    short, long = sorted((asked, found), key=len)
    if len(short) < 4 or short.isdigit() or long.isdigit():
        return False
    if long.startswith(short) or (len(short) > 4 and long.endswith(short)):
        return True
    if short[:4] != long[:4]:
        return False
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= len(short) - 2 and len(long) - common <= 3


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in word if not unicodedata.combining(c))


class _Asked:
    """The words of a question, in order, and which of them a word of the text is: each is looked at once."""

    def __init__(self, words: Sequence[str], same: Same) -> None:
        self.words = words
        self._same = same
        self._known: dict[str, frozenset[str]] = {}

    def is_in(self, found: str) -> frozenset[str]:
        known = self._known.get(found)
        if known is None:
            known = self._known[found] = frozenset(word for word in self.words if self._same(word, found))
        return known

    def present(self, text: str) -> frozenset[str]:
        return frozenset[str]().union(*map(self.is_in, _WORD.findall(text)))

    def covered_by(self, text: str) -> bool:
        return bool(self.words) and len(self.present(text)) == len(self.words)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in _WORD.finditer(text) if self.is_in(match[0]))


def _is_its_subject(title: str, passage: Passage, asked: _Asked) -> bool:
    """The page or the chapter asks this itself, so that it opens with the answer."""
    heading = passage.headings[-1] if passage.headings else ""
    if passage.ordinal == 0 and (title.rstrip().endswith("?") or asked.covered_by(title)):
        return True
    return asked.covered_by(heading)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    has: frozenset[str]


def _window(passage: Passage, asked: _Asked, limit: int, stressed: frozenset[str], *, at_opening: bool) -> str:
    """The run of sentences that has most of what the question tells; of equal runs the first."""
    text = passage.text
    spans = [_Sentence(start, end, asked.present(text[start:end])) for start, end in sentences(text)]
    if not spans:
        return ""
    weights = _weights(asked.words, [span.has for span in spans], stressed)
    best, best_worth = 0, -1.0
    for first in range(1 if at_opening else len(spans)):
        run = list(_run(text, spans, first, limit))
        # A run that starts with a match says it sooner than one that only reaches it.
        worth = _sum(weights, frozenset[str]().union(*(s.has for s in run))) + 0.5 * _sum(weights, spans[first].has)
        if worth > best_worth + _TIE:
            best, best_worth = first, worth
    run = list(_run(text, spans, best, limit))
    if not run:
        only = spans[best]
        return _shortened(text[only.start : only.end], asked, limit)
    return _joined(text, _without_next_heading(text, run))


def _run(text: str, spans: Sequence[_Sentence], first: int, limit: int) -> Iterator[_Sentence]:
    """As many whole sentences from `first` on as fit; none when the first does not."""
    length = 0
    for sentence in spans[first:]:
        length += sentence.end - sentence.start + (len(_LINES) if length else 0)
        if length > limit:
            return
        yield sentence


def _without_next_heading(text: str, run: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """A last line without a full stop, after one with, announces what is no longer shown."""
    if len(run) > 1 and not _is_finished(text, run[-1]) and _is_finished(text, run[-2]):
        return run[:-1]
    return run


def _is_finished(text: str, sentence: _Sentence) -> bool:
    return text[sentence.end - 1] in '.!?…”’")'


def _joined(text: str, run: Sequence[_Sentence]) -> str:
    """On one line: lines of a list are parted by a dash, as nothing else shows where they end."""
    joined = ""
    for sentence in run:
        part = text[sentence.start : sentence.end]
        if joined:
            joined += " " if joined.endswith((".", "!", "?", "…", ":", ";")) else _LINES
        joined += part
    return joined


def _shortened(sentence: str, asked: _Asked, limit: int) -> str:
    """Cut at words, around the first that matches."""
    first, _ = next(iter(asked.marks(sentence)), (0, 0))
    start = max(0, first - limit // 4)
    if start:
        start = sentence.find(" ", start) + 1 or start
    room = limit - 2 * len(_ELLIPSIS)
    piece = sentence[start : start + room]
    if start + room < len(sentence):
        piece = (piece.rsplit(" ", 1)[0] if " " in piece else piece) + _ELLIPSIS
    return (_ELLIPSIS if start else "") + piece


def _best_row(table: Table, asked: _Asked, stressed: frozenset[str]) -> Sequence[tuple[str, str]]:
    """The row with most of what the question tells, as (column, value) pairs; the first when none has any.

    A word of the header is about every row, so it hardly tells them apart; one in a row's first cell names the row.
    """
    header, rows = table[0], table[1:]
    found = [asked.present(" ".join(row)) for row in rows]
    weights = _weights(asked.words, found, stressed)
    for word in asked.present(" ".join(header)):
        weights[word] *= _IN_HEADER

    def worth(at: int) -> float:
        named = asked.present(rows[at][0])
        return _sum(weights, found[at]) + _NAMES_ROW * _sum(weights, named)

    best = rows[max(range(len(rows)), key=worth)] if rows else header
    return [(column, value) for column, value in zip(header, best, strict=True) if value]


def _weights(words: Sequence[str], found: Sequence[frozenset[str]], stressed: frozenset[str]) -> dict[str, float]:
    """What each word tells: the more, the fewer of the rows or sentences have it."""
    with_it = {word: sum(word in has for has in found) for word in words}
    weights = {word: math.log(1 + len(found) / count) if count else 0.0 for word, count in with_it.items()}
    return {word: weight * (_STRESSED if word in stressed else 1.0) for word, weight in weights.items()}


def _sum(weights: Mapping[str, float], words: Collection[str]) -> float:
    """In the order of `weights`, so that equal sums are equal."""
    return sum(weight for word, weight in weights.items() if word in words)


def _row_text(pairs: Sequence[tuple[str, str]], limit: int) -> str:
    shown = [f"{column}: {value}" if column and column != value else value for column, value in pairs]
    text = _CELLS.join(shown)
    while len(text) > limit and len(shown) > 1:
        shown.pop()
        text = _CELLS.join(shown) + _CELLS + _ELLIPSIS
    return text if len(text) <= limit else text[: limit - 1] + _ELLIPSIS
