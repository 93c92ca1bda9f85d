"""Items of a SharePoint list are followed by what changes in them: each is a thing, with columns that were named."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.answer.library.copying import copy_of
from bot.answer.library.ids import library_id
from bot.answer.library.source import Passage
from bot.answer.library.things import Columns
from bot.content.base import LibraryInvalid, Reason
from bot.graph.list_columns import APPROVAL, Column, Layout, chosen, layout_of
from bot.store.partitions import sources_partition
from tests.graph.tenant import FORGOTTEN, NIGHT, Tenant, answers, tenant_in, units
from tests.peers.graph import cut_off
from tests.peers.graph_sites import SiteList

PRICE: dict[str, Any] = {"name": "field_1", "displayName": "Prijs", "number": {}}
TEACHER: dict[str, Any] = {"name": "Lesgever", "displayName": "Lesgever", "personOrGroup": {}}
SECRET: dict[str, Any] = {"name": "Intern", "displayName": "Interne nota", "text": {"textType": "plain"}}
DAY: dict[str, Any] = {"name": "Dag", "displayName": "Dag", "dateTime": {"format": "dateOnly"}}
ABOUT: dict[str, Any] = {"name": "Uitleg", "displayName": "Uitleg", "text": {"textType": "richText"}}
LINK: dict[str, Any] = {"name": "Adres", "displayName": "Inschrijven", "hyperlinkOrPicture": {"isPicture": False}}
HIDDEN: dict[str, Any] = {"name": "Verborgen", "displayName": "Verborgen", "hidden": True, "text": {}}
COLUMNS = Columns("Titel", ("Prijs", "Lesgever", "Dag"), "Inschrijven")


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncGenerator[Tenant]:
    async with tenant_in(tmp_path / "data") as tenant:
        tenant.place = f"sharepoint:{tenant.site.url}#list:Opleidingen"
        tenant.readers, tenant.by_items, tenant.columns = ("everyone",), False, COLUMNS
        yield tenant


@pytest.fixture
def courses(tenant: Tenant) -> SiteList:
    return tenant.lists.create(tenant.site, "Opleidingen", PRICE, TEACHER, SECRET, DAY, ABOUT, LINK, HIDDEN)


async def passage(tenant: Tenant, item: str) -> Passage:
    source = await tenant.source(item)
    assert source
    copy = await copy_of(tenant.house.records, sources_partition(library_id(tenant.name)), source)
    assert copy and len(copy) == 1
    return copy[0]


async def test_an_item_is_a_thing_with_the_columns_that_were_named_and_no_others(
    tenant: Tenant, courses: SiteList
) -> None:
    item = tenant.lists.add(
        courses, Title="Reanimatie", field_1=45.0, Lesgever="Rik Maes", Intern="te duur", Dag="2026-11-30T23:00:00Z",
        Adres={"Url": "https://school.example/in", "Description": "Inschrijven"}, Verborgen="x",
    )  # fmt: skip
    other = tenant.lists.add(courses, Title="Stem", Lesgever="i:0#.f|membership|lut@school.example")
    await tenant.index()
    source, there = await tenant.source(item), await passage(tenant, item)
    assert source and (source.title, source.path, source.url) == (
        "Reanimatie",
        "Opleidingen",
        "https://school.example/in",
    )
    assert there.table == (("Titel", "Prijs", "Lesgever", "Dag"), ("Reanimatie", "45", "Rik Maes", "1/12/2026"))
    assert "te duur" not in there.text, "what was not named was not even asked for"
    second = await tenant.source(other)
    assert second and second.url == f"{courses.url}/DispForm.aspx?ID={other}"
    assert (await passage(tenant, other)).table == (("Titel",), ("Stem",)), "no address of anybody"


async def test_without_names_all_columns_that_its_users_fill_in_are_shown(tenant: Tenant, courses: SiteList) -> None:
    tenant.columns = Columns()
    rik, lut = (
        {"LookupId": 3, "LookupValue": "Rik", "Email": "rik@school.example"},
        {"LookupId": 4, "LookupValue": "Lut"},
    )
    told = "<div>Eerst&nbsp;dit</div><div>dan dat</div>"
    item = tenant.lists.add(courses, Title="Reanimatie", Lesgever=[rik, lut], Intern="nota", Uitleg=told)
    await tenant.index()
    assert (await passage(tenant, item)).table == (
        ("Titel", "Lesgever", "Interne nota", "Uitleg"), ("Reanimatie", "Rik, Lut", "nota", "Eerst dit dan dat")
    )  # fmt: skip


async def test_a_quiet_round_is_one_request_of_one_unit_and_so_is_one_with_changes(
    tenant: Tenant, courses: SiteList
) -> None:
    first, second = (tenant.lists.add(courses, Title=name) for name in ("Een", "Twee"))
    await tenant.index()
    asked = await tenant.round()
    assert (len(asked), units(asked)) == (1, 1)
    tenant.lists.edit(courses, first, field_1=60)
    tenant.lists.delete(courses, second)
    third = tenant.lists.add(courses, Title="Drie")
    report = await tenant.index()
    assert (report.indexed, report.removed) == (2, 1)
    assert (await passage(tenant, first)).table == (("Titel", "Prijs"), ("Een", "60"))
    assert await tenant.source(third) and not await tenant.source(second)
    assert len(await tenant.round()) == 1


async def test_a_removal_that_sharepoint_tells_as_an_error_is_found_all_the_same(
    tenant: Tenant, courses: SiteList
) -> None:
    tenant.lists.add(courses, Title="Een")
    gone = tenant.lists.add(courses, Title="Twee")
    await tenant.index()
    tenant.lists.stumbles = True
    tenant.lists.delete(courses, gone)
    report = await tenant.index()
    assert (report.indexed, report.removed) == (0, 1)
    assert not await tenant.source(gone)


@pytest.mark.parametrize(("code", "status"), FORGOTTEN)
async def test_a_place_that_was_forgotten_is_a_round_through_everything(
    tenant: Tenant, courses: SiteList, code: str, status: int
) -> None:
    tenant.lists.page = 2
    items = [tenant.lists.add(courses, Title=str(number)) for number in range(5)]
    await tenant.index()
    tenant.lists.forget_tokens(code, status)
    tenant.lists.delete(courses, items[1])
    report = await tenant.index()
    assert (report.indexed, report.removed, len([one for one in items if await tenant.source(one)])) == (0, 1, 4)


async def test_a_page_that_never_comes_is_not_asked_for_ever(tenant: Tenant, courses: SiteList) -> None:
    async def leads_nowhere(request: web.Request) -> web.StreamResponse | None:
        return (
            web.json_response({"error": {"code": "invalidRequest"}}, status=400) if "token" in request.query else None
        )

    tenant.lists.page = 2
    for number in range(5):
        tenant.lists.add(courses, Title=str(number))
    tenant.peer.faults.extend([leads_nowhere] * 200)
    with pytest.raises(LibraryInvalid, match="invalidRequest"):
        await tenant.index()
    assert len(tenant.peer.log) < 30
    assert await tenant.cursor() == ""


async def test_once_a_day_columns_and_items_are_all_asked_again(tenant: Tenant, courses: SiteList) -> None:
    item = tenant.lists.add(courses, Title="Een", field_1=3)
    await tenant.index()
    courses.columns = [{**one, "displayName": "Kost"} if one["name"] == "field_1" else one for one in courses.columns]
    tenant.columns = Columns("Titel", ("Kost",))
    await tenant.index(timedelta(minutes=15))
    assert (await passage(tenant, item)).table == (("Titel", "Kost"), ("Een", "3")), "other columns are asked at once"
    courses.items[item].deleted = True  # without a word of it
    assert (await tenant.index()).removed == 0
    assert (await tenant.index(NIGHT)).removed == 1


async def test_a_column_that_was_renamed_opens_no_other(tenant: Tenant, courses: SiteList) -> None:
    tenant.columns = Columns("", ("Prijs",))
    item = tenant.lists.add(courses, Title="Een", field_1=3, Intern="te duur")
    await tenant.index()
    courses.columns = [{**one, "displayName": "Kost"} if one["name"] == "field_1" else one for one in courses.columns]
    report = await tenant.index(NIGHT)
    assert [(one.path, one.reason) for one in report.unreadable] == [("Opleidingen: Prijs", Reason.NO_COLUMN)]
    there = await passage(tenant, item)
    assert (there.table, there.text) == ((("Titel",), ("Een",)), "Titel: Een")


async def test_who_may_not_read_it_any_more_does_not_wait_for_sharepoint(tenant: Tenant, courses: SiteList) -> None:
    item = tenant.lists.add(courses, Title="Een")
    await tenant.index()
    tenant.readers = ("group:hr",)
    tenant.peer.faults.extend([cut_off] * 20)
    with pytest.raises(LibraryInvalid, match="does not answer now"):
        await tenant.index()
    source = await tenant.source(item)
    assert source and source.readers == {"group:hr"}
    tenant.readers = ()
    tenant.peer.faults.clear()
    assert (await tenant.index()).nobody == ["Opleidingen"]


async def test_what_waits_for_approval_a_folder_and_an_item_without_title_are_no_things(
    tenant: Tenant, courses: SiteList
) -> None:
    courses.columns.append({"name": APPROVAL, "displayName": "Goedkeuring", "readOnly": True, "number": {}})
    item = tenant.lists.add(courses, Title="Een", **{APPROVAL: 0})
    tenant.lists.add(courses, Title="Wacht", **{APPROVAL: 2})
    folder = tenant.lists.add(courses, Title="Map", **{APPROVAL: 0})
    courses.items[folder].folder = True
    tenant.lists.add(courses, field_1=3, **{APPROVAL: 0})
    tenant.lists.add(courses, Title="Wie weet")
    report = await tenant.index()
    assert [(one.path, one.reason) for one in report.unreadable] == [("Opleidingen:4", Reason.NO_TITLE)]
    assert report.indexed == 1
    tenant.lists.edit(courses, item, **{APPROVAL: 2})
    assert (await tenant.index()).removed == 1


async def test_a_first_round_that_is_broken_off_reads_nothing_twice(tenant: Tenant, courses: SiteList) -> None:
    tenant.lists.page = 10
    for number in range(100):
        tenant.lists.add(courses, Title=str(number))
    # The site, its lists, three pages of columns, and six of items.
    tenant.peer.faults.extend([answers] * 11 + [cut_off] * 20)
    with pytest.raises(LibraryInvalid):
        await tenant.index()
    tenant.peer.faults.clear()
    kept = len([one for one in courses.items if await tenant.source(one)])
    assert kept > 40
    assert await tenant.cursor() == "", "only when it ended is it known what is gone"
    report = await tenant.index()
    assert report.indexed == 100 - kept and report.removed == 0


async def test_what_is_wrong_with_the_place_or_a_column_is_named(tenant: Tenant, courses: SiteList) -> None:
    wrong = tenant.library(f"sharepoint:{tenant.site.url}#list:Weg")
    with pytest.raises(LibraryInvalid, match=r"has no list 'Weg'; there are: 'Gedeelde documenten', 'Opleidingen'"):
        await wrong.check()
    tenant.columns = Columns("Gemaakt door")
    with pytest.raises(LibraryInvalid, match="no column is called 'Gemaakt door'; there are 'Titel', 'Prijs'"):
        await tenant.library().check()
    tenant.columns = Columns("", ("prijs", "Verborgen"))
    tenant.lists.add(courses, Title="Een", field_1=3)
    report = await tenant.index()
    assert [(one.path, one.reason) for one in report.unreadable] == [("Opleidingen: Verborgen", Reason.NO_COLUMN)]
    tenant.site.role = ""
    with pytest.raises(LibraryInvalid, match=r"may not read .* docs/beheer/sharepoint.md"):
        await tenant.library().check()


async def test_a_list_with_more_items_than_are_taken_is_named(
    tenant: Tenant, courses: SiteList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.graph.sharepoint_list.MOST_ITEMS", 2)
    for name in ("Een", "Twee", "Drie"):
        tenant.lists.add(courses, Title=name)
    with pytest.raises(LibraryInvalid, match="#list:Opleidingen has more than 2 items"):
        await tenant.index()


async def test_who_is_throttled_waits_and_loses_nothing(tenant: Tenant, courses: SiteList) -> None:
    item = tenant.lists.add(courses, Title="Een")
    tenant.peer.throttle(2, 0, 3)
    await tenant.index()
    assert await tenant.source(item)


def test_more_references_than_sharepoint_tells_are_named() -> None:
    there = [{"name": "Title", "displayName": "Titel", "text": {}}]
    there += [{"name": f"P{one}", "displayName": f"P{one}", "personOrGroup": {}} for one in range(13)]
    with pytest.raises(LibraryInvalid, match="13 columns refer to people or other lists"):
        chosen(there, Columns(), "x")
    assert chosen(there, Columns("", ("P1",)), "x").select == "fields($select=Title,P1)"


def test_what_was_kept_of_columns_counts_while_the_same_are_wanted() -> None:
    wanted = Columns("Naam", ("Één",), "Adres")
    layout = Layout(wanted, "Naam", ("Één",), (Column("a", "Naam", "text"),), "Adres", ("Twee",), approved=True)
    assert layout_of(layout.text, wanted) == layout
    assert layout_of(layout.text, Columns("Naam")) is None
    assert layout_of("", wanted) is None
