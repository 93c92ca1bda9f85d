"""People from a tenant: round after round the directory is where the tenant is, and never shows a part of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.blobs.base import BlobChanged
from bot.bootstrap.running import rounds_of
from bot.graph.client import Graph
from bot.house import House
from bot.people.directory import Limits
from bot.people.loading import LOADED_JOBS, load_organisation
from bot.people.person import Person, Role
from bot.people.principals import parse_principal
from bot.people.snapshot import DirectorySnapshot
from bot.people.tenant import owners_of
from bot.people.tenant_kept import keep, read_kept
from bot.people.tenant_round import NotAccepted, Standing, TenantRound, accept, standing
from bot.settings import Settings, load_settings
from tests.faults.peers import write_organisation
from tests.graph.tenant_rig import MAPPING, TENANT, Tenant, expected, many, of_school, shown, tenant_at
from tests.peers.graph_directory import OF_GROUPS, guid
from tests.people.organisations import organisation
from tests.work.rig import taken

KOMPAS = guid("SCH 't Kompas")


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncIterator[Tenant]:
    """Ana and Ben of De Linde, Carl of 't Kompas by a group within its group, and some who are nobody here."""
    async with tenant_at(tmp_path / "data", page=3, pieces=2) as tenant:
        part = tenant.part
        part.add("Ben", officeLocation="BS Linde, bureau 2", jobTitle="Directeur", preferredLanguage="nl-BE")
        of_school(part, "Ana", manager="Ben", mail="ana@school.be", businessPhones=["+32 9 1", "+32 9 2"])
        part.add("Carl", manager="Ben", onPremisesExtensionAttributes={"extensionAttribute3": "ZOCO"})
        of_school(part, "Gast", userType="Guest")
        of_school(part, "Weg", accountEnabled=False)
        of_school(part, "Leerling", employeeType="Leerling")
        part.group("Team Kompas", "Carl", "Gast")
        part.group("SCH 't Kompas", owners=["Ben"])
        part.nest("SCH 't Kompas", "Team Kompas")
        yield tenant


async def test_who_works_here_follows_from_the_tenant_and_the_mapping(tenant: Tenant) -> None:
    directory = await tenant.runs()
    assert shown(directory).keys() == {guid(name) for name in ("Ana", "Ben", "Carl")}
    ana, ben, carl = (directory.people[guid(name)] for name in ("Ana", "Ben", "Carl"))
    assert (ana.name, ana.job, ana.school, ana.manager) == ("Ana", "Leerkracht", "de-linde", ben.id)
    assert (ana.phone, ana.mail, ana.language) == ("+32 9 1", "ana@school.be", "nl")
    assert (ben.roles, ben.language) == ({Role.HEADMASTER}, "nl")
    assert ben.groups == {"directies", owners_of(KOMPAS)}
    assert (carl.school, carl.language, carl.functions) == ("kompas", "fr", {"zorgcoordinator"})
    assert carl.groups == {guid("Team Kompas"), KOMPAS}, "a group within a group counts for both"
    assert directory.ids_of(parse_principal(f"group:{KOMPAS}")) == {carl.id}
    assert [school.name for school in directory.schools.values()] == ["Basisschool De Linde", "'t Kompas"]
    assert list(directory.groups) == ["directies"], "what is offered has a name of the organisation's own"
    assert directory.organisation.tenant == TENANT
    assert [job.name for job in await taken(tenant.house.queue)] == list(LOADED_JOBS)


async def test_a_change_is_there_after_the_next_round(tenant: Tenant) -> None:
    part = tenant.part
    await tenant.runs()
    part.change("Ana", officeLocation="Centraal")
    part.put_in("Team Kompas", "Ana")
    directory = await tenant.runs()
    assert directory.people[guid("Ana")].school == "kompas"
    part.take_out("Team Kompas", "Ana")
    part.change("Ana", officeLocation="De Linde", businessPhones=[])
    part.manage("Ana", "Carl")
    of_school(part, "Dora", manager="Ana")
    directory = await tenant.runs()
    assert shown(directory) == expected(part)
    assert directory.people[guid("Ana")].phone == ""
    part.manage("Ana", None)
    part.manage("Ben", "Ben")  # nobody decides about their own leave
    part.manage("Dora", "Gast")  # nor does who is not of the staff
    part.unnest("SCH 't Kompas", "Team Kompas")
    part.change("Carl", officeLocation="De Linde")
    assert shown(await tenant.runs()) == expected(part)


async def test_who_left_for_a_while_comes_back_in_their_groups(tenant: Tenant) -> None:
    part = tenant.part
    many(part, 20)
    await tenant.runs()
    part.remove("Carl")
    directory = await tenant.runs()
    assert guid("Carl") not in directory.people
    assert directory.name_of(guid("Carl")) == "Carl"
    part.restore("Carl")
    assert shown(await tenant.runs()) == expected(part)
    assert guid("Carl") in (await tenant.cold()).people
    part.remove("Carl", "deleted")
    part.put_in("Team Kompas", "Ana")
    assert guid("Team Kompas") in (await tenant.runs()).people[guid("Ana")].groups
    part.dissolve("Team Kompas")
    assert shown(await tenant.runs()) == expected(part)


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


async def test_a_mapping_that_changed_counts_though_nothing_else_did(tenant: Tenant) -> None:
    await tenant.runs()
    tenant.maps(MAPPING.replace('"Basisschool De Linde"', '"De Linde, sinds 2026"'))
    assert (await tenant.runs()).schools["de-linde"].name == "De Linde, sinds 2026"


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


async def broken(_: web.Request) -> web.StreamResponse:
    return web.Response(status=500)


async def go_on(_: web.Request) -> None:
    return None


async def test_a_first_round_that_is_cut_off_shows_nobody(tenant: Tenant) -> None:
    tenant.peer.faults.extend([go_on, broken])
    assert await tenant.round.run() == 0
    assert await standing(tenant.house, TENANT) is None
    assert await tenant.round.run() == 3


async def test_groups_may_hold_each_other_and_things_that_are_nobody(tenant: Tenant) -> None:
    part = tenant.part
    part.nest("Team Kompas", "SCH 't Kompas")
    part.group("ICT dienst", mail="ana@school.be")  # the address of a person does not make it one
    part.nest("SCH 't Kompas", "ICT dienst")
    part.put_in("ICT dienst", "Ana")
    part.put_in("ICT dienst", "Ben", kind="#microsoft.graph.device")
    directory = await tenant.runs()
    assert directory.people[guid("Ana")].roles == {Role.ICT}
    assert Role.ICT not in directory.people[guid("Ben")].roles
    assert directory.people[guid("Ana")].groups == {
        guid("ICT dienst"), KOMPAS, guid("Team Kompas"),
    }  # fmt: skip


async def test_a_service_that_tells_no_owners_tells_groups(tenant: Tenant) -> None:
    tenant.part.of_groups = OF_GROUPS - {"owners"}
    directory = await tenant.runs()
    assert directory.people[guid("Carl")].groups == {guid("Team Kompas"), KOMPAS}
    assert directory.people[guid("Ben")].groups == {"directies"}
    tenant.asked()
    tenant.part.put_in("Team Kompas", "Ana")
    assert guid("Team Kompas") in (await tenant.runs()).people[guid("Ana")].groups
    assert tenant.asked() == 2, "and goes on from there"


async def test_a_group_is_named_by_its_whole_id_or_by_its_name(tenant: Tenant) -> None:
    """What an id begins with is no name."""
    ids = guid("Team Kompas")
    for named, kompas in (
        (ids, True),
        (ids.upper(), True),
        (f"{ids[0]}*", False),
        ("team*", True),
        ("TEAM KOMPAS", True),
    ):
        tenant.maps(MAPPING.replace("SCH 't Kompas", named))
        await tenant.runs()
        found = await standing(tenant.house, TENANT)
        assert found
        assert (guid("Carl") in {person.id for person in found.staffing.file.people}) == kompas, named


async def test_a_dynamic_group_follows_some_time_after_the_attribute(tenant: Tenant) -> None:
    part = tenant.part
    many(part, 20)
    part.follow("Team Kompas", lambda user: user.get("department") == "Kompas")
    part.change("Carl", department="Kompas")
    part.settle()
    await tenant.runs()
    part.change("Ana", department="Kompas", officeLocation="")
    assert guid("Ana") not in (await tenant.runs()).people, "of no school, for a while"
    part.settle()
    assert (await tenant.runs()).people[guid("Ana")].school == "kompas"


async def _accept(tenant: Tenant) -> Standing:
    shown = await standing(tenant.house, TENANT)
    assert shown
    if shown.waits:
        await accept(tenant.house, shown)
    return shown


async def test_what_would_take_many_away_waits_for_somebody_to_look(
    tenant: Tenant, caplog: pytest.LogCaptureFixture
) -> None:
    part = tenant.part
    many(part, 17)
    await tenant.runs()  # 20 people
    for number in range(2):
        part.remove(f"P{number}")
    assert len((await tenant.runs()).people) == 18, "a tenth may go"
    wanted = shown(await tenant.cold())
    tenant.maps(MAPPING.replace("De Linde", "Linde"))
    tenant.clock.turn(timedelta(seconds=5))
    for number in range(2):
        assert shown(await tenant.runs()) == wanted
        of_school(part, f"Nieuw {number}", school="BS Linde")
    told = [vars(one) for one in caplog.records if one.message == "directory.waits"]
    assert [(one["gone"], one["people"]) for one in told] == [(16, 18)], "once"
    waits = await standing(tenant.house, TENANT)
    assert waits
    assert (waits.waits, len(waits.gone), waits.counted) == (True, 16, 18)
    tenant.maps(MAPPING)
    of_school(part, "Dora")
    tenant.clock.turn(timedelta(seconds=5))
    assert shown(await tenant.runs()) == expected(part), "a mapping that is right again needs nobody"


async def test_what_is_accepted_is_what_was_shown(tenant: Tenant) -> None:
    part = tenant.part
    await tenant.runs()
    part.remove("Ana")
    await tenant.runs()
    waits = await _accept(tenant)
    assert [person.name for person in waits.gone] == ["Ana"]
    assert shown(await tenant.cold()) == expected(part)
    seen = await standing(tenant.house, TENANT)
    assert seen
    with pytest.raises(NotAccepted, match="nothing waits"):
        await accept(tenant.house, seen)
    assert await tenant.round.run() == 0
    tenant.maps(MAPPING.replace("[not_staff]", '[staff]\nin_groups = ["Niemand"]\n\n[not_staff]'))
    tenant.clock.turn(timedelta(seconds=5))
    nobody = await standing(tenant.house, TENANT)
    assert nobody
    assert nobody.waits
    with pytest.raises(NotAccepted, match="nobody would be left"):
        await accept(tenant.house, nobody)


async def test_whom_the_mapping_could_not_place_is_counted(tenant: Tenant) -> None:
    part = tenant.part
    for number in range(3):
        of_school(part, f"P{number}", school="Campus Noord")
    part.add("Zonder")
    part.change("Carl", officeLocation="De Linde")
    await tenant.runs()
    found = await standing(tenant.house, TENANT)
    assert found
    assert found.counts
    assert {str(status): number for status, number in found.staffing.accounts.items()} == {
        "staff": 3, "guest": 1, "disabled": 1, "not_staff": 1, "unplaced": 4,
    }  # fmt: skip
    assert found.staffing.near == [("officeLocation", "Campus Noord", 3), ("officeLocation", "", 1)]
    assert found.staffing.without_manager == (guid("Ben"),)
    assert found.staffing.several_schools == (guid("Carl"),)


async def test_what_the_tenant_may_not_tell_is_told_once_with_what_it_takes(
    tenant: Tenant, caplog: pytest.LogCaptureFixture
) -> None:
    await tenant.runs()
    tenant.peer.granted.discard("GroupMember.Read.All")
    for _ in range(2):
        await tenant.runs()
    told = [vars(one)["problem"] for one in caplog.records if one.message == "directory.not_asked"]
    assert len(told) == 1
    assert "403" in told[0] and "GroupMember.Read.All" in told[0]
    assert len((await tenant.cold()).people) == 3
    tenant.peer.granted.add("GroupMember.Read.All")
    await tenant.runs()
    tenant.peer.granted.discard("GroupMember.Read.All")
    await tenant.runs()
    assert len([one for one in caplog.records if one.message == "directory.not_asked"]) == 2, "it was over meanwhile"


async def test_without_a_mapping_nobody_is_asked(tmp_path: Path) -> None:
    async with tenant_at(tmp_path / "data", mapping="") as tenant:
        assert await tenant.round.run() == 0
        assert tenant.asked() == 0


async def test_who_is_of_another_organisation_is_nobody_here(tenant: Tenant) -> None:
    """Of two organisations in one tenant: the round of this one loads all rows, as a file does."""
    await tenant.runs()
    limits = Limits(within=frozenset({f"group:{KOMPAS}"}))
    house = replace(tenant.house, directory=DirectorySnapshot(tenant.house.records, limits))
    tenant.house, tenant.round = house, TenantRound(house, TENANT, tenant.round._ask)
    tenant.part.change("Ana", businessPhones=["09"])
    await tenant.runs()
    assert (await tenant.cold()).people[guid("Ana")].phone == "09", "it stands in the rows"
    found = await standing(house, TENANT)
    assert found and (found.counts, found.counted, found.gone) == (True, 1, ())
    tenant.part.remove("Ben")
    await tenant.runs()
    assert guid("Ben") not in (await tenant.cold()).people, "who is nobody to this organisation goes, too"
    tenant.part.take_out("Team Kompas", "Carl")
    tenant.part.change("Carl", officeLocation="De Linde")
    await tenant.runs()
    waits = await standing(house, TENANT)
    assert waits and waits.waits, "for this organisation everybody would be gone"


async def test_what_the_organisation_adds_to_somebody_counts(tmp_path: Path) -> None:
    added = f"""
[[people]]
id = "{guid("Ana")}"
school = "kompas"
roles = ["care"]
functions = ["leerlingbegeleider"]
manager = "{guid("Carl")}"
language = "en"
phone = "09 123 45 67"
aliases = ["Annie"]
"""
    async with tenant_at(tmp_path / "data", MAPPING + added) as tenant:
        of_school(tenant.part, "Ana", manager="Ben")
        of_school(tenant.part, "Ben")
        of_school(tenant.part, "Carl")
        ana = (await tenant.runs()).people[guid("Ana")]
        assert (ana.school, ana.manager, ana.language, ana.phone) == ("kompas", guid("Carl"), "en", "09 123 45 67")
        assert (ana.roles, ana.functions) == ({Role.CARE}, {"leerlingbegeleider"})
        found = tenant.house.phone_book.find(await tenant.cold(), ana, "annie")
        assert found and found.people == (ana,)


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
