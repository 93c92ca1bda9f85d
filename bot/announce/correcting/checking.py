"""What is wrong with a correction, by input: only of what it changes, since what was sent stands whatever it lacks."""

from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.correcting.inputs import input_in
from bot.announce.writing.checking import Rules, wrong_names, wrong_picture, wrong_text, wrong_translation, wrong_ways
from bot.announce.writing.steps import ProblemKeys
from bot.announce.writing.words import MOST_PIECES
from bot.words.languages import Language

IN_EACH = frozenset({"title", "text", "image_alt", "asked", "choices"})
"""Inputs of each language; of a button its name is, too."""


def wrong_correction(announcement: Announcement, said: Announcement, rules: Rules) -> ProblemKeys:
    problems: dict[str, str] = {}
    said = replace(said, blanks=())  # nothing went with a blank left in: what stands between braces is text
    for language in said.languages:
        for at, key in _wrong_in(announcement, said, language, rules).items():
            in_each = at in IN_EACH or at.startswith("name")
            problems.setdefault(input_in(at, language) if in_each else at, key)
    if said.buttons != announcement.buttons:
        problems.update(wrong_ways(said, rules))
    text = input_in("text", said.language)
    if (
        text not in problems
        and sum(len(one.pieces) for words in said.words.values() for one in words.lines) > MOST_PIECES
    ):
        problems[text] = "problem-text-pieces"
    return problems


def _wrong_in(announcement: Announcement, said: Announcement, language: Language, rules: Rules) -> ProblemKeys:
    """A language that is added has to be whole."""
    if language not in announcement.words:
        return wrong_translation(said, language)
    words, before = said.words[language], announcement.words[language]
    problems = dict(wrong_text(words, said.blanks))
    if said.picture != announcement.picture:
        problems.update(wrong_picture(said, words, rules))
    elif said.picture and before.image_alt and not words.image_alt:
        problems["image_alt"] = "problem-image-alt"
    if language != said.language:
        problems.update(wrong_names(said, words))
    return problems
