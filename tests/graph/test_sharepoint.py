"""A document library of SharePoint is followed by what changes in it: what is read again, what is not, what is lost."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.answer.library.ids import library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.libraries import remove
from bot.answer.library.replica import catch_up
from bot.content.base import LibraryInvalid, Reason
from bot.content.files import Files
from bot.graph.downloading import AHEAD, Downloads
from bot.graph.drive_walk import PAGES
from bot.graph.problems import NotThere
from bot.graph.sharepoint import SharePoint
from bot.people.person import Person
from bot.store.partitions import sources_partition
from tests.content.making import OLE
from tests.graph.tenant import FORGOTTEN, NIGHT, TEXT, Tenant, answers, downloads, tenant_in
from tests.patience import PATIENCE
from tests.peers.graph import cut_off


async def test_a_quiet_round_is_one_request_of_one_unit(tenant: Tenant) -> None:
    tenant.create("a.md")
    await tenant.index()
    asked = await tenant.round()
    assert [(one.path.rpartition("/")[2], one.units) for one in asked] == [("delta", 1)]


async def test_only_what_has_other_content_is_downloaded(tenant: Tenant) -> None:
    first, second = tenant.create("a.md"), tenant.create("b.md")
    assert downloads(await tenant.round()) == 2
    tenant.drives.edit(tenant.drive, first, b"# Verlof\n\nHet mag ook de dag zelf.\n")
    tenant.drives.rename(tenant.drive, second, "c.md")
    asked = await tenant.round()
    assert [one.path.split("/")[-2] for one in asked if one.path.endswith("content")] == [first]
    assert sorted(await tenant.sources()) == ["a.md", "c.md"]


async def test_a_renamed_or_moved_folder_takes_its_documents_along_without_a_download(tenant: Tenant) -> None:
    old, new = tenant.folder("Oud"), tenant.folder("Nieuw")
    deep = tenant.folder("Diep", old)
    named, unnamed = (
        tenant.create("met_titel.md", parent=deep),
        tenant.create("Zonder kop.txt", b"Iets over loon.", deep),
    )
    await tenant.index()
    before = await tenant.source(named)
    assert before and before.path == "Oud/Diep/met_titel.md"
    tenant.drives.move(tenant.drive, deep, new)
    tenant.drives.rename(tenant.drive, new, "'t Kompas")
    tenant.drives.rename(tenant.drive, unnamed, "Loon_2027.txt")
    asked = await tenant.round()
    assert downloads(asked) == 0
    after = await tenant.source(named)
    assert after and (after.path, after.title) == ("'t Kompas/Diep/met_titel.md", "Verlof")
    assert after.url == f"{tenant.drive.url}/%27t%20Kompas/Diep/met_titel.md"
    renamed = await tenant.source(unnamed)
    assert renamed and (renamed.path, renamed.title) == ("'t Kompas/Diep/Loon_2027.txt", "Loon 2027")


async def test_what_is_found_has_its_new_name_on_every_instance(tenant: Tenant) -> None:
    item = tenant.create("a.md")
    await tenant.index()
    await catch_up(tenant.house)
    tenant.drives.move(tenant.drive, item, tenant.folder("Archief"))
    await tenant.index()
    await catch_up(tenant.house)
    scopes = await tenant.house.scopes.readable(Person("p", "", "", ""))
    (hit,) = await tenant.house.index.search("verlof", scopes=scopes, limit=3)
    assert hit.source.path == "Archief/a.md"


async def test_what_stood_in_a_deleted_folder_is_gone_and_comes_back_with_it(tenant: Tenant) -> None:
    folder = tenant.folder("Map")
    tenant.create("a.md", parent=tenant.folder("Sub", folder))
    tenant.create("b.md")
    await tenant.index()
    tenant.drives.delete(tenant.drive, folder)
    assert (await tenant.index()).removed == 1
    assert sorted(await tenant.sources()) == ["b.md"]
    tenant.drives.restore(tenant.drive, folder)
    await tenant.index()
    assert sorted(await tenant.sources()) == ["Map/Sub/a.md", "b.md"]


async def test_what_was_moved_out_of_a_folder_before_it_went_stays(tenant: Tenant) -> None:
    folder = tenant.folder("Map")
    item = tenant.create("a.md", parent=folder)
    await tenant.index()
    tenant.drives.move(tenant.drive, item)
    tenant.drives.delete(tenant.drive, folder)
    report = await tenant.index()
    assert (report.removed, sorted(await tenant.sources())) == (0, ["a.md"])


@pytest.mark.parametrize(("code", "status"), FORGOTTEN)
async def test_a_forgotten_place_is_a_fresh_start_that_marks_and_sweeps(tenant: Tenant, code: str, status: int) -> None:
    kept, gone = tenant.create("a.md"), tenant.create("b.md")
    await tenant.index()
    tenant.drives.delete(tenant.drive, gone)
    tenant.drives.rename(tenant.drive, kept, "c.md")
    tenant.drives.forget_tokens(code, status)
    asked = await tenant.round()
    assert [one.status for one in asked if "delta" in one.path] == [status, 200]
    assert downloads(asked) == 0
    assert sorted(await tenant.sources()) == ["c.md"]


async def test_a_service_that_forgets_every_place_at_once_is_not_asked_for_ever(tenant: Tenant) -> None:
    tenant.create("a.md")
    await tenant.index()

    async def forgets(_: web.Request) -> web.StreamResponse:
        return web.json_response({"error": {"code": "resyncRequired"}}, status=410)

    tenant.peer.faults.extend([forgets] * 50)
    with pytest.raises(LibraryInvalid, match="410 resyncRequired"):
        await tenant.index()
    assert 40 < len(tenant.peer.faults) < 50
    tenant.peer.faults.clear()
    await tenant.index()
    assert sorted(await tenant.sources()) == ["a.md"]


async def test_a_fresh_start_elsewhere_is_not_followed(tenant: Tenant) -> None:
    """Our token would go there."""
    tenant.create("a.md")
    await tenant.index()

    async def forgets(_: web.Request) -> web.StreamResponse:
        headers = {"Location": "https://elsewhere.example/v1.0/drives/x/root/delta"}
        return web.json_response({"error": {"code": "resyncRequired"}}, status=410, headers=headers)

    tenant.peer.faults.append(forgets)
    asked = await tenant.round()
    assert [one.status for one in asked if "delta" in one.path] == [410, 200]


async def test_the_next_files_are_downloaded_while_one_is_read(tmp_path: Path) -> None:
    begun, go_on = list[str](), asyncio.Event()

    async def fetch(item: str, folder: Path) -> Path:
        begun.append(item)
        if item == "c":
            raise NotThere(404, "itemNotFound")
        await go_on.wait()
        (folder / item).touch()
        return folder / item

    downloads = Downloads("abcdefgh", fetch)
    first = asyncio.create_task(downloads.take("a"))
    async with asyncio.timeout(PATIENCE):
        while len(begun) < len("abcde"):  # noqa: ASYNC110 - threads make their folders
            await asyncio.sleep(0.01)
    assert begun == [*"abcde"]
    go_on.set()
    assert (await first).exists()
    assert (await downloads.take("b")).exists()
    with pytest.raises(NotThere):
        await downloads.take("c")
    assert (await downloads.take("x")).exists(), "also what was not in the list"
    assert "h" not in begun
    await downloads.close()


async def test_a_state_that_is_lost_is_a_fresh_start_too(tenant: Tenant) -> None:
    tenant.create("a.md")
    await tenant.index()
    async for blob in tenant.house.blobs.list("sharepoint/"):
        await tenant.house.blobs.delete(blob.name)
    tenant.drives.delete(tenant.drive, tenant.create("b.md"))
    assert downloads(await tenant.round()) == 0
    assert sorted(await tenant.sources()) == ["a.md"]


async def test_older_states_are_removed(tenant: Tenant) -> None:
    for number in range(4):
        tenant.create(f"{number}.md")
        await tenant.index()
    assert len([blob async for blob in tenant.house.blobs.list("sharepoint/")]) <= 2


async def test_what_cannot_be_read_is_told_each_time_and_downloaded_once_a_day(tenant: Tenant) -> None:
    big = b"x" * 1000
    item = tenant.create("plan.docx", OLE + "DRMEncryptedDataSpace".encode("utf-16-le"))
    for name, content in (("leeg.md", b""), ("foto.png", big), ("stuk.docx", b"geen docx")):
        tenant.create(name, content)
    expected = {
        "plan.docx": Reason.PROTECTED,
        "leeg.md": Reason.EMPTY,
        "foto.png": Reason.UNSUPPORTED,
        "stuk.docx": Reason.CORRUPT,
    }
    for later, downloaded in ((timedelta(minutes=15), 2), (timedelta(minutes=15), 0), (NIGHT, 2)):
        before = len(tenant.peer.log)
        report = await tenant.index(later)
        assert {one.path: one.reason for one in report.unreadable} == expected
        assert downloads(tenant.peer.log[before:]) == downloaded
    tenant.drives.edit(tenant.drive, item, TEXT)
    tenant.drives.rename(tenant.drive, item, "plan.md")
    await tenant.index()
    assert sorted(await tenant.sources()) == ["plan.md"]


async def test_who_removes_a_library_removes_what_is_remembered_of_it(tenant: Tenant) -> None:
    tenant.create("a.md")
    await tenant.index()
    assert [blob async for blob in tenant.house.blobs.list("sharepoint/")]
    assert await remove(tenant.house, tenant.name) == 1
    assert not [blob async for blob in tenant.house.blobs.list("sharepoint/")]


async def test_a_link_that_leads_nowhere_is_a_fresh_start(tenant: Tenant) -> None:
    """The address of Microsoft Graph is another than before, say."""
    tenant.create("a.md")
    await tenant.index()

    async def refuses(_: web.Request) -> web.StreamResponse:
        return web.json_response({"error": {"code": "invalidRequest"}}, status=400)

    tenant.peer.faults.append(refuses)
    assert downloads(await tenant.round()) == 0
    assert sorted(await tenant.sources()) == ["a.md"]


async def test_what_has_to_be_read_again_and_is_narrowed_is_read_before_all_else(tenant: Tenant) -> None:
    """Its copy was lost: nothing of it may be shown as it was."""
    tenant.readers, tenant.by_items = ("everyone",), False
    item = tenant.create("a.md")
    await tenant.index()
    partition = sources_partition(library_id(tenant.name))
    standing = await tenant.house.records.sources.get(partition, tenant.source_id(item))
    assert standing
    lost = replace(standing.value, digest="")
    await tenant.house.records.accept(partition, [tenant.house.records.sources.put(lost, standing.version)])
    tenant.readers = ("group:hr",)
    tenant.create("b.md", TEXT + b"Nog iets.")
    assert downloads(await tenant.round()) == 2
    assert await tenant.readers_of() == {"a.md": {"group:hr"}, "b.md": {"group:hr"}}


async def test_what_is_too_large_is_not_even_asked_for(tenant: Tenant) -> None:
    tenant.create("groot.md", b"x" * 2000)
    library = tenant.library()
    assert isinstance(library, SharePoint) and isinstance(library._access.files, Files)
    library._access.files.most = 1999
    before = len(tenant.peer.log)
    report = await index_library(tenant.house, library, lambda _: None)
    await library.close()
    assert [one.reason for one in report.unread] == [Reason.TOO_LARGE]
    assert downloads(tenant.peer.log[before:]) == 0


async def test_without_a_hash_the_version_tells_what_changed(tenant: Tenant) -> None:
    item = tenant.create("a.md")
    tenant.drive.items[item].hashed = False
    assert downloads(await tenant.round()) == 1
    assert downloads(await tenant.round()) == 0
    tenant.drives.edit(tenant.drive, item, b"# Verlof\n\nAnders.\n")
    assert downloads(await tenant.round()) == 1


@pytest.mark.process
async def test_a_first_crawl_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data", page=2) as tenant:
        tenant.readers, tenant.by_items = ("everyone",), False
        for number in range(3 * PAGES):
            tenant.create(f"{number}.md", TEXT + str(number).encode())
        killed = 0
        while True:
            tenant.peer.faults.extend([answers] * (25 if killed < 5 else 10**4) + [cut_off] * 20)
            try:
                await tenant.index()
            except LibraryInvalid:
                killed += 1
                tenant.peer.faults.clear()
            else:
                break
        asked = tenant.peer.log
        assert (killed, len(await tenant.sources())) == (5, 3 * PAGES)
        assert len([one for one in asked if "delta" in one.path and one.units == 2]) < killed, "it went on from a page"
        assert downloads(asked) <= 3 * PAGES + killed * (AHEAD + 1), "what was read is not read again"


async def test_a_place_that_is_wrong_is_named_whichever_it_is(tenant: Tenant) -> None:
    site = tenant.site
    for name in ("Een", "Twee", "Drie", "'t Vierde", "Vijfde #1"):
        tenant.drives.library(site, name)
    places = {
        "sharepoint:https://school.sharepoint.com/sites/weg": "there is no site https://school.sharepoint.com/sites/weg",
        f"sharepoint:{site.url}#Zesde": "has no library 'Zesde'; there are: \"'t Vierde\", 'Drie', 'Een'",
        f"sharepoint:{site.url}#Vijfde #1": "",
        f"sharepoint:{site.url}#'T VIERDE": "",
        f"sharepoint:{site.url}": "",
    }
    for place, said in places.items():
        library = tenant.library(place)
        if said:
            with pytest.raises(LibraryInvalid) as wrong:
                await library.check()
            assert said in str(wrong.value)
        else:
            await library.check()
        await library.close()
    site.role = ""
    with pytest.raises(LibraryInvalid, match=r"may not read .* docs/beheer/sharepoint.md"):
        await tenant.library().check()


async def test_the_root_of_the_tenant_is_a_site(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data", path="") as tenant:
        await tenant.library("sharepoint:https://school.sharepoint.com").check()
        await tenant.library("sharepoint:https://school.sharepoint.com/#Gedeelde documenten").check()


async def test_a_throttled_library_waits_and_loses_nothing(tenant: Tenant) -> None:
    for number in range(5):
        tenant.create(f"{number}.md")
    tenant.peer.throttle(2, 0, 3, status=429)
    tenant.peer.throttle(1, status=503)
    await tenant.index()
    assert len(await tenant.sources()) == 5


async def test_what_was_not_listed_yet_is_not_gone(tmp_path: Path) -> None:
    """Everything is gone through in several stretches, and broken off after the first."""
    async with tenant_in(tmp_path / "data", page=1) as tenant:
        tenant.readers, tenant.by_items = ("everyone",), False
        items = [tenant.create(f"{number}.md", TEXT + str(number).encode()) for number in range(2 * PAGES)]
        await tenant.index()
        tenant.drives.delete(tenant.drive, items[0])
        tenant.peer.faults.extend([answers] * (PAGES + 4) + [cut_off] * 20)
        with pytest.raises(LibraryInvalid):
            await tenant.index(NIGHT)
        tenant.peer.faults.clear()
        assert len(await tenant.sources()) == 2 * PAGES
        asked = await tenant.round()
        assert (len(await tenant.sources()), downloads(asked)) == (2 * PAGES - 1, 0)
        assert len([one for one in asked if one.path.endswith("delta")]) < 2 * PAGES, "it went on where it was"


async def test_nothing_is_downloaded_twice_however_many_stretches_a_crawl_has(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data", page=2) as tenant:
        for number in range(3 * PAGES):
            tenant.create(f"{number}.md", TEXT + str(number).encode())
        assert downloads(await tenant.round()) == 3 * PAGES
