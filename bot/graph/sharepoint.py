"""A document library of SharePoint as a Library: follows its delta, and downloads only what has other content.
So are the pages of a site, which stand in a library of their own.

Whatever is remembered between two rounds stands in the blobs, and the cursor that is committed names it: any instance
goes on from there. Once a day everything is gone through, for changes of permissions that nobody tells.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.answer.library.ids import source_id
from bot.answer.library.source import Source
from bot.content.base import Changes, Document, Entry, FileReading, Reason, Rule, Unreadable
from bot.graph.client import Graph
from bot.graph.contents import Contents, FileContents, PageContents, PageReading
from bot.graph.downloading import Downloads
from bot.graph.drive_cursor import Account, Cursor, cursor_of
from bot.graph.drive_entries import Comparing, Differences, Readers
from bot.graph.drive_state import DriveState, KeptStates
from bot.graph.drive_walk import Walk
from bot.graph.drives import Drive, Drives
from bot.graph.problems import GraphRefused, NotPublished, NotThere, TooLarge
from bot.graph.sites import Sites, told_of
from bot.sharepoint_place import SHAREPOINT, SharePointPlace

SWEEP = timedelta(days=1)
"""After which everything is gone through again: SharePoint does not tell every change of a permission."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a library is read with: the tenant, what remembers, what reads a file, and the time."""

    graph: Graph
    states: KeptStates
    files: FileReading
    now: Callable[[], datetime]


class SharePoint:
    """The Library of one document library, or of the pages of one site."""

    def __init__(self, where: SharePointPlace, readers: Readers, access: Access, *, name: str) -> None:
        self.name = name
        self.place = f"{SHAREPOINT}{where.site}#{where.library}".removesuffix("#")
        self.rules: Sequence[Rule] = (Rule("readers", readers.readers),)
        self._where = where
        self._readers = readers
        self._access = access
        self._sites = Sites(access.graph)
        self._drives = Drives(self._sites)
        self._contents: Contents = FileContents(self._drives, access.files)
        if where.is_pages:
            self._contents = PageContents(self._drives, PageReading(access.files))
        self._walk: Walk | None = None
        self._known: dict[str, Source] = {}
        self._items: Mapping[str, str] = {}
        self._downloads: Downloads | None = None

    async def check(self) -> None:
        with told_of(self.place):
            await self._drives.find(self._where)

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        """What needs no download is a stretch of its own before what does: a document that was narrowed does not wait
        for others to be read."""
        self._known = dict(known)
        walk, account, ended = await self._begun(cursor), Account(), False
        while not ended:
            with told_of(self.place):
                ended = await walk.stretch()
            found = await asyncio.to_thread(self._differences, walk, ended)
            account, self._items = found.account, found.items
            if found.at_once:
                yield Changes(found.at_once, cursor)
                await self._leave_downloads()
                found.applied_to(self._known)
            cursor = await self._kept(walk, account, ended=ended)
            before = dict(walk.state.failed), dict(walk.state.published)
            items = [found.items[one.entry.id] for one in found.to_read]
            self._downloads = Downloads(items, partial(self._fetch, walk))
            yield Changes(found.to_read, cursor)
            await self._leave_downloads()
            if ended and (walk.state.failed, walk.state.published) != before:
                yield Changes((), await self._kept(walk, account, ended=True))
        self.rules = self._readers.rules(walk.state)

    async def read(self, entry: Entry) -> Document | Unreadable:
        """Only of entries that `changes` of this object gave."""
        item, walk = self._items.get(entry.id), self._walk
        if item is None or walk is None or item not in walk.state.files:
            return Unreadable(entry.path, Reason.VANISHED)
        document = await self._read(walk, item, entry)
        if isinstance(document, Unreadable):
            walk.state.failed[item] = (entry.digest, document.reason)
            if document.reason is Reason.UNPUBLISHED:
                self._known.pop(entry.id, None)  # whoever asked forgets it
        else:
            walk.state.failed.pop(item, None)
            self._known[entry.id] = document.source
        return document

    async def close(self) -> None:
        await self._leave_downloads()
        await self._contents.files.close()

    async def _begun(self, cursor: str) -> Walk:
        """Where the last round ended, or was killed; else at the beginning."""
        at, before = self._access.now(), cursor_of(cursor)
        state = await self._access.states.get(before.state) if before else None
        if before and state and self._goes_on(before, state) and (before.full or at - before.swept < SWEEP):
            await self._access.states.forget_before(before.state)
            drive = Drive(before.drive, before.url, before.owner, before.site)
            self._walk = self._walking(drive, state, at, before.link, full=before.full, swept=before.swept)
        else:
            with told_of(self.place):
                drive = await self._drives.find(self._where)
            fresh = state.anew() if state else DriveState()
            self._walk = self._walking(drive, fresh, at, "", full=True, swept=at)
        return self._walk

    def _goes_on(self, before: Cursor, state: DriveState) -> bool:
        """Not where permissions count that nobody asked for until now."""
        readers = self._readers
        has_root = not state.root or bool(readers.readers) or state.root in state.grants
        return before.sharing == readers.by_items and (has_root or not readers.by_items)

    def _walking(
        self, drive: Drive, state: DriveState, at: datetime, link: str, *, full: bool, swept: datetime
    ) -> Walk:
        return Walk(
            self._drives,
            drive,
            state,
            at,
            link,
            full,
            swept,
            sharing=self._readers.by_items,
            asks_root=not self._readers.readers,
            reads=self._contents.files.reads,
        )

    def _differences(self, walk: Walk, ended: bool) -> Differences:
        comparing = Comparing(
            self.name,
            walk.drive.url,
            walk.state,
            self._readers_at(walk.drive),
            self._contents.files,
            walk.at,
            self._known,
            ended,
            walk.full,
        )
        return comparing.differences()

    def _readers_at(self, drive: Drive) -> Readers:
        return replace(self._readers, site=replace(self._readers.site, owner=drive.owner))

    async def _kept(self, walk: Walk, account: Account, *, ended: bool) -> str:
        spent = self._sites.spent
        account = replace(account, requests=spent.requests, units=spent.units)
        drive, state = walk.drive, await self._access.states.put(walk.state)
        full = walk.full and not ended
        cursor = Cursor(drive.id, drive.url, drive.owner, state, walk.link, full, walk.sharing, walk.swept)
        return replace(cursor, at=walk.at if ended else None, account=account, site=drive.site).text

    async def _read(self, walk: Walk, item: str, entry: Entry) -> Document | Unreadable:
        with told_of(self.place):
            try:
                file = await self._taking(walk).take(item)
            except TooLarge:
                return Unreadable(entry.path, self._contents.files.unread(entry.path, Reason.TOO_LARGE))
            except NotThere:
                return Unreadable(entry.path, Reason.VANISHED)
            except NotPublished as draft:
                # Whoever takes back what was published last shows what was published before, which is not told.
                stays = draft.version and draft.version >= walk.state.published.get(item, 0)
                return Unreadable(entry.path, Reason.DRAFT if stays else Reason.UNPUBLISHED)
            except GraphRefused:
                return Unreadable(entry.path, self._contents.files.unread(entry.path, Reason.DENIED))
        try:
            return await self._contents.files.read(file, entry, _moment(walk.state.files[item].modified))
        finally:
            await asyncio.to_thread(file.unlink)

    async def _leave_downloads(self) -> None:
        if self._downloads:
            await self._downloads.close()
        self._downloads = None

    def _taking(self, walk: Walk) -> Downloads:
        """Also for what has to be read again where none was announced."""
        self._downloads = self._downloads or Downloads((), partial(self._fetch, walk))
        return self._downloads

    async def _fetch(self, walk: Walk, item: str, folder: Path) -> Path:
        into = folder / source_id(self.name, item)
        fetched = await self._contents.fetch(walk.drive, item, walk.state.files[item], into)
        if fetched.version:
            walk.state.published[item] = fetched.version
        return fetched.path


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
