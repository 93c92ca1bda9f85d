"""Keeps the texts that answer an anonymous question on pages, in the order of the alphabet, so that no page tells when
or in which order they came.

A page that is full gives half of its texts, drawn by chance, to a new one: so a page that was just written never holds
a single one, of which its moment would tell whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import SystemRandom

MOST_TEXTS = 20
"""Of one page."""
_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`number` is from 0 on."""

    announcement: str
    number: int
    texts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return str(self.number)

    def with_text(self, text: str) -> "AnswerPage":
        return replace(self, texts=tuple(sorted((*self.texts, text))))


def pick(pages: int) -> int:
    """The page on which the next text is put."""
    return _chance.randrange(pages)


def split(page: AnswerPage, number: int) -> Sequence[AnswerPage]:
    """The page, or two where it is too full, of which the other one has this number."""
    if len(page.texts) <= MOST_TEXTS:
        return [page]
    mixed = list(page.texts)
    _chance.shuffle(mixed)
    half = len(mixed) // 2
    moved = AnswerPage(page.announcement, number, tuple(sorted(mixed[half:])))
    return [replace(page, texts=tuple(sorted(mixed[:half]))), moved]
