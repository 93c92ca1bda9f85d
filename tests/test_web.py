"""The web application in local mode: health, readiness, and files that open for whom the link was made."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.announce import composing as announcing
from bot.announce.announcement import Announcement
from bot.announce.pictures.picture import picture_blob
from bot.announce.writing.words import Words
from bot.answer import answering
from bot.answer.answer import Verdict
from bot.bootstrap.running import Bode, opened
from bot.content.folder import Folder
from bot.data_folder import DataFolderUnusable
from bot.people.contacts import meet
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.person import Person
from bot.settings import load_settings
from bot.store.partitions import announcement_partition
from bot.web.app import application, serve
from bot.words import distress
from bot.words.languages import LANGUAGES
from bot.work import handing_out
from tests.announce.drawn import png
from tests.index.damage import change_a_byte, garble_meta, make_it_older
from tests.indexed import indexed
from tests.patience import PATIENCE

Client: TypeAlias = TestClient[web.Request, web.Application]


def written(draft: Announcement) -> Announcement:
    return replace(draft, words={"nl": Words("Titel", "Tekst")})


STAGE = Path(__file__).parent / "conversations"


@pytest.fixture
async def bode(tmp_path: Path) -> AsyncIterator[Bode]:
    async with opened(load_settings(data_dir=tmp_path / "data")) as bode:
        yield bode


@pytest.fixture
async def client(bode: Bode) -> AsyncIterator[Client]:
    async with TestClient(TestServer(application(bode))) as client:
        yield client


async def fill(bode: Bode, documents: Path) -> dict[str, Person]:
    file = parse_organisation("school.toml", (STAGE / "school.toml").read_bytes())
    await load_organisation(bode.house, file)
    library = Folder(documents)
    await indexed(bode.house, library)
    await library.close()
    return {person.name.split()[0]: person for person in file.people}


@pytest.mark.slow
async def test_ready_when_an_organisation_is_loaded(bode: Bode, client: Client, tmp_path: Path) -> None:
    assert (await client.get("/healthz")).status == 200
    before = await client.get("/readyz")
    assert (before.status, (await before.json())["status"]) == (503, "no organisation is loaded")
    await fill(bode, STAGE / "documents")
    after = await client.get("/readyz")
    assert after.status == 200
    assert (await after.json())["passages"] > 0


async def test_what_reads_messages_is_loaded_beside_the_first_requests(bode: Bode) -> None:
    """Nobody's first message waits for it, nor anybody behind them."""
    distress._signs_of.cache_clear()
    async with TestClient(TestServer(application(bode))):
        (warming,) = [task for task in asyncio.all_tasks() if task.get_name() == "warming"]
        assert warming.done() or not gc.isenabled()
        await warming
        assert gc.isenabled()
        assert distress._signs_of.cache_info().currsize == len(LANGUAGES)
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


async def test_a_picture_is_served_to_whoever_has_its_address(bode: Bode, client: Client) -> None:
    async def content() -> AsyncIterator[bytes]:
        yield png()

    name = f"{'0a' * 16}.png"
    await bode.house.blobs.put(picture_blob("default", name), content())
    answer = await client.get(f"/pictures/default/{name}")
    assert (answer.status, answer.content_type, await answer.read()) == (200, "image/png", png())
    assert (await client.get(f"/pictures/default/{'0b' * 16}.png")).status == 404


async def test_what_is_published_is_followed_though_nobody_talks(bode: Bode, client: Client) -> None:
    assert "configuration" in {task.get_name() for task in asyncio.all_tasks()}
    await client.close()
    assert "configuration" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_not_ready_when_nothing_can_be_kept(tmp_path: Path) -> None:
    more_than_any = load_settings(data_dir=tmp_path / "data", least_free_mb=10**12)
    async with opened(more_than_any) as bode, TestClient(TestServer(application(bode))) as client:
        await fill(bode, STAGE / "documents")
        answer = await client.get("/readyz")
        said = await answer.json()
        assert (answer.status, said["status"]) == (503, "the disk is full")
        assert said["checks"]["disk"] == {"status": "wrong", "problem": "the disk is full"}
        assert (await client.get("/healthz")).status == 200, "alive: a restart would free nothing"


async def test_not_ready_when_the_folder_is_gone(bode: Bode, client: Client, tmp_path: Path) -> None:
    await fill(bode, STAGE / "documents")
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    answer = await client.get("/readyz")
    assert (answer.status, (await answer.json())["status"].partition(":")[0]) == (503, "the disk cannot be written")


@pytest.mark.slow
@pytest.mark.parametrize("damage", [garble_meta, change_a_byte, make_it_older])
async def test_it_starts_on_a_damaged_index_and_answers_as_before_soon(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    settings, question = (
        load_settings(data_dir=tmp_path / "data"),
        "Hoeveel lestijden verliest De Linde volgend schooljaar?",
    )
    async with opened(settings) as bode:
        people = await fill(bode, STAGE / "documents")
        ben = await meet(bode.house, people["Ben"].id, None)
        before = await answering.look_up(bode.house, ben, question)
        assert before.citation
    damage(tmp_path / "data" / "index")
    async with opened(settings) as bode:
        bode.house.rebuilding.begin(2)
        while_it_lacks, kept = await answering.answer(bode.house, ben, question, "turn-1"), "data/index.set-aside-1"
        assert (while_it_lacks[1].verdict, while_it_lacks[1].searched) == (Verdict.NOT_FOUND, 0)
        assert not while_it_lacks[0].missed, "no gap: not everything was searched"
        assert (tmp_path / kept).exists()
        async with TestClient(TestServer(application(bode))) as client, asyncio.timeout(PATIENCE):
            assert (await client.get("/readyz")).status == 200
            while await answering.look_up(bode.house, ben, question) != before:  # noqa: ASYNC110 - as who asks again
                await asyncio.sleep(0.01)
            assert (await (await client.get("/readyz")).json())["passages"] > 0
            while (tmp_path / kept).exists():  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)


@pytest.mark.slow
async def test_a_file_opens_for_whom_the_link_was_made(bode: Bode, client: Client, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(STAGE / "documents", documents)
    people = await fill(bode, documents)
    ben = await meet(bode.house, people["Ben"].id, None)
    found = await answering.look_up(bode.house, ben, "Hoeveel lestijden verliest De Linde volgend schooljaar?")
    assert found.citation
    link = urlsplit(found.citation.url)
    path = f"{link.path}?{link.query}"
    opened = await client.get(path)
    assert opened.status == 200
    assert "zestien" in await opened.text()
    assert (await client.get(path.replace(people["Ben"].id, people["Ana"].id))).status == 404
    assert (await client.get(link.path)).status == 404
    assert (await client.get(path + "0")).status == 404

    (documents / "readers.toml").write_text("[folders]\n", encoding="utf-8")
    library = Folder(documents)
    await indexed(bode.house, library)
    await library.close()
    assert (await client.get(path)).status == 404, "a right that was taken away counts when the link is followed"


async def test_an_own_link_opens_the_chat_and_tells_nothing(tmp_path: Path) -> None:
    app_id = "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12"
    settings = load_settings(
        data_dir=tmp_path / "data",
        app_id=app_id,
        app_secret="geheim",
        tenant_ids=(app_id,),
        address="https://bode.mijnstad.be",
    )
    async with opened(settings) as bode, TestClient(TestServer(application(bode))) as client:
        answer = await client.get("/open/announcement/nothing?x=1", allow_redirects=False)
        assert answer.status == 302
        chat = urlsplit(answer.headers["Location"])
        assert f"{chat.scheme}://{chat.netloc}{chat.path}" == "https://teams.microsoft.com/l/chat/0/0"
        says = "https://bode.mijnstad.be/open/announcement/nothing"
        assert parse_qs(chat.query) == {"users": [f"28:{app_id}"], "message": [says]}
        for path in ("/open/request/1", "/open/", "/open/answer/a%20b", "/open/answer/..%2F..%2Fx"):
            assert (await client.get(path, allow_redirects=False)).status == 404


async def test_a_link_of_one_of_several_opens_the_chat_with_its_own_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps = {"scholen": "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12", "stad": "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c13"}
    (tmp_path / "organisations.toml").write_text('[[organisations]]\nid = "scholen"\n[[organisations]]\nid = "stad"\n')
    for name, said in (("APP_ID", apps["stad"]), ("TENANT_IDS", apps["stad"]), ("APP_SECRET", "geheim")):
        monkeypatch.setenv(f"BODE_STAD__{name}", said)
    settings = load_settings(
        data_dir=tmp_path / "data",
        organisations_file=tmp_path / "organisations.toml",
        organisation="scholen",
        app_id=apps["scholen"],
        app_secret="geheim",
        tenant_ids=(apps["scholen"],),
        address="https://bode.mijnstad.be",
    )
    async with opened(settings) as bode, TestClient(TestServer(application(bode))) as client:
        for one, app in apps.items():
            link = bode.houses[one].own_links.to("announcement", "nothing")
            assert link == f"https://bode.mijnstad.be/open/announcement/nothing?of={one}"
            answer = await client.get(link.removeprefix("https://bode.mijnstad.be"), allow_redirects=False)
            assert parse_qs(urlsplit(answer.headers["Location"]).query) == {"users": [f"28:{app}"], "message": [link]}
            assert bode.houses[one].own_links.target(link), "pasted in the chat it leads there"
        before = await client.get("/open/announcement/nothing", allow_redirects=False)
        assert apps["scholen"] in before.headers["Location"], "those of before there were several are the first's"


async def test_what_was_counted_of_links_is_kept_when_it_ends(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path / "data", count_links=True)
    async with opened(settings) as bode:
        house = bode.house
        async with TestClient(TestServer(application(bode))) as client:
            leads = await house.openings.leads(house.records, house.own_links.base, "a")
            link = leads("https://www.school.be/")
            answer = await client.get(link.removeprefix(house.own_links.base), headers=BROWSER, allow_redirects=False)
            assert (answer.status, answer.headers["Location"]) == (302, "https://www.school.be/")
        shares = house.records.opened.stream(partition=announcement_partition("a"))
        assert [sum(item.value.counts.values()) async for item in shares] == [1]


BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


async def test_in_local_mode_an_own_link_says_what_to_do(bode: Bode, client: Client) -> None:
    answer = await client.get("/open/answer/1")
    assert (answer.status, answer.content_type) == (200, "text/plain")
    assert f"{bode.house.own_links.base}/open/answer/1" in await answer.text()


async def test_a_handout_opens_for_whom_it_was_made(bode: Bode, client: Client) -> None:
    """Where no OneDrive takes it; the right to what it is about counts when the link is followed."""
    people = await fill(bode, STAGE / "documents")
    carla, house = people["Carla"], bode.house
    actor = await meet(house, carla.id, None)
    drafted = await announcing.draft(house, actor, announcing.mint_id(actor, "a" * 32), written)
    # It does nothing to one that waits: its own job would make the file while this looks whether it is there.
    job = "handout_end"
    subject, name = f"announcement:{drafted.announcement.id}", "Bereik van één.xlsx"
    promised = await handing_out.promise(house, actor.id, subject, job, name, "Wie bereikt is")

    async def content() -> AsyncIterator[bytes]:
        yield b"bytes"

    link = urlsplit(house.handout_link(carla.id, promised.id))
    path = f"{link.path}?{link.query}"
    assert (await client.get(path)).status == 404, "nothing is made yet"
    await handing_out.fill(house, promised, content(), 5)
    opened = await client.get(path)
    assert (opened.status, await opened.read()) == (200, b"bytes")
    assert opened.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Bereik%20van%20%C3%A9%C3%A9n.xlsx"
    assert (opened.headers["Cache-Control"], opened.content_type) == ("no-store", "application/octet-stream")
    assert (await client.get(path.replace(carla.id, people["Ana"].id))).status == 404
    assert (await client.get(link.path)).status == 404
    assert (await client.get(f"{path}0")).status == 404
    await announcing.discard(house, actor, drafted.announcement.id)
    assert (await client.get(path)).status == 404


@pytest.mark.parametrize(
    ("chosen", "own"),
    [
        ({}, []),
        ({"store": "cosmos"}, ["BODE_QUEUE=sqlite", "BODE_BLOBS=folder"]),
        ({"store": "cosmos", "queue": "azure"}, ["BODE_BLOBS=folder"]),
        ({"store": "cosmos", "queue": "azure", "blobs": "azure"}, []),
        ({"queue": "azure", "blobs": "azure"}, ["BODE_STORE=sqlite"]),
    ],
)
async def test_what_several_instances_would_not_share_is_said_at_the_start(
    chosen: dict[str, str], own: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes no further than that here: the folder of its data is a file by then."""
    azure = {"cosmos_endpoint": "https://a.documents.azure.com", "cosmos_key": "a2V5"}
    azure |= {"azure_storage_account": "https://bode.queue.core.windows.net", "azure_identity": "system"}
    settings = load_settings(data_dir=tmp_path / "data", **azure, **chosen)
    (tmp_path / "data").write_text("a file")
    with pytest.raises(DataFolderUnusable):
        await serve(settings, print)
    said = [record.__dict__["settings"] for record in caplog.records if record.msg == "settings.not_shared"]
    assert said == ([own] if own else [])
