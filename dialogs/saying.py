"""How a request is said in a sentence, as its form's file tells: the words that speak of it, and those that ask for it
by themselves."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

from pydantic import AfterValidator

from bot.toml_files import WORDS_HINT, Found, Raw, Table, rows, unknown, words_by_language
from bot.words.folding import words
from bot.words.languages import Language
from bot.words.translated import TranslatedWords

FIELD = re.compile(r"\{([^{}]*)\}")


def _wrong_phrase(phrase: str) -> str:
    return "" if words(phrase) else f"'{phrase[:60]}' has no letter or figure"


Phrases = Annotated[
    Mapping[Language, tuple[str, ...]], words_by_language(_wrong_phrase), AfterValidator(TranslatedWords), WORDS_HINT
]


class Saying(Table, frozen=True):
    """`about` are words or phrases that speak of what the form is for: with a wish, a day or an amount they ask for it.
    `tells` ask for it by themselves: "start niet meer op". `{id}` stands for an answer to that field,
    `{id.question}` for one in a row."""

    about: Phrases | None = None
    tells: Phrases | None = None

    def phrases(self, name: str, language: Language) -> tuple[str, ...]:
        found: Mapping[Language, tuple[str, ...]] | None = getattr(self, name)
        return found[language] if found else ()


def wrong_saying(raw: Raw) -> Iterator[Found]:
    """The fields that phrases name and the form does not have."""
    said = raw.get("said")
    fields = [field for _, step in rows(raw, "steps") for _, field in rows(step, "fields")]
    known = [str(field.get("id")) for field in fields]
    known += [f"{field.get('id')}.{one.get('id')}" for field in fields for _, one in rows(field, "fields")]
    for name in Saying.model_fields if isinstance(said, dict) else ():
        given = cast(Raw, said).get(name)
        for language, phrases in cast(Raw, given).items() if isinstance(given, dict) else ():
            for phrase in cast(list[Any], phrases) if isinstance(phrases, list) else []:
                for field in FIELD.findall(phrase) if isinstance(phrase, str) else ():
                    if field not in known:
                        yield ("said", name, language), unknown("field", field, known)
