"""Reads a part of the configuration from its files: one file, or all *.toml of a folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from bot.toml_files import BadFiles, file_bytes, read_folder

T = TypeVar("T")

Files: TypeAlias = Mapping[str, bytes]
"""What is in the files of a part, by their names without a folder; none where nobody wrote any."""

Digests: TypeAlias = Mapping[str, str]
"""Of the files of a part, by name."""

REMEMBERED = 8
"""Readings of a part that a process does not do again: what counts, and what did before."""

Mark: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""Changes with every change of the files, also when another file takes the place of one."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """`read` makes of the files what they say, and raises BadFiles with all that is wrong with any of them."""

    name: str
    read: Callable[[Files], T]


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What a part says, and of what files: with the same digests it says the same."""

    value: T
    digests: Digests


def digests(files: Files) -> Digests:
    return {name: sha256(text).hexdigest() for name, text in files.items()}


def of_one_file(read: Callable[[str, bytes], T], without: T) -> Callable[[Files], T]:
    """For a part that is one file: `read` gets its name and what is in it; `without` counts where there is none."""

    def read_files(files: Files) -> T:
        return next((read(name, text) for name, text in files.items()), without)

    return read_files


def remembered(read: Callable[[Files], T]) -> Callable[[Files], T]:
    """For a part that takes long to read, and whose value nobody changes: the same files give the same value, whichever
    organisation has them. What is wrong is found again each time."""

    @lru_cache(maxsize=REMEMBERED)
    def read_once(files: tuple[tuple[str, bytes], ...]) -> T:
        return read(dict(files))

    return lambda files: read_once(tuple(files.items()))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of a part stand: `path` is a file, or a folder. `setting` is the variable that named it, "" for
    the usual place, where there need be nothing."""

    path: Path
    setting: str = ""
    is_folder: bool = False

    def said(self, part: Part[T]) -> Said[T]:
        """Raises BadFiles, as `read`."""
        files, value = self.read(part)
        return Said(value, digests(files))

    def read(self, part: Part[T]) -> tuple[Files, T]:
        """The files, and what they say. Raises BadFiles with all that is wrong with them, each with the setting that
        named it; also for what cannot be read, or is not there though it was named."""
        try:
            if self.is_folder:
                return read_folder(self.path, part.read)
            is_there = self.setting or self.path.exists()
            files = {self.path.name: file_bytes(self.path)} if is_there else dict[str, bytes]()
            return files, part.read(files)
        except BadFiles as bad:
            raise bad.named_by(self.setting) from None

    def mark(self) -> Mark:
        try:
            paths = sorted(self.path.glob("*.toml")) if self.is_folder else [self.path]
            return tuple((path.name, *_state(path)) for path in paths)
        except OSError:
            return ()


def _state(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
