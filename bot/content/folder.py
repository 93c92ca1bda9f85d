"""A folder of documents on disk, with who may read them in its `readers.toml`."""

import asyncio
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from bot.answer.library.source import Source
from bot.content.base import Document, Entry, LibraryInvalid, Listing, Reason, Unreadable
from bot.content.extraction import Extraction, Limits
from bot.content.outline import Extracted, one_line
from bot.content.passages import passages_of
from bot.content.readers import FILE, folders_of

SUFFIXES = frozenset(
    {".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt"}
)


class Folder:
    """The Library of one folder. `name` tells its sources from those of another folder; `base_url` is where the same
    tree can be opened (a site's document library), else links are file:// ones.

    Links in the file system are never followed: those that lead out of the folder are reported.
    """

    def __init__(self, root: Path, *, name: str = "", base_url: str = "", limits: Limits | None = None) -> None:
        self._root = root.absolute()
        self._name = name or self._root.name
        self._base_url = base_url.rstrip("/")
        self._extraction = Extraction(limits)

    @property
    def prefix(self) -> str:
        return f"folder:{self._name}:"

    async def listing(self) -> Listing:
        return await asyncio.to_thread(self._list)

    async def read(self, entry: Entry) -> Document | Unreadable:
        path = self._root / entry.path
        if not await asyncio.to_thread(self._is_inside, path):
            return Unreadable(entry.path, Reason.VANISHED)
        found = await self._extraction.extract(path)
        if isinstance(found, Reason):
            return Unreadable(entry.path, found)
        passages = passages_of(entry.id, found.sections)
        return Document(await asyncio.to_thread(self._source, entry, path, found), passages)

    async def close(self) -> None:
        await self._extraction.close()

    def _list(self) -> Listing:
        if not self._root.is_dir():
            raise LibraryInvalid(f"{self._root} is not a folder")
        folders = folders_of(self._root)
        entries: list[Entry] = []
        unreadable: list[Unreadable] = []
        for path in sorted(self._walk(unreadable)):
            shown = PurePosixPath(path.relative_to(self._root).as_posix())
            if path.suffix.lower() not in SUFFIXES:
                unreadable.append(Unreadable(str(shown), Reason.UNSUPPORTED))
                continue
            try:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                unreadable.append(Unreadable(str(shown), Reason.VANISHED))
                continue
            # Some systems write é as two characters; the id and readers.toml must not depend on it.
            known = PurePosixPath(unicodedata.normalize("NFC", str(shown)))
            standing = (folders.readers(known), folders.is_official(known))
            entries.append(Entry(self.prefix + str(known), str(shown), digest, *standing))
        return Listing(entries, unreadable)

    def _walk(self, unreadable: list[Unreadable]) -> Iterator[Path]:
        for place, folders, files in os.walk(self._root, followlinks=False):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in [*folders, *files]:
                path = Path(place) / name
                if path.is_symlink():
                    if not path.resolve().is_relative_to(self._root.resolve()):
                        unreadable.append(Unreadable(path.relative_to(self._root).as_posix(), Reason.OUTSIDE))
                elif path.is_file() and not _is_passed_over(name) and path != self._root / FILE:
                    yield path  # a regular file: opening a pipe would wait for ever

    def _is_inside(self, path: Path) -> bool:
        """Still a file of this folder, now that time has passed since it was listed."""
        return path.is_file() and path.resolve() == self._root.resolve() / path.relative_to(self._root)

    def _source(self, entry: Entry, path: Path, found: Extracted) -> Source:
        shown = PurePosixPath(entry.path)
        first = next((section.headings[0] for section in found.sections if section.headings), "")
        modified = found.modified or datetime.fromtimestamp(path.stat().st_mtime, UTC)
        url = f"{self._base_url}/{quote(entry.path)}" if self._base_url else path.as_uri()
        return Source(
            id=entry.id,
            title=one_line(found.title) or first or shown.stem.replace("_", " "),
            path=entry.path,
            url=url,
            modified=modified,
            language=found.language,
            readers=entry.readers,
            digest=entry.digest,
            official=entry.official,
        )


def _is_passed_over(name: str) -> bool:
    """Hidden files, Office's lock files, and what systems leave behind."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}
