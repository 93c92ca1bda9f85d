"""What orders the passages that the engine found: their words' scores, their page's, and how they stand in the world.

Weights are of a score's size, or shares of it; measured on public questions, and each alone brings a little.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.library.source import Passage, Source
from bot.index.question import Question, coverage, nearness

if TYPE_CHECKING:
    import tantivy

PAGE_WEIGHT = 0.6
LONG_PAGE_WEIGHT = 0.15
"""Of the score of the whole page, added to the passage's: of one about one thing, and of one about many."""
COVERED_WEIGHT = 0.1
LONG_COVERED_WEIGHT = 0.4
"""Added to 1 for a passage that has all of the question, of a page about one thing, and of one about many: there a
passage that has half of it and says it often is about something else."""
OPENING_WEIGHT = 1.1
"""A short page says at its beginning what it is about, and most often the answer."""
NAMED_WEIGHT = 0.4
"""Added to 1 for a passage whose own heading names what is asked: it says more of it than the rest of its page."""
NAMED, NAMES = 0.9, 0.5
"""Shares: so much of the question has to stand in the title and the headings, and so much of the heading right above in
the question."""
NEAR_WEIGHT = 0.2
"""Of neighbours of the question that are neighbours in the passage, beside 1 for a word."""
AGAIN_WEIGHT = 0.9
"""Each further passage of a page: it tells less new than another page's."""
MEANING_WEIGHT = 1.5
"""Of the nearest meaning, beside 1 for the best words."""

OFFICIAL_WEIGHT = 1.04
FRESH_WEIGHT = 0.02
"""For the newest of what was found; both only decide between passages that are nearly as good."""
ARCHIVED_WEIGHT = 0.6
"""A page that is no longer in force comes first only when nothing else is near."""


class Candidate(NamedTuple):
    """What the engine knows of a passage unread. `words` is its score; `page` tells its page from others, `key` it from
    other passages."""

    address: "tantivy.DocAddress"
    words: float
    page: object
    key: int
    page_words: float
    opening: bool
    short: bool
    archived: bool
    official: bool
    day: int


class Ranked(NamedTuple):
    """A candidate with the score of its words and its page's, and how it stands in the world. `cosine` is that of its
    meaning, None where nobody knows it."""

    words: float
    standing: float
    candidate: Candidate
    cosine: float | None = None


class Read(NamedTuple):
    """A passage that was read, with its source. `score` is what it is ordered by; `stems` are its own, `above` those of
    its title and headings."""

    score: float
    page: object
    address: "tantivy.DocAddress"
    source: Source
    passage: Passage
    stems: frozenset[str]
    above: frozenset[str]
    cosine: float | None = None


def rough(found: Sequence[Candidate], cosines: Sequence[float | None] = ()) -> list[Ranked]:
    """Best first by their words."""
    ranked = [
        Ranked(
            (one.words * (OPENING_WEIGHT if one.opening else 1.0) + _page_weight(one) * one.page_words) * weight,
            weight,
            one,
            cosine,
        )
        for one, weight, cosine in zip(found, _standing(found), cosines or [None] * len(found), strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.words)


def combined(words: Sequence[float], cosines: Sequence[float | None], archived: Sequence[bool] = ()) -> Sequence[float]:
    """What candidates are ordered by, of the size of the scores of their words: those as a share of the best, and their
    cosines between the farthest and the nearest. One that has no cosine is judged by its words alone, as if its meaning
    were as good; without any, the scores stay as they are. What is `archived` means less, as its words count less."""
    known = [cosine for cosine in cosines if cosine is not None]
    if not known:
        return words
    best = max(words, default=0.0) or 1.0
    nearest, farthest = max(known), min(known)
    shares = [word / best for word in words]
    meanings = [
        share if cosine is None else (cosine - farthest) / (nearest - farthest) if nearest > farthest else 1.0
        for share, cosine in zip(shares, cosines, strict=True)
    ]
    old = archived or [False] * len(words)
    meanings = [meaning * (ARCHIVED_WEIGHT if gone else 1.0) for meaning, gone in zip(meanings, old, strict=True)]
    return [
        best * (share + MEANING_WEIGHT * meaning) / (1 + MEANING_WEIGHT)
        for share, meaning in zip(shares, meanings, strict=True)
    ]


def _standing(found: Sequence[Candidate]) -> list[float]:
    """What each one's score is multiplied with, by its source: in force or not, official or not, older or newer than
    the others that were found."""
    days = [one.day for one in found if one.day]
    oldest, newest = min(days, default=0), max(days, default=0)
    span = newest - oldest or 1
    return [
        (ARCHIVED_WEIGHT if one.archived else 1.0)
        * (OFFICIAL_WEIGHT if one.official else 1.0)
        * (1 + FRESH_WEIGHT * ((one.day - oldest) / span if one.day else 0.0))
        for one in found
    ]


def _page_weight(one: Candidate) -> float:
    return PAGE_WEIGHT if one.short else LONG_PAGE_WEIGHT


def looked_at(ranked: Ranked, question: Question, stems: Sequence[str], own: frozenset[str]) -> float:
    """The score of its words once it is known how they stand in it: `stems` in order, `own` the same as a set."""
    whole = COVERED_WEIGHT if ranked.candidate.short else LONG_COVERED_WEIGHT
    near = ranked.standing * NEAR_WEIGHT * nearness(question, stems, own)
    return (ranked.words + near) * (1 + whole * coverage(question, own))


def names(question: Question, above: frozenset[str], heading: Sequence[str], asks: bool = False) -> bool:
    """Whether a passage stands under what is asked: `above` are the stems of its title and headings, `heading` those of
    the last one. One word alone may stand above anything, but where the heading `asks` the same of it: when, how many.
    """
    if coverage(question, above) < NAMED:
        return False
    if len(question.asked) < 2:
        return asks
    asked = frozenset(stem for one in question.asked for stem in one.stems)
    own = sum(stem in asked for stem in heading)
    return bool(heading) and own >= NAMES * len(heading)


def varied(found: Iterable[Read]) -> list[Read]:
    """Best first, with the further passages of each page behind."""
    before: Counter[object] = Counter()
    weighed: list[Read] = []
    for one in sorted(found, key=lambda one: -one.score):
        weighed.append(one._replace(score=one.score * AGAIN_WEIGHT ** before[one.page]))
        before[one.page] += 1
    return sorted(weighed, key=lambda one: -one.score)


def best_pages(ranked: Sequence[Read]) -> list[tuple[float, object]]:
    """The best passage of the best two pages: score and page."""
    return _best_two((one.score, one.page) for one in ranked)


def nearest_pages(found: Sequence[Ranked]) -> list[tuple[float, object]]:
    """The same by meaning alone: cosine and page."""
    known = [(one.cosine, one.candidate.page) for one in found if one.cosine is not None]
    return _best_two(sorted(known, key=lambda one: -one[0]))


def _best_two(found: Iterable[tuple[float, object]]) -> list[tuple[float, object]]:
    best: dict[object, float] = {}
    for value, page in found:
        best.setdefault(page, value)
    return [(value, page) for page, value in islice(best.items(), 2)]
