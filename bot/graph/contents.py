"""Where the words of a drive's items come from: its files, or of the library of a site's pages, the pages."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Protocol

from bot.content.base import Document, Entry, FileReading, Reason, Unreadable
from bot.graph.drive_state import File
from bot.graph.drives import Drive, Drives
from bot.graph.page_html import html_of, is_page, is_published, published_version
from bot.graph.problems import GraphProblem, NotPublished, NotThere, TooLarge

_NO_MODERN_PAGE = 400
"""What Graph answers for one of the old kind, or where its id is not one of a page."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """`version` is the number of what was published, 0 of what is not published."""

    path: Path
    version: int = 0


class Contents(Protocol):
    @property
    def files(self) -> FileReading:
        """What reads them."""
        ...

    async def fetch(self, drive: Drive, item: str, file: File, into: Path) -> Fetched:
        """Writes it into a file whose name begins as `into` does. Raises GraphProblem."""
        ...


@dataclass(frozen=True, slots=True)
class FileContents:
    drives: Drives
    files: FileReading

    async def fetch(self, drive: Drive, item: str, file: File, into: Path) -> Fetched:
        path = into.with_name(into.name + PurePosixPath(file.name).suffix.lower())
        await self.drives.download(drive.id, item, path, self.files.most)
        return Fetched(path)


@dataclass(frozen=True, slots=True)
class PageContents:
    """`files` reads an HTML document that is named as its page is."""

    drives: Drives
    files: FileReading

    async def fetch(self, drive: Drive, item: str, file: File, into: Path) -> Fetched:
        """Raises NotPublished where there is no version for its readers, or another one than is told."""
        try:
            page = await self.drives.sitepage(drive.site, file.page)
        except NotThere:
            raise NotPublished from None
        except GraphProblem as problem:
            if problem.status != _NO_MODERN_PAGE:
                raise
            raise NotPublished from problem
        if not is_published(page):
            raise NotPublished(published_version(page))
        data = html_of(page).encode("utf-8", "replace")
        if len(data) > self.files.most:
            raise TooLarge(200, "too_large")
        path = into.with_name(f"{into.name}.html")
        await asyncio.to_thread(path.write_bytes, data)
        return Fetched(path, published_version(page))


@dataclass(frozen=True, slots=True)
class PageReading:
    """The FileReading of a library of pages; `html` reads what stands in them."""

    html: FileReading

    @property
    def most(self) -> int:
        return self.html.most

    def reads(self, name: str) -> bool:
        return is_page(name)

    def digest(self, name: str, digest: str) -> str:
        return self.html.digest(name, digest)

    def unread(self, name: str, reason: Reason) -> Reason:
        return self.html.unread(name, reason)

    def title_by_name(self, path: str) -> str:
        return self.html.title_by_name(path)

    async def read(self, file: Path, entry: Entry, modified: datetime | None) -> Document | Unreadable:
        return await self.html.read(file, entry, modified)

    async def close(self) -> None:
        await self.html.close()
