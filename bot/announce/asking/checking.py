"""What is wrong with the question of a draft, by the input that can mend it."""

from collections.abc import Collection

from bot.announce.asking.question import (
    FEWEST_CHOICES,
    MAX_CHOICE,
    MAX_QUESTION,
    MOST_CHOICES,
    WITH_CHOICES,
    Question,
)
from bot.announce.templates.blanks import is_left_in
from bot.announce.writing.steps import ProblemKeys
from bot.announce.writing.words import Words


def wrong_question(
    question: Question | None, words: Words, blanks: Collection[str] | None, main: Words | None = None
) -> ProblemKeys:
    """In the main language, or in another one than that of `main`: a translation has as many choices. `blanks` as in
    `is_left_in`."""
    if question is None:
        return {"asks": "problem-asks"} if words.question else {}
    problems: dict[str, str] = {}
    if not words.question:
        problems["asked"] = "problem-required"
    elif len(words.question) > MAX_QUESTION:
        problems["asked"] = "problem-question-long"
    elif is_left_in(words.question, blanks):
        problems["asked"] = "problem-blanks"
    if question.kind in WITH_CHOICES and (problem := _wrong_choices(words, blanks, main)):
        problems["choices"] = problem
    return problems


def _wrong_choices(words: Words, blanks: Collection[str] | None, main: Words | None) -> str:
    if main is not None and len(words.choices) != len(main.choices):
        return "problem-choices-other"
    if not FEWEST_CHOICES <= len(words.choices) <= MOST_CHOICES:
        return "problem-choices-count"
    if any(len(one) > MAX_CHOICE for one in words.choices):
        return "problem-choices-long"
    if any(is_left_in(one, blanks) for one in words.choices):
        return "problem-blanks"
    return "problem-choices-twice" if len({one.casefold() for one in words.choices}) < len(words.choices) else ""
