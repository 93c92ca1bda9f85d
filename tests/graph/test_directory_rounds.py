"""People from a tenant, round after round: what a round asks and writes, and that none shows a part of the tenant."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.blobs.base import BlobChanged
from bot.bootstrap.running import rounds_of
from bot.graph.client import Graph
from bot.house import House
from bot.people.loading import load_organisation
from bot.people.person import Person
from bot.people.tenant_kept import keep, read_kept
from bot.people.tenant_round import standing
from bot.settings import Settings, load_settings
from tests.faults.peers import write_organisation
from tests.graph.tenant_rig import (
    TENANT,
    Tenant,
    broken,
    expected,
    go_on,
    many,
    of_school,
    shown,
    staffed_tenant,
    tenant_at,
)
from tests.peers.graph_directory import guid
from tests.people.organisations import organisation


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncIterator[Tenant]:
    async with staffed_tenant(tmp_path / "data") as tenant:
        yield tenant


async def test_a_quiet_round_costs_two_requests_and_writes_nothing(tenant: Tenant) -> None:
    await tenant.runs()
    _, version = await read_kept(tenant.house.blobs, "default")
    assert tenant.asked() > 2
    before = await tenant.cold()
    for _ in range(2):
        tenant.clock.turn(timedelta(minutes=5))
        assert await tenant.round.run() == 0
        assert tenant.asked() == 2
        tenant.part.change("Ana")  # told once more, as it was
    assert (await read_kept(tenant.house.blobs, "default"))[1] == version
    assert (await tenant.cold()).organisation == before.organisation


async def test_whatever_else_was_loaded_gives_way_to_the_tenant(tenant: Tenant) -> None:
    wanted = shown(await tenant.runs())
    await load_organisation(tenant.house, organisation([Person(one, "Van elders", "", "vaartkant") for one in wanted]))
    assert shown(await tenant.cold()) != wanted
    assert shown(await tenant.runs()) == wanted, "though nothing changed in the tenant meanwhile"


async def test_another_instance_goes_on_where_the_last_one_was(tenant: Tenant) -> None:
    await tenant.runs()
    tenant.asked()
    of_school(tenant.part, "Dora")
    tenant.round = tenant.again()
    assert guid("Dora") in (await tenant.runs()).people
    assert tenant.asked() == 2


async def test_of_two_rounds_at_once_one_goes_on(tenant: Tenant, caplog: pytest.LogCaptureFixture) -> None:
    await tenant.runs()
    of_school(tenant.part, "Dora")
    kept, version = await read_kept(tenant.house.blobs, "default")
    assert kept
    late = tenant.again()
    await tenant.runs()
    with pytest.raises(BlobChanged):
        await keep(tenant.house.blobs, "default", kept, version)

    async def asks_long(before: object, now: object, wanted: object) -> object:
        assert kept and version
        await keep(tenant.house.blobs, "default", kept, "*")
        return kept

    late._ask = asks_long  # pyright: ignore[reportAttributeAccessIssue]
    assert await late.run() == 0
    assert [one.message for one in caplog.records if one.levelname == "WARNING"] == ["directory.another_round"]


@pytest.mark.parametrize("status", [410, 400, 404])
async def test_a_lost_place_costs_a_full_round_that_sweeps(tenant: Tenant, status: int) -> None:
    part = tenant.part
    many(part, 20)
    await tenant.runs()
    part.lost_with = status
    part.forget_tokens()
    part.remove("Carl", "deleted")
    part.users.pop(guid("P3"))  # long gone: no delta tells it any more
    of_school(part, "Dora")
    assert shown(await tenant.runs()) == expected(part)


async def test_links_that_lead_nowhere_cost_a_full_round(tenant: Tenant) -> None:
    """Of another tenant, or of Microsoft Graph at another address."""
    await tenant.runs()
    tenant.part._places.clear()
    of_school(tenant.part, "Dora")
    assert shown(await tenant.runs()) == expected(tenant.part)
    kept, version = await read_kept(tenant.house.blobs, "default")
    assert kept
    elsewhere = replace(kept, users="https://graph.example/v1.0/users/delta?$deltatoken=x")
    await keep(tenant.house.blobs, "default", elsewhere, version)
    of_school(tenant.part, "Els")
    assert shown(await tenant.runs()) == expected(tenant.part)


@pytest.mark.parametrize("after", [timedelta(days=8), timedelta(days=-1)])
async def test_links_that_grew_old_are_not_tried(tenant: Tenant, after: timedelta) -> None:
    await tenant.runs()
    tenant.asked()
    of_school(tenant.part, "Dora")
    assert guid("Dora") in (await tenant.runs(after)).people
    assert not [one for one in tenant.peer.log if one.status != 200]
    assert tenant.asked() > 2, "everything was asked"


async def test_who_asks_for_something_else_begins_anew(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    await tenant.runs()
    tenant.asked()
    monkeypatch.setattr("bot.graph.directory.SELECT", "another")
    tenant.part.users.pop(guid("Ana"))
    await tenant.runs()
    assert tenant.asked() > 2


@pytest.mark.parametrize("after", range(6))
async def test_a_round_that_is_cut_off_changes_nothing(tenant: Tenant, after: int) -> None:
    """After so many requests of it; the next one comes to its end."""
    part = tenant.part
    many(part, 20)
    wanted = shown(await tenant.runs())
    part.forget_tokens()
    of_school(part, "Dora")
    part.remove("Ana")
    tenant.peer.faults.extend([*[go_on] * (after + 1), broken])
    assert shown(await tenant.runs()) == wanted
    assert not tenant.peer.faults
    kept, _ = await read_kept(tenant.house.blobs, "default")
    assert kept and guid("Ana") in kept.tenant.accounts and guid("Dora") not in kept.tenant.accounts
    assert shown(await tenant.runs()) == expected(part)


async def test_a_first_round_that_is_cut_off_shows_nobody(tenant: Tenant) -> None:
    tenant.peer.faults.extend([go_on, broken])
    assert await tenant.round.run() == 0
    assert await standing(tenant.house, TENANT) is None
    assert await tenant.round.run() == 3


async def test_what_the_tenant_may_not_tell_is_told_once_with_what_it_takes(
    tenant: Tenant, caplog: pytest.LogCaptureFixture
) -> None:
    await tenant.runs()
    asked = tenant.house.directory.asked
    tenant.peer.granted.discard("GroupMember.Read.All")
    for _ in range(2):
        tenant.clock.turn(timedelta(minutes=5))
        await tenant.runs()
    assert asked
    assert tenant.house.directory.asked == asked, "it did not say since"
    told = [vars(one)["problem"] for one in caplog.records if one.message == "directory.not_asked"]
    assert len(told) == 1
    assert "403" in told[0] and "GroupMember.Read.All" in told[0]
    assert len((await tenant.cold()).people) == 3
    tenant.peer.granted.add("GroupMember.Read.All")
    await tenant.runs()
    assert (tenant.house.directory.asked or asked) > asked
    tenant.peer.granted.discard("GroupMember.Read.All")
    await tenant.runs()
    assert len([one for one in caplog.records if one.message == "directory.not_asked"]) == 2, "it was over meanwhile"


async def test_without_a_mapping_nobody_is_asked(tmp_path: Path) -> None:
    async with tenant_at(tmp_path / "data", mapping="") as tenant:
        assert await tenant.round.run() == 0
        assert tenant.asked() == 0


def names(house: House, settings: Settings, graph: Graph) -> list[str]:
    return [one.name for one in rounds_of(house, settings, graph)]


async def test_it_is_a_round_unless_people_come_from_a_file(tenant: Tenant, caplog: pytest.LogCaptureFixture) -> None:
    at = {"graph_tenant": TENANT, "graph_url": tenant.peer.url}
    settings = load_settings(data_dir=tenant.data, graph_directory_minutes=2, **at)
    (one,) = [one for one in rounds_of(tenant.house, settings, tenant.graph) if one.name == "directory.asked"]
    assert one.every == 120
    assert await one.run() == 3
    file = tenant.data / "organisation.toml"
    write_organisation(file, 2)
    found = names(tenant.house, load_settings(data_dir=tenant.data, directory_file=file, **at), tenant.graph)
    assert "directory.looked_at" in found and "directory.asked" not in found
    assert "directory.from_file" in [one.message for one in caplog.records]
