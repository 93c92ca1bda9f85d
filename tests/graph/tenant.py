"""Libraries of SharePoint on the peer, indexed into a house: what the tests of them do with a few words."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.indexing_run import Report
from bot.answer.library.libraries_file import Place as ToIndex
from bot.answer.library.source import Source
from bot.answer.library.things import Columns
from bot.bootstrap.adapters import library_at
from bot.bootstrap.houses import opened_house
from bot.bootstrap.sharepoint import sharepoint_of
from bot.content.base import Library
from bot.graph.client import Graph
from bot.graph.permissions import Permission
from bot.house import House
from bot.settings import load_settings
from bot.store.partitions import sources_partition
from tests.conversations.stage import Clock
from tests.extracting import kept_extraction
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer, Logged
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Drive, Site

QUARTER = timedelta(minutes=15)
NIGHT = timedelta(days=1, minutes=1)
TEXT = b"# Verlof\n\nVraag het verlof een week vooraf aan.\n"
NAME = "Personeel"
ANA = "11111111-1111-4111-8111-111111111111"
HR = "bbbbbbbb-1111-4111-8111-111111111111"
FORGOTTEN = [
    ("resyncChangesApplyDifferences", 410),
    ("resyncChangesUploadDifferences", 410),
    ("syncStateNotFound", 404),
    ("syncStateNotFound", 400),
]
"""How a service says that a place in the changes is lost."""


@dataclass
class Tenant:
    """One site with one library, indexed under NAME by the permissions of its items unless told otherwise."""

    house: House
    graph: Graph
    peer: GraphPeer
    drives: Drives
    clock: Clock
    site: Site
    drive: Drive
    readers: tuple[str, ...] = ()
    by_items: bool = True
    site_groups: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    organisation_links: bool = False
    never_labels: tuple[str, ...] = ()
    limit: ClassLimit | None = None
    name: str = NAME
    place: str = ""
    """Unless it is the library's."""
    pages: Pages = field(init=False)
    lists: Lists = field(init=False)
    columns: Columns = field(default_factory=Columns)
    """Of a list."""

    def __post_init__(self) -> None:
        self.lists = next(part for part in self.peer.parts if isinstance(part, Lists))
        self.pages = next(part for part in self.peer.parts if isinstance(part, Pages))

    def library(self, place: str = "", name: str = "") -> Library:
        """As a process opens it that knows nothing."""
        place = place or self.place or f"sharepoint:{self.site.url}#{self.drive.name}"
        to_index = ToIndex(
            name or self.name,
            place,
            QUARTER,
            self.readers,
            by_items=self.by_items,
            site_groups=tuple(self.site_groups.items()),
            organisation_links=self.organisation_links,
            never_labels=self.never_labels,
            limit=self.limit,
            title=self.columns.title,
            shown=self.columns.shown,
            link=self.columns.link,
        )
        return library_at(to_index, sharepoint=sharepoint_of(self.house, self.graph, kept_extraction))

    async def index(self, later: timedelta = QUARTER) -> Report:
        """The next round."""
        self.clock.pass_by(later)
        library = self.library()
        try:
            return await index_library(self.house, library, lambda _: None, self.limit)
        finally:
            await library.close()

    async def round(self, later: timedelta = QUARTER) -> list[Logged]:
        """What it asked."""
        before = len(self.peer.log)
        await self.index(later)
        return self.peer.log[before:]

    async def sources(self) -> dict[str, Source]:
        """By their paths."""
        partition = sources_partition(library_id(self.name))
        found = [one.value async for one in self.house.records.sources.stream(partition=partition)]
        return {one.path: one for one in found if not one.removed}

    async def readers_of(self) -> dict[str, frozenset[str]]:
        return {path: source.readers for path, source in (await self.sources()).items()}

    def source_id(self, item: str) -> str:
        return source_id(self.name, item)

    async def source(self, item: str) -> Source | None:
        found = await self.house.records.sources.get(
            sources_partition(library_id(self.name)), source_id(self.name, item)
        )
        return None if found is None or found.value.removed else found.value

    async def cursor(self) -> str:
        id_ = library_id(self.name)
        found = await self.house.records.indexed.get(sources_partition(id_), id_)
        assert found
        return found.value.cursor

    def create(self, name: str, content: bytes | None = TEXT, parent: str = "") -> str:
        return self.drives.create(self.drive, name, content, parent)

    def folder(self, name: str, parent: str = "") -> str:
        return self.drives.create(self.drive, name, None, parent)


@asynccontextmanager
async def tenant_beside(
    house: House,
    clock: Clock,
    *,
    group: str = "",
    page: int = 200,
    path: str = "sites/personeel",
    name: str = "Gedeelde documenten",
) -> AsyncGenerator[Tenant]:
    """`clock` is the house's; `page` items a page of the delta, `path` and `name` those of the site and the library."""
    drives = Drives(page=page)
    site = drives.site(path, group=group)
    drive = drives.library(site, name)
    peer = GraphPeer([drives, Pages(drives), Lists(drives)], granted={Permission.SITES.value})
    async with peer.running():
        drives.root = peer.root
        async with graph_at(peer) as graph:
            yield Tenant(house, graph, peer, drives, clock, site, drive)
            assert not peer.unknown


@asynccontextmanager
async def tenant_in(folder: Path, *, group: str = "", page: int = 200, **named: str) -> AsyncGenerator[Tenant]:
    """With a house of its own."""
    clock = Clock()
    async with (
        opened_house(load_settings(data_dir=folder), clock) as house,
        tenant_beside(house, clock, group=group, page=page, **named) as tenant,
    ):
        yield tenant


def downloads(asked: list[Logged]) -> int:
    return sum(one.path.endswith("/content") and one.status == 302 for one in asked)


def permissions(asked: list[Logged]) -> list[str]:
    """Of which items they were read."""
    return [one.path.split("/")[-2] for one in asked if one.path.endswith("/permissions")]


def units(asked: list[Logged]) -> int:
    return sum(one.units for one in asked)


async def answers(_: web.Request) -> None:
    """Between faults: none."""
