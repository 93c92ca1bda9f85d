"""A folder of documents on disk, with who may read them in its `readers.toml`."""

import asyncio
import hashlib
import os
import stat
import unicodedata
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.ids import source_id
from bot.answer.library.source import Source
from bot.content.base import Changes, Document, Entry, LibraryInvalid, Reason, Rule, Shown, Unreadable
from bot.content.comparing import Listing, changes_between
from bot.content.extraction import Extraction, Limits
from bot.content.files import Files
from bot.content.ocr import Ocr
from bot.content.readers import FILE, Folders, folders_of
from bot.content.walking import real, shown, walk


class Folder:
    """The Library of one folder. `name` is the folder's own unless another is given; `base_url` is where the same
    tree can be opened (a site's document library), else links are file:// ones. `never` are labels of what is not read,
    `limit` is the class up to which something is.

    It remembers nothing, so its cursor is always "": what happened is what differs from what was recorded.
    """

    def __init__(
        self,
        root: Path,
        *,
        name: str = "",
        base_url: str = "",
        limits: Limits | None = None,
        ocr: Ocr | None = None,
        never: Sequence[str] = (),
        limit: ClassLimit | None = None,
        extraction: Extraction | None = None,
    ) -> None:
        """`extraction` reads its files, and is closed with it; one of its own where none is given."""
        self._root = real(root)
        self.name = name or self._root.name
        self.place = str(self._root)
        self.rules: Sequence[Rule] = ()
        self._base_url = base_url.rstrip("/")
        self._files = Files(limits, ocr, never, limit, extraction)

    async def check(self) -> None:
        await asyncio.to_thread(self._folders)

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        listing = await asyncio.to_thread(self._list, known)
        yield Changes(changes_between(known, listing), "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        path = self._root / entry.path
        if problem := await asyncio.to_thread(self._why_not, path):
            return Unreadable(entry.path, problem)
        return await self._files.read(path, entry, await asyncio.to_thread(_modified, path))

    async def close(self) -> None:
        await self._files.close()

    def _folders(self) -> Folders:
        """Raises LibraryInvalid."""
        if not self._root.is_dir():
            raise LibraryInvalid(f"{self._root} is not a folder")
        return folders_of(self._root)

    def _list(self, known: Mapping[str, Source]) -> Listing:
        folders = self._folders()
        self.rules = folders.rules(self._root)
        entries: dict[str, Entry] = {}
        unreadable: list[Unreadable] = []
        for found in sorted(walk(self._root), key=lambda found: found.path):
            if found.path == self._root / FILE:
                continue
            if found.is_folder:
                entries |= {entry.id: entry for entry in self._below(found.path, known, folders)}
            problem = found.problem or (None if self._files.reads(found.path.name) else Reason.UNSUPPORTED)
            entry = None if problem else self._entry(found.path, known, folders)
            if entry is None or entry.id in entries:
                unreadable.append(Unreadable(shown(found.path, self._root), problem or Reason.NAME))
            else:
                entries[entry.id] = entry
        return Listing([*entries.values()], unreadable)

    def _entry(self, path: Path, known: Mapping[str, Source], folders: Folders) -> Entry:
        relative = path.relative_to(self._root).as_posix()
        # Some systems write é as two characters; the id and readers.toml must not depend on it.
        name = unicodedata.normalize("NFC", relative)
        id_ = source_id(self.name, name)
        digest = self._digest(path, known.get(id_))
        standing = _standing(folders, name)
        problem = digest if isinstance(digest, Reason) else None
        return Entry(
            id_,
            relative,
            "" if problem else digest,
            *standing,
            problem=problem,
            shown=Shown(name, f"{self._base_url}/{quote(relative)}" if self._base_url else path.as_uri()),
        )

    def _digest(self, path: Path, before: Source | None) -> str | Reason:
        """What is too large to be read is not even looked at. Where its class decides, a digest also says when the file
        was last written: the time of the same bytes that were read `before` stays."""
        try:
            size = path.stat().st_size
            if not size or size > self._files.most:
                return self._files.unread(path.name, Reason.TOO_LARGE) if size else Reason.EMPTY
            with path.open("rb") as file:
                written = _written(os.fstat(file.fileno()))
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return Reason.VANISHED
        except OSError:
            return self._denied(path, before)
        if not self._files.asks_class(path.name):
            return self._files.digest(path.name, digest)
        now = self._files.digest(path.name, f"{digest}-{written}")
        return before.digest if before and _same_bytes(before.digest, now) else now

    def _denied(self, path: Path, before: Source | None) -> Reason:
        """Of one that cannot be opened: what was read of it `before` stays where it is surely as it was then."""
        reason = self._files.unread(path.name, Reason.DENIED)
        if before is None:
            return reason
        try:
            written = _written(path.stat())
        except OSError:
            return reason
        return Reason.DENIED if before.digest.endswith(f"-{self._files.digest(path.name, written)}") else reason

    def _below(self, folder: Path, known: Mapping[str, Source], folders: Folders) -> list[Entry]:
        """Documents of a folder that cannot be looked into now: who may read them can have changed all the same."""
        start = f"{unicodedata.normalize('NFC', shown(folder, self._root))}/"
        hidden = [source for source in known.values() if source.path.startswith(start) or folder == self._root]
        return [
            Entry(
                source.id,
                source.path,
                "",
                *_standing(folders, source.path),
                problem=self._denied(self._root / source.path, source),
            )
            for source in hidden
        ]

    def _why_not(self, path: Path) -> Reason | None:
        """None: still a file of this folder, now that time has passed since it was listed."""
        try:
            is_inside = stat.S_ISREG(path.stat().st_mode) and path.resolve() == path
        except (FileNotFoundError, NotADirectoryError):
            is_inside = False
        except (OSError, RuntimeError):
            return self._files.unread(path.name, Reason.DENIED)
        return None if is_inside else Reason.VANISHED


def _written(found: os.stat_result) -> str:
    return f"{found.st_size:x}.{found.st_mtime_ns:x}"


def _same_bytes(before: str, now: str) -> bool:
    """Of two digests, whether they differ in nothing but when the file was written."""
    one, other = before.split("-"), now.split("-")
    return len(one) == len(other) and one[::2] == other[::2]


def _standing(folders: Folders, path: str) -> tuple[frozenset[str], bool]:
    place = PurePosixPath(path)
    return folders.readers(place), folders.is_official(place)


def _modified(path: Path) -> datetime | None:
    """None where the file is gone, or says a time that there is not."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
