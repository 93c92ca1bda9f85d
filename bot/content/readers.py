"""Who may read what: the syntax of principals, and `readers.toml` at the root of a folder.

    [folders]
    "Personeel" = ["everyone"]
    "Directie" = ["group:directies"]

The longest matching folder wins; what is not listed, nobody reads. Before the table may stand which folders
are official: of two pages that say the same, theirs come first.

    official = ["Personeel"]
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, cast

from pydantic import Field

from bot.content.base import LibraryInvalid, Rule
from bot.people.principals import READERS, NoPrincipal, parse_principal
from bot.toml_files import BadFiles, Found, Raw, Table, by_name, each, parse

FILE = "readers.toml"
MAX_SIZE = 4 * 2**20
NOBODY: frozenset[str] = frozenset()


def checked(principals: Iterable[object]) -> frozenset[str]:
    """Raises NoPrincipal for the first that is none, or none of a reader's."""
    found: set[str] = set()
    for principal in principals:
        if not isinstance(principal, str):
            raise NoPrincipal(f"{principal!r} is no text")
        found.add(str(parse_principal(principal, READERS)))
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
    """Raises LibraryInvalid with every mistake of the file. Without a file nobody reads anything."""
    file = root / FILE
    try:
        if file.exists() and not file.is_file():
            raise LibraryInvalid(f"{file} is not a file")
        if file.stat().st_size > MAX_SIZE:
            raise LibraryInvalid(f"{file} is larger than {MAX_SIZE:,} bytes")
        content = parse(str(file), file.read_bytes(), _File)
    except FileNotFoundError:
        return Folders({})
    except (BadFiles, OSError) as error:
        raise LibraryInvalid(f"{error}") from error
    rules = {_place(folder): checked(readers) for folder, readers in content.folders.items()}
    return Folders(rules, frozenset(map(_place, content.official)))


def _wrong_reader(principal: str) -> str:
    try:
        checked([principal])
    except NoPrincipal as mistake:
        return str(mistake)
    return ""


class _File(Table, frozen=True):
    official: Annotated[tuple[str, ...], each(fewest=0, once=False)] = ()
    folders: Annotated[Mapping[str, tuple[str, ...]], by_name(each(_wrong_reader, fewest=0, once=False))] = Field(
        default_factory=dict[str, tuple[str, ...]]
    )

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        """One folder may be written in several ways."""
        given = raw.get("folders")
        seen: dict[PurePosixPath, str] = {}
        for folder in cast(Raw, given) if isinstance(given, dict) else ():
            other = seen.setdefault(_place(folder), folder)
            if other != folder:
                yield ("folders", folder), f"is there twice: '{other}' is the same folder"


def _written(place: PurePosixPath) -> str:
    return str(place) if place.parts else ""


def _place(written: str) -> PurePosixPath:
    return PurePosixPath(unicodedata.normalize("NFC", written.strip("/")))
