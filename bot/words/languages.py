"""The languages that Bode speaks: each is a folder of `languages/`, found when it is first asked for."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, overload

from bot.errors import OperatorError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

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


class LanguageInvalid(OperatorError, ValueError):
    """A file of a language's folder that cannot be used; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Stems:
    """How its words are stemmed: by Snowball's algorithm of that name, once or `twice`.

    `shortened` are endings that lose their last letter first; `accents`: they tell endings apart. `links` are the
    letters that join the words of a compound: a language that has none writes its words apart.
    """

    snowball: str
    twice: bool = False
    shortened: tuple[str, ...] = ()
    accents: bool = False
    links: tuple[str, ...] = ()

    @property
    def compounds(self) -> bool:
        return bool(self.links)


@dataclass(frozen=True, slots=True)
class Facts:
    """What `language.toml` says: its own `name`, its `locale`, how a time is written (CLDR), its `order` among the
    languages, and whether forms, groups and topics are `required` to have it."""

    order: int
    name: str
    locale: str
    clock: str
    stems: Stems
    dotted_months: bool = False
    required: bool = False
    called: tuple[str, ...] = field(default=())


@cache
def facts_of(language: Language) -> Facts:
    """Raises LanguageInvalid."""
    raw: dict[str, Any] = {"called": (), **read_toml(language, "language.toml")}
    try:
        stems: dict[str, Any] = {"shortened": (), "links": (), **raw["stems"]}
        stems |= {name: tuple(stems[name]) for name in ("shortened", "links")}
        raw |= {"stems": Stems(**stems), "called": tuple(raw["called"])}
        return Facts(**raw)
    except (KeyError, TypeError, AttributeError) as error:
        raise LanguageInvalid(f"{FOLDER / language / 'language.toml'}: {error}") from error


@cache
def read_toml(language: Language, name: str) -> Mapping[str, Any]:
    """A file of the language's folder, {} when it has none of that name. Raises LanguageInvalid."""
    path = FOLDER / language / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise LanguageInvalid(f"{path}: {error}") from error


@cache
def _found() -> tuple[Language, ...]:
    codes = [file.parent.name for file in FOLDER.glob("*/language.toml")]
    return tuple(sorted(codes, key=lambda code: (facts_of(code).order, code)))


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
