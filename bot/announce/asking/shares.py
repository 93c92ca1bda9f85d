"""Counts the answers to a question: several documents share the count, so that many who answer at once do not wait for
each other.

Of an anonymous question each share begins at numbers that were drawn by chance and that add up to nothing: one share
tells nothing, all together tell how many chose what. The share that counts an answer is drawn by chance as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import SystemRandom
from zlib import crc32

from bot.announce.asking.question import Answer, Question, Result, places

SHARES = 16
WIDEST = 2**40
"""Of a number drawn by chance: far more than there are people, and all of them together less than MAX_INTEGER."""
_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """`counts` are how many chose each place, more what it began with; `answered` is how many it counted. `pages` are
    those of anonymous texts that began with an answer which it counted."""

    announcement: str
    share: int
    answered: int = 0
    counts: tuple[int, ...] = ()
    pages: int = 0

    @property
    def id(self) -> str:
        return str(self.share)

    def counting(self, answer: Answer, instead_of: Answer | None = None, pages: int = 0) -> "AnswerShare":
        """With this answer, which takes the place of another one or is one more, and for which pages were begun."""
        counts = list(self.counts)
        for place in answer.chosen:
            counts[place] += 1
        for place in instead_of.chosen if instead_of else ():
            counts[place] -= 1
        return replace(
            self, counts=tuple(counts), answered=self.answered + (instead_of is None), pages=self.pages + pages
        )


def begin(announcement: str, question: Question, choices: Sequence[str]) -> list[AnswerShare]:
    """All shares of a question that nobody answered yet."""
    count = places(question.kind, choices)
    drawn = [tuple(_drawn(count) if question.anonymous else [0] * count) for _ in range(SHARES - 1)]
    rest = tuple(-sum(counts) for counts in zip(*drawn, strict=True))
    return [AnswerShare(announcement, share, counts=counts) for share, counts in enumerate([*drawn, rest])]


def _drawn(places: int) -> list[int]:
    return [_chance.randint(-WIDEST, WIDEST) for _ in range(places)]


def pick(question: Question, person: str) -> int:
    """Which of them counts an answer of this person; where it is anonymous, by chance."""
    return _chance.randrange(SHARES) if question.anonymous else crc32(person.encode()) % SHARES


def summed(shares: Sequence[AnswerShare]) -> Result:
    """Of all shares; none stand as long as nobody answered."""
    counts = tuple(sum(of) for of in zip(*(one.counts for one in shares), strict=True))
    return Result(sum(one.answered for one in shares), counts)
