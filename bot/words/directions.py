"""Finds the sentences of a document that send its reader to a command or a form in Bode, and what they call it.

"Typ onkosten in Bode" does, and so does "via het formulier fiets in Bode"; "typ je vraag in Bode" names nothing.
The words around the name stand in `words.toml` of each language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.words.folding import words
from bot.words.languages import Language
from bot.words.lists import listed
from bot.words.sentences import sentences

MOST_WORDS = 4
"""Of a name: what is longer is a question, and anything can be asked."""
_BODE = re.compile(r"\bBode\b", re.IGNORECASE)
_NEVER = re.compile(r"(?!)")
_WORD = r"[^\W_][\w'’\-]*"
_OPENS, _CLOSES = "\"“”„«‘'’*_`", "\"“”»’'*_`"
_QUOTED = rf"[{_OPENS}]{{1,3}}\s*([^\"“”„«»*_`\n]{{1,60}}?)\s*[{_CLOSES}]{{1,3}}"
_BARE = rf"({_WORD}(?:\s{_WORD}){{0,2}}?)"


@dataclass(frozen=True, slots=True)
class Direction:
    """What a sentence of a document tells its reader to type or to open in Bode: the `name` of it. `chosen`: it may
    also be something to choose there, a button or an option."""

    name: str
    sentence: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Ways:
    """`own` and `choosing` count in a sentence that names Bode, `after` also in one behind a sentence `opening` it."""

    own: Sequence[re.Pattern[str]]
    choosing: Sequence[re.Pattern[str]]
    after: Sequence[re.Pattern[str]]
    opening: re.Pattern[str]


def directions_in(text: str, language: Language) -> list[tuple[int, Direction]]:
    """With where their sentence begins, in the order of the text; one sentence may send to several things."""
    if not _BODE.search(text):
        return []
    found: list[tuple[int, Direction]] = []
    before = ""
    for start, end in sentences(text):
        sentence = text[start:end]
        found += ((start, direction) for direction in _of(sentence, before, language))
        before = sentence
    return found


def _of(sentence: str, before: str, language: Language) -> list[Direction]:
    """`before` is the sentence before: "Open Bode. Typ verlof." """
    in_own = bool(_BODE.search(sentence))
    ways = _ways(language)
    if not in_own and not ways.opening.search(before):
        return []
    named = [(name, False) for name in _names((*(ways.own if in_own else ()), *ways.after), sentence)]
    named += [(name, True) for name in _names(ways.choosing if in_own else (), sentence)]
    return [Direction(name, sentence, chosen) for name, chosen in named if _is_name(name, language)]


def _names(ways: Sequence[re.Pattern[str]], sentence: str) -> list[str]:
    matches = (match for way in ways for match in way.finditer(sentence))
    return list(dict.fromkeys(next(filter(None, match.groups()), "").strip() for match in matches))


def _is_name(name: str, language: Language) -> bool:
    """ "Je vraag" and "persoonsgegevens nooit" are none."""
    said = words(name).split()
    return 0 < len(said) <= MOST_WORDS and _no_names(language).isdisjoint(said)


@cache
def _no_names(language: Language) -> frozenset[str]:
    return frozenset(map(words, listed(language).directions.no_names))


@cache
def _ways(language: Language) -> _Ways:
    of = listed(language).directions
    fill = rf"(?:{_any(of.fillers)}\s+)*"
    here = rf"(?=[\"“”»’'*_`]*,?\s+{_any(of.inside)}\s+Bode\b)"
    ends = rf"(?=\s*(?:[.,;:!?)…]|$)|\s+{_any(of.ends)}\b)"
    typing, saying, choosing, things = (
        rf"\b{_any(phrases)}\s*:?\s+{fill}" for phrases in (of.typing, of.saying, of.choosing, of.things)
    )
    own = [
        saying + _QUOTED,
        rf"{things}(?:{_QUOTED}|{_BARE}{here})",
        *(rf"\b(\w{{3,}}{re.escape(thing)}){here}" for thing in of.joined),
        *(rf"\b{_any(of.articles)}\s+(?:{_QUOTED}|{_BARE})\s+{re.escape(thing)}{here}" for thing in of.behind),
    ]
    after = [rf"{typing}(?:{_QUOTED}|{_BARE}{here}|{_BARE}{ends})"]
    opening = re.compile(rf"\b{_any(of.choosing)}\s+(?:\w+\s+){{0,3}}Bode\b", re.IGNORECASE)
    return _Ways(_compiled(own), _compiled([choosing + _QUOTED]), _compiled(after), opening)


def _compiled(patterns: Sequence[str]) -> Sequence[re.Pattern[str]]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _any(phrases: Sequence[str]) -> str:
    """One of them, the longest first; never, where there are none."""
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return f"(?:{'|'.join(spaced)})" if phrases else _NEVER.pattern
