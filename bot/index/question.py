"""What a question asks of the index: each of its words, in the forms in which it may stand there."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.index.fields import STEMS

Counts = Callable[[str, str], int]
"""(field, term) -> how many passages. Asked often: remember what it gives."""

NEAR = 3
"""Words between which so few steps lie stand together; the parts of a compound count as steps."""


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the question: `stems` and `parts` are what to look for, `rarity` (its IDF) how much it tells.

    `trust` is below 1 for a word that the index does not know and that was taken for another one: it stays as rare as
    it was typed, and finding the other one shows only so much.
    """

    stems: frozenset[str]
    parts: frozenset[str]
    rarity: float
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """`tells` is the rarity of all its words together; `names` says what else was looked for: form of a word -> what it
    is also called, what it was taken for a slip of, and what it forms with its neighbour."""

    terms: tuple[Term, ...]
    asked: tuple[Asked, ...]
    tells: float
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


def rarity(asked: Asked, counts: Counts, passages: int) -> float:
    """BM25's IDF of the word in whichever form is the most frequent; of one that is not known, as of no passage."""
    if asked.trust < 1:
        return _idf(0, passages)
    most = max((counts(STEMS, stem) for stem in asked.stems), default=0)
    if asked.parts:
        most = max(most, min(counts(STEMS, part) for part in asked.parts))
    return _idf(min(most, passages), passages)


def _idf(passages_with: int, passages: int) -> float:
    return math.log(1 + (passages - passages_with + 0.5) / (passages_with + 0.5))


def shares(question: Question, stems: frozenset[str], passages: int) -> tuple[float, float]:
    """Which share of what the question tells, by rarity, stands in a passage (its title and headings included); and how
    much that is, in words of the greatest rarity."""
    told = _told(question, stems)
    return (told / question.tells if told else 0.0), told / _idf(0, passages)


def coverage(question: Question, stems: frozenset[str]) -> float:
    """The first of `shares` alone."""
    return _told(question, stems) / question.tells if question.tells else 0.0


def nearness(question: Question, stems: Sequence[str], own: frozenset[str]) -> float:
    """How much stands together in a passage as in the question: of each two neighbouring words that do, the rarity of
    the commoner one. `stems` are the passage's in order, `own` the same as a set."""
    present = [own.intersection((*asked.stems, *asked.parts)) for asked in question.asked]
    places = {stem: _places(stem, stems) for some in present for stem in some}
    told = 0.0
    for at, (here, there) in enumerate(pairwise(present)):
        if here and there and _meet([places[stem] for stem in here], [places[stem] for stem in there]):
            told += min(question.asked[at].rarity, question.asked[at + 1].rarity)
    return told


def _places(stem: str, stems: Sequence[str]) -> list[int]:
    """`index` looks faster than a loop does."""
    found = [stems.index(stem)]
    for _ in range(stems.count(stem) - 1):
        found.append(stems.index(stem, found[-1] + 1))
    return found


def _meet(these: Sequence[Sequence[int]], those: Sequence[Sequence[int]]) -> bool:
    return any(0 < abs(a - b) <= NEAR for own in these for a in own for others in those for b in others)


def _told(question: Question, stems: frozenset[str]) -> float:
    told = 0.0
    for asked in question.asked:
        if not asked.stems.isdisjoint(stems):
            told += asked.rarity * asked.trust
        elif asked.parts:
            told += asked.rarity * asked.trust * 0.9 * len(asked.parts & stems) / len(asked.parts)
    return told
