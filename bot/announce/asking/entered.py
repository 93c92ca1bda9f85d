"""Reads what was entered as an answer; what comes from a client is not to be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.announce.asking.question import MAX_ANSWER, STARS, Answer, QuestionKind
from bot.json import Json
from bot.words.clean import clean_lines

MOST_ENTERED = 100
"""Characters in which all choices are named."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """`problem` is the key of what is wrong with it, `entered` what is kept of it, for its input."""

    problem: str
    entered: str = ""


def entered(kind: QuestionKind, choices: Sequence[str], raw: Json) -> Answer | Wrong:
    match kind:
        case QuestionKind.TEXT:
            return _text(raw)
        case QuestionKind.RATING:
            return _star(raw)
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            found = _places(raw, len(choices))
            if not found or (kind is QuestionKind.ONE and len(found) > 1):
                return Wrong("problem-choice")
            return Answer(found)


def _text(raw: Json) -> Answer | Wrong:
    text = clean_lines(raw[: 10 * MAX_ANSWER]) if isinstance(raw, str) else ""
    if not text:
        return Wrong("problem-required")
    return Answer(text=text) if len(text) <= MAX_ANSWER else Wrong("problem-answer-long", text)


def _star(raw: Json) -> Answer | Wrong:
    """A number, as the stars send it, or its figures, as a choice does."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return Wrong("problem-choice")
    said = raw.strip()[:MOST_ENTERED] if isinstance(raw, str) else f"{raw:g}" if abs(raw) <= STARS else ""
    stars = {str(star): star for star in range(1, STARS + 1)}
    return Answer((stars[said] - 1,)) if said in stars else Wrong("problem-choice")


def _places(raw: Json, count: int) -> tuple[int, ...]:
    """With commas between, as a multi-select sends them; none where one of them is no choice."""
    known = {str(place): place for place in range(count)}
    named = [one.strip() for one in raw.split(",")] if isinstance(raw, str) and len(raw) <= MOST_ENTERED else []
    if not all(one in known for one in named):
        return ()
    return tuple(sorted({known[one] for one in named}))
