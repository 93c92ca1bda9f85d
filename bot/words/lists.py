"""The lists of a language, read once from its folder: stopwords and numbers (`words.toml`), and what people say to Bode
(`said.toml`)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from bot.words.folding import words
from bot.words.languages import DEFAULT_LANGUAGE, FOLDER, LANGUAGES, Language, LanguageInvalid, read_toml


@cache
def stopwords(language: Language) -> frozenset[str]:
    """The words that say little about what a text is about, lower case, as they are written."""
    return frozenset(_listed(language, "words.toml", "stopwords"))


@cache
def every_stopword() -> frozenset[str]:
    """Of all languages, folded."""
    return frozenset(words(word) for language in LANGUAGES for word in stopwords(language))


@cache
def numbers(language: Language) -> Mapping[str, str]:
    """The names of numbers -> figures, from two on."""
    return {name: str(value) for value, name in enumerate(_listed(language, "words.toml", "numbers"), start=2)}


@cache
def every_listed(name: str, place: str, *languages: Language) -> tuple[str, ...]:
    """What the file of that name lists at a place such as "days.weekdays", in these languages or else in all."""
    return tuple(text for language in languages or LANGUAGES for text in _listed(language, name, place))


def as_written(language: Language, place: str) -> tuple[str, ...]:
    """What `said.toml` lists at a place such as "commands.help"; nothing when the language has no such list.

    Raises KeyError for a place that Dutch has not: a slip in the code that asked.
    """
    if language != DEFAULT_LANGUAGE:
        as_written(DEFAULT_LANGUAGE, place)
    found = _listed(language, "said.toml", place)
    if not found and language == DEFAULT_LANGUAGE:
        raise KeyError(place)
    return found


@cache
def phrases(language: Language, place: str) -> tuple[str, ...]:
    """As `as_written`, but as words() compares them."""
    return tuple(words(phrase) for phrase in as_written(language, place))


@cache
def phrase_set(language: Language, *places: str) -> frozenset[str]:
    """The phrases of all these places."""
    return frozenset(phrase for place in places for phrase in phrases(language, place))


@cache
def every_listed_word() -> frozenset[str]:
    """Each word that `said.toml` of any language lists anywhere, folded."""
    return frozenset(
        word
        for language in LANGUAGES
        for text in _texts_in(read_toml(language, "said.toml"))
        for word in words(text).split()
    )


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in cast("Mapping[str, Any]", value).values():
            yield from _texts_in(inner)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from _texts_in(inner)
    elif isinstance(value, str):
        yield value


@cache
def _listed(language: Language, name: str, place: str) -> tuple[str, ...]:
    found: Any = read_toml(language, name)
    for part in place.split("."):
        found = cast("Mapping[str, Any]", found).get(part, {}) if isinstance(found, Mapping) else {}
    if isinstance(found, str):
        return tuple(found.split())
    texts = cast("list[Any]", found or [])
    if not isinstance(found or [], list) or not all(isinstance(text, str) and text for text in texts):
        raise LanguageInvalid(f"{FOLDER / language / name}: {place} is not a list of texts")
    return tuple(texts)
