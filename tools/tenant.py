"""The demo organisation's tenant of Microsoft 365 on this machine: `python -m tools.tenant FOLDER`, until it is ended.

Microsoft Graph is played by the strict peer of the tests. FOLDER/tenant.json says where it is; there, too, is a page on
which to change what the tenant holds, and to watch Bode follow.
"""

import asyncio
import json
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from bot.graph.permissions import Permission
from bot.people.organisation_file import parse_organisation
from tests.peers import demo_library, demo_tenant
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_mailboxes import OFF, MailboxesPart
from tests.peers.graph_pages import Pages
from tools.playgrounds import ORGANISATION, ROOT
from tools.tenant_page import News, Page

ADDRESSES = "tenant.json"
DOCUMENTS = ROOT / "samples" / "documents"
SITE = f"sharepoint:https://veldermonde.sharepoint.com/{demo_library.SITE}"
LIBRARY = f"{SITE}#{demo_library.LIBRARY}"
LIBRARIES = f"""\
# Written anew by each 'make run RUN="--tenant"'.
[[libraries]]
name = "Documenten"
place = "{LIBRARY}"
permissions = "items"
every = "5 s"

[[libraries]]
name = "Nieuws"
place = "{SITE}#pages"
readers = ["everyone"]
every = "5 s"

[[libraries]]
name = "{demo_library.THINGS}"
place = "{SITE}#list:{demo_library.THINGS}"
readers = ["everyone"]
shown = ["Waar", "Hoelang"]
every = "5 s"
"""


async def serve(folder: Path) -> None:
    file = parse_organisation(str(ORGANISATION), ORGANISATION.read_bytes())
    people, drives, mailboxes = DirectoryPart(), Drives(), MailboxesPart()
    demo_tenant.fill(people, file)
    drive = demo_library.fill(drives, people, file, DOCUMENTS)
    pages, lists = Pages(drives), Lists(drives)
    site = next(iter(drives.sites))
    news = demo_library.fill_pages(pages, site)
    demo_library.fill_list(lists, site)
    mailboxes.replies |= dict.fromkeys(people.users, OFF)
    peer = GraphPeer([people, drives, pages, lists, mailboxes], granted={str(one) for one in Permission})
    people.root = lambda: peer.url
    async with peer.running():
        drives.root = peer.root
        runner = web.AppRunner(
            Page(people, drives, drive, mailboxes, file, News(pages, *news)).application(),
            access_log=None,
            shutdown_timeout=1,
        )
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        page = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        _tell(folder, {"graph": peer.url, "tenant": file.organisation.tenant, "page": page})
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        await stopped.wait()
        await runner.cleanup()


def _tell(folder: Path, addresses: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "libraries.toml").write_text(LIBRARIES, "utf-8")
    path = folder / ADDRESSES
    path.with_suffix(".tmp").write_text(json.dumps(addresses), "utf-8")
    path.with_suffix(".tmp").replace(path)


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
