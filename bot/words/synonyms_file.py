"""What an organisation's own synonyms file may say."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from bot.toml_files import Found, Raw, Table, by_name, mistakes, told, unknown
from bot.toml_files.mistakes import SHOWN
from bot.words.analysis import words_of
from bot.words.language_file import STANDARD, Groups, Names, split_terms
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language


def _tell_something(groups: tuple[Names, ...]) -> tuple[Names, ...]:
    """Each name has a word that is no stopword: else no question would ever have it."""
    found: list[Found] = [
        ((number,), _silent(name))
        for number, names in enumerate(groups)
        for name in names
        if not words_of(name, DEFAULT_LANGUAGE)
    ]
    if found:
        raise mistakes(found)
    return groups


def _silent(name: str) -> str:
    return f"'{name[:SHOWN]}' has no word that tells something"


def _called(raw: Any) -> Any:
    """What a Dutch word is called: a language, and its terms."""
    others = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    if not isinstance(raw, Mapping) or not raw:
        raise told("must be a table such as { " + ", ".join(f'{language} = "..."' for language in others) + " }")
    table = cast(Raw, raw)
    found: list[Found] = [((), unknown("language", name, others)) for name in table if name not in others]
    read: dict[Language, Names] = {}
    for language in others:
        try:
            read |= {language: split_terms(table[language])} if language in table else {}
        except PydanticCustomError as error:
            found.append(((language,), error.message()))
    found += [
        ((language,), _silent(term)) for language, own in read.items() for term in own if not words_of(term, language)
    ]
    if found:
        raise mistakes(found)
    return read


_Groups = Annotated[Groups, AfterValidator(_tell_something)]


class Synonyms(Table, frozen=True):
    """`same` counts in every language, `dutch` in Dutch; `terms` are Dutch words and what they are called elsewhere;
    `spoken` are words as people here type them, and the standard ones."""

    same: _Groups = ()
    dutch: _Groups = ()
    terms: Annotated[Mapping[str, Mapping[Language, Names]], by_name(BeforeValidator(_called))] = {}
    spoken: Annotated[Mapping[str, str], STANDARD] = {}
