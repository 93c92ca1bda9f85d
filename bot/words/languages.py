"""The languages that Bode speaks: each is a folder of `languages/`, found when it is first asked for."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

    from bot.toml_files import Found, Raw, Table
    from bot.words.language_file import Facts

T = TypeVar("T", bound="Table")

FOLDER = Path(__file__).parents[2] / "languages"


class _Spoken:
    """Refuses a language that has no folder wherever pydantic checks what comes in."""

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - most who look at words need no pydantic

        return core_schema.no_info_after_validator_function(_spoken, handler(source))


Language: TypeAlias = Annotated[str, _Spoken()]
"""The name of its folder: two letters, as in ISO 639-1."""

DEFAULT_LANGUAGE: Language = "nl"
"""Of the documents; said where another language lacks a text."""


@cache
def facts_of(language: Language) -> "Facts":
    """What its `language.toml` says. Raises BadFiles."""
    from bot.words.language_file import Facts  # noqa: PLC0415 - reading files needs the names of languages

    return read_language_file(language, "language.toml", Facts)


def read_language_file(
    language: Language, name: str, model: "type[T]", also: "Callable[[Raw], Iterable[Found]] | None" = None
) -> "T":
    """A file of the language's folder. Raises BadFiles, which names it with its folder, also when it is not there."""
    from bot.toml_files import BadFiles, Mistake, parse  # noqa: PLC0415 - as above
    from bot.toml_files.reading import nothing_else  # noqa: PLC0415

    file = f"languages/{language}/{name}"
    try:
        text = (FOLDER / language / name).read_bytes()
    except OSError as error:
        raise BadFiles([Mistake(file, "", f"cannot be read: {error.strerror}")]) from None
    return parse(file, text, model, also or nothing_else)


def language_folders() -> tuple[Language, ...]:
    """The names of all folders, whatever stands in them."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir() and folder.name.isalpha()))


@cache
def _found() -> tuple[Language, ...]:
    return tuple(sorted(language_folders(), key=lambda code: (facts_of(code).order, code)))


class _Languages(Sequence[Language]):
    """Looks for the folders when somebody first looks at it: no work when a module is imported."""

    def __contains__(self, value: object) -> bool:
        return value in _found()

    def __len__(self) -> int:
        return len(_found())

    @overload
    def __getitem__(self, index: int) -> Language: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Language, ...]: ...
    def __getitem__(self, index: int | slice) -> Language | tuple[Language, ...]:
        return _found()[index]


LANGUAGES: Sequence[Language] = _Languages()
"""In the order in which they are offered; Dutch comes first."""


def required_languages() -> tuple[Language, ...]:
    """Those in which whatever an organisation writes must be said."""
    return tuple(language for language in LANGUAGES if facts_of(language).required)


def own_first(language: Language) -> tuple[Language, ...]:
    """All, this one before the others."""
    return (language, *(other for other in LANGUAGES if other != language))


def _spoken(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(f"not one of {', '.join(LANGUAGES)}")
    return value
