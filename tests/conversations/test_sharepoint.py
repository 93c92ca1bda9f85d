"""What stands in SharePoint is found by who may read it there, opens at its page, and is gone once it is narrowed."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.answer.library.replica import catch_up
from bot.answer.library.things import Columns
from tests.content.making import make_pdf
from tests.conversations.school import School
from tests.graph.tenant import Tenant, tenant_beside
from tests.peers import graph_grants as give
from tests.peers.graph_pages import canvas, text

ASKED = "Wat kost een parkeerkaart voor de ondergrondse garage?"
TOLD = "Een parkeerkaart voor de ondergrondse garage kost twaalf euro per maand."


@pytest.fixture
async def tenant(school: School) -> AsyncGenerator[Tenant]:
    async with tenant_beside(school.house, school.clock) as tenant:
        yield tenant


async def test_an_answer_opens_the_document_in_sharepoint_at_its_page(
    school: School, tenant: Tenant, tmp_path: Path
) -> None:
    tenant.site_groups = {"Bezoekers": ("everyone",)}
    first, second = [(20, 60, "Fietsen"), (11, 90, "De fietsen staan buiten.")], [(20, 60, "Garage"), (11, 90, TOLD)]
    file = make_pdf(tmp_path / "garage.pdf", [first, second])
    tenant.create("Garage & fiets.pdf", file.read_bytes(), tenant.folder("Mobiliteit"))
    await tenant.index()
    await catch_up(school.house)
    await school.ana.says(ASKED)
    assert "twaalf euro" in school.ana.newest.text
    assert f"{tenant.drive.url}/Mobiliteit/Garage%20%26%20fiets.pdf#page=2" in str(school.ana.newest.card)


async def test_a_document_that_was_narrowed_is_gone_before_the_index_follows(school: School, tenant: Tenant) -> None:
    tenant.site_groups = {"Bezoekers": ("everyone",)}
    item = tenant.create("garage.md", f"# Garage\n\n{TOLD}\n".encode())
    await tenant.index()
    await catch_up(school.house)
    await school.ana.says(ASKED)
    assert "twaalf euro" in school.ana.newest.text
    tenant.drives.permit(tenant.drive, item, give.user(school.ben.id))
    await tenant.index()
    await school.ana.says(ASKED)
    assert "twaalf euro" not in school.ana.newest.text
    await school.ben.says(ASKED)
    assert "twaalf euro" in school.ben.newest.text, "Ben may read it, as the index that is older says too"


@pytest.mark.slow
async def test_a_page_answers_opens_there_and_is_gone_at_once_for_whom_it_is_not_any_more(
    school: School, tenant: Tenant
) -> None:
    tenant.drive, tenant.place = tenant.pages.library(tenant.site), f"sharepoint:{tenant.site.url}#pages"
    tenant.site_groups = {"Bezoekers": ("everyone",)}
    layout = canvas([[text("<h2>Auto</h2><p>Parkeren doe je beneden.</p>")], [text(f"<h2>Garage</h2><p>{TOLD}</p>")]])
    item = tenant.pages.create(tenant.drive, "Mobiliteit & fiets.aspx", "Mobiliteit", layout)
    await tenant.index()
    await catch_up(school.house)
    await school.ana.says(ASKED)
    assert "twaalf euro" in school.ana.newest.text
    assert f"{tenant.site.url}/SitePages/Mobiliteit%20%26%20fiets.aspx" in str(school.ana.newest.card)
    tenant.drives.permit(tenant.drive, item, give.user(school.ben.id))
    await tenant.index()
    await school.ana.says(ASKED)
    assert "twaalf euro" not in school.ana.newest.text
    await school.ben.says(ASKED)
    assert "twaalf euro" in school.ben.newest.text
    tenant.pages.unpublish(tenant.drive, item)
    await tenant.index()
    await school.ben.says(ASKED)
    assert "twaalf euro" not in school.ben.newest.text, "nobody reads a page that is not published"


async def test_an_item_of_a_list_answers_with_its_facts_for_those_who_may_read_it(
    school: School, tenant: Tenant
) -> None:
    price, room = {"name": "field_1", "displayName": "Prijs"}, {"name": "Zaal", "displayName": "Zaal"}
    courses = tenant.lists.create(tenant.site, "Opleidingen", price, room)
    tenant.place, tenant.columns = f"sharepoint:{tenant.site.url}#list:Opleidingen", Columns("", ("Prijs",))
    tenant.readers, tenant.by_items = ("everyone",), False
    item = tenant.lists.add(courses, Title="Reanimatie met defibrillator", field_1="45 euro", Zaal="Turnzaal")
    tenant.lists.add(courses, Title="Stemgebruik voor kleuterjuffen", field_1="60 euro")
    await tenant.index()
    await catch_up(school.house)
    question = "Hoeveel kost de reanimatie met defibrillator?"
    await school.ana.says(question)
    assert "Prijs: 45 euro" in school.ana.newest.text
    assert "60 euro" not in school.ana.newest.text and "Turnzaal" not in school.ana.newest.text
    assert f"{courses.url}/DispForm.aspx?ID={item}" in str(school.ana.newest.card)
    tenant.readers = (f"person:{school.ben.id}",)
    await tenant.index()
    await school.ana.says(question)
    assert "45 euro" not in school.ana.newest.text
    await school.ben.says(question)
    assert "Prijs: 45 euro" in school.ben.newest.text
