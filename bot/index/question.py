"""What a question asks of the index: each of its words, in the forms in which it may stand there."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.language import language_of, votes
from bot.domain.people import LANGUAGES, Language
from bot.index.compounds import Compounds
from bot.index.fields import BODY, PARTS
from bot.index.spelling import corrected
from bot.index.words import Word, words_of

PARTS_WEIGHT = 0.5
"""Of the field with compounds taken apart, beside 1 for the whole words; measured, as are the others."""
PART_WEIGHT = 0.25
CORRECTED_WEIGHT = 0.8
MAX_CHARACTERS = 2000
MAX_WORDS = 32
"""Of one question; more is a pasted page, and what follows adds nothing."""

Counts = Callable[[str, str], int]
"""(field, term) -> how many passages."""


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the question: `stems` and `parts` are what to look for, `rarity` (its IDF) how much it tells."""

    stems: frozenset[str]
    parts: frozenset[str]
    rarity: float


@dataclass(frozen=True, slots=True)
class Question:
    terms: tuple[Term, ...]
    asked: tuple[Asked, ...]


def languages_of(text: str) -> tuple[Language, ...]:
    """One when its ordinary words tell, else all: a single word may be of any."""
    return (language_of(text),) if any(votes(text).values()) else LANGUAGES


def question_of(text: str, *, form_count: Callable[[str], int], counts: Counts, passages: int) -> Question:
    languages = languages_of(text[:MAX_CHARACTERS])
    words = list({word.form: word for word in words_of(text[:MAX_CHARACTERS], languages[0])}.values())[:MAX_WORDS]
    compounds = Compounds(form_count)
    terms: dict[tuple[str, str], float] = {}
    asked: list[Asked] = []
    for word in words:
        found = _asked(word, languages, compounds, form_count)
        for term in _terms(found, corrected=not form_count(word.form)):
            key = (term.field, term.text)
            terms[key] = max(term.weight, terms.get(key, 0.0))
        asked.append(found)
    for position, (first, second) in enumerate(pairwise(words)):
        together = compounds.joined(first.form, second.form)
        if together:
            stems = frozenset(word.stem for word in words_of(together, languages[0]))
            terms |= {(BODY, stem): 1.0 for stem in stems}
            for at in (position, position + 1):
                asked[at] = Asked(asked[at].stems | stems, asked[at].parts, 0.0)
    weighed = tuple(Asked(a.stems, a.parts, _rarity(a, counts, passages)) for a in asked)
    return Question(tuple(Term(field, text, weight) for (field, text), weight in terms.items()), weighed)


def _asked(word: Word, languages: tuple[Language, ...], compounds: Compounds, known: Callable[[str], int]) -> Asked:
    stems = {word.stem}
    for language in languages[1:]:
        stems |= {other.stem for other in words_of(word.form, language)}
    pieces = compounds.split(word.form)
    if len(pieces) == 1 and not known(word.form):
        for guess in corrected(word.form, known):
            stems |= {other.stem for other in words_of(guess, languages[0])}
    parts = (
        {other.stem for piece in pieces for other in words_of(piece, languages[0])} if len(pieces) > 1 else set[str]()
    )
    return Asked(frozenset(stems), frozenset(parts), 0.0)


def _terms(asked: Asked, *, corrected: bool) -> list[Term]:
    weight = CORRECTED_WEIGHT if corrected and len(asked.stems) > 1 else 1.0
    terms = [Term(BODY, stem, weight) for stem in asked.stems]
    if asked.parts:
        return terms + [Term(PARTS, part, PART_WEIGHT) for part in asked.parts]
    return terms + [Term(PARTS, stem, PARTS_WEIGHT * weight) for stem in asked.stems]


def _rarity(asked: Asked, counts: Counts, passages: int) -> float:
    """BM25's IDF of the word in whichever form is the most frequent."""
    most = max((counts(BODY, stem) for stem in asked.stems), default=0)
    if asked.parts:
        most = max(most, min(counts(PARTS, part) for part in asked.parts))
    most = min(most, passages)
    return math.log(1 + (passages - most + 0.5) / (most + 0.5))


def coverage(question: Question, body: frozenset[str], parts: frozenset[str]) -> float:
    """Which share of what the question tells, by rarity, stands in a passage (its title and headings included)."""
    total = sum(asked.rarity for asked in question.asked)
    if not total:
        return 0.0
    return sum(asked.rarity * _presence(asked, body, parts) for asked in question.asked) / total


def _presence(asked: Asked, body: frozenset[str], parts: frozenset[str]) -> float:
    if asked.stems & body:
        return 1.0
    if asked.parts:
        return 0.9 * len(asked.parts & parts) / len(asked.parts)
    return 0.9 if asked.stems & parts else 0.0
