"""Who may read what: the syntax of principals, and `readers.toml` at the root of a folder.

    [folders]
    "Personeel" = ["everyone"]
    "Directie" = ["group:directies"]

The longest matching folder wins; what is not listed, nobody reads. Before the table may stand which folders
are official: of two pages that say the same, theirs come first.

    official = ["Personeel"]
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, cast

from bot.content.base import LibraryInvalid, Rule

FILE = "readers.toml"
MAX_SIZE = 4 * 2**20
NOBODY: frozenset[str] = frozenset()

_PRINCIPAL = re.compile(r"everyone|(?:group|school|role|person):[^\s:]+")


def checked(principals: Iterable[object]) -> frozenset[str]:
    """Raises ValueError with the first that is no principal."""
    found: set[str] = set()
    for principal in principals:
        if not isinstance(principal, str) or not _PRINCIPAL.fullmatch(principal) or not principal.isprintable():
            raise ValueError(str(principal))
        found.add(principal)
    return frozenset(found)


class Folders:
    """Which readers each folder (or single file) has, and which are official; paths are NFC."""

    def __init__(
        self, rules: Mapping[PurePosixPath, frozenset[str]], official: frozenset[PurePosixPath] = frozenset()
    ) -> None:
        self._rules = rules
        self._official = official

    def is_official(self, path: PurePosixPath) -> bool:
        return not self._official.isdisjoint((path, *path.parents))

    def readers(self, path: PurePosixPath) -> frozenset[str]:
        for place in (path, *path.parents):
            if place in self._rules:
                return self._rules[place]
        return NOBODY

    def rules(self, root: Path) -> list[Rule]:
        """As they were written in the file."""
        named = [(f'{FILE}: "{_written(place)}"', place, readers) for place, readers in self._rules.items()]
        official = [(f'{FILE}: official "{_written(place)}"', place, NOBODY) for place in sorted(self._official)]
        return [Rule(text, readers, _is_there(root, place)) for text, place, readers in (*named, *official)]


def _is_there(root: Path, place: PurePosixPath) -> bool:
    """Also where the system writes é as two characters."""
    try:
        return ".." not in place.parts and any(
            (root / unicodedata.normalize(form, str(place))).exists() for form in ("NFC", "NFD")
        )
    except (OSError, ValueError):
        return False


def folders_of(root: Path) -> Folders:
    """Raises LibraryInvalid naming file and key. Without a file nobody reads anything."""
    file = root / FILE
    try:
        if file.exists() and not file.is_file():
            raise LibraryInvalid(f"{file} is not a file")
        if file.stat().st_size > MAX_SIZE:
            raise LibraryInvalid(f"{file} is larger than {MAX_SIZE:,} bytes")
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Folders({})
    except (OSError, ValueError) as error:
        raise LibraryInvalid(f"{file}: {error}") from error
    unknown = content.keys() - {"folders", "official"}
    if unknown:
        raise LibraryInvalid(f"{file}: unknown key {min(unknown)!r}; only official and [folders] are known")
    folders: Any = content.get("folders", {})
    if not isinstance(folders, dict):
        raise LibraryInvalid(f"{file}: [folders] is not a table")
    rules: dict[PurePosixPath, frozenset[str]] = {}
    for key, value in cast(dict[str, Any], folders).items():
        if not isinstance(value, list):
            raise LibraryInvalid(f"{file}: {key!r} is not a list of principals")
        try:
            if (place := _place(key)) in rules:
                raise LibraryInvalid(f"{file}: {key!r} is there twice")
            rules[place] = checked(cast(list[object], value))
        except ValueError as error:
            known = "everyone, group:<id>, school:<id>, role:<name>, person:<id>"
            raise LibraryInvalid(f"{file}: {key!r} names {str(error)!r}, which is none of {known}") from error
    return Folders(rules, _official(file, content.get("official", [])))


def _official(file: Path, value: Any) -> frozenset[PurePosixPath]:
    """Raises LibraryInvalid."""
    if not isinstance(value, list) or not all(isinstance(place, str) and place for place in cast(list[Any], value)):
        raise LibraryInvalid(f"{file}: 'official' is not a list of folders")
    return frozenset(_place(place) for place in cast(list[str], value))


def _written(place: PurePosixPath) -> str:
    return str(place) if place.parts else ""


def _place(written: str) -> PurePosixPath:
    return PurePosixPath(unicodedata.normalize("NFC", written.strip("/")))
