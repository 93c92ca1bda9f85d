"""What a question asks of the index: each of its words, in the forms in which it may stand there."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from bot.domain.language import language_of, votes
from bot.domain.people import LANGUAGES, Language
from bot.index.compounds import Compounds, parts_of
from bot.index.fields import FORMS, STEMS
from bot.index.spelling import corrected
from bot.index.words import Word, all_words_of, known_words

FORM_WEIGHT = 0.25
"""Of a word as it is written, beside 1 for its stem: of two forms the same one is a little better. Measured, as are the
others."""
PART_WEIGHT = 0.4
"""Of a part of a compound."""
JOINED_WEIGHT = 0.5
"""Of a word that was joined with its neighbour to one that the index knows."""
CORRECTED_WEIGHT = 0.8
MAX_CHARACTERS = 2000
MIN_JOINED = 3
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
    """`tells` is the rarity of all its words together."""

    terms: tuple[Term, ...]
    asked: tuple[Asked, ...]
    tells: float


def languages_of(text: str) -> tuple[Language, ...]:
    """One when its ordinary words tell, else all: a single word may be of any."""
    return (language_of(text),) if any(votes(text).values()) else LANGUAGES


def question_of(text: str, *, counts: Counts, passages: int) -> Question:
    text = text[:MAX_CHARACTERS]
    return _Reader(languages_of(text), counts).read(text, passages)


class _Reader:
    """Reads one question; it asks for the same words again and again."""

    def __init__(self, languages: tuple[Language, ...], counts: Counts) -> None:
        self._languages = languages
        self._counts = counts
        self._known = cache(partial(counts, FORMS))
        self._compounds = Compounds(self._known)
        self._terms: dict[tuple[str, str], float] = {}

    def read(self, text: str, passages: int) -> Question:
        words = all_words_of(text, self._languages[0])
        joined = self._joined(words)
        asked: dict[str, Asked] = {}
        for at, word in enumerate(words):
            if len(asked) >= MAX_WORDS:
                break
            together = joined.get(at)
            whole = [self._asked(found, 1.0) for found in known_words(self._languages[0])[together or ""]]
            if word.stem:
                own = self._asked(word, JOINED_WEIGHT if together else 1.0)
                for one in whole:
                    own = replace(own, stems=own.stems | one.stems, trust=1.0)
                asked[word.form] = own
            elif together and whole:
                asked[together] = whole[0]
        weighed = tuple(replace(a, rarity=_rarity(a, self._counts, passages)) for a in asked.values())
        terms = [Term(field, text, weight) for (field, text), weight in self._terms.items()]
        return Question(tuple(terms), weighed, sum(one.rarity for one in weighed))

    def _joined(self, words: Sequence[Word]) -> dict[int, str]:
        """Where neighbours form a word that the index knows, also three (arbeids ongevallen wet), and that word."""
        found: dict[int, str] = {}
        for count in (3, 2):
            for start in range(len(words) - count + 1):
                places = range(start, start + count)
                if found.keys().isdisjoint(places) and (form := self._together([words[at] for at in places])):
                    found |= dict.fromkeys(places, form)
        return found

    def _together(self, words: Sequence[Word]) -> str:
        """Stopwords can be the parts of a word (over heid), very short ones are not."""
        forms = [word.form for word in words]
        if min(map(len, forms)) < MIN_JOINED or not (any(word.stem for word in words) or min(map(len, forms)) > 3):
            return ""
        *before, last = forms
        first = before[0]
        for form in before[1:]:
            first = self._compounds.joined(first, form) or first + form
        return self._compounds.joined(first, last)

    def _asked(self, word: Word, weight: float) -> Asked:
        stems, trust = self._stems(word), 1.0
        parts: set[str] = set()
        pieces = parts_of(word, self._compounds.split if "nl" in self._languages else None)
        self._look_for(FORMS, {word.form}, FORM_WEIGHT * weight)
        self._look_for(STEMS, stems, weight)
        if pieces:
            parts = {found.stem for piece in pieces for found in known_words(self._languages[0])[piece]}
            self._look_for(STEMS, parts, PART_WEIGHT * weight)
        elif not self._known(word.form) and (guesses := corrected(word.form, self._known)):
            trust = max(_trust(word.form, guess) for guess in guesses)
            for guess in guesses:
                meant = self._stems(Word(guess, ""))
                self._look_for(FORMS, {guess}, FORM_WEIGHT * CORRECTED_WEIGHT * weight)
                self._look_for(STEMS, meant, CORRECTED_WEIGHT * weight)
                stems |= meant
        return Asked(frozenset(stems), frozenset(parts), 0.0, trust)

    def _stems(self, word: Word) -> set[str]:
        others = {found.stem for language in self._languages for found in known_words(language)[word.form]}
        return {word.stem, *others} - {""}

    def _look_for(self, field: str, words: Iterable[str], weight: float) -> None:
        """Of several weights of a word the highest; what the index does not hold costs nothing to leave out."""
        for word in words:
            if self._counts(field, word):
                key = (field, word)
                self._terms[key] = max(weight, self._terms.get(key, 0.0))


def _trust(typed: str, guess: str) -> float:
    """0 to 1: one slip says little in a long word, but koning is not woning; few slips are in the first letter. What
    differs in its ending only is another form of the word, and no slip at all."""
    if typed.startswith(guess) or guess.startswith(typed):
        return 1.0
    trust = min(1.0, max(0, len(typed) - 4) / 6)
    return trust if typed[0] == guess[0] else trust / 2


def _rarity(asked: Asked, counts: Counts, passages: int) -> float:
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


def _told(question: Question, stems: frozenset[str]) -> float:
    told = 0.0
    for asked in question.asked:
        if not asked.stems.isdisjoint(stems):
            told += asked.rarity * asked.trust
        elif asked.parts:
            told += asked.rarity * asked.trust * 0.9 * len(asked.parts & stems) / len(asked.parts)
    return told
