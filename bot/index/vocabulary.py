"""The words of the passages as they are written: what they become in the fields, and how often each occurs."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from bot.words.analysis import Remembered, Word, known_words, tokens_of
from bot.words.compounds import SHORTEST, Compounds, taken_apart
from bot.words.languages import LANGUAGES, Language, facts_of


class Token:
    """What stands between two spaces, as it goes into the fields: mostly one word. Texts alone, so that the garbage
    collector has one thing to look at and not five: many thousands are remembered."""

    __slots__ = ("cuts", "forms", "roots", "stems")

    def __init__(self, words: tuple[Word, ...]) -> None:
        first = words[0]
        self.forms = self.cuts = first.form
        """What may be taken apart of each word, at the author's own hyphens already."""
        self.roots = first.stem
        """Of the whole words."""
        self.stems = ""
        """The roots, and the stems of the parts; "" until it is asked for."""
        if len(words) > 1 or first.pieces:
            self.forms = " ".join([form for word in words for form in (word.form, *word.pieces)])
            self.cuts = " ".join(["-".join(word.pieces) or word.form for word in words])
            self.roots = " ".join([word.stem for word in words])


class Vocabulary:
    """How many passages hold a word: those of the index, and those that wait to be written. Splits compounds by it."""

    def __init__(self, known: Mapping[str, int] | None = None) -> None:
        self._counts: dict[str, int] = dict(known or {})
        self._split = Compounds(self._counts.get).split
        self._met: Counter[Token] = Counter()
        self._passages = self._judged = 0
        self._tokens: dict[Language, Remembered[Token | None]] = {n: Remembered(_maker(n)) for n in LANGUAGES}
        self._part_stems: dict[Language, Remembered[str]] = {n: Remembered(_stemmer(n)) for n in LANGUAGES}

    def read(self, text: str, language: Language) -> list[Token]:
        """Without those that tell nothing."""
        return list(filter(None, map(self._tokens[language].__getitem__, tokens_of(text))))

    def meet(self, passages: Sequence[Iterable[Token]]) -> None:
        """All of a source at once: the counting itself takes no time beside the calls."""
        self._met.update(chain.from_iterable(map(set, passages)))
        self._passages += len(passages)

    def settle(self) -> None:
        """Counts what was met. When so much is new that compounds are better judged again, they are."""
        counts = self._counts
        for token, count in self._met.items():
            for form in token.forms.split():
                counts[form] = counts.get(form, 0) + count
        self._met.clear()
        if self._passages >= 4 * self._judged:
            self._judged = self._passages
            for language in LANGUAGES:
                if facts_of(language).stems.compounds:
                    for token in filter(None, self._tokens[language].values()):
                        token.stems = ""

    def stems(self, token: Token, language: Language) -> str:
        """Of the whole words; after that of a compound, those of its parts."""
        roots, cuts = token.roots, token.cuts
        if cuts.isalpha():
            parts = self._parts_of((cuts,), language) if len(cuts) >= SHORTEST else ()
            token.stems = " ".join((roots, *parts)) if parts else roots
        else:
            each = zip(roots.split(), (cut.split("-") for cut in cuts.split()), strict=True)
            token.stems = " ".join([stem for root, cut in each for stem in (root, *self._parts_of(cut, language))])
        return token.stems

    def _parts_of(self, pieces: Sequence[str], language: Language) -> list[str]:
        parts = taken_apart(pieces, self._split if facts_of(language).stems.compounds else None)
        return list(filter(None, map(self._part_stems[language].__getitem__, parts)))


def _stemmer(language: Language) -> Callable[[str], str]:
    """Of the part of a compound: "" of a stopword."""
    words_in = known_words(language).make
    return lambda part: " ".join([word.stem for word in words_in(part)])


def _maker(language: Language) -> Callable[[str], Token | None]:
    words_in = known_words(language).make  # remembered here, and not twice

    def make(text: str) -> Token | None:
        words = words_in(text)
        return Token(words) if words else None

    return make
