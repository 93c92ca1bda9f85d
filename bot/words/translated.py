"""A text in several languages, as forms, groups and topics have it; Dutch where a language lacks it, visibly."""

from typing import TYPE_CHECKING, Any

from bot.words.languages import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Translated(dict[Language, str]):
    """A language that it lacks is given the Dutch text, marked: "Verlof (nl)"."""

    def __missing__(self, language: Language) -> str:
        if language == DEFAULT_LANGUAGE:
            raise KeyError(language)
        return f"{self[DEFAULT_LANGUAGE]} ({DEFAULT_LANGUAGE})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - as in languages

        return core_schema.no_info_after_validator_function(cls, handler(dict[Language, str]))


class TranslatedWords(dict[Language, tuple[str, ...]]):
    """The words that call something; a language that it lacks has the Dutch ones."""

    def __missing__(self, language: Language) -> tuple[str, ...]:
        return () if language == DEFAULT_LANGUAGE else self[DEFAULT_LANGUAGE]
