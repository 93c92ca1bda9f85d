"""A row is added to a list of SharePoint once, whatever happens on the way, and only where all its columns take it."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import web

from bot.graph.row_lists import RowLists
from bot.lists import Amiss, Cell, Fault, Holds, Want, amiss
from bot.sharepoint_place import SharePointPlace
from bot.webhooks import NotTaken
from tests.graph.rig import graph_at
from tests.patience import PATIENCE
from tests.peers.graph import GraphPeer, cut_off
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Site, SiteList

KEY: dict[str, Any] = {
    "name": "Kenmerk", "displayName": "Kenmerk", "text": {}, "indexed": True, "enforceUniqueValues": True
}  # fmt: skip
COLUMNS: tuple[dict[str, Any], ...] = (
    KEY,
    {"name": "Bedrag", "displayName": "Bedrag", "currency": {}},
    {"name": "Aantal", "displayName": "Aantal", "number": {}},
    {"name": "Dag", "displayName": "Dag", "dateTime": {"format": "dateOnly"}},
    {"name": "Op", "displayName": "Op", "dateTime": {"format": "dateTime"}},
    {"name": "Dringend", "displayName": "Dringend", "boolean": {}},
    {"name": "Deur", "displayName": "Deur", "choice": {"choices": ["Voordeur"], "displayAs": "dropDownMenu"}},
    {"name": "Wie", "displayName": "Wie", "personOrGroup": {}},
    {"name": "Uitleg", "displayName": "Uitleg", "text": {"allowMultipleLines": True}},
)
ROW = ("Kenmerk", "SLT-2026-00001:approved:x'y")
MONEY = Cell(Holds.MONEY, "€ 24,50", 24.5)


@dataclass
class Tenant:
    peer: GraphPeer
    site: Site
    lists: Lists
    kept: SiteList
    rows: RowLists
    place: SharePointPlace

    @property
    def there(self) -> list[dict[str, Any]]:
        """What the rows hold, without what SharePoint itself writes."""
        told = [one.fields for one in self.kept.items.values()]
        return [{name: value for name, value in one.items() if name not in {"ID", "Author"}} for one in told]


@pytest.fixture
async def tenant() -> AsyncGenerator[Tenant]:
    drives = Drives()
    lists = Lists(drives)
    site = drives.site("sites/beheer", role="write")
    made = lists.create(site, "Sleutels", *COLUMNS)
    peer = GraphPeer([drives, lists, Pages(drives)], granted={"Sites.Selected"})
    async with peer.running(), graph_at(peer) as graph:
        drives.root = peer.root
        place = SharePointPlace("school.sharepoint.com", "sites/beheer", "list:Sleutels")
        yield Tenant(peer, site, lists, made, RowLists(graph), place)
        assert peer.unknown == []


async def reason(tenant: Tenant, **cells: Cell) -> str:
    with pytest.raises(NotTaken) as refusal:
        await tenant.rows.add(tenant.place, ROW, cells)
    return refusal.value.reason


async def test_each_value_is_written_as_its_column_wants_it(tenant: Tenant) -> None:
    cells = {
        "bedrag": MONEY,
        "Aantal": Cell(Holds.NUMBER, "2,5", 2.5),
        "Dag": Cell(Holds.DAY, "ma 30 nov. 2026", "2026-11-30"),
        "Op": Cell(Holds.DAY, "ma 30 nov. 2026", "2026-11-30"),
        "Dringend": Cell(Holds.TRUTH, "ja", True),
        "Deur": Cell(Holds.CHOICE, "Voordeur"),
        "Uitleg": Cell(Holds.NUMBER, "24,5", 24.5),
    }
    await tenant.rows.add(tenant.place, ROW, cells)
    assert tenant.there == [
        {
            "Kenmerk": ROW[1], "Bedrag": 24.5, "Aantal": 2.5, "Dag": "2026-11-30T11:00:00Z",
            "Op": "2026-11-29T23:00:00Z", "Dringend": True, "Deur": "Voordeur", "Uitleg": "24,5",
        }
    ]  # fmt: skip


async def test_a_moment_of_late_in_the_evening_is_the_day_that_it_is_here(tenant: Tenant) -> None:
    at = Cell(Holds.MOMENT, "", "2026-11-30T23:30:00+00:00")
    await tenant.rows.add(tenant.place, ROW, {"Dag": at, "Op": at})
    assert (tenant.there[0]["Dag"], tenant.there[0]["Op"]) == ("2026-12-01T11:00:00Z", "2026-11-30T23:30:00Z")


async def test_the_same_row_is_never_made_twice(tenant: Tenant) -> None:
    for _ in range(2):
        await tenant.rows.add(tenant.place, ROW, {"Bedrag": MONEY})
    assert len(tenant.there) == 1
    await tenant.rows.add(tenant.place, ("Kenmerk", "SLT-2026-00001:done:x'y"), {"Bedrag": MONEY})
    assert len(tenant.there) == 2


async def test_a_row_whose_answer_was_lost_was_made_and_is_found(tenant: Tenant) -> None:
    """Made, and the connection ends before its answer: what is asked next is whether it is there."""

    async def made_and_lost(request: web.Request) -> web.StreamResponse | None:
        if request.method == "POST":
            tenant.lists.add(tenant.kept, **(await request.json())["fields"])
            return await cut_off(request)
        return None

    tenant.peer.faults.extend([made_and_lost] * 12)
    await tenant.rows.add(tenant.place, ROW, {"Bedrag": MONEY})
    tenant.peer.faults.clear()
    assert len(tenant.there) == 1


async def test_instances_that_add_it_at_one_moment_make_one_row(tenant: Tenant) -> None:
    """None of them finds it before all have looked: the list takes the first, and the others find that."""
    looked, go = 0, asyncio.Event()

    async def together(request: web.Request) -> web.StreamResponse | None:
        nonlocal looked
        if request.method == "POST":
            looked += 1
            if looked == 3:
                go.set()
            await asyncio.wait_for(go.wait(), PATIENCE)
        return None

    tenant.peer.faults.extend([together] * 100)
    await asyncio.gather(*(tenant.rows.add(tenant.place, ROW, {"Bedrag": MONEY}) for _ in range(3)))
    assert looked == 3
    assert len(tenant.there) == 1


async def test_where_the_site_gave_no_right_to_write_nothing_is_written(tenant: Tenant) -> None:
    tenant.site.role = "read"
    assert await reason(tenant, Bedrag=MONEY) == "not_granted"
    tenant.site.role = ""
    assert await reason(tenant, Bedrag=MONEY) == "not_granted"
    assert tenant.there == []


async def test_what_is_gone_or_wrong_is_named_and_nothing_is_written(tenant: Tenant) -> None:
    assert await reason(tenant, Prijs=MONEY) == "column Prijs"
    assert await reason(tenant, Deur=MONEY) == "column Deur"
    assert await reason(tenant, Wie=Cell(Holds.TEXT, "Ana")) == "column Wie"
    assert await reason(tenant, Deur=Cell(Holds.CHOICE, "Kelder")) == "400"
    tenant.kept.columns[tenant.kept.columns.index(KEY)] = {**KEY, "enforceUniqueValues": False}
    assert await reason(tenant, Bedrag=MONEY) == "column Kenmerk"
    tenant.site.lists.clear()
    assert await reason(tenant, Bedrag=MONEY) == "no_list"
    tenant.lists.drives.sites.clear()
    assert await reason(tenant, Bedrag=MONEY) == "no_site"


async def test_what_keeps_rows_out_is_found_before_one_is_written(tenant: Tenant) -> None:
    columns = await tenant.rows.columns(tenant.place)
    fine = [
        Want("bedrag", Holds.MONEY), Want("Aantal", Holds.MONEY), Want("Dag", Holds.DAY), Want("Op", Holds.MOMENT),
        Want("Dringend", Holds.TRUTH), Want("Deur", Holds.CHOICE, choices=("Voordeur",)),
        Want("Uitleg", Holds.TEXT, 4000), Want("Titel", Holds.DAY),
    ]  # fmt: skip
    assert amiss(columns, "Kenmerk", fine) == []
    wrong = [
        Want("Prijs", Holds.MONEY), Want("Wie", Holds.TEXT), Want("Dringend", Holds.NUMBER),
        Want("Titel", Holds.TEXT, 256), Want("Deur", Holds.CHOICE, choices=("Voordeur", "Kelder")),
        Want("Gemaakt door", Holds.TEXT),
    ]  # fmt: skip
    assert amiss(columns, "Titel", wrong) == [
        Amiss(Fault.UNIQUE, "Titel"),
        Amiss(Fault.MISSING, "Prijs"),
        Amiss(Fault.TYPE, "Wie", "text"),
        Amiss(Fault.TYPE, "Dringend", "number"),
        Amiss(Fault.LINE, "Titel"),
        Amiss(Fault.CHOICES, "Deur", "Kelder"),
        Amiss(Fault.MISSING, "Gemaakt door"),
    ]
    assert amiss(columns, "Nergens", []) == [Amiss(Fault.MISSING, "Nergens")]
