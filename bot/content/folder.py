"""A folder of documents on disk, with who may read them in its `readers.toml`."""

import asyncio
import hashlib
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
        if not await asyncio.to_thread(self._is_inside, path):
            return Unreadable(entry.path, Reason.VANISHED)
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
            entry = None if problem else self._entry(found.path, folders)
            if entry is None or entry.id in entries:
                unreadable.append(Unreadable(shown(found.path, self._root), problem or Reason.NAME))
            else:
                entries[entry.id] = entry
        return Listing([*entries.values()], unreadable)

    def _entry(self, path: Path, folders: Folders) -> Entry:
        relative = path.relative_to(self._root).as_posix()
        # Some systems write é as two characters; the id and readers.toml must not depend on it.
        known = unicodedata.normalize("NFC", relative)
        digest = self._digest(path)
        standing = _standing(folders, known)
        problem = digest if isinstance(digest, Reason) else None
        return Entry(
            source_id(self.name, known),
            relative,
            "" if problem else digest,
            *standing,
            problem=problem,
            shown=Shown(known, f"{self._base_url}/{quote(relative)}" if self._base_url else path.as_uri()),
        )

    def _digest(self, path: Path) -> str | Reason:
        """What is too large to be read is not even looked at."""
        try:
            size = path.stat().st_size
            if not size or size > self._files.most:
                return self._files.unread(path.name, Reason.TOO_LARGE) if size else Reason.EMPTY
            with path.open("rb") as file:
                return self._files.digest(path.name, hashlib.file_digest(file, "sha256").hexdigest())
        except FileNotFoundError:
            return Reason.VANISHED
        except OSError:
            return Reason.DENIED

    def _below(self, folder: Path, known: Mapping[str, Source], folders: Folders) -> list[Entry]:
        """Documents of a folder that cannot be looked into now: who may read them can have changed all the same."""
        start = f"{unicodedata.normalize('NFC', shown(folder, self._root))}/"
        hidden = [source for source in known.values() if source.path.startswith(start) or folder == self._root]
        return [
            Entry(source.id, source.path, "", *_standing(folders, source.path), problem=Reason.DENIED)
            for source in hidden
        ]

    def _is_inside(self, path: Path) -> bool:
        """Still a file of this folder, now that time has passed since it was listed."""
        try:
            return path.is_file() and path.resolve() == path
        except (OSError, RuntimeError):
            return False


def _standing(folders: Folders, path: str) -> tuple[frozenset[str], bool]:
    place = PurePosixPath(path)
    return folders.readers(place), folders.is_official(place)


def _modified(path: Path) -> datetime | None:
    """None where the file is gone, or says a time that there is not."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
