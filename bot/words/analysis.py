"""From text to the words that are indexed: split, folded, without stopwords, stemmed; each language in its own way."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import chain
from typing import NamedTuple, TypeVar

from bot.words.folding import APOSTROPHE, HYPHEN, fold, runs, runs_in
from bot.words.language_file import Stems
from bot.words.languages import Language, facts_of
from bot.words.lists import stopwords

T = TypeVar("T")

_MARKS = re.compile(r"(?:\):?;?,?\.?|:;?,?\.?|;,?\.?|,\.?|\.) ")
"""What ends a word before a space, in this order. It parts words anyway; taken out here because that costs little."""

LONGEST = 60
"""Letters of a word; what is longer is no word, and would only cost."""


class Word(NamedTuple):
    """`form` is the word as the vocabulary knows it (folded), `stem` what is searched for: "" of a stopword.

    `pieces` are the forms between the hyphens of one that has any (QR-code): an author's own compound. `written` still
    has its accents.
    """

    form: str
    stem: str
    pieces: tuple[str, ...] = ()
    written: str = ""


def words_of(text: str, language: Language) -> list[Word]:
    """In order, with repetitions, without stopwords."""
    known = known_words(language)
    return list(chain.from_iterable([known[token] for token in tokens_of(text)]))


def all_words_of(text: str, language: Language) -> list[Word]:
    """As `words_of`, stopwords too."""
    analyse = _analyser(language)
    return list(chain.from_iterable(map(analyse, runs(unicodedata.normalize("NFC", text.lower())))))


def placed_words(text: str, language: Language) -> list[tuple[int, int, Word]]:
    """As `all_words_of`, each with the [start, end) where it stands."""
    analyse = _analyser(language)
    found: list[tuple[int, int, Word]] = []
    for run in runs_in(text):
        for start, end in _stretches(run[0]):
            written = unicodedata.normalize("NFC", run[0][start:end].lower())
            found += [(run.start() + start, run.start() + end, word) for word in analyse(written)]
    return found


def tokens_of(text: str) -> list[str]:
    """What stands between two spaces, lower case, without most of the punctuation at its end: that would make other
    tokens of the same words, and the words of a token are looked up."""
    return _MARKS.sub(" ", text.lower()).split()


class Remembered(dict[str, T]):
    """What `make` gives for a token, remembered while it keeps coming back: most of a text is the same few words.

    A dict, because looking something up must cost no call. Full, it starts anew and keeps what is still asked for.
    """

    MOST = 60_000
    """Twice as many are held."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self.make = make
        self._before: dict[str, T] = {}

    def __missing__(self, token: str) -> T:
        if len(self) >= self.MOST:
            self._before = dict(self)
            super().clear()
        found = self._before.get(token)
        self[token] = found = self.make(token) if found is None else found
        return found

    def clear(self) -> None:
        super().clear()
        self._before = {}


@cache
def known_words(language: Language) -> Remembered[tuple[Word, ...]]:
    """The words in what stands between two spaces, lower case; one for the whole process."""
    analyse = _analyser(language)

    def words_in(token: str) -> tuple[Word, ...]:
        plain = token.isalpha() and token.isascii()
        found = [token] if plain else runs(unicodedata.normalize("NFC", token))
        return tuple([word for run in found for word in analyse(run) if word.stem])

    return Remembered(words_in)


def _stretches(run: str) -> Iterator[tuple[int, int]]:
    """Where the words of a run stand, parted as `_parts` parts them."""
    start = 0
    for part in APOSTROPHE.split(run):
        for pieces in _parts(part):
            end = start + len("-".join(pieces))
            yield start, end
            start = end + 1


def _parts(run: str) -> list[tuple[str, ...]]:
    """An apostrophe parts words (l'école, foto's); a hyphen joins letters (e-mail: email) and parts numbers."""
    found: list[tuple[str, ...]] = []
    for part in APOSTROPHE.split(run):
        pieces = tuple(HYPHEN.split(part))
        found += [pieces] if all(map(str.isalpha, pieces)) else [(piece,) for piece in pieces]
    return found


@cache
def _analyser(language: Language) -> Callable[[str], tuple[Word, ...]]:
    """One for the whole process."""
    stems = facts_of(language).stems
    stem, ordinary = _stemmer(stems), stopwords(language)

    def word_of(written: str, pieces: tuple[str, ...]) -> Word | None:
        if not (written.isdigit() or 1 < len(written) <= LONGEST):
            return None
        form = fold(written)
        if written in ordinary:
            return Word(form, "", (), written)
        stemmed = fold(stem(written)) if stems.accents else stem(form)
        if len(pieces) < 2:
            return Word(form, stemmed, (), written)
        own = [fold(one) for one in pieces if len(one) > 1 and one not in ordinary]
        return Word(form, stemmed, tuple(own), written)

    @lru_cache(maxsize=20_000)
    def analyse(run: str) -> tuple[Word, ...]:
        if run.isalnum():
            word = word_of(run, ())
            return (word,) if word else ()
        return tuple([word for pieces in _parts(run) if (word := word_of("".join(pieces), pieces))])

    return analyse


def _stemmer(stems: Stems) -> Callable[[str], str]:
    snowball: Callable[[str], str] = import_module("Stemmer").Stemmer(stems.snowball, 0).stemWord  # typed nowhere
    if not (stems.twice or stems.shortened):
        return snowball

    def stem(form: str) -> str:
        if len(form) > 5 and form.endswith(stems.shortened):
            form = form[:-1]
        return snowball(snowball(form)) if stems.twice else snowball(form)

    return stem
