"""Pages of a site are followed by the delta of the library that they stand in: what of them is read, and for whom."""

import gzip
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.copying import copy_of
from bot.answer.library.ids import library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.source import Passage
from bot.content.base import LibraryInvalid, Reason
from bot.graph.drive_entries import Readers
from bot.graph.drive_state import DriveState, File, unpacked
from bot.graph.page_html import html_of
from bot.sharepoint_place import PAGES
from bot.store.partitions import sources_partition
from tests.graph.plain import PlainFiles, plain_library
from tests.graph.tenant import ANA, FORGOTTEN, HR, NIGHT, QUARTER, Tenant, permissions, tenant_in, units
from tests.peers import graph_grants as give
from tests.peers.graph import Logged
from tests.peers.graph_pages import canvas, standard, text
from tests.peers.graph_sites import SitePage

LEAVE = canvas([[text("<h2>Aanvragen</h2><p>Vraag het verlof een week vooraf aan.</p>")]])


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncGenerator[Tenant]:
    async with tenant_in(tmp_path / "data") as tenant:
        with_pages(tenant)
        yield tenant


def with_pages(tenant: Tenant) -> None:
    """Read by everyone, as the libraries file says, unless told otherwise."""
    tenant.drive = tenant.pages.library(tenant.site)
    tenant.place = f"sharepoint:{tenant.site.url}#pages"
    tenant.readers, tenant.by_items = ("everyone",), False
    tenant.site_groups = {"Bezoekers": ("everyone",)}


def read(asked: list[Logged]) -> int:
    return sum(one.path.endswith("sitePage") and one.status == 200 for one in asked)


async def passages(tenant: Tenant, item: str) -> list[Passage]:
    source = await tenant.source(item)
    assert source
    copy = await copy_of(tenant.house.records, sources_partition(library_id(tenant.name)), source)
    assert copy
    return [*copy]


async def test_a_page_is_its_text_under_its_headings_in_the_order_of_sections_columns_and_web_parts(
    tenant: Tenant,
) -> None:
    below = "<h3>Onder twee</h3><ul><li>een lijst</li></ul><table><tr><th>Uur</th></tr><tr><td>9</td></tr></table>"
    layout = canvas(
        [[text("<h2>Een</h2><p>Eerst dit.</p>"), text("<p>Dan dit.</p>")], [text("<h2>Twee</h2><p>Rechts.</p>")]],
        [[text(below)]],
        side=[text("<h2>Aan de kant</h2><p>Tot slot.</p>")],
    )
    item = tenant.pages.create(tenant.drive, "Verlof.aspx", "Verlof & afwezigheid", layout, description="Alles erover.")
    await tenant.index()
    source = await tenant.source(item)
    assert source
    assert (source.title, source.path) == ("Verlof & afwezigheid", "Verlof.aspx")
    assert source.url == f"{tenant.site.url}/SitePages/Verlof.aspx"
    found = await passages(tenant, item)
    assert "Alles erover." in found[0].text
    headings = [one.headings[1:] for one in found if one.headings[1:]]
    assert headings == [("Een",), ("Twee",), ("Twee", "Onder twee"), ("Aan de kant",)]
    words = "\n".join(one.text for one in found)
    order = ["Eerst dit.", "Dan dit.", "Rechts.", "een lijst", "Tot slot."]
    assert sorted(order, key=words.index) == order
    assert "een lijst" in found[3].text and "9" in found[3].text


def test_of_other_web_parts_what_somebody_typed_is_taken_and_nothing_else() -> None:
    links = standard(
        {
            "title": "Handig <nu>",
            "items[0].title": "Dienstregeling",
            "items[0].description": "van de schoolbus",
            "items[1].title": "Kalender",
            "persons[0].email": "ana@school.example",
            "layoutId": "Compact",
        }
    )
    caption = standard({"captionText": "De nieuwe refter"})
    rich = standard({}, html=["<p>Een oproep.</p>"])
    some = standard({"title": "Alleen voor ICT"}, audiences=["11111111"])
    told = {**text("<p>Ook dit voor ICT</p>"), "audiences": ["11111111"]}
    html = html_of({"title": "T", "canvasLayout": canvas([[links, caption, rich, some, told]])})
    assert "<h2>Handig &lt;nu&gt;</h2>" in html
    assert "<ul><li>Dienstregeling: van de schoolbus</li><li>Kalender</li></ul>" in html
    assert "De nieuwe refter" in html and "<p>Een oproep.</p>" in html
    for left_out in ("Quick links", "Add links", "school.example", "Compact", "elders.example", "ICT"):
        assert left_out not in html


def test_a_description_that_sharepoint_made_of_the_text_is_not_said_twice() -> None:
    layout = canvas([[text("<p>Vraag het&nbsp;verlof een <b>week</b> vooraf aan.</p>")]])
    page = {"title": "Verlof", "canvasLayout": layout}
    made = html_of({**page, "description": "Vraag het verlof een week…"})
    assert made.count("week") == 1
    assert "Iets anders." in html_of({**page, "description": "Iets anders."})


def test_a_page_of_any_shape_is_a_document() -> None:
    odd = {"horizontalSections": [{"columns": [{"webparts": [None]}]}]}
    for layout in (None, {}, {"horizontalSections": None}, odd):
        assert "<h1>T</h1>" in html_of({"title": "T", "canvasLayout": layout})
    assert html_of({})


async def test_a_quiet_round_is_one_request_of_one_unit_and_a_change_one_more(tenant: Tenant) -> None:
    first = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    asked = await tenant.round()
    assert read(asked) == 2
    asked = await tenant.round()
    assert [(one.path.rpartition("/")[2], one.units) for one in asked] == [("delta", 1)]
    tenant.pages.draft(tenant.drive, first, "A", canvas([[text("<p>Dezelfde dag mag ook.</p>")]]))
    tenant.pages.publish(tenant.drive, first)
    asked = await tenant.round()
    assert (read(asked), len(asked), units(asked)) == (1, 2, 2)
    assert "Dezelfde dag" in (await passages(tenant, first))[0].text


@pytest.mark.parametrize("role", ["read", "fullcontrol"])
async def test_a_draft_is_found_by_nobody_and_what_was_published_stays(tenant: Tenant, role: str) -> None:
    tenant.site.role = role
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    new = tenant.drives.create(tenant.drive, "nieuw.aspx", b"x")
    tenant.drive.items[new].page = SitePage()
    tenant.pages.draft(tenant.drive, new, "Nieuw", LEAVE)
    report = await tenant.index()
    assert [(one.path, one.reason) for one in report.unreadable] == [("nieuw.aspx", Reason.UNPUBLISHED)]
    assert report.unread == [], "nobody has to see to it"
    assert sorted(await tenant.sources()) == ["a.aspx"]
    tenant.pages.draft(tenant.drive, item, "A", canvas([[text("<p>Geheim plan.</p>")]]))
    await tenant.index()
    assert "een week vooraf" in (await passages(tenant, item))[0].text
    assert read(await tenant.round()) == 0, "it is not asked for each quarter"
    assert "een week vooraf" in (await passages(tenant, item))[0].text
    tenant.pages.publish(tenant.drive, item)
    tenant.pages.publish(tenant.drive, new)
    await tenant.index()
    assert "Geheim plan" in (await passages(tenant, item))[0].text
    assert sorted(await tenant.sources()) == ["a.aspx", "nieuw.aspx"]


async def test_what_is_not_published_any_more_is_gone_in_the_same_round(tenant: Tenant) -> None:
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    other = tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    await tenant.index()
    tenant.pages.unpublish(tenant.drive, item)
    report = await tenant.index()
    assert (report.removed, [one.kept for one in report.unreadable]) == (1, [False])
    assert sorted(await tenant.sources()) == ["b.aspx"]
    assert sorted(await tenant.sources()) == ["b.aspx"] and (await tenant.index(NIGHT)).removed == 0
    tenant.drives.delete(tenant.drive, other)
    await tenant.index()
    assert not await tenant.sources()


@pytest.mark.parametrize(("later", "code"), [(QUARTER, ""), (QUARTER, FORGOTTEN[0][0]), (NIGHT, "")])
@pytest.mark.parametrize("role", ["read", "fullcontrol"])
async def test_a_publication_that_is_taken_back_is_not_found_any_more(
    tenant: Tenant, role: str, later: timedelta, code: str
) -> None:
    """Readers see the one before it again, of which Bode is told nothing where it sees drafts."""
    tenant.site.role = role
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    tenant.pages.draft(tenant.drive, item, "A", canvas([[text("<p>Per vergissing geheim.</p>")]]))
    tenant.pages.publish(tenant.drive, item)
    await tenant.index()
    assert "geheim" in (await passages(tenant, item))[0].text
    tenant.pages.unpublish(tenant.drive, item)
    if code:
        tenant.drives.forget_tokens(code)
    await tenant.index(later)
    if role == "read":
        assert "een week vooraf" in (await passages(tenant, item))[0].text
    else:
        assert not await tenant.source(item)
    tenant.pages.publish(tenant.drive, item)
    await tenant.index()
    assert "geheim" in (await passages(tenant, item))[0].text


async def test_a_page_that_goes_between_two_requests_costs_itself_alone(tenant: Tenant) -> None:
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    page = tenant.drive.items[item].page
    assert page
    page.published = None  # the list of what changed has it, the site has not
    assert [one.reason for one in (await tenant.index()).unreadable] == [Reason.UNPUBLISHED]
    assert sorted(await tenant.sources()) == ["b.aspx"]


async def test_pages_of_the_old_kind_templates_and_other_files_are_passed_over(tenant: Tenant) -> None:
    old = tenant.pages.create(tenant.drive, "wiki.aspx", "Wiki", LEAVE)
    page = tenant.drive.items[old].page
    assert page
    page.classic = True
    made = tenant.pages.create(tenant.drive, "sjabloon.aspx", "Sjabloon", LEAVE)
    tenant.drives.move(tenant.drive, made, tenant.folder("Templates"))
    tenant.create("los.md")
    report = await tenant.index()
    assert (await tenant.sources(), report.unread) == ({}, [])
    assert {one.path: one.reason for one in report.unreadable} == {
        "wiki.aspx": Reason.UNPUBLISHED,
        "Templates/sjabloon.aspx": Reason.UNPUBLISHED,
        "los.md": Reason.UNSUPPORTED,
    }


async def test_readers_are_whoever_sharepoint_lets_read_and_nobody_where_that_is_not_told(tenant: Tenant) -> None:
    tenant.readers, tenant.by_items = (), True
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    tenant.drives.permit(tenant.drive, item, give.user(ANA), give.group(HR))
    await tenant.index()
    everyone, some = frozenset({"everyone"}), frozenset({f"person:{ANA}", f"group:{HR}"})
    assert await tenant.readers_of() == {"a.aspx": some, "b.aspx": everyone}
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    asked = await tenant.round()
    assert permissions(asked) == [item]
    assert (await tenant.readers_of())["a.aspx"] == {f"person:{ANA}"}
    tenant.site.role = "read"
    report = await tenant.index(NIGHT)
    assert await tenant.readers_of() == {"a.aspx": frozenset(), "b.aspx": frozenset()}
    assert report.nobody == ["a.aspx", "b.aspx"]
    assert '"not_told"' in await tenant.cursor()


@pytest.mark.parametrize(("code", "status"), FORGOTTEN)
async def test_a_place_that_was_forgotten_is_a_round_that_reads_no_page_that_is_known(
    tenant: Tenant, code: str, status: int
) -> None:
    tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    gone = tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    await tenant.index()
    tenant.drives.forget_tokens(code, status)
    tenant.drives.delete(tenant.drive, gone)
    assert read(await tenant.round()) == 0
    assert sorted(await tenant.sources()) == ["a.aspx"]


async def test_a_page_with_more_words_than_are_read_costs_itself_alone(tenant: Tenant) -> None:
    tenant.pages.create(tenant.drive, "a.aspx", "A", canvas([[text("<p>Veel.</p>" * PlainFiles.most)]]))
    tenant.pages.create(tenant.drive, "b.aspx", "B", LEAVE)
    library = plain_library(tenant, Readers(frozenset({"everyone"})), PAGES)
    report = await index_library(tenant.house, library, lambda _: None)
    assert [(one.path, one.reason) for one in report.unreadable] == [("a.aspx", Reason.TOO_LARGE)]
    assert sorted(await tenant.sources()) == ["b.aspx"]


async def test_who_is_throttled_waits_and_loses_nothing(tenant: Tenant) -> None:
    for number in range(3):
        tenant.pages.create(tenant.drive, f"{number}.aspx", str(number), LEAVE)
    tenant.peer.throttle(2, 0, 3)
    await tenant.index()
    assert len(await tenant.sources()) == 3


async def test_what_is_wrong_with_the_place_is_named(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data") as tenant:
        place = f"sharepoint:{tenant.site.url}#pages"
        for name in ("Een", "Twee", "Drie"):
            tenant.drives.library(tenant.site, name)
        with pytest.raises(LibraryInvalid, match="sites/personeel has no pages"):
            await tenant.library(place).check()
        with_pages(tenant)
        await tenant.library(place).check()
        tenant.site.role = ""
        with pytest.raises(LibraryInvalid, match=r"may not read .* docs/beheer/sharepoint.md"):
            await tenant.library(place).check()


async def test_the_library_of_the_pages_is_none_of_the_documents(tenant: Tenant) -> None:
    with pytest.raises(LibraryInvalid, match="has no library"):
        await tenant.library(f"sharepoint:{tenant.site.url}#Sitepagina's").check()


async def test_the_id_of_a_page_stands_in_its_version_too(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SharePoint leaves out what was asked for."""
    monkeypatch.setattr("bot.graph.drives._SELECT", "id,name,size,eTag,file,folder,root,deleted,parentReference")
    item = tenant.pages.create(tenant.drive, "a.aspx", "A", LEAVE)
    await tenant.index()
    assert await tenant.source(item)


def test_a_state_from_before_there_were_pages_is_read() -> None:
    files = {"1": File("root", "a.md", "xor:1", 3, ""), "2": File("root", "b.aspx", "", 1, "", "p")}
    state = DriveState("root", {}, files)
    assert unpacked(state.packed()) == state
    assert b"published" not in gzip.decompress(state.packed()), "nor is another one kept of files alone"
    state.published["2"] = 3
    assert unpacked(state.packed()) == state


async def test_a_page_that_changes_each_round_costs_one_request_more_whatever_else_there_is(tenant: Tenant) -> None:
    items = [tenant.pages.create(tenant.drive, f"{number}.aspx", str(number), LEAVE) for number in range(30)]
    await tenant.index()
    for _ in range(3):
        tenant.drives.touch(tenant.drive, items[7])
        assert len(await tenant.round(timedelta(minutes=15))) == 2
