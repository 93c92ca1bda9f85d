"""A page of the answers as its author reads them, and whether they can."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.question import FEWEST_ANSWERS, QuestionKind, Result


@dataclass(frozen=True, slots=True)
class Answers:
    """`given` of a named question, the newest first, or `texts` of an anonymous one. `next` is where the next page
    begins, "" after the last; `first`: nothing stands before it."""

    given: Sequence[GivenAnswer] = ()
    texts: Sequence[str] = ()
    next: str = ""
    first: bool = True


def can_read(announcement: Announcement, result: Result, now: datetime) -> bool:
    """Whether its author can read single answers: of an anonymous question texts alone, and those once nobody answers
    any more and enough did."""
    question = announcement.question
    if question is None or not result.answered:
        return False
    over = announcement.takes_no_answers(now) and result.answered >= FEWEST_ANSWERS
    return not question.anonymous or (over and question.kind is QuestionKind.TEXT)
