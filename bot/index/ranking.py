"""What orders the passages that the engine found: their words' scores, their page's, and how they stand in the world.

Weights are of a score's size, or shares of it; measured on public questions, and each alone brings a little.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.index.question import Question, nearness

if TYPE_CHECKING:
    import tantivy

PAGE_WEIGHT = 0.6
"""Of the score of the whole page, added to the passage's."""
OPENING_WEIGHT = 1.1
"""A short page says at its beginning what it is about, and most often the answer."""
NEAR_WEIGHT = 0.4
"""Of neighbours of the question that are neighbours in the passage, beside 1 for a word."""
AGAIN_WEIGHT = 0.9
"""Each further passage of a page: it tells less new than another page's."""
SIMILAR_WEIGHT = 0.35
"""Of a reranker's cosine, beside 1 for the best score."""

OFFICIAL_WEIGHT = 1.04
FRESH_WEIGHT = 0.02
"""For the newest of what was found; both only decide between passages that are nearly as good."""
ARCHIVED_WEIGHT = 0.6
"""A page that is no longer in force comes first only when nothing else is near."""


class Candidate(NamedTuple):
    """What the engine knows of a passage unread. `words` is its score; `page` tells its page from others."""

    address: "tantivy.DocAddress"
    words: float
    page: object
    page_words: float
    opening: bool
    archived: bool
    official: bool
    day: int


class Read(NamedTuple):
    """A passage that was read. `score` is what it is ordered by, `text` what bot.index.fields.shown takes."""

    score: float
    page: object
    address: "tantivy.DocAddress"
    text: str
    stems: frozenset[str]


def rough(found: Sequence[Candidate]) -> list[tuple[float, float, Candidate]]:
    """Score, standing and candidate, best first."""
    standing = _standing(found)
    scored = [
        ((one.words * (OPENING_WEIGHT if one.opening else 1.0) + PAGE_WEIGHT * one.page_words) * weight, weight, one)
        for one, weight in zip(found, standing, strict=True)
    ]
    return sorted(scored, key=lambda one: -one[0])


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


def near(question: Question, stems: Sequence[str], own: frozenset[str]) -> float:
    return NEAR_WEIGHT * nearness(question, stems, own)


def similar(found: Sequence[Read], cosines: Sequence[float]) -> list[Read]:
    best = max((one.score for one in found), default=0.0)
    return [
        one._replace(score=one.score + SIMILAR_WEIGHT * best * cosine)
        for one, cosine in zip(found, cosines, strict=True)
    ]


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
    best: dict[object, float] = {}
    for one in ranked:
        best.setdefault(one.page, one.score)
    return [(score, page) for page, score in islice(best.items(), 2)]
