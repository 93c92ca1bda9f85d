"""The examples of every card, made once in a process for all tests that look at them: in one language they take
seconds."""

from collections.abc import Sequence
from functools import cache

from bot.json import JsonObject
from bot.words.languages import LANGUAGES, Language
from cards.examples import Example, examples

Drawn = tuple[Example, JsonObject]


@cache
def drawn_in(language: Language) -> Sequence[Drawn]:
    """Each with its JSON, which nobody may change."""
    return tuple((example, example.content.json()) for example in examples([language]))


def drawn_in_all() -> Sequence[Drawn]:
    """In every language: for walks."""
    return tuple(one for language in LANGUAGES for one in drawn_in(language))
