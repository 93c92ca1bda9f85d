"""A request is written to a list of SharePoint when it was decided: one row a moment, in columns of the right type."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arrange.hand_over.checking import list_problems
from bot.arrange.hand_over.handed_over import HAND_OVER_JOB, PAUSES, hand_over_id
from bot.bootstrap.running import JOBS
from bot.bootstrap.tenant import in_tenant
from bot.front.dispatch import handler
from bot.store.partitions import request_partition
from bot.work import aside
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.job import Job
from bot.work.worker import Worker
from tests.conversations.handed import KEY, write_keys
from tests.conversations.school import UNHURRIED, School
from tests.conversations.test_arrange import REFUSE
from tests.conversations.test_hand_over import deeds, first_queued
from tests.graph.rig import graph_at
from tests.peers.graph import GraphPeer
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Site, SiteList

LIST = """[hand_over]
list = "sharepoint:https://school.sharepoint.com/sites/beheer#list:Sleutels"
key = "Kenmerk"
columns = { door = "Deur", "period.first" = "Van", "period.days" = "Dagen", deposit = "Waarborg", note = "Uitleg" }
about = { reference = "Nummer", requester = "Wie", school = "School", at = "Op", moment = "Wat" }
at = ["approved", "refused", "done"]

[[steps]]"""
MORE = """
[[steps.fields]]
id = "period"
kind = "period"
label = { nl = "Wanneer", fr = "Quand", en = "When" }

[[steps.fields]]
id = "deposit"
kind = "money"
required = false
label = { nl = "Waarborg", fr = "Caution", en = "Deposit" }

[[steps.fields]]
id = "note"
kind = "long_text"
required = false
label = { nl = "Uitleg", fr = "Explication", en = "Note" }
"""
COLUMNS: tuple[dict[str, Any], ...] = (
    {"name": "Kenmerk", "displayName": "Kenmerk", "text": {}, "indexed": True, "enforceUniqueValues": True},
    {"name": "Deur", "displayName": "Deur", "choice": {"choices": ["Voordeur", "Achterdeur"]}},
    {"name": "Van", "displayName": "Van", "dateTime": {"format": "dateOnly"}},
    {"name": "Dagen", "displayName": "Dagen", "number": {}},
    {"name": "Waarborg", "displayName": "Waarborg", "currency": {}},
    {"name": "Uitleg", "displayName": "Uitleg", "text": {"allowMultipleLines": True}},
    {"name": "Nummer", "displayName": "Nummer", "text": {}},
    {"name": "Wie", "displayName": "Wie", "text": {}},
    {"name": "School", "displayName": "School", "text": {}},
    {"name": "Op", "displayName": "Op", "dateTime": {"format": "dateTime"}},
    {"name": "Wat", "displayName": "Wat", "text": {}},
)


@dataclass
class Tenant:
    peer: GraphPeer
    site: Site
    kept: SiteList

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [one.fields for one in self.kept.items.values()]

    @property
    def moments(self) -> list[str]:
        return [one["Wat"] for one in self.rows]


@pytest.fixture
async def tenant(own_forms: Path, school: School) -> AsyncGenerator[Tenant]:
    write_keys(own_forms, KEY.replace("[[steps]]", LIST, 1) + MORE)
    await school.restarts()
    drives = Drives()
    lists = Lists(drives)
    site = drives.site("sites/beheer", role="write")
    made = lists.create(site, "Sleutels", *COLUMNS)
    peer = GraphPeer([drives, Pages(drives), lists], granted={"Sites.Selected"})
    await school.everybody_installs()
    async with peer.running(), graph_at(peer) as graph:
        drives.root = peer.root
        school.house = in_tenant(school.house, graph)
        school.stage.handle = handler(school.house)
        work = Work(school.house, school.recorder, Budget(UNHURRIED))
        school.worker = Worker(work, JOBS, width=16, lease=timedelta(seconds=60))
        yield Tenant(peer, site, made)
        assert [one for one in peer.unknown if "mailbox" not in one] == []


async def approved(school: School, **more: str) -> None:
    await school.ana.says("sleutels")
    given = {"door": "back", "period.from": "2026-12-07", "period.to": "2026-12-08", **more}
    await school.ana.fills(**given).clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ben.clicks("Goedkeuren")
    await school.jobs()


async def test_a_row_is_written_when_approved_and_when_done_in_words_and_values(tenant: Tenant, school: School) -> None:
    await approved(school, deposit="24,50", note="Twee\nregels")
    await first_queued(school)
    await school.nadia.fills(word="Ligt klaar.").clicks("Meld dit klaar", times=2)
    await school.jobs(later=timedelta(hours=3))
    first, second = tenant.rows
    assert {name: value for name, value in first.items() if name not in {"ID", "Author", "Kenmerk", "Op"}} == {
        "Deur": "Achterdeur", "Van": "2026-12-07T11:00:00Z", "Dagen": 2, "Waarborg": 24.5, "Uitleg": "Twee\nregels",
        "Nummer": "SLT-2026-00001", "Wie": "Ana Martens", "School": "Basisschool De Linde", "Wat": "goedgekeurd",
    }  # fmt: skip
    assert first["Kenmerk"].startswith("SLT-2026-00001:approved:")
    assert second["Wat"] == "uitgevoerd" and second["Kenmerk"].startswith("SLT-2026-00001:done:")
    assert await deeds(school) == ["hand_over.sent", "hand_over.sent"]


async def test_what_was_not_answered_leaves_its_column_empty_and_a_refusal_is_written(
    tenant: Tenant, school: School
) -> None:
    await school.ana.says("sleutels")
    await school.ana.fills(**{"door": "back", "period.from": "2026-12-07"}).clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ben.fills(reason="Nee").clicks(REFUSE)
    await school.jobs()
    assert tenant.moments == ["geweigerd"]
    assert not {"Waarborg", "Uitleg"} & tenant.rows[0].keys()


async def test_a_crash_between_the_row_and_the_note_makes_no_second_row(tenant: Tenant, school: School) -> None:
    await approved(school)
    assert len(tenant.rows) == 1
    request = [item.value async for item in school.house.records.requests.stream()][-1]
    await forget(school, hand_over_id(request.id, "approved"))
    body = {"request": request.id, "moment": "approved"}
    await school.house.queue.put([Job(HAND_OVER_JOB, body)])
    await school.jobs()
    assert len(tenant.rows) == 1, "it was looked up by its key"
    assert await deeds(school) == ["hand_over.sent", "hand_over.sent"]


async def forget(school: School, id: str) -> None:
    """As if the process had died before it noted that the row was written."""
    records, partition = school.house.records, request_partition(id.partition(":")[0])
    standing = await records.hand_overs.get(partition, id)
    assert standing
    await records.accept(partition, [records.hand_overs.remove(standing.value, standing.version)])


@pytest.mark.slow
async def test_where_the_site_gives_no_right_it_is_tried_given_up_kept_and_put_back(
    tenant: Tenant, school: School
) -> None:
    tenant.site.role = "read"
    await approved(school)
    assert "Sleutels nam deze aanvraag nog niet aan" in await first_queued(school)
    for pause in PAUSES:
        await school.jobs(later=pause)
    (kept,) = [one async for one in aside.listed(school.house)]
    assert (kept.job, kept.reason) == (HAND_OVER_JOB, "not_granted")
    assert tenant.rows == []
    tenant.site.role = "write"
    await aside.put_back(school.house, kept.id)
    await school.jobs()
    assert tenant.moments == ["goedgekeurd"]
    assert await deeds(school) == ["hand_over.failed", "hand_over.sent"]


async def test_what_is_wrong_with_the_list_is_named(tenant: Tenant, school: School) -> None:
    house = school.house
    assert await list_problems(house.lists, house.forms.values()) == []
    tenant.kept.columns.remove(COLUMNS[4])
    tenant.kept.columns[tenant.kept.columns.index(COLUMNS[1])] = {**COLUMNS[1], "choice": {"choices": ["Voordeur"]}}
    found = await list_problems(house.lists, house.forms.values())
    assert [(one.form, one.text, dict(one.args)["column"]) for one in found] == [
        ("keys", "doctor-list-choices", "Deur"),
        ("keys", "doctor-list-missing", "Waarborg"),
    ]
    tenant.site.role = ""
    assert [one.reason for one in await list_problems(house.lists, house.forms.values())] == ["not_granted"]
    assert [one.reason for one in await list_problems(None, house.forms.values())] == ["no_tenant"]


async def test_without_a_tenant_nothing_is_lost(own_forms: Path, school: School) -> None:
    write_keys(own_forms, KEY.replace("[[steps]]", LIST, 1) + MORE)
    await school.restarts()
    await school.everybody_installs()
    await approved(school)
    assert "Sleutels nam deze aanvraag nog niet aan" in await first_queued(school)
