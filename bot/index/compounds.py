"""Dutch compounds, taken apart by how often the parts are words themselves (Koehn & Knight, EACL 2003).

verlofaanvraag = verlof + aanvraag; arbeidsongeval = arbeid + s + ongeval. A word stays whole unless its parts are, on
geometric average, more frequent than itself; names and rare words therefore stay whole.
"""

from collections.abc import Callable, Iterator

from bot.index.words import Word

LINKS = ("", "s", "en", "e", "n")
MIN_PART = 4
MAX_PARTS = 3
MIN_FREQUENCY = 3
"""Passages that a part must stand in on its own: less is chance."""


def parts_of(word: Word, split: Callable[[str], tuple[str, ...]] | None) -> list[str]:
    """At the author's own hyphens, and where `split` takes them apart further; none when the word stays whole."""
    found: list[str] = []
    for piece in word.pieces or (word.form,):
        found += split(piece) if split else (piece,)
    return found if len(found) > 1 else []


class Compounds:
    """`frequency` says how many passages hold a word (folded, not stemmed); None is as good as 0."""

    def __init__(self, frequency: Callable[[str], int | None]) -> None:
        self._frequency = frequency

    def split(self, form: str) -> tuple[str, ...]:
        """The parts without their links, or the word itself."""
        if len(form) < 2 * MIN_PART or not form.isalpha():
            return (form,)
        best, best_mean = (form,), float(self._frequency(form) or 0)
        for parts, product in self._splits(form, MAX_PARTS):
            mean = product ** (1 / len(parts))
            if mean > best_mean:
                best, best_mean = parts, mean
        return best

    def joined(self, first: str, second: str) -> str:
        """The word that two neighbours form together ("verlof aanvraag"), "" when the index knows none."""
        together = ((self._frequency(first + link + second) or 0, first + link + second) for link in LINKS)
        frequency, form = max(together)
        return form if frequency and len(form) >= 2 * MIN_PART else ""

    def _splits(self, form: str, parts: int) -> Iterator[tuple[tuple[str, ...], float]]:
        """Each way with the product of its parts' frequencies."""
        frequency = self._frequency
        for at in range(MIN_PART, len(form) - MIN_PART + 1):
            head = form[:at]
            of_head = frequency(head) or 0
            if of_head < MIN_FREQUENCY:
                continue
            for link in LINKS:
                start = at + len(link)
                if len(form) - start < MIN_PART or not form.startswith(link, at):
                    continue
                tail = form[start:]
                of_tail = frequency(tail) or 0
                if of_tail >= MIN_FREQUENCY:
                    yield (head, tail), float(of_head * of_tail)
                if parts > 2 and len(tail) >= 2 * MIN_PART:
                    for more, product in self._splits(tail, parts - 1):
                        yield (head, *more), of_head * product
