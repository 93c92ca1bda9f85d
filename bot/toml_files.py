"""Reads a TOML file into a pydantic model and names all its mistakes at once, each by file, place and what is allowed.

A file is a `Table` of `Table`s. The types of this page (`Line`, `Flag`, `Labels`, ...) say in words what they take.
What one table says of another (a name that must exist, a name that stands twice) is looked for by `Table.also` in the
raw data, so that it is found together with everything else.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Self, TypeAlias, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from bot.errors import OperatorError
from bot.words.languages import LANGUAGES, Language, required_languages
from bot.words.translated import Translated

Loc = tuple[str | int, ...]
"""Where something stands: names of tables and options, numbers (from 0) in lists."""

Found = tuple[Loc, str]
"""One mistake in a table: where it is, and the sentence."""

Raw = Mapping[str, Any]
"""A table as the TOML parser gives it: anything at all."""

_LONGEST_LABEL = 500
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """`file` is a name, `place` such as "steps.period.fields.reason.options[2]", "" for the whole file."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class BadFiles(OperatorError):
    """Everything that is wrong with the files that were read, a line each."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


class Table(BaseModel, frozen=True):
    """One table of a file; its fields are the options that it may have."""

    @classmethod
    def whose(cls) -> str:
        """Whose options these are, for the message about one that is unknown: " (of kind 'text')"."""
        return ""

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
            raise _told("must be a table")
        table = cast(dict[str, Any], raw)
        names = cls.model_fields
        found: list[Found] = [((), unknown("option", name, names) + cls.whose()) for name in table if name not in names]
        try:
            value = handler({name: one for name, one in table.items() if name in names})
        except ValidationError as error:
            found += [cls._in_words(one) for one in error.errors(include_url=False)]
            value = None
        found += cls.also(table)
        if found or value is None:
            raise mistakes(found)
        return value

    @classmethod
    def _in_words(cls, error: ErrorDetails) -> Found:
        loc = error["loc"]
        match error["type"]:
            case "missing":
                name = str(loc[-1])
                hints = [str(one) for one in cls.model_fields[name].metadata if isinstance(one, Hint)]
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


def mistakes(found: Iterable[Found]) -> ValidationError:
    """To be raised by a validator that found several; the places are within what it looked at."""
    return ValidationError.from_exception_data(
        "table", [InitErrorDetails(type=_told(text), loc=loc, input=None) for loc, text in found]
    )


def _told(text: str) -> PydanticCustomError:
    return PydanticCustomError("told", "{text}", {"text": text})


def unknown(what: str, name: str, allowed: Iterable[str]) -> str:
    """ "unknown option 'optoins'; did you mean 'options'?" or else what is allowed."""
    names = sorted(allowed)
    close = get_close_matches(name, names, n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"allowed: {', '.join(names) or 'none'}"
    return f"unknown {what} '{name[:_SHOWN]}'; {hint}"


# --- files ------------------------------------------------------------------------------------------

T = TypeVar("T", bound=Table)


def nothing_else(_: Raw) -> Iterable[Found]:
    return ()


def read_file(path: Path, model: type[T], also: Callable[[Raw], Iterable[Found]] = nothing_else) -> T:
    """`also` finds what is wrong with the file where it stands. Raises BadFiles, also when it cannot be read."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise BadFiles([Mistake(path.name, "", f"cannot be read: {error.strerror}")]) from None
    return parse(path.name, text, model, also)


def parse(file: str, text: bytes, model: type[T], also: Callable[[Raw], Iterable[Found]] = nothing_else) -> T:
    """`file` is its name, for the messages. Raises BadFiles."""
    try:
        raw = tomllib.loads(text.decode())
    except tomllib.TOMLDecodeError as error:  # its message ends in "(at line 3, column 7)"
        raise BadFiles([Mistake(file, "", f"not valid TOML: {error}")]) from None
    except UnicodeDecodeError as error:
        raise BadFiles([Mistake(file, "", f"not UTF-8 text, at byte {error.start}")]) from None
    found: list[Found] = []
    value = None
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        found += [(one["loc"], one["msg"]) for one in error.errors(include_url=False)]
    found += also(raw)
    if found or value is None:
        raise BadFiles([Mistake(file, _place(raw, loc), said) for loc, said in found])
    return value


def _place(raw: Any, loc: Loc) -> str:
    """A table in a list is named by its key or id, anything else in a list by its number from 1."""
    said = ""
    for part in loc:
        inner = _within(raw, part)
        names = [_within(inner, key) for key in ("key", "id")]
        name = next((one[:_SHOWN] for one in names if isinstance(one, str) and one), "")
        if isinstance(part, int) and not name:
            said += f"[{part + 1}]"
        else:
            said += f"{'.' if said else ''}{name if isinstance(part, int) else part}"
        raw = inner
    return said


def _within(raw: Any, part: str | int) -> Any:
    if isinstance(part, str):
        return cast(Raw, raw).get(part) if isinstance(raw, dict) else None
    items = cast(Sequence[Any], raw) if isinstance(raw, list) else ()
    return items[part] if part < len(items) else None


def rows(raw: Raw, name: str) -> Iterator[tuple[int, Raw]]:
    """The tables of a list, with their number; what is no table is left out."""
    given = raw.get(name)
    for number, one in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        if isinstance(one, dict):
            yield number, cast(Raw, one)


def doubles(raw: Raw, name: str, what: str, key: str = "id") -> Iterator[Found]:
    """ "there is another step 'when'", at each one after the first."""
    seen: set[str] = set()
    for number, row in rows(raw, name):
        own = row.get(key)
        if isinstance(own, str) and own in seen:
            yield (name, number, key), f"there is another {what} '{own[:_SHOWN]}'"
        elif isinstance(own, str):
            seen.add(own)


# --- what an option may be --------------------------------------------------------------------------


def _line(raw: Any) -> Any:
    if not isinstance(raw, str) or not raw.strip():
        raise _told("must be a text that is not empty")
    return raw


def _flag(raw: Any) -> Any:
    if not isinstance(raw, bool):
        raise _told("must be true or false")
    return raw


Line = Annotated[str, BeforeValidator(_line)]
Flag = Annotated[bool, BeforeValidator(_flag)]


def whole(low: int, high: int) -> BeforeValidator:
    """Of an int: whole, and between these two, both allowed."""

    def fits(raw: Any) -> Any:
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            raise _told(f"must be a whole number from {low} to {high}")
        return raw

    return BeforeValidator(fits)


def matching(fits: Callable[[str], object], rule: str) -> BeforeValidator:
    """Of a str: `fits` says whether it is right, `rule` how it should be."""

    def check(raw: Any) -> Any:
        if not fits(_line(raw)):
            raise _told(f"'{raw[:_SHOWN]}' is wrong: {rule}")
        return raw

    return BeforeValidator(check)


def _nothing_wrong(_: str) -> str:
    return ""


def each(wrong: Callable[[str], str] = _nothing_wrong, *, fewest: int = 1, numbered: bool = True) -> BeforeValidator:
    """Of a tuple of str: none twice, and `wrong` finds nothing ("") to say about any.

    What is wrong with one stands at its number, or at the list where `numbered` is off.
    """
    rule = "must be a list of texts" + (", at least one" if fewest else "")

    def check(raw: Any) -> Any:
        items = cast(Sequence[Any], raw) if isinstance(raw, list | tuple) else None
        texts = [one for one in items or () if isinstance(one, str) and one.strip()]
        found: list[Found] = []
        if items is None or len(texts) < fewest or len(texts) != len(items):
            found.append(((), rule))
        found += [((), f"'{text[:_SHOWN]}' stands there twice") for text in sorted(set(texts)) if texts.count(text) > 1]
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
            raise _told(unknown(what, raw, allowed))
        return raw

    return BeforeValidator(check)


def by_language(one: Callable[[Any], Any], longest: int = 0) -> BeforeValidator:
    """Of a mapping by language: each that is required is there, none that we do not know, and `one` (a validator) takes
    what stands at each."""

    def check(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise _told("must be a table")
        table = cast(Raw, raw)
        found: list[Found] = [((), unknown("option", name, LANGUAGES)) for name in table if name not in LANGUAGES]
        read: dict[str, Any] = {}
        for language in LANGUAGES:
            if language not in table:
                found += [((), f"'{language}' is missing")] if language in required_languages() else []
                continue
            try:
                read[language] = one(table[language])
            except PydanticCustomError as error:
                found.append(((language,), error.message()))
            except ValidationError as error:
                found += [((language, *inner["loc"]), inner["msg"]) for inner in error.errors(include_url=False)]
            else:
                if longest and len(read[language]) > longest:
                    found.append(((language,), f"must be at most {longest} characters"))
        if found:
            raise mistakes(found)
        return read

    return BeforeValidator(check)


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

SharedLabels: TypeAlias = Annotated[Labels, BeforeValidator(_everywhere)]
WORDS_HINT = Hint("a list of texts for each of {each}")
