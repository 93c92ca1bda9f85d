"""The demo's tenant: its page changes what the peer holds, and what it holds is the demo organisation's."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.people.organisation_file import parse_organisation
from tests.peers import demo_library, demo_tenant
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_mailboxes import ALWAYS, OFF, MailboxesPart
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Drive, Item
from tools.playgrounds import ORGANISATION
from tools.tenant import DOCUMENTS
from tools.tenant_page import AS_FOLDER, EVERYBODY, NOBODY, PERSONNEL, News, Page

FILE = parse_organisation(str(ORGANISATION), ORGANISATION.read_bytes())


@dataclass
class Tenant:
    people: DirectoryPart
    drives: Drives
    drive: Drive
    mailboxes: MailboxesPart
    news: News
    client: TestClient  # pyright: ignore[reportMissingTypeArgument]

    def item(self, path: str) -> Item:
        return next(one for one in self.drive.items.values() if self.drive.path(one.id) == path)

    def readers(self, path: str) -> frozenset[str]:
        return frozenset().union(*(grant.means for grant in self.drive.effective(self.item(path).id)))

    async def post(self, where: str, **said: str) -> str:
        async with self.client.post(where, data=said) as response:
            return await response.text() if response.status == 200 else str(response.status)


@pytest.fixture
async def tenant() -> AsyncGenerator[Tenant]:
    people, drives = DirectoryPart(), Drives()
    demo_tenant.fill(people, FILE)
    drive = demo_library.fill(drives, people, FILE, DOCUMENTS)
    pages = Pages(drives)
    news = News(pages, *demo_library.fill_pages(pages, next(iter(drives.sites))))
    mailboxes = MailboxesPart(dict.fromkeys(people.users, OFF))
    async with TestClient(TestServer(Page(people, drives, drive, mailboxes, FILE, news).application())) as client:
        yield Tenant(people, drives, drive, mailboxes, news, client)


async def test_each_document_is_read_there_by_whom_its_folder_names(tenant: Tenant) -> None:
    assert tenant.readers("Personeel/Verlof/Omstandigheidsverlof.docx") == {"everyone"}
    assert tenant.readers("HR-vertrouwelijk") == {f"group:{tenant.people.id_of('Personeelsdienst')}"}
    assert tenant.readers("HR-vertrouwelijk/Onderzoeken") == {
        "person:65e471e0-d6c9-4003-ac43-16dfc8663eb4", "person:895a456c-ad7f-4846-b9ed-461e8184ca63",
    }  # fmt: skip
    assert tenant.readers("Werkgroepen") == frozenset()
    (school,) = tenant.readers("Scholen/De Linde")
    members = tenant.people.groups[school.removeprefix("group:")].links["members"]
    assert set(members) == {person.id for person in FILE.people if person.school == "de-linde"}


async def test_a_folder_gets_other_readers_and_its_documents_with_it(tenant: Tenant) -> None:
    path = "Personeel/Verlof/Omstandigheidsverlof.docx"
    folder = tenant.item("Personeel/Verlof").id
    for readers, expected in (
        (PERSONNEL, {f"group:{tenant.people.id_of('Personeelsdienst')}"}),
        (NOBODY, set[str]()),
        (EVERYBODY, {"everyone"}),
    ):
        await tenant.post("/documents", id=folder, readers=readers)
        assert tenant.readers(path) == expected
    await tenant.post("/documents", id=tenant.item("Personeel").id, readers=NOBODY)
    assert tenant.readers(path) == {"everyone"}, "the folder has its own"
    await tenant.post("/documents", id=folder, readers=AS_FOLDER)
    assert tenant.readers(path) == frozenset()


async def test_the_news_is_unpublished_and_published_again(tenant: Tenant) -> None:
    assert tenant.news.is_published
    assert "is a draft" in await tenant.post("/news")
    assert not tenant.news.is_published
    assert "Unpublish" in await tenant.post("/news")
    assert tenant.news.is_published


async def test_a_document_moves_but_no_folder_into_itself(tenant: Tenant) -> None:
    document = tenant.item("Personeel/Verlof/Omstandigheidsverlof.docx")
    await tenant.post("/documents", id=document.id, folder=tenant.item("Archief").id)
    assert tenant.drive.path(document.id) == "Archief/Omstandigheidsverlof.docx"
    folder = tenant.item("Personeel").id
    await tenant.post("/documents", id=folder, folder=tenant.item("Personeel/Verlof").id)
    assert tenant.drive.path(folder) == "Personeel"


async def test_a_colleague_comes_and_goes_and_a_name_is_no_markup(tenant: Tenant) -> None:
    page = await tenant.post("/people", do="add", name="<b>Noor</b>", school="Basisschool De Linde")
    assert "&lt;b&gt;Noor&lt;/b&gt;" in page and "<b>Noor" not in page
    noor = tenant.people.id_of("<b>Noor</b>")
    assert tenant.people.users[noor].properties["officeLocation"] == "Basisschool De Linde"
    page = await tenant.post("/people", do="remove", id=noor)
    assert "people" in page
    assert "&lt;b&gt;Noor" not in page
    for nonsense in ({"do": "add", "name": "  "}, {"do": "remove", "id": "nobody"}, {}):
        assert "people" in await tenant.post("/people", **nonsense)
    assert await tenant.post("/documents", id="nothing", readers=NOBODY) == "404"
    async with tenant.client.post("/people", data=aiohttp.FormData({"name": b"x"})) as response:
        assert response.status == 200


async def test_a_mailbox_replies_automatically_until_it_does_no_more(tenant: Tenant) -> None:
    ben = next(person.id for person in FILE.people if person.name == "Ben Claes")
    assert "Ben Claes (replies)" in await tenant.post("/people", do="away", id=ben)
    assert tenant.mailboxes.replies[ben] == ALWAYS
    assert "(replies)" not in await tenant.post("/people", do="back", id=ben)
    assert tenant.mailboxes.replies[ben] == OFF
    await tenant.post("/people", do="away", id="nobody")
    assert "nobody" not in tenant.mailboxes.replies
    await tenant.post("/people", do="add", name="Noor", school="Basisschool De Linde")
    noor = tenant.people.id_of("Noor")
    assert tenant.mailboxes.replies[noor] == OFF
    await tenant.post("/people", do="remove", id=noor)
    assert noor not in tenant.mailboxes.replies
