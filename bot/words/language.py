"""Which of our languages a text is in, by a vote of its most ordinary words."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.words.folding import HYPHEN, runs
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.lists import stopwords


def votes(text: str) -> dict[Language, float]:
    """How many of the ordinary words of each language the text has; a word of two languages is half a vote for each."""
    found: dict[Language, float] = dict.fromkeys(LANGUAGES, 0.0)
    speakers = _speakers()
    for word in _words(text.casefold()):
        for language in speakers.get(word, ()):
            found[language] += 1 / len(speakers[word])
    return found


def language_of(text: str, default: Language = DEFAULT_LANGUAGE) -> Language:
    """`default` when nothing tells, as in a single word, and when it is as likely as any."""
    found = votes(text)
    best = max(found.values())
    return default if found[default] == best else next(language for language in LANGUAGES if found[language] == best)


def languages_of(text: str) -> tuple[Language, ...]:
    """Those that most of its ordinary words are of; all for a single word, which may be of any."""
    found = votes(text)
    best = max(found.values())
    return tuple(language for language in LANGUAGES if found[language] == best)


def _words(text: str) -> Iterator[str]:
    """French elides: l'école, d'accord, qu'il; elided letters are a word of their own."""
    for run in runs(text):
        for part in HYPHEN.split(run):
            word = part.replace("’", "'")
            yield from {word, *word.split("'")}


@cache
def _speakers() -> Mapping[str, tuple[Language, ...]]:
    """An ordinary word -> the languages that have it."""
    every = {word for language in LANGUAGES for word in stopwords(language)}
    return {word: tuple(language for language in LANGUAGES if word in stopwords(language)) for word in every}
