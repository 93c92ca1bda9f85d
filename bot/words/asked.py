"""The words of a question, and which of them a text has: as they are, in another form, or by another name.

Both are read as the search reads them: the same words and stems, compounds taken apart at the same places, and the
names that it looked for.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from bot.words.analysis import Word, all_words_of, known_words, placed_words, words_of
from bot.words.compounds import parts_of
from bot.words.language import language_of
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.lists import numbers

MOST_WORDS = 32
"""Of one question, for the index as for an excerpt. More is a pasted page, and all of it makes others wait."""

MOST_NAMES = 96
"""Other names of all its words together: each is looked for in each sentence."""

IN_COMPOUND = 0.5
"""Beside 1 for the word itself: a grandparent is not quite the parent that was asked about."""

BY_NAME = 0.8
"""Beside 1 for the word that was typed."""

MOST_OF_NAME = 0.6
"""Of the words of a longer name: who asks about a TADD finds "tijdelijk van doorlopende duur"."""

STRESSED = 2.0
"""Of a word of the part of the question that matters most."""

_BEGINNING = 2
"""Letters of a stem that a compound with it has, whatever its ending: dag is daag in dagen."""

Split = Callable[[str], tuple[str, ...]]
"""The parts of a compound (folded), or the word itself."""


def whole(form: str) -> tuple[str, ...]:
    """Takes nothing apart: where no index says how often the parts stand alone."""
    return (form,)


def content_words(question: str) -> tuple[Word, ...]:
    """The words that say what it is about, in order, each once; all of them when it has no others."""
    language = language_of(question)
    found = words_of(question, language) or all_words_of(question, language)
    return tuple({word.form: word for word in found}.values())


class _Sought:
    """A word as it is looked for: its form or its number, its stems, and those of its parts."""

    __slots__ = ("form", "parts", "stems")

    def __init__(self, word: Word, languages: Sequence[Language], split: Split) -> None:
        self.form = _figure(word.form)
        self.stems = {word.stem, *_stems(word.written, languages)} - {""}
        self.parts = {stem for part in parts_of(word, split) for stem in _stems(part, languages)}

    def likeness(self, found: "_Sought") -> float:
        """1 for the same word, a form of it, or the same number; IN_COMPOUND for a compound with it; else 0."""
        if self.form == found.form or not self.stems.isdisjoint(found.stems):
            return 1.0
        apart = self.parts.isdisjoint(found.stems) and self.stems.isdisjoint(found.parts)
        return 0.0 if apart else IN_COMPOUND


def _figure(form: str) -> str:
    return next((figure for language in LANGUAGES if (figure := numbers(language).get(form))), form)


def _stems(written: str, languages: Sequence[Language]) -> set[str]:
    return {word.stem for language in languages for word in known_words(language)[written]}


class Asked:
    """The words of a question, in order, by their form; each word of a text is compared with them once.

    `names` says what else a word of the question is called, one word or more. `spoken` are the languages that the
    question may be in, `language` is the text's, and `split` takes apart the compounds of both.
    """

    def __init__(
        self,
        asked: Sequence[Word],
        names: Mapping[str, Sequence[str]],
        spoken: Sequence[Language] = LANGUAGES,
        language: Language = DEFAULT_LANGUAGE,
        split: Split = whole,
    ) -> None:
        self.words = tuple(word.form for word in asked)
        self._language, self._split = language, split
        self._own = {word.form: _Sought(word, spoken, split) for word in asked}
        most = MOST_NAMES // max(8, len(asked))
        every = tuple(dict.fromkeys((DEFAULT_LANGUAGE, *spoken)))
        called = {
            word: [[_Sought(part, every, split) for part in content_words(name)] for name in names.get(word, ())[:most]]
            for word in self.words
        }
        self._single = {word: [name[0] for name in called[word] if len(name) == 1] for word in self.words}
        self._longer = {word: longer for word in self.words if (longer := [n for n in called[word] if len(n) > 1])}
        looked_for = [*self._own.values(), *(part for some in called.values() for name in some for part in name)]
        self._beginnings = {stem[:_BEGINNING] for one in looked_for for stem in one.stems}
        self._found: dict[Word, _Sought] = {}
        self._known: dict[_Sought, Mapping[str, float]] = {}

    def shares(self, text: str) -> Mapping[str, float]:
        """The words of the question that the text has, and how nearly (0 to 1)."""
        tokens = [self._read(word) for word in all_words_of(text, self._language)]
        near: dict[str, float] = {}
        for token in tokens:
            for word, value in self._is_in(token).items():
                near[word] = max(value, near.get(word, 0.0))
        for word, names in self._longer.items():
            share = max(_share_of(name, tokens) for name in names)
            if share >= MOST_OF_NAME:
                near[word] = max(BY_NAME * share, near.get(word, 0.0))
        return near

    def present(self, text: str) -> frozenset[str]:
        return frozenset(self.shares(text))

    def covered_by(self, text: str) -> bool:
        return bool(self.words) and len(self.shares(text)) == len(self.words)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        placed = placed_words(text, self._language)
        return tuple((start, end) for start, end, word in placed if self._is_in(self._read(word)))

    def _read(self, word: Word) -> _Sought:
        """Taking a compound apart costs the most, so it is done where a part may be one that was asked for."""
        found = self._found.get(word)
        if found is None:
            may_have = any(beginning in word.form for beginning in self._beginnings)
            found = self._found[word] = _Sought(word, (self._language,), self._split if may_have else whole)
        return found

    def _is_in(self, found: _Sought) -> Mapping[str, float]:
        """The words of the question that this word of a text is, and how nearly."""
        known = self._known.get(found)
        if known is None:
            near = {word: self._near(own, self._single[word], found) for word, own in self._own.items()}
            known = self._known[found] = {word: value for word, value in near.items() if value}
        return known

    def _near(self, own: _Sought, names: Sequence[_Sought], found: _Sought) -> float:
        value = own.likeness(found)
        if value == 1.0 or not names:
            return value
        return max(value, BY_NAME * max(name.likeness(found) for name in names))


def _share_of(name: Sequence[_Sought], tokens: Sequence[_Sought]) -> float:
    return sum(any(part.likeness(token) == 1.0 for token in tokens) for part in name) / len(name)


def weights_of(
    words: Sequence[str], found: Sequence[Mapping[str, float]], stressed: Collection[str]
) -> Mapping[str, float]:
    """What each word tells rows or sentences apart by: the more, the fewer have it; nothing when all do."""
    with_it = {word: sum(word in has for has in found) for word in words}
    weights = {word: math.log(1 + len(found) / n) if 0 < n < len(found) else 0.0 for word, n in with_it.items()}
    return {word: weight * (STRESSED if word in stressed else 1.0) for word, weight in weights.items()}


def worth_of(weights: Mapping[str, float], has: Mapping[str, float]) -> float:
    """In the order of `weights`, so that equal sums are equal."""
    return sum(weight * has.get(word, 0.0) for word, weight in weights.items())
