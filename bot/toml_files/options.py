"""What an option of a table may be: types, and validators for the metadata of one, that say in words what they take."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, TypeAlias, cast

from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_core import PydanticCustomError

from bot.toml_files.mistakes import SHOWN, Found, Raw, as_meant, mistakes, told, unknown
from bot.toml_files.table import Hint
from bot.words.languages import LANGUAGES, Language, required_languages
from bot.words.translated import Translated

_LONGEST_LABEL = 500
_LONGEST_TEXT = 2_000


def _line(raw: Any) -> Any:
    if not isinstance(raw, str) or not raw.strip():
        raise told("must be a text that is not empty")
    return raw


def _flag(raw: Any) -> Any:
    if not isinstance(raw, bool):
        raise told("must be true or false")
    return raw


Line = Annotated[str, BeforeValidator(_line)]
Flag = Annotated[bool, BeforeValidator(_flag)]


def whole(low: int, high: int) -> BeforeValidator:
    """Of an int: whole, and between these two, both allowed."""

    def fits(raw: Any) -> Any:
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            raise told(f"must be a whole number from {low} to {high}")
        return raw

    return BeforeValidator(fits)


def _day(raw: Any) -> Any:
    if isinstance(raw, str):  # as JSON keeps it
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise told("must be a day such as 2026-12-31")
    return raw


Day = Annotated[date, BeforeValidator(_day)]


def matching(fits: Callable[[str], object], rule: str) -> BeforeValidator:
    """Of a str: `fits` says whether it is right, `rule` how it should be."""

    def check(raw: Any) -> Any:
        if not fits(_line(raw)):
            raise told(f"'{raw[:SHOWN]}' is wrong: {rule}")
        return raw

    return BeforeValidator(check)


def _nothing_wrong(_: str) -> str:
    return ""


def each(
    wrong: Callable[[str], str] = _nothing_wrong, *, fewest: int = 1, numbered: bool = True, once: bool = True
) -> BeforeValidator:
    """Of a tuple of str: none twice (`once`), and `wrong` finds nothing ("") to say about any.

    What is wrong with one stands at its number, or at the list where `numbered` is off.
    """
    rule = "must be a list of texts" + (", at least one" if fewest else "")

    def check(raw: Any) -> Any:
        items = cast(Sequence[Any], raw) if isinstance(raw, list | tuple) else None
        texts = [one for one in items or () if isinstance(one, str) and one.strip()]
        found: list[Found] = []
        if items is None or len(texts) < fewest or len(texts) != len(items):
            found.append(((), rule))
        twice = [text for text in sorted(set(texts)) if once and texts.count(text) > 1]
        found += [((), f"'{text[:SHOWN]}' stands there twice") for text in twice]
        for number, text in enumerate(items or ()):
            if isinstance(text, str) and text.strip() and (said := wrong(text)):
                found.append(((number,) if numbered else (), said))
        if found:
            raise mistakes(found)
        return tuple(texts)

    return BeforeValidator(check)


def one_of(what: str, allowed: Sequence[str]) -> BeforeValidator:
    """Of a str: one of these names; `what` they are."""

    def check(raw: Any) -> Any:
        if _line(raw) not in allowed:
            raise told(unknown(what, raw, allowed))
        return raw

    return BeforeValidator(check)


def by_language(one: Callable[[Any], Any], longest: int = 0, *, in_each: bool = True) -> BeforeValidator:
    """Of a mapping by language: each that is required is there (or one at least, unless `in_each`), none that we do not
    know, and `one` (a validator) takes what stands at each."""

    def check(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise told("must be a table")
        table, found = as_meant(cast(Raw, raw), LANGUAGES)
        required = required_languages() if in_each else ()
        found += [((), f"'{language}' is missing") for language in required if language not in table]
        if not table:
            found.append(((), "a text in one language at least is missing"))
        there = {language: table[language] for language in LANGUAGES if language in table}
        read, wrong = _entries(there, one)
        long = [language for language, text in read.items() if longest and len(text) > longest]
        found += [*wrong, *(((language,), f"must be at most {longest} characters") for language in long)]
        if found:
            raise mistakes(found)
        return read

    return BeforeValidator(check)


def by_name(one: BeforeValidator) -> BeforeValidator:
    """Of a mapping by names of the author's own; `one` is of what stands at each."""

    def check(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise told("must be a table")
        read, found = _entries(cast(Raw, raw), cast(Callable[[Any], Any], one.func))
        if found:
            raise mistakes(found)
        return read

    return BeforeValidator(check)


def _entries(table: Raw, one: Callable[[Any], Any]) -> tuple[dict[str, Any], list[Found]]:
    """What `one` makes of each entry, and all that it refuses."""
    read: dict[str, Any] = {}
    found: list[Found] = []
    for name, raw in table.items():
        try:
            read[name] = one(raw)
        except PydanticCustomError as error:
            found.append(((name,), error.message()))
        except ValidationError as error:
            found += [((name, *inner["loc"]), inner["msg"]) for inner in error.errors(include_url=False)]
    return read, found


def _everywhere(raw: Any) -> Any:
    """One text for all languages ("km") instead of a text for each."""
    return dict.fromkeys(LANGUAGES, _line(raw)) if isinstance(raw, str) else raw


def words_by_language(wrong: Callable[[str], str]) -> BeforeValidator:
    """Of a mapping by language to a tuple of str, each as `each` takes it."""
    return by_language(cast(Callable[[Any], Any], each(wrong, numbered=False).func))


Labels: TypeAlias = Annotated[
    Mapping[Language, str], by_language(_line, _LONGEST_LABEL), AfterValidator(Translated), Hint("a text in {each}")
]
"""A text in every language that is required; none is empty. Dutch, marked, where another language lacks it."""

Paragraphs: TypeAlias = Annotated[
    Mapping[Language, str], by_language(_line, _LONGEST_TEXT), AfterValidator(Translated), Hint("a text in {each}")
]
"""As Labels, for a longer text."""

SomeLabels: TypeAlias = Annotated[
    Mapping[Language, str], by_language(_line, _LONGEST_LABEL, in_each=False), Hint("a text in one language or more")
]
"""A text in one language at least; none is empty."""

SomeParagraphs: TypeAlias = Annotated[
    Mapping[Language, str], by_language(_line, _LONGEST_TEXT, in_each=False), Hint("a text in one language or more")
]
"""As SomeLabels, for a longer text."""

SharedLabels: TypeAlias = Annotated[Labels, BeforeValidator(_everywhere)]
WORDS_HINT = Hint("a list of texts for each of {each}")
