"""Reads a text as it was typed, in dialect, as it sounds or run together, in the standard words of its language."""

import re
from collections.abc import Mapping
from functools import cache, partial

from bot.words.folding import fold
from bot.words.language import language_of
from bot.words.languages import LANGUAGES, Language
from bot.words.lists import spoken_in

_WORD = re.compile(r"['’]?\w+(?:['’]\w+)*")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
SHORTEST = 3
"""Letters before an ending: of less than a syllable nothing is small."""


def standard(text: str, own: Mapping[str, str] | None = None) -> str:
    """The rest stays as it stands. `own` are the organisation's words, folded, which come before those of Bode; they
    count in any language, as the others count in the language whose they are."""
    for language in LANGUAGES:
        words = {**_words(language), **(own or {})}
        # By its other words: "ne" is no French in a Flemish sentence.
        if words and language_of(_WORD.sub(partial(_left_out, words), text)) == language:
            return _WORD.sub(partial(_said, words, _endings(language)), text)
    return text


def _left_out(words: Mapping[str, str], match: re.Match[str]) -> str:
    return "" if fold(match[0]) in words else match[0]


def _said(words: Mapping[str, str], endings: Mapping[str, str], match: re.Match[str]) -> str:
    typed = fold(match[0])
    found = words.get(typed, _small(typed, endings))
    return match[0] if found is None else found


@cache
def _words(language: Language) -> Mapping[str, str]:
    return {fold(typed): said for typed, said in spoken_in(language).words.items()}


@cache
def _endings(language: Language) -> Mapping[str, str]:
    """The longest first."""
    endings = spoken_in(language).endings
    return {ending: endings[ending] for ending in sorted(endings, key=len, reverse=True)}


def _small(typed: str, endings: Mapping[str, str]) -> str | None:
    """None for a word that has none of these endings; the first one counts."""
    for ending, said in endings.items():
        stem = typed.removesuffix(ending)
        if stem != typed and len(stem) >= SHORTEST and (ending[0] not in "es" or stem[-1] in _CONSONANTS):
            return stem + said
    return None
