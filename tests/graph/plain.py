"""Libraries of SharePoint whose documents are plain texts of one passage: for tests that need thousands of them."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.answer.library.ids import library_id
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.content.base import Document, Entry, Reason, Unreadable
from bot.graph.drive_entries import Readers
from bot.graph.drive_state import KeptStates
from bot.graph.sharepoint import Access, SharePoint
from bot.sharepoint_place import SharePointPlace, states_below
from tests.graph.tenant import Tenant


class PlainFiles:
    """The FileReading of texts that are one passage; what begins with ! cannot be read."""

    most = 400

    def reads(self, name: str) -> bool:
        return name.endswith(".md")

    def digest(self, name: str, digest: str) -> str:
        return digest

    def unread(self, name: str, reason: Reason) -> Reason:
        return reason

    def title_by_name(self, path: str) -> str:
        return path.rpartition("/")[2].removesuffix(".md")

    async def read(self, file: Path, entry: Entry, modified: datetime | None) -> Document | Unreadable:
        text = (await asyncio.to_thread(file.read_bytes)).decode()
        if text.startswith("!"):
            return Unreadable(entry.path, Reason.CORRUPT)
        shown = entry.shown
        assert shown
        source = Source(
            entry.id, self.title_by_name(shown.path), shown.path, shown.url, modified, "nl", entry.readers, entry.digest
        )
        return Document(source, [Passage(entry.id, 0, (), NOWHERE, text)])

    async def close(self) -> None:
        """Nothing is open."""


def plain_library(tenant: Tenant, readers: Readers, library: str = "") -> SharePoint:
    """As a process opens it that knows nothing; of its drive unless another `library` is named."""
    where = SharePointPlace(tenant.site.host, tenant.site.path, library or tenant.drive.name)
    states = KeptStates(tenant.house.blobs, states_below("default", library_id(tenant.name)))
    return SharePoint(where, readers, Access(tenant.graph, states, PlainFiles(), tenant.clock), name=tenant.name)
