"""Recognising that somebody wants to start a form: "verlof", "ik wil verlof aanvragen", "je voudrais un congé".

Conservative: every word has to be the keyword or a phrase around it that `said.toml` lists. "Hoeveel verlof heb ik?"
is a question, and so is everything with a question mark.
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.words.folding import words
from bot.words.languages import Language
from bot.words.lists import phrases

_LONGEST = 80
_LISTS = ("greetings", "openings", "articles", "endings", "times")


def starts(text: str, keywords: Iterable[str], language: Language) -> bool:
    """Whether the text asks in this language for what the keywords name, and says nothing else."""
    if len(text) > _LONGEST or "?" in text:
        return False
    said = words(text)
    return any(_pattern(words(keyword), language).fullmatch(said) for keyword in keywords)


def _pattern(keyword: str, language: Language) -> re.Pattern[str]:
    """`re` keeps what it compiled, so this costs a look-up."""
    greetings, openings, articles, endings, times = _around(language)
    before = rf"(?:{greetings} ){{0,2}}(?:{openings} )?(?:{times} )?(?:{articles} )?"
    return re.compile(rf"{before}{re.escape(keyword)}(?: {times})?(?: {endings}){{0,2}}")


@cache
def _around(language: Language) -> tuple[str, ...]:
    """Expressions for what may stand before and after the keyword."""
    lists = (phrases(language, f"starting.{name}") for name in _LISTS)
    return tuple(f"(?:{'|'.join(map(re.escape, some))})" for some in lists)
