"""Reads a file into its model, and gives each mistake the name of its place."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from bot.toml_files.mistakes import SHOWN, BadFiles, Found, Loc, Mistake, Raw
from bot.toml_files.table import Table

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
        name = next((one[:SHOWN] for one in names if isinstance(one, str) and one), "")
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
