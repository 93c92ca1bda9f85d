"""The words that answer, cut from a passage and what stands around it: what a person reads first on the answer card."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from bot.answer.answer import Excerpt
from bot.answer.evidence import Hit
from bot.answer.library.source import Passage, Table
from bot.answer.rows import answering_rows
from bot.words.asked import MOST_WORDS, Asked, Split, content_words, weights_of, whole, worth_of
from bot.words.folding import fold
from bot.words.language import languages_of
from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.words.sentences import sentences

LIMIT = 600
"""Characters of an answer."""
BEST = 300
"""Characters of the run of sentences that is looked for; what is shown grows around it."""
QUOTE = 200
"""Characters of a lead: one sentence or two."""
ENOUGH = 250
"""Characters. What is shorter may only say what is about to come, or what was said: what stands around it is shown as
well."""

_TIE = 1e-9

_ELLIPSIS = "…"
_STEP = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or a part of one, an item of a list, a row of a table, or a heading of what follows."""

    text: str
    is_heading: bool = False


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
    following: Sequence[Passage] = (),
    opening: Passage | None = None,
) -> Excerpt:
    """At most `limit` characters. `title` and `language` are the source's; `names` and `split` as in Hit; `stress` is
    the part of the question that matters most, as in a question that follows on another. Where the passage is short,
    what stands below the same heading in the `following` ones is shown with it. Where the title asks the same, the
    `opening` of the page is shown instead."""
    stressed = frozenset(word.form for word in content_words(stress)) if stress else frozenset[str]()
    words = content_words(question)
    kept = [*words[:MOST_WORDS], *(word for word in words[MOST_WORDS:] if word.form in stressed)]
    asked = Asked(kept, names, languages_of(question), language, split)
    if opening and asked.covered_by(title):
        passage, following = opening, (passage, *following) if passage.ordinal == 1 else ()
    heading = _own_heading(title, passage, limit)
    room = limit - len(heading) - 1 if heading else limit
    lines = [_Line(heading, is_heading=True)] if heading else []
    table: Table = ()
    if passage.table:
        shown, table = _rows(title, passage, asked, stressed, room)
        lines += shown
    else:
        shown, is_all = _window(title, passage, asked, room, stressed)
        lines += shown
        if is_all and sum(len(line.text) + 1 for line in shown) < min(ENOUGH, limit):
            room -= sum(len(line.text) + 1 for line in shown)
            lines += _continued(title, passage, following, asked, stressed, room)
    text = "\n".join(line.text for line in lines)
    return Excerpt(text, asked.marks(text), frozenset(at for at, line in enumerate(lines) if line.is_heading), table)


def excerpt_of(question: str, hit: Hit, stress: str = "", limit: int = LIMIT) -> Excerpt:
    """The words of what a search found."""
    source = hit.source
    return excerpt(
        question,
        source.title,
        hit.passage,
        hit.names,
        limit,
        stress=stress,
        language=source.language,
        split=hit.split,
        following=hit.following,
        opening=hit.opening,
    )


def section_of(passage: Passage, following: Sequence[Passage]) -> str:
    """All the text below the heading of the passage, from the passage on."""
    parts, before = [passage.text], passage.headings
    for one in _below(passage, following):
        parts += [one.headings[-1], one.text] if one.headings != before else [one.text]
        before = one.headings
    return "\n".join(parts)


def _below(passage: Passage, following: Sequence[Passage]) -> Iterator[Passage]:
    path = passage.headings
    return takewhile(lambda one: one.headings[: len(path)] == path, following)


def _own_heading(title: str, passage: Passage, limit: int) -> str:
    """What the passage stands under, where that is no other name of the page; "" where it takes too much room."""
    heading = passage.headings[-1] if passage.headings else ""
    is_title = fold(heading).strip(" .:?!") == fold(title).strip(" .:?!")
    return "" if is_title or 3 * len(heading) > limit else heading


def _rows(
    title: str, passage: Passage, asked: Asked, stressed: frozenset[str], limit: int
) -> tuple[list[_Line], Table]:
    about = " ".join((title, *passage.headings))
    text, table = answering_rows(passage.table, about, asked, stressed, limit)
    return [_Line(line) for line in text.split("\n")], table


def _continued(
    title: str,
    passage: Passage,
    following: Sequence[Passage],
    asked: Asked,
    stressed: frozenset[str],
    limit: int,
) -> Iterator[_Line]:
    """The passages below the same heading, each with its own heading, as far as whole lines of them fit."""
    before = passage.headings
    for one in _below(passage, following):
        lines = [_Line(one.headings[-1], is_heading=True)] if one.headings != before else []
        before = one.headings
        path_room = limit - sum(len(line.text) + 1 for line in lines)
        if path_room <= 0:
            return
        whole_text = _lines_of(one.text)
        if one.table:
            lines += _rows(title, one, asked, stressed, path_room)[0]
        else:
            lines += _fitting(whole_text, path_room)
        used = sum(len(line.text) + 1 for line in lines)
        if not lines or lines[-1].is_heading or used > limit:
            return
        yield from lines
        limit -= used
        if not one.table and lines[-1].text != whole_text[-1]:
            return


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _fitting(lines: Sequence[str], limit: int) -> list[_Line]:
    """Whole lines; of the first that does not fit, the sentences that do."""
    found: list[_Line] = []
    for line in lines:
        if len(line) + 1 > limit:
            ends = [end for _, end in sentences(line) if end < limit]
            if ends:
                found.append(_Line(line[: ends[-1]]))
            break
        found.append(_Line(line))
        limit -= len(line) + 1
    return found


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

    @property
    def length(self) -> int:
        """With what parts it from the one before."""
        return self.end - self.start + 1


def _window(
    title: str, passage: Passage, asked: Asked, limit: int, stressed: frozenset[str]
) -> tuple[list[_Line], bool]:
    """The run of sentences that has most of what the question tells, and as much around it as fits; and whether that
    is all of the passage."""
    text = passage.text
    spans = [_Sentence(start, end, asked.shares(text[start:end])) for start, end in sentences(text)]
    if not spans:
        return [], True
    at_opening = _fits(spans, min(BEST, limit)) or _is_its_subject(title, passage, asked)
    first = _best(spans, asked, min(BEST, limit), stressed, at_opening=at_opening)
    if spans[first].length - 1 > limit:
        only = spans[first]
        return [_Line(_shortened(text[only.start : only.end], asked, limit))], False
    first, last = _grown(text, spans, first, limit)
    run = spans[first : last + 1]
    if last + 1 < len(spans):
        run = _without_next_heading(text, run)
    return [_Line(line) for line in _lines(text, run)], len(run) == len(spans)


def _best(spans: Sequence[_Sentence], asked: Asked, limit: int, stressed: frozenset[str], *, at_opening: bool) -> int:
    """Where the best run begins; of equal runs the first."""
    weights = weights_of(asked.words, [span.has for span in spans], stressed)
    best, best_worth = 0, -1.0
    for first in range(1 if at_opening else len(spans)):
        run = list(_run(spans, first, limit))
        # A run that starts with a match says it sooner than one that only reaches it.
        worth = worth_of(weights, _together([s.has for s in run])) + 0.5 * worth_of(weights, spans[first].has)
        if worth > best_worth + _TIE:
            best, best_worth = first, worth
    return best


def _run(spans: Sequence[_Sentence], first: int, limit: int) -> Iterator[_Sentence]:
    """As many whole sentences from `first` on as fit; none when the first does not."""
    length = -1
    for sentence in spans[first:]:
        length += sentence.length
        if length > limit:
            return
        yield sentence


def _grown(text: str, spans: Sequence[_Sentence], first: int, limit: int) -> tuple[int, int]:
    """First and last sentence: from the beginning of the list that it stands in, when that is near, and as far as
    fits; what is near the end is shown with what comes before it."""
    start = _list_start(text, spans, first)
    if _fits(spans[start : first + 1], min(BEST, limit)):
        first = start
    last = first + len(list(_run(spans, first, limit))) - 1
    while first and _fits(spans[first - 1 : last + 1], min(ENOUGH, limit)):
        first -= 1
    return first, last


def _fits(run: Sequence[_Sentence], limit: int) -> bool:
    return sum(sentence.length for sentence in run) - 1 <= limit


def _list_start(text: str, spans: Sequence[_Sentence], at: int) -> int:
    """The first sentence of a list of steps, with the one that says what it is a list of; `at` itself elsewhere."""
    steps = [place for place in range(at + 1) if _STEP.match(text[spans[place].start : spans[place].end])]
    start = at
    for place in reversed(steps):
        between = text[spans[place].start : spans[start].start]
        if between.count("\n") > 1:
            break
        start = place
    is_listed = start < at or start in steps
    return start - 1 if is_listed and start and text[spans[start - 1].end - 1] == ":" else start


def _without_next_heading(text: str, run: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """A last line without a full stop, after one with, announces what is no longer shown."""
    if len(run) > 1 and not _is_finished(text, run[-1]) and _is_finished(text, run[-2]):
        return run[:-1]
    return run


def _is_finished(text: str, sentence: _Sentence) -> bool:
    return text[sentence.end - 1] in '.!?…”’")'


def _lines(text: str, run: Sequence[_Sentence]) -> list[str]:
    """As they stand in the text."""
    lines: list[str] = []
    for at, sentence in enumerate(run):
        part = text[sentence.start : sentence.end]
        if at and "\n" not in text[run[at - 1].end : sentence.start]:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


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
