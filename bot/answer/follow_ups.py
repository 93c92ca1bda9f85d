"""Questions that follow on the one before: "en voor deeltijds?" is about what was just asked.

By rule, from the words alone: it begins as a follow-up does, has few words of its own and no verb or question word
that would make it a whole question.
"""

from collections.abc import Iterable
from datetime import timedelta

from bot.words.asked import content_words
from bot.words.folding import pieces
from bot.words.languages import LANGUAGES, Language
from bot.words.lists import as_written

WITHIN = timedelta(minutes=10)
"""After that it is a new conversation."""

MOST_WORDS = 9
MOST_TELLING = 4
MOST_BARE = 4
"""Words of a follow-up that begins with a preposition: "voor deeltijds?"."""

_LISTS = ("openings", "conditions", "prepositions", "whole")


def follows_on(text: str) -> bool:
    """Whether the question cannot stand alone."""
    said = pieces(text)
    if not 1 < len(said) <= MOST_WORDS or len(content_words(text)) > MOST_TELLING:
        return False
    joined = " ".join(said)
    return any(_follows(joined, said, text, language) for language in LANGUAGES)


def combined(text: str, earlier: str) -> str:
    """Both as one question: "hoeveel dagen krijg ik bij een huwelijk, en voor deeltijds?"."""
    more = text.strip()
    if more[1:2].islower():  # En voor ...: it begins no sentence any more; TADD stays as it is
        more = more[0].lower() + more[1:]
    return f"{earlier.strip().rstrip('?!. ')}, {more}"


def _follows(joined: str, said: list[str], text: str, language: Language) -> bool:
    """By accents too: où is not ou."""
    openings, conditions, prepositions, whole = (as_written(language, f"following.{name}") for name in _LISTS)
    if _begins(joined, conditions):
        return True
    opening = _begins(joined, openings)
    if opening:
        return not set(whole).intersection(joined[opening:].split())
    bare = _begins(joined, prepositions) and len(said) <= MOST_BARE and text.rstrip().endswith("?")
    return bool(bare) and not set(whole).intersection(said)


def _begins(joined: str, phrases: Iterable[str]) -> int:
    """How long the longest of the phrases is that the text begins with, 0 for none."""
    found = [len(phrase) for phrase in phrases if joined.startswith(f"{phrase} ")]
    return max(found, default=0)
