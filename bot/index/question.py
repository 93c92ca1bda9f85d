"""What a question asks of the index: each of its words, in the forms in which it may stand there."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
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
                asked[at] = replace(asked[at], stems=asked[at].stems | stems, trust=1.0)
    weighed = tuple(replace(a, rarity=_rarity(a, counts, passages)) for a in asked)
    return Question(tuple(Term(field, text, weight) for (field, text), weight in terms.items()), weighed)


def _asked(word: Word, languages: tuple[Language, ...], compounds: Compounds, known: Callable[[str], int]) -> Asked:
    stems = {word.stem}
    for language in languages[1:]:
        stems |= {other.stem for other in words_of(word.form, language)}
    pieces = compounds.split(word.form)
    trust = 1.0
    if len(pieces) == 1 and not known(word.form):
        guesses = corrected(word.form, known)
        trust = max((_trust(word.form, guess) for guess in guesses), default=1.0)
        for guess in guesses:
            stems |= {other.stem for other in words_of(guess, languages[0])}
    parts = (
        {other.stem for piece in pieces for other in words_of(piece, languages[0])} if len(pieces) > 1 else set[str]()
    )
    return Asked(frozenset(stems), frozenset(parts), 0.0, trust)


def _trust(typed: str, guess: str) -> float:
    """0 to 1: one slip says little in a long word, but koning is not woning; few slips are in the first letter. What
    differs in its ending only is another form of the word, and no slip at all."""
    if typed.startswith(guess) or guess.startswith(typed):
        return 1.0
    trust = min(1.0, max(0, len(typed) - 4) / 6)
    return trust if typed[0] == guess[0] else trust / 2


def _terms(asked: Asked, *, corrected: bool) -> list[Term]:
    weight = CORRECTED_WEIGHT if corrected and len(asked.stems) > 1 else 1.0
    terms = [Term(BODY, stem, weight) for stem in asked.stems]
    if asked.parts:
        return terms + [Term(PARTS, part, PART_WEIGHT) for part in asked.parts]
    return terms + [Term(PARTS, stem, PARTS_WEIGHT * weight) for stem in asked.stems]


def _rarity(asked: Asked, counts: Counts, passages: int) -> float:
    """BM25's IDF of the word in whichever form is the most frequent; of one that is not known, as of no passage."""
    if asked.trust < 1:
        return _idf(0, passages)
    most = max((counts(BODY, stem) for stem in asked.stems), default=0)
    if asked.parts:
        most = max(most, min(counts(PARTS, part) for part in asked.parts))
    return _idf(min(most, passages), passages)


def _idf(passages_with: int, passages: int) -> float:
    return math.log(1 + (passages - passages_with + 0.5) / (passages_with + 0.5))


def coverage(question: Question, body: frozenset[str], parts: frozenset[str]) -> float:
    """Which share of what the question tells, by rarity, stands in a passage (its title and headings included)."""
    total = sum(asked.rarity for asked in question.asked)
    return _told(question, body, parts) / total if total else 0.0


def telling(question: Question, body: frozenset[str], parts: frozenset[str], passages: int) -> float:
    """How much of what the question tells the passage has, in words of the greatest rarity."""
    return _told(question, body, parts) / _idf(0, passages)


def _told(question: Question, body: frozenset[str], parts: frozenset[str]) -> float:
    return sum(asked.rarity * asked.trust * _presence(asked, body, parts) for asked in question.asked)


def _presence(asked: Asked, body: frozenset[str], parts: frozenset[str]) -> float:
    if asked.stems & body:
        return 1.0
    if asked.parts:
        return 0.9 * len(asked.parts & parts) / len(asked.parts)
    return 0.9 if asked.stems & parts else 0.0
