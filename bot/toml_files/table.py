"""One table of a file as a pydantic model that reports every mistake, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self, cast

from pydantic import BaseModel, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import ErrorDetails

from bot.toml_files.mistakes import SHOWN, Found, Raw, as_meant, mistakes, told, unknown
from bot.words.languages import required_languages


class Table(BaseModel, frozen=True):
    """One table of a file; its fields are the options that it may have."""

    @classmethod
    def whose(cls) -> str:
        """Whose options these are, for the message about one that is unknown: " (of kind 'text')"."""
        return ""

    @classmethod
    def in_file(cls) -> dict[str, str]:
        """As a file writes them (`for` is a word of Python's own), each with the field that it is."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}

    @classmethod
    def also(cls, raw: Raw) -> Iterable[Found]:
        """Mistakes that no single option shows. `raw` is not checked: anything may be anything."""
        return ()

    @model_validator(mode="wrap")
    @classmethod
    def _all_mistakes(cls, raw: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(raw, dict):
            if isinstance(raw, cls):
                return raw
            raise told("must be a table")
        names = cls.in_file()
        given, found = as_meant(cast(dict[str, Any], raw), names, cls.whose())
        try:
            value = handler({name: one for name, one in given.items() if name in names})
        except ValidationError as error:
            found += [cls._in_words(one) for one in error.errors(include_url=False)]
            value = None
        found += cls.also(given)
        if found or value is None:
            raise mistakes(found)
        return value

    @classmethod
    def _in_words(cls, error: ErrorDetails) -> Found:
        loc = error["loc"]
        match error["type"]:
            case "missing":
                name = str(loc[-1])
                hints = [str(one) for one in cls.model_fields[cls.in_file()[name]].metadata if isinstance(one, Hint)]
                return loc[:-1], f"'{name}' is missing" + "".join(f": {hint}" for hint in hints)
            case "tuple_type" | "list_type" | "frozen_set_type":
                return loc, "must be a list"
            case "dict_type":
                return loc, "must be a table"
            case "enum" | "literal_error":
                allowed = [
                    one.strip("'") for one in error.get("ctx", {}).get("expected", "").replace(" or ", ", ").split(", ")
                ]
                return loc, unknown("value", str(error["input"]), allowed)
            case _:
                return loc, error["msg"]


@dataclass(frozen=True, slots=True)
class Hint:
    """Stands in the metadata of a type: what is said besides when an option of it is missing. `{each}` in it are the
    languages that a text must have."""

    text: str

    def __str__(self) -> str:
        return self.text.replace("{each}", ", ".join(required_languages()))


def rows(raw: Raw, name: str) -> Iterator[tuple[int, Raw]]:
    """The tables of a list, with their number; what is no table is left out."""
    given = raw.get(name)
    for number, one in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        if isinstance(one, dict):
            yield number, cast(Raw, one)


def day_in(raw: Raw, name: str) -> date | None:
    """The day that stands there; None for anything else, which is a mistake of its own."""
    given = raw.get(name)
    return given if isinstance(given, date) and not isinstance(given, datetime) else None


def doubles(raw: Raw, name: str, what: str, key: str = "id") -> Iterator[Found]:
    """ "there is another step 'when'", at each one after the first."""
    seen: set[str] = set()
    for number, row in rows(raw, name):
        own = row.get(key)
        if isinstance(own, str) and own in seen:
            yield (name, number, key), f"there is another {what} '{own[:SHOWN]}'"
        elif isinstance(own, str):
            seen.add(own)
