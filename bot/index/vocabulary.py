"""The words of the passages as they are written: what they become in the fields, and how often each occurs."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from bot.domain.people import LANGUAGES, Language
from bot.index.compounds import Compounds, parts_of
from bot.index.words import Remembered, Word, known_words, tokens_of


class Token:
    """What stands between two spaces, as it goes into the fields. `stems` is "" until it is asked for."""

    __slots__ = ("forms", "stems", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.forms = " ".join([form for word in words for form in (word.form, *word.pieces)])
        self.stems = ""


class Vocabulary:
    """How many passages hold a word: those of the index, and those that wait to be written. Splits compounds by it."""

    def __init__(self, known: Mapping[str, int] | None = None) -> None:
        self._counts: dict[str, int] = dict(known or {})
        self._split = Compounds(self._counts.get).split
        self._met: Counter[Token] = Counter()
        self._passages = self._judged = 0
        self._tokens: dict[Language, Remembered[Token | None]] = {n: Remembered(_maker(n)) for n in LANGUAGES}

    def read(self, text: str, language: Language) -> list[Token]:
        """Without those that tell nothing."""
        return [token for token in map(self._tokens[language].__getitem__, tokens_of(text)) if token]

    def meet(self, tokens: Iterable[Token]) -> None:
        self._met.update(set(tokens))
        self._passages += 1

    def settle(self) -> None:
        """Counts what was met. When so much is new that compounds are better judged again, they are."""
        counts = self._counts
        for token, count in self._met.items():
            for word in token.words:
                for form in (word.form, *word.pieces):
                    counts[form] = counts.get(form, 0) + count
        self._met.clear()
        if self._passages >= 4 * self._judged:
            self._judged = self._passages
            for token in self._tokens["nl"].values():
                if token:
                    token.stems = ""

    def stems(self, token: Token, language: Language) -> str:
        """Of the whole words; after that of a compound, those of its parts."""
        found = [stem for word in token.words for stem in (word.stem, *self._parts_of(word, language))]
        token.stems = " ".join(found)
        return token.stems

    def _parts_of(self, word: Word, language: Language) -> list[str]:
        known = known_words(language)
        parts = parts_of(word, self._split if language == "nl" else None)
        return [found.stem for part in parts for found in known[part]]


def _maker(language: Language) -> Callable[[str], Token | None]:
    words_in = known_words(language).make  # remembered here, and not twice

    def make(text: str) -> Token | None:
        words = words_in(text)
        return Token(words) if words else None

    return make
