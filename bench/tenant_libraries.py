"""What SharePoint asks for 40 libraries with 20,000 documents, the first time and in a quiet round:
`python -m bench tenant_libraries`.

Requests and resource units as the peer counts them, beside the arithmetic: one unit for each download, five for what
has permissions of its own. Texts of one line, so that the time is that of asking and recording.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answer.library.indexing import index_library
from bot.graph.drive_entries import Readers
from tests.graph.plain import plain_library
from tests.graph.tenant import QUARTER, Tenant, tenant_in, units
from tests.peers import graph_grants as give

LIBRARIES, DOCUMENTS, FOLDERS = 40, 500, 50
OWN_PERMISSIONS = 25
"""Documents of each library that have permissions of their own: 5 %."""
GROUP = "bbbbbbbb-0000-4000-8000-000000000001"
MOST_BESIDE = 0.10
"""Of the arithmetic."""


@dataclass(frozen=True, slots=True)
class Spent:
    requests: int
    units: int
    seconds: float = 0.0


@asynccontextmanager
async def filled(folder: Path) -> AsyncGenerator[list[Tenant]]:
    """Each library on a site of its own, all in one house."""
    async with tenant_in(folder) as tenant:
        tenant.drives.sites.clear()
        found: list[Tenant] = []
        for number in range(LIBRARIES):
            site = tenant.drives.site(f"sites/school{number}")
            own = replace(tenant, site=site, drive=tenant.drives.library(site, "Documenten"), name=f"School {number}")
            folders = [own.folder(f"Map {one}") for one in range(FOLDERS)]
            items = [
                own.create(f"Document {one}.md", f"Tekst {number} {one}".encode(), folders[one % FOLDERS])
                for one in range(DOCUMENTS)
            ]
            for item in items[:OWN_PERMISSIONS]:
                own.drives.permit(own.drive, item, give.group(GROUP))
            found.append(own)
        yield found


async def rounds(libraries: list[Tenant]) -> Spent:
    first = libraries[0]
    first.peer.log.clear()
    first.clock.pass_by(QUARTER)
    began = time.perf_counter()
    for one in libraries:
        await index_library(one.house, plain_library(one, Readers(by_items=True)), lambda _: None)
    asked = [logged for logged in first.peer.log if not logged.path.startswith("/download/")]
    return Spent(len(asked), units(asked), time.perf_counter() - began)


async def measure() -> bool:
    """Whether it is as was promised."""
    documents, own = LIBRARIES * DOCUMENTS, LIBRARIES * OWN_PERMISSIONS
    expected = documents + 5 * own
    with tempfile.TemporaryDirectory() as name:
        async with filled(Path(name)) as libraries:
            first, quiet = await rounds(libraries), await rounds(libraries)
    beside = first.units / expected - 1
    print(told("first time", first))
    print(f"{told('arithmetic', Spent(documents + own, expected))}   the first time is {beside:+.1%} beside it")
    print(told("quiet round", quiet))
    return abs(beside) <= MOST_BESIDE and quiet.requests == LIBRARIES


def told(what: str, spent: Spent) -> str:
    return f"{what:14}{spent.requests:>8,} requests{spent.units:>8,} units{spent.seconds:>8.1f} s"


def main() -> None:
    print(f"{LIBRARIES} libraries of {DOCUMENTS} documents, {OWN_PERMISSIONS} of them with permissions of their own")
    if not asyncio.run(measure()):
        print("more than was promised")


if __name__ == "__main__":
    main()
