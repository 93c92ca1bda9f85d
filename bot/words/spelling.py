"""Words at one slip from what was typed: a letter too many, too few, wrong, or two swapped."""

from collections.abc import Callable, Iterable, Iterator, Sequence

MIN_LENGTH = 5
"""Shorter words have too many neighbours to guess from."""

MAX_LENGTH = 25
"""Longer ones have too many neighbours to look at."""

HEAD = 6
"""Letters at the beginning in which every slip is tried; one further on is looked for among the words that begin so."""

SYLLABLE = (2, 3)
"""Letters of a syllable that is left out where it stands twice."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Beginning = Callable[[str], Iterable[tuple[str, int]]]
"""The words of the index that begin so, with how many passages hold each."""


def corrected(form: str, frequency: Callable[[str], int], beginning: Beginning) -> list[str]:
    """Those that the index knows, the most frequent first; for words that it does not know."""
    if not MIN_LENGTH <= len(form) <= MAX_LENGTH or not form.isalpha() or not form.isascii():
        return []
    head = min(HEAD, len(form) - 1)
    alike = ((count, word) for word, count in beginning(form[:head]) if word.isalpha() and word != form)
    known = {(count, word) for count, word in alike if one_slip(form, word)}
    known |= {(frequency(word), word) for word in set(_neighbours(form, head))}
    return [word for count, word in sorted(known, reverse=True) if count]


def one_slip(first: str, second: str) -> bool:
    """Whether they are the same but for at most one letter too many, too few, wrong, or swapped with its neighbour."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def without_a_syllable(word: str) -> Iterator[str]:
    """Said once where it stands twice: medeling of mededeling."""
    for size in SYLLABLE:
        for at in range(len(word) - 2 * size + 1):
            again = at + size
            if word[at:again] == word[again : again + size]:
                yield word[:at] + word[again:]


class Near:
    """Finds those of a few hundred words that what was typed may be a slip of, by what both are without one of their
    letters (as SymSpell does); a word that lost a syllable is looked up as it is."""

    def __init__(self, words: Sequence[str]) -> None:
        self._longest = max(map(len, words), default=0) + 1
        self._places: dict[str, set[int]] = {}
        for place, word in enumerate(words):
            for key in (*_without_a_letter(word), *without_a_syllable(word)):
                self._places.setdefault(key, set()).add(place)

    def places(self, typed: str) -> set[int]:
        """The places in `words` of all that is within one slip or one syllable of it, and of some others."""
        if len(typed) > self._longest:
            return set()
        found = (self._places.get(key) for key in _without_a_letter(typed))
        return {place for places in found if places for place in places}


def _without_a_letter(word: str) -> Iterator[str]:
    """And the word itself."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _neighbours(form: str, head: int) -> Iterator[str]:
    """With a slip in the first letters."""
    for at in range(head):
        before, after = form[:at], form[at:]
        yield before + after[1:]
        yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
