"""Words that the index knows at one slip from what was typed: a letter too many, too few, wrong, or two swapped."""

from collections.abc import Callable, Iterator

MIN_LENGTH = 5
"""Shorter words have too many neighbours to guess from."""

MAX_LENGTH = 25
"""Longer ones have too many neighbours to look at."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def corrected(form: str, frequency: Callable[[str], int], most: int = 2) -> list[str]:
    """The most frequent first; for words that the index does not know."""
    if not MIN_LENGTH <= len(form) <= MAX_LENGTH or not form.isalpha() or not form.isascii():
        return []
    known = {(frequency(candidate), candidate) for candidate in set(_neighbours(form))}
    return [candidate for count, candidate in sorted(known, reverse=True)[:most] if count]


def _neighbours(form: str) -> Iterator[str]:
    for at in range(len(form) + 1):
        head, tail = form[:at], form[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
