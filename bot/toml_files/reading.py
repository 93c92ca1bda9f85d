"""Reads a file into its model, and gives each mistake the name of its place."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from bot.toml_files.mistakes import SHOWN, BadFiles, Found, Loc, Mistake, Raw
from bot.toml_files.syntax import in_words
from bot.toml_files.table import Table

T = TypeVar("T", bound=Table)
V = TypeVar("V")

LARGEST = 4_000_000
"""Bytes of a file: a hundred times what the largest in use has."""


def nothing_else(_: Raw) -> Iterable[Found]:
    return ()


def file_bytes(path: Path) -> bytes:
    """What is in a file that somebody wrote. Raises BadFiles when it cannot be read, or is over LARGEST."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadFiles([Mistake(path.name, "", f"is too large: at most {LARGEST // 1_000_000} MB")])
        return path.read_bytes()
    except OSError as error:
        raise BadFiles([Mistake(path.name, "", f"cannot be read: {error.strerror}")]) from None


def read_folder(folder: Path, read: Callable[[Mapping[str, bytes]], V]) -> tuple[Mapping[str, bytes], V]:
    """What is in the *.toml files of a folder, by name, and what `read` makes of it. Raises BadFiles with each that
    cannot be read, and with what `read` says of the others."""
    texts: dict[str, bytes] = {}
    found: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            texts[path.name] = file_bytes(path)
        except BadFiles as bad:
            found += bad.mistakes
    value = None
    try:
        value = read(texts) if texts or not found else None
    except BadFiles as bad:
        found += bad.mistakes
    if found or value is None:
        raise BadFiles(sorted(found, key=lambda mistake: mistake.file))
    return texts, value


def read_file(path: Path, model: type[T], also: Callable[[Raw], Iterable[Found]] = nothing_else) -> T:
    """`also` finds what is wrong with the file where it stands. Raises BadFiles, also when it cannot be read."""
    return parse(path.name, file_bytes(path), model, also)


def parse(file: str, text: bytes, model: type[T], also: Callable[[Raw], Iterable[Found]] = nothing_else) -> T:
    """`file` is its name, for the messages. Raises BadFiles."""
    try:
        raw = tomllib.loads(text.decode())
    except tomllib.TOMLDecodeError as error:
        raise BadFiles([Mistake(file, "", f"not valid TOML: {in_words(text.decode(), error)}")]) from None
    except RecursionError:
        raise BadFiles([Mistake(file, "", "not valid TOML: tables or lists stand too deep in one another")]) from None
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
        raise BadFiles([Mistake(file, _place(raw, loc), said) for loc, said in dict.fromkeys(found)])
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
