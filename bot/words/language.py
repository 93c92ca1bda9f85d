"""Which of our languages a text is in, by a vote of its most ordinary words."""

import re

from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def votes(text: str) -> dict[Language, float]:
    """How many of the ordinary words of each language the text has; a word of two languages is half a vote for each."""
    found: dict[Language, float] = dict.fromkeys(LANGUAGES, 0.0)
    for match in _WORD.finditer(text.casefold()):
        word = match[0].replace("’", "'")
        # French elides: l'école, d'accord, qu'il; elided letters are a word of their own.
        for part in {word, *word.split("'")}:
            speakers: list[Language] = [language for language in LANGUAGES if part in STOPWORDS[language]]
            for language in speakers:
                found[language] += 1 / len(speakers)
    return found


def language_of(text: str, default: Language = DEFAULT_LANGUAGE) -> Language:
    """`default` when nothing tells, as in a single word, and when it is as likely as any."""
    found = votes(text)
    best = max(found.values())
    return default if found[default] == best else next(language for language in LANGUAGES if found[language] == best)
