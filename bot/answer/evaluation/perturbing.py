"""Questions as people type them: compounds written apart, one letter wrong. The same text always gives the same."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal
from zlib import crc32

from bot.answer.evaluation.collections import Row
from bot.words.compounds import every_link
from bot.words.lists import every_stopword

Perturbation = Literal["spaced", "typo"]

_WORD = re.compile(r"[^\W\d_]+")
MIN_PART = 4
MIN_COUNT = 2
RARER = 10
MIN_TYPO = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words_in(text: str) -> list[str]:
    """Lower case, without figures."""
    return _WORD.findall(text.lower())


def perturber(kind: Perturbation | None, rows: Iterable[Row]) -> Callable[[str], str]:
    if kind == "spaced":
        return Spaced(rows)
    return typo if kind == "typo" else lambda text: text


class Spaced:
    """Parts every compound whose parts are both words of the collection: belastingdienst, belasting dienst.

    The linking letters stay with the first part, as people leave them: arbeids ongeval. Of several ways the one whose
    rarer part is the most frequent is taken. What only looks like a part is none: an ordinary word (waar-voor), or one
    that is far rarer than the whole (neder-land).
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._counts: Counter[str] = Counter()
        for row in rows:
            self._counts.update(set(words_in(row["text"])))

    def __call__(self, text: str) -> str:
        return _WORD.sub(lambda match: self._apart(match[0]), text)

    def _apart(self, word: str) -> str:
        low = word.lower()
        best, place = MIN_COUNT - 1, 0
        for at in range(MIN_PART, len(low) - MIN_PART + 1):
            heads = [
                low[: at - len(link)] for link in every_link() if low[:at].endswith(link) and at - len(link) >= MIN_PART
            ]
            known = min(max(map(self._known, heads)), self._known(low[at:])) if heads else 0
            if known > best and known * RARER >= self._counts[low]:
                best, place = known, at
        return f"{word[:place]} {word[place:]}" if place else word

    def _known(self, part: str) -> int:
        return 0 if part in every_stopword() else self._counts[part]


def typo(text: str) -> str:
    """One slip in the longest word: a letter too many, too few, wrong, or two swapped."""
    words = [match for match in _WORD.finditer(text) if len(match[0]) >= MIN_TYPO]
    if not words:
        return text
    chance = random.Random(crc32(text.encode()))  # noqa: S311 - no secret
    longest = max(words, key=lambda match: len(match[0]))
    return text[: longest.start()] + _slip(longest[0], chance) + text[longest.end() :]


def _slip(word: str, chance: random.Random) -> str:
    slips = [
        slip
        for at in range(1, len(word))
        for letter in [chance.choice(_LETTERS)]
        for slip in (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
        if slip != word
    ]
    return chance.choice(slips)
