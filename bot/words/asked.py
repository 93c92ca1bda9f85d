"""The words of a question, and which of them a text has: as they are, in another form, or by another name."""

import math
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from bot.words.language import language_of
from bot.words.lists import stopwords

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

WORD = re.compile(r"[^\W_]+")

_NUMBERS = {
    number: str(value)
    for value, names in enumerate(
        (
            "twee two deux",
            "drie three trois",
            "vier four quatre",
            "vijf five cinq",
            "zes six",
            "zeven seven sept",
            "acht eight huit",
            "negen nine neuf",
            "tien ten dix",
        ),
        start=2,
    )
    for number in names.split()
}


def content_words(question: str) -> tuple[str, ...]:
    """The words that say what it is about, in order; all of them when it has no others."""
    ordinary = stopwords(language_of(question))
    words = tuple(dict.fromkeys(match[0] for match in WORD.finditer(question.casefold())))
    telling = tuple(word for word in words if word not in ordinary and (len(word) > 1 or word.isdigit()))
    return telling or words


def alike(asked: str, found: str) -> bool:
    """The same word, a form of it, or a compound with it: verloven, verlofaanvraag and ouderschapsverlof for verlof."""
    return likeness(asked, found) > 0


def likeness(asked: str, found: str) -> float:
    """1 for the same word, a form of it, or the same number; IN_COMPOUND for a compound with it; else 0."""
    asked, found = _folded(asked), _folded(found)
    if asked == found:
        return 1.0
    short, long = sorted((asked, found), key=len)
    if short.isdigit() or long.isdigit():
        return float(_NUMBERS.get(long, long) == _NUMBERS.get(short, short))
    if len(short) < 4:
        return 0.0
    if long.startswith(short):
        return 1.0 if len(long) - len(short) <= 3 else IN_COMPOUND
    if len(short) > 4 and long.endswith(short):
        return IN_COMPOUND
    if short[:4] != long[:4]:
        return 0.0
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return float(common >= len(short) - 2 and len(long) - common <= 3)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in word if not unicodedata.combining(c))


class Asked:
    """The words of a question, in order; each word of a text is compared with them once.

    `names` says what else a word of the question is called, one word or more; its keys are without accents.
    """

    def __init__(self, words: Sequence[str], names: Mapping[str, Sequence[str]]) -> None:
        self.words = words
        most = MOST_NAMES // max(8, len(words))
        known = {word: names.get(_folded(word), ())[:most] for word in words}
        called = {word: [content_words(name) for name in known[word]] for word in words}
        self._single = {word: [name[0] for name in called[word] if len(name) == 1] for word in words}
        self._longer = {word: longer for word in words if (longer := [name for name in called[word] if len(name) > 1])}
        self._known: dict[str, Mapping[str, float]] = {}

    def is_in(self, found: str) -> Mapping[str, float]:
        """The words of the question that this word of a text is, and how nearly."""
        known = self._known.get(found)
        if known is None:
            near = {word: self._near(word, names, found) for word, names in self._single.items()}
            known = self._known[found] = {word: value for word, value in near.items() if value}
        return known

    def _near(self, word: str, names: Sequence[str], found: str) -> float:
        own = likeness(word, found)
        return own if own == 1.0 or not names else max(own, BY_NAME * max(likeness(name, found) for name in names))

    def shares(self, text: str) -> Mapping[str, float]:
        """The words of the question that the text has, and how nearly (0 to 1)."""
        tokens = WORD.findall(text)
        near: dict[str, float] = {}
        for token in tokens:
            for word, value in self.is_in(token).items():
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
        return tuple(match.span() for match in WORD.finditer(text) if self.is_in(match[0]))


def _share_of(name: Sequence[str], tokens: Sequence[str]) -> float:
    return sum(any(likeness(part, token) == 1.0 for token in tokens) for part in name) / len(name)


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
