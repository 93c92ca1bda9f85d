"""Reads what somebody typed into words that signs are looked for in: spelled as the standard has it, slips mended."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.words.folding import PIECE, fold, words
from bot.words.signs import COMMA, STOP, Lexicon, Line
from bot.words.spelling import Near, one_slip

SLIPS_FROM = 7
"""Letters that a word needs before one slip of the keyboard is forgiven: shorter ones are too like others."""

_TOKEN = re.compile(rf"{PIECE}|[.!?;\n…]+|[,:()\-–—]")


class Typist:
    """Reads what was typed in one language: how words are shortened and joined, and slips in those that signs have."""

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        typed: Mapping[str, str],
        fillers: Iterable[str],
        joins: Iterable[str],
        heavy: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        """`lexicon` has read all signs. `typed` are other spellings -> the standard words, `joins` begin a clause. A
        slip is forgiven in the `heavy` words (a star at the end of a beginning), and `ordinary` ones are none."""
        self._lexicon = lexicon
        self._typed = {words(other): words(standard).split() for other, standard in typed.items()}
        self._longest = max((other.count(" ") + 1 for other in self._typed), default=1)
        self._fillers, self._joins = frozenset(map(fold, fillers)), frozenset(map(fold, joins))
        self._ordinary = frozenset(map(fold, ordinary))
        long = [word for word in map(fold, heavy) if len(word.rstrip("*")) >= SLIPS_FROM]
        self._heavy = [word.rstrip("*") for word in long]
        self._begins = tuple(word.rstrip("*") for word in long if word.endswith("*"))
        self._whole = frozenset(self._heavy)
        self._near = Near(self._heavy)

    def read(self, text: str) -> Line:
        tokens = [self._known(token) for token in self._spelled(_tokens(text))]
        return Line(self._lexicon, tuple(self._joined(tokens)), self._fillers, self._joins)

    def _spelled(self, tokens: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(tokens):
            for size in range(self._longest, 0, -1):
                if words := self._typed.get(" ".join(tokens[at : at + size])):
                    yield from words
                    at += size
                    break
            else:
                yield tokens[at]
                at += 1

    def _joined(self, tokens: Sequence[str]) -> Iterator[str]:
        """Compounds that were written apart: zelf moord."""
        skip = False
        for first, second in pairwise([*tokens, STOP]):
            if skip:
                skip = False
                continue
            skip = second.isalpha() and not self._is_heavy(first) and self._is_heavy(first + second)
            yield first + second if skip else first

    def _is_heavy(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._begins)

    def _known(self, token: str) -> str:
        """The word that it is a slip of."""
        if len(token) < SLIPS_FROM - 1 or token in self._ordinary or self._lexicon.knows(token):
            return token
        near = (self._heavy[at] for at in sorted(self._near.places(token)))
        begun = (word for word in self._begins if word[0] == token[0] and _begins(token, word))
        return next((word for word in near if one_slip(word, token)), next(begun, token))


def _begins(token: str, word: str) -> bool:
    """Whether the token begins with a slip of the word."""
    return any(one_slip(word, token[:length]) for length in range(len(word) - 1, len(word) + 2))


def _tokens(text: str) -> list[str]:
    found: list[str] = _TOKEN.findall(fold(text))
    return [one if one[0].isalnum() else STOP if one[0] in ".!?;\n…" else COMMA for one in found]
