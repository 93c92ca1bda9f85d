"""Reads the lists of a language from its folder, each once.

Its ordinary words (`words.toml`), what people say to Bode (`said.toml`, `matters.toml`), other names for words
(`terms.toml`, `everyday.toml`), and words as they are typed (`spoken.toml`).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from bot.toml_files import Found, Raw
from bot.words.folding import words
from bot.words.language_file import Everyday, Listed, Matters, Names, Said, Spoken, Terms, lacking
from bot.words.languages import DEFAULT_LANGUAGE, FOLDER, LANGUAGES, Language, read_language_file

_TEXT = re.compile(r"^[a-z][\w-]* = ([^{}\n]+)$", re.MULTILINE)


@cache
def listed(language: Language) -> Listed:
    """Its `words.toml`. Raises BadFiles."""
    return read_language_file(language, "words.toml", Listed)


def every_listed(names: Callable[[Listed], Names]) -> Names:
    """Of all languages, in their order."""
    return tuple(name for language in LANGUAGES for name in names(listed(language)))


def either(texts: Iterable[str]) -> str:
    """An expression for any of these: the longest first, so that none hides another; of none, it matches nothing."""
    return "|".join(re.escape(text) for text in sorted(set(texts), key=lambda text: (-len(text), text))) or r"(?!)"


@cache
def said_in(language: Language) -> Said:
    """Its `said.toml`, with all that Dutch has. Raises BadFiles."""
    if language == DEFAULT_LANGUAGE:
        return read_language_file(language, "said.toml", Said)
    complete = said_in(DEFAULT_LANGUAGE)

    def also(raw: Raw) -> Sequence[Found]:
        return tuple(lacking(raw, complete))

    return read_language_file(language, "said.toml", Said, also)


@cache
def matters_of(language: Language) -> Matters:
    """Its `matters.toml`, with all that Dutch has. Raises BadFiles."""
    if language == DEFAULT_LANGUAGE:
        return read_language_file(language, "matters.toml", Matters)
    complete = matters_of(DEFAULT_LANGUAGE)

    def also(raw: Raw) -> Sequence[Found]:
        return tuple(lacking(raw, complete, besides={"typed"}))

    return read_language_file(language, "matters.toml", Matters, also)


@cache
def terms_of(language: Language) -> Mapping[str, Names]:
    """Dutch words, and what they are called in it; none in Dutch. Raises BadFiles."""
    return {} if language == DEFAULT_LANGUAGE else read_language_file(language, "terms.toml", Terms).terms


@cache
def everyday_of(language: Language) -> Sequence[Names]:
    """Groups of names that mean the same; none where it has no such file. Raises BadFiles."""
    there = (FOLDER / language / "everyday.toml").exists()
    return read_language_file(language, "everyday.toml", Everyday).groups if there else ()


@cache
def spoken_in(language: Language) -> Spoken:
    """Its `spoken.toml`; nothing where it has no such file. Raises BadFiles."""
    there = (FOLDER / language / "spoken.toml").exists()
    return read_language_file(language, "spoken.toml", Spoken) if there else Spoken(words={})


@cache
def stopwords(language: Language) -> frozenset[str]:
    """The words that say little about what a text is about, lower case, as they are written."""
    return frozenset(listed(language).stopwords)


@cache
def every_stopword() -> frozenset[str]:
    """Of all languages, folded."""
    return frozenset(words(word) for language in LANGUAGES for word in stopwords(language))


@cache
def numbers(language: Language) -> Mapping[str, str]:
    """The names of numbers -> figures, from two on."""
    return {name: str(value) for value, name in enumerate(listed(language).numbers, start=2)}


def as_written(language: Language, place: str) -> Names:
    """What `said.toml` lists at a place such as "commands.help".

    Raises KeyError for a place that Dutch has not: a slip in the code that asked. Raises BadFiles.
    """
    found = said_in(language).at(place)
    if found is None:
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
        word for language in LANGUAGES for text in said_in(language).texts() for word in words(text).split()
    )


@cache
def own_texts(language: Language) -> frozenset[str]:
    """What Bode itself writes, each text of one line without a name or a number in it: what its buttons say."""
    file = FOLDER / language / "texts.ftl"
    return frozenset(_TEXT.findall(file.read_text(encoding="utf-8")))
