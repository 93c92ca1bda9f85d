"""From text to the words that are indexed: split, folded, without stopwords, stemmed; each language in its own way."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from itertools import chain
from typing import NamedTuple

from bot.domain.people import Language
from bot.domain.stopwords import STOPWORDS

_SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english"}

_RUN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_HYPHEN = re.compile(r"[-\u2010\u2011]")


LONGEST = 60
"""Letters of a word; what is longer is no word, and would only cost."""


class Word(NamedTuple):
    """`form` is the word as the vocabulary knows it (folded), `stem` what is searched for."""

    form: str
    stem: str


def words_of(text: str, language: Language) -> list[Word]:
    """In order, with repetitions."""
    analyse = _analysers()[language]
    runs: list[str] = _RUN.findall(unicodedata.normalize("NFC", text).lower())
    return list(chain.from_iterable(map(analyse, runs)))


def fold(word: str) -> str:
    """é is e, ï is i, œ is oe."""
    if word.isascii():
        return word
    word = word.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _pieces(run: str) -> list[str]:
    """An apostrophe parts words (l'école, foto's); a hyphen joins letters (e-mail: email) and parts numbers."""
    if run.isalnum():
        return [run]
    found: list[str] = []
    for part in _APOSTROPHE.split(run):
        pieces = _HYPHEN.split(part)
        found += ["".join(pieces)] if all(piece.isalpha() for piece in pieces) else pieces
    return found


@lru_cache(maxsize=1)
def _analysers() -> dict[Language, Callable[[str], tuple[Word, ...]]]:
    return {language: _analyser(language) for language in STOPWORDS}


def _analyser(language: Language) -> Callable[[str], tuple[Word, ...]]:
    stem: Callable[[str], str] = import_module("Stemmer").Stemmer(_SNOWBALL[language], 0).stemWord  # typed nowhere
    stopwords = STOPWORDS[language]

    @lru_cache(maxsize=100_000)
    def analyse(run: str) -> tuple[Word, ...]:
        if run in stopwords:
            return ()
        pieces = [p for p in _pieces(run) if p not in stopwords and (p.isdigit() or 1 < len(p) <= LONGEST)]
        forms = [fold(piece) for piece in pieces]
        if language == "fr":  # French endings are told by their accents (-é, -ée); Dutch and English ones are not.
            return tuple(Word(form, fold(stem(piece))) for form, piece in zip(forms, pieces, strict=True))
        # Twice, so that "fietsen" (fiets) and "fiets" (fiet) meet.
        return tuple(Word(form, stem(stem(form))) for form in forms)

    return analyse
