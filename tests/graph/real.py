"""Which tenant these tests ask: our peer, or where GRAPH_TENANT is set, that one (tests/graph/README.md)."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.bootstrap.tenant import opened_tenant
from bot.graph.client import Graph
from bot.graph.permissions import Permission
from bot.settings import Settings, load_settings
from bot.sharepoint_place import SHAREPOINT, SharePointPlace, place_of
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart, guid
from tests.peers.graph_drives import Drives
from tests.peers.graph_mailboxes import ALWAYS, MailboxesPart

SWITCH = "GRAPH_TENANT"
NEEDED = ("GRAPH_CLIENT_ID", "GRAPH_SITE", "GRAPH_PERSON")
PROOFS = ("GRAPH_CLIENT_SECRET", "GRAPH_CLIENT_CERTIFICATE")
PEER = "0b0de000-0000-4000-8000-000000000001"


class Incomplete(Exception):
    """The switch is on, and something that it takes is missing; the message names it."""


@dataclass(frozen=True, slots=True)
class AnyTenant:
    """`place` is a library of the site for tests, `person` somebody with a mailbox. Nothing in it may be changed."""

    settings: Settings
    graph: Graph
    place: SharePointPlace
    person: str


def settings_of(environ: Mapping[str, str]) -> Settings:
    """Of the tenant that the variables name. Raises Incomplete, BadSettings."""
    missing = [name for name in NEEDED if not environ.get(name)]
    if not any(environ.get(name) for name in PROOFS):
        missing.append(" or ".join(PROOFS))
    if missing:
        raise Incomplete(f"{SWITCH} is set; it takes {', '.join(missing)} (tests/graph/README.md)")
    certificate = environ.get(PROOFS[1])
    return load_settings(
        graph_tenant=environ[SWITCH],
        graph_app_id=environ["GRAPH_CLIENT_ID"],
        app_secret=environ.get(PROOFS[0]),
        app_certificate_file=Path(certificate) if certificate else None,
        graph_url=environ.get("GRAPH_URL"),
    )


@asynccontextmanager
async def any_tenant_of(environ: Mapping[str, str]) -> AsyncGenerator[AnyTenant]:
    if environ.get(SWITCH):
        settings = settings_of(environ)
        async with _opened(settings, environ["GRAPH_SITE"], environ["GRAPH_PERSON"]) as tenant:
            yield tenant
        return
    async with small_tenant() as (peer, site):
        settings = load_settings(graph_tenant=PEER, graph_url=peer.url)
        async with _opened(settings, site, guid("Ana")) as tenant:
            yield tenant
        assert not peer.unknown


@asynccontextmanager
async def small_tenant() -> AsyncGenerator[tuple[GraphPeer, str]]:
    """A peer with a little of everything, and the address of its library."""
    people, drives, mailboxes = DirectoryPart(page=2), Drives(page=2), MailboxesPart({guid("Ana"): ALWAYS})
    for name in ("Ana", "Ben", "Carl"):
        people.add(name)
    people.group("Team", "Ana", "Ben")
    site = drives.site("sites/proef")
    drive = drives.library(site, "Documenten")
    for name in ("a.md", "b.md", "c.md"):
        drives.create(drive, name, b"# Verlof\n\nTekst.\n", "")
    granted = {Permission.PEOPLE, Permission.GROUPS, Permission.SITES, Permission.MAILBOXES}
    peer = GraphPeer([people, drives, mailboxes], granted={str(one) for one in granted})
    people.root = lambda: peer.url
    async with peer.running():
        drives.root = peer.root
        yield peer, f"{site.url}#{drive.name}"


@asynccontextmanager
async def _opened(settings: Settings, site: str, person: str) -> AsyncGenerator[AnyTenant]:
    place = place_of(f"{SHAREPOINT}{site}")
    if place is None:
        raise Incomplete(f"GRAPH_SITE: {site!r} is no library, such as https://school.sharepoint.com/sites/x#Documents")
    async with opened_tenant(settings) as graph:
        assert graph
        yield AnyTenant(settings, graph, place, person)
