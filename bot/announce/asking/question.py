"""The question of an announcement: its kind, what answers it, and how its answers add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_QUESTION = 200
FEWEST_CHOICES, MOST_CHOICES = 2, 10
MAX_CHOICE = 80
MAX_ANSWER = 500
STARS = 5
FEWEST_ANSWERS = 5
"""To an anonymous question: of fewer there is no result."""


class QuestionKind(StrEnum):
    """ONE or SEVERAL of some choices, a short TEXT, a RATING of 1 to STARS."""

    ONE = "one"
    SEVERAL = "several"
    TEXT = "text"
    RATING = "rating"


WITH_CHOICES = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in each language, stands with the words. `anonymous`: what was answered is kept apart from who
    answered."""

    kind: QuestionKind
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """`chosen` are the places of the choices, from 0, in their order; of a rating one, which is a star less than it has
    stars. `text` is that of a TEXT."""

    chosen: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How many answered, and how many of these chose each place."""

    answered: int = 0
    counts: tuple[int, ...] = ()

    def count(self, place: int) -> int:
        return self.counts[place] if place < len(self.counts) else 0

    @property
    def mean(self) -> float:
        """Of a rating, in stars; 0 of none."""
        total = sum(count * (place + 1) for place, count in enumerate(self.counts))
        return total / self.answered if self.answered else 0.0


NONE_YET = Result()


def places(kind: QuestionKind, choices: Sequence[str]) -> int:
    """How many places an answer can choose."""
    match kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            return len(choices)
        case QuestionKind.RATING:
            return STARS
        case QuestionKind.TEXT:
            return 0


def shown_of(question: Question, exact: Result, *, over: bool) -> Result:
    """What may be shown, and be kept beside the count itself. Of an anonymous question that is only how many answered,
    until it is `over` and enough did: of two results one answer apart the difference would be somebody's."""
    if not question.anonymous or (over and exact.answered >= FEWEST_ANSWERS):
        return exact
    return Result(exact.answered)
