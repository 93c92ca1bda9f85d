"""People from a tenant: who they are there is who they are here, and what would take many of them away waits."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.people.directory import Limits
from bot.people.loading import LOADED_JOBS
from bot.people.person import Role
from bot.people.principals import parse_principal
from bot.people.snapshot import DirectorySnapshot
from bot.people.tenant import owners_of
from bot.people.tenant_round import NotAccepted, Standing, TenantRound, accept, standing
from tests.graph.tenant_rig import MAPPING, TENANT, Tenant, expected, many, of_school, shown, staffed_tenant, tenant_at
from tests.peers.graph_directory import OF_GROUPS, guid
from tests.work.rig import taken

KOMPAS = guid("SCH 't Kompas")


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncIterator[Tenant]:
    async with staffed_tenant(tmp_path / "data") as tenant:
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


async def test_a_mapping_that_changed_counts_though_nothing_else_did(tenant: Tenant) -> None:
    await tenant.runs()
    tenant.maps(MAPPING.replace('"Basisschool De Linde"', '"De Linde, sinds 2026"'))
    assert (await tenant.runs()).schools["de-linde"].name == "De Linde, sinds 2026"


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
