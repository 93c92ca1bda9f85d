"""Words that the index knows at one slip from what was typed: a letter too many, too few, wrong, or two swapped."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

MIN_LENGTH = 5
"""Shorter words have too many neighbours to guess from."""

MAX_LENGTH = 25
"""Longer ones have too many neighbours to look at."""

HEAD = 6
"""Letters at the beginning in which every slip is tried; one further on is looked for among the words that begin so."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Beginning = Callable[[str], Iterable[tuple[str, int]]]
"""The words of the index that begin so, with how many passages hold each."""


def corrected(form: str, frequency: Callable[[str], int], beginning: Beginning) -> list[str]:
    """The most frequent first; for words that the index does not know."""
    if not MIN_LENGTH <= len(form) <= MAX_LENGTH or not form.isalpha() or not form.isascii():
        return []
    head = min(HEAD, len(form) - 1)
    known = {(count, word) for word, count in beginning(form[:head]) if _one_slip(form, word)}
    known |= {(frequency(word), word) for word in set(_neighbours(form, head))}
    return [word for count, word in sorted(known, reverse=True) if count]


def _one_slip(typed: str, word: str) -> bool:
    """Whether one is the other with one slip; never for a word and itself."""
    if not -1 <= len(typed) - len(word) <= 1 or not word.isalpha():
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(typed, word, strict=False)))
    typed, word = typed[same:], word[same:]
    if len(typed) != len(word):
        return typed[1:] == word or typed == word[1:]
    return bool(word) and (typed[1:] == word[1:] or (typed[1::-1] == word[:2] and typed[2:] == word[2:]))


def _neighbours(form: str, head: int) -> Iterator[str]:
    """With a slip in the first letters."""
    for at in range(head):
        before, after = form[:at], form[at:]
        yield before + after[1:]
        yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
