"""The words that answer, cut from a passage: what a person reads first on the answer card."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.answer.answer import Excerpt
from bot.answer.evidence import Hit
from bot.answer.library.source import Passage
from bot.answer.rows import answering_rows
from bot.words.asked import MOST_WORDS, Asked, Split, content_words, weights_of, whole, worth_of
from bot.words.language import languages_of
from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.words.sentences import sentences

LIMIT = 300
"""Characters."""

_TIE = 1e-9

_ELLIPSIS = "…"
_LINES = " – "


def excerpt(
    question: str,
    title: str,
    passage: Passage,
    names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    limit: int = LIMIT,
    *,
    stress: str = "",
    language: Language = DEFAULT_LANGUAGE,
    split: Split = whole,
) -> Excerpt:
    """At most `limit` characters. `title` and `language` are the source's; `names` and `split` as in Hit; `stress` is
    the part of the question that matters most, as in a question that follows on another."""
    stressed = frozenset(word.form for word in content_words(stress)) if stress else frozenset[str]()
    words = content_words(question)
    kept = [*words[:MOST_WORDS], *(word for word in words[MOST_WORDS:] if word.form in stressed)]
    asked = Asked(kept, names, languages_of(question), language, split)
    if passage.table:
        text = answering_rows(passage.table, " ".join((title, *passage.headings)), asked, stressed, limit)
    else:
        at_opening = _is_its_subject(title, passage, asked)
        text = _window(passage, asked, limit, stressed, at_opening=at_opening)
    return Excerpt(text, asked.marks(text))


def excerpt_of(question: str, hit: Hit, stress: str = "") -> Excerpt:
    """The words of what a search found."""
    source = hit.source
    return excerpt(
        question, source.title, hit.passage, hit.names, stress=stress, language=source.language, split=hit.split
    )


def _is_its_subject(title: str, passage: Passage, asked: Asked) -> bool:
    """The page or the chapter asks this itself, so that it opens with the answer."""
    heading = passage.headings[-1] if passage.headings else ""
    if passage.ordinal == 0 and (title.rstrip().endswith("?") or asked.covered_by(title)):
        return True
    return asked.covered_by(heading)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    has: Mapping[str, float]


def _window(passage: Passage, asked: Asked, limit: int, stressed: frozenset[str], *, at_opening: bool) -> str:
    """The run of sentences that has most of what the question tells; of equal runs the first."""
    text = passage.text
    spans = [_Sentence(start, end, asked.shares(text[start:end])) for start, end in sentences(text)]
    if not spans:
        return ""
    weights = weights_of(asked.words, [span.has for span in spans], stressed)
    best, best_worth = 0, -1.0
    for first in range(1 if at_opening else len(spans)):
        run = list(_run(text, spans, first, limit))
        # A run that starts with a match says it sooner than one that only reaches it.
        worth = worth_of(weights, _together([s.has for s in run])) + 0.5 * worth_of(weights, spans[first].has)
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


def _shortened(sentence: str, asked: Asked, limit: int) -> str:
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


def _together(shares: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Of each word the most."""
    best: dict[str, float] = {}
    for has in shares:
        for word, value in has.items():
            best[word] = max(value, best.get(word, 0.0))
    return best
