"""The sentences of a passage that say what was asked: the best run of them, and as much around it as fits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.words.asked import Asked, weights_of, worth_of
from bot.words.sentences import sentences

LIMIT = 600
"""Characters of an answer."""
BEST = 300
"""Characters of the run of sentences that is looked for; what is shown grows around it."""
WHOLE = 400
"""Characters of a passage that is shown from its beginning, and of the end of a longer one."""
ENOUGH = 250
"""Characters. What is shorter may only say what is about to come, or what was said: what stands around it is shown as
well."""

ELLIPSIS = "…"

_TIE = 1e-9
_STEP = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    has: Mapping[str, float]

    @property
    def length(self) -> int:
        """With what parts it from the one before."""
        return self.end - self.start + 1


def window(
    text: str, asked: Asked, limit: int, stressed: frozenset[str], *, begins: bool, opens: bool
) -> tuple[list[str], bool]:
    """All of a short passage, else the run of sentences that has most of what the question tells, and as much around it
    as fits; and whether that is all. `begins`: it is about what is asked, so the run is that at its beginning.
    `opens`: it is the first of a page about one thing, so its first sentences stand above the run."""
    spans = [_Sentence(start, end, asked.shares(text[start:end])) for start, end in sentences(text)]
    if not spans:
        return [], True
    if _fits(spans, min(WHOLE, limit)):
        return _lines(text, spans), True
    best = min(BEST, limit)
    first = _best(spans, asked, best, stressed, at_opening=begins)
    if spans[first].length - 1 > limit:
        only = spans[first]
        return [_shortened(text[only.start : only.end], asked, limit)], False
    head: Sequence[_Sentence] = ()
    if opens and not _fits(spans[: first + 1], limit):
        head = list(_run(spans, 0, limit - max(best, spans[first].length) - len(ELLIPSIS) - 1))
        limit -= sum(one.length for one in head) + (len(ELLIPSIS) + 1 if head else 0)
    elif opens:
        first = 0
    first, last = _grown(text, spans, first, limit, at_least=len(head))
    run = spans[first : last + 1]
    if last + 1 < len(spans):
        run = _without_next_heading(text, run)
    if first == len(head):
        return _lines(text, [*head, *run]), False
    return [*_lines(text, head), *[ELLIPSIS][: len(head)], *_lines(text, run)], False


def _best(spans: Sequence[_Sentence], asked: Asked, limit: int, stressed: frozenset[str], *, at_opening: bool) -> int:
    """Where the best run begins; of equal runs the first."""
    weights = weights_of(asked.words, [span.has for span in spans], stressed)
    best, best_worth = 0, -1.0
    for first in range(1 if at_opening else len(spans)):
        run = list(_run(spans, first, limit)) or [spans[first]]  # a long sentence may be the one that answers
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


def _grown(text: str, spans: Sequence[_Sentence], first: int, limit: int, at_least: int) -> tuple[int, int]:
    """First and last sentence: from the beginning of the list that it stands in, when all that was looked for fits
    then too, and as far as fits; what is near the end is shown with what comes before it."""
    start = max(at_least, _list_start(text, spans, first))
    matching = [at for at, one in enumerate(_run(spans, first, min(BEST, limit)), first) if one.has]
    if _fits(spans[start : max(matching, default=first) + 1], limit):
        first = start
    last = first + len(list(_run(spans, first, limit))) - 1
    while first > at_least and _fits(spans[first - 1 : last + 1], min(WHOLE, limit)):
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
    room = limit - 2 * len(ELLIPSIS)
    piece = sentence[start : start + room]
    if start + room < len(sentence):
        piece = (piece.rsplit(" ", 1)[0] if " " in piece else piece) + ELLIPSIS
    return (ELLIPSIS if start else "") + piece


def _together(shares: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Of each word the most."""
    best: dict[str, float] = {}
    for has in shares:
        for word, value in has.items():
            best[word] = max(value, best.get(word, 0.0))
    return best
