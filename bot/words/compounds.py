"""Compounds, taken apart by how often the parts are words themselves (Koehn & Knight, EACL 2003).

verlofaanvraag = verlof + aanvraag; arbeidsongeval = arbeid + s + ongeval. A word stays whole unless its parts are, on
geometric average, more frequent than itself; names and rare words therefore stay whole.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from bot.words.analysis import Word
from bot.words.languages import LANGUAGES, facts_of

_NO_LINK = ("",)
MIN_PART = 4
SHORTEST = 2 * MIN_PART
"""Letters of a word that can be taken apart."""
MAX_PARTS = 3
MIN_FREQUENCY = 2
"""Passages that a part must stand in on its own: less is chance."""


@cache
def every_link() -> tuple[str, ...]:
    """What joins the words of a compound, nothing first: of all languages that write words together."""
    links = [link for language in LANGUAGES for link in facts_of(language).stems.links]
    return tuple(dict.fromkeys(("", *links)))


@cache
def _links_by_letter() -> Mapping[str, tuple[str, ...]]:
    links = every_link()
    return {link[0]: tuple(one for one in links if one[:1] in ("", link[0])) for link in links if link}


def parts_of(word: Word, split: Callable[[str], tuple[str, ...]] | None) -> list[str]:
    """At the author's own hyphens, and where `split` takes them apart further; none when the word stays whole."""
    return taken_apart(word.pieces or (word.form,), split)


def taken_apart(pieces: Sequence[str], split: Callable[[str], tuple[str, ...]] | None) -> list[str]:
    """As `parts_of`, of one word."""
    found: list[str] = []
    for piece in pieces:
        found += split(piece) if split else (piece,)
    return found if len(found) > 1 else []


def joined(first: str, second: str, frequency: Callable[[str], int]) -> str:
    """The word that two neighbours form together ("verlof aanvraag"), "" when `frequency` knows none."""
    together = ((frequency(first + link + second), first + link + second) for link in every_link())
    most, form = max(together)
    return form if most and len(form) >= 2 * MIN_PART else ""


class Compounds:
    """`frequency` says how many passages hold a word (folded, not stemmed); None is as good as 0."""

    def __init__(self, frequency: Callable[[str], int | None]) -> None:
        self._frequency = frequency

    def split(self, form: str) -> tuple[str, ...]:
        """The parts without their links, or the word itself."""
        if len(form) < SHORTEST or not form.isalpha():
            return (form,)
        best, best_mean = (form,), float(self._frequency(form) or 0)
        for parts, product in self._splits(form, MAX_PARTS):
            mean = product ** (1 / len(parts))
            if mean > best_mean:
                best, best_mean = parts, mean
        return best

    def _splits(self, form: str, parts: int) -> list[tuple[tuple[str, ...], float]]:
        """Each way with the product of its parts' frequencies."""
        found: list[tuple[tuple[str, ...], float]] = []
        frequency, size, links = self._frequency, len(form), _links_by_letter()
        for at in range(MIN_PART, size - MIN_PART + 1):
            head = form[:at]
            of_head = frequency(head) or 0
            if of_head < MIN_FREQUENCY:
                continue
            for link in links.get(form[at], _NO_LINK):
                start = at + len(link)
                if size - start < MIN_PART or not form.startswith(link, at):
                    continue
                tail = form[start:]
                of_tail = frequency(tail) or 0
                if of_tail >= MIN_FREQUENCY:
                    found.append(((head, tail), float(of_head * of_tail)))
                if parts > 2 and size - start >= SHORTEST:
                    found += [((head, *more), of_head * product) for more, product in self._splits(tail, parts - 1)]
        return found
