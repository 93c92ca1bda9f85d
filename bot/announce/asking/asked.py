"""What an author typed of a question, as part of a draft; too long is kept as far as it shows that it is."""

from collections.abc import Mapping
from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.asking.question import (
    MAX_CHOICE,
    MAX_QUESTION,
    MOST_CHOICES,
    WITH_CHOICES,
    Question,
    QuestionKind,
)
from bot.announce.writing.words import Words
from bot.json import Json
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import Language

Inputs = Mapping[str, Json]
INPUTS = frozenset({"asks", "asked", "choices", "anonymous"})
"""What a client sends of them: an input in which nothing was chosen may be left out, a toggle is not."""
LONGEST = 2 * MOST_CHOICES * (MAX_CHOICE + 1)


def asked(
    draft: Announcement, words: Words, others: Mapping[Language, Words], inputs: Inputs
) -> tuple[Question | None, Words, Mapping[Language, Words]]:
    """The question, and what is said in the main language and in the others. Cards of before there were questions have
    no inputs for one: it stays."""
    if not INPUTS & inputs.keys():
        main = draft.words[draft.language]
        return draft.question, replace(words, question=main.question, choices=main.choices), others
    kind = _text(inputs, "asks")
    if kind in set(QuestionKind):
        question = Question(QuestionKind(kind), _text(inputs, "anonymous") == "true")
        return question, asked_in(question, words, inputs), others
    # Of what was typed without a kind the author is told; where they chose that nothing is asked, it is not kept.
    typed = "" if kind else _line(inputs)
    unasked = {language: replace(said, question="", choices=()) for language, said in others.items()}
    return None, replace(words, question=typed), unasked


def asked_in(question: Question | None, words: Words, inputs: Inputs) -> Words:
    """With the question in one language."""
    if question is None:
        return words
    choices = _choices(inputs) if question.kind in WITH_CHOICES else ()
    return replace(words, question=_line(inputs), choices=choices)


def _line(inputs: Inputs) -> str:
    return clean_line(_text(inputs, "asked"))[: 2 * MAX_QUESTION]


def _choices(inputs: Inputs) -> tuple[str, ...]:
    """One of each line that says something."""
    lines = clean_lines(_text(inputs, "choices")[:LONGEST]).split("\n")
    return tuple(one for line in lines if (one := clean_line(line)))


def _text(inputs: Inputs, name: str) -> str:
    value = inputs.get(name)
    return value if isinstance(value, str) else ""
