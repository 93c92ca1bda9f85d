"""School and role from the education data of a tenant: pupils are nobody here, and no round shows a part."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.people.directory import Directory
from bot.people.person import Role
from bot.people.snapshot import NoOrganisation
from bot.people.staffing import Status
from bot.people.tenant_kept import read_kept
from bot.people.tenant_round import Standing, standing
from tests.graph.tenant_rig import MAPPING, TENANT, Tenant, broken, go_on, many, of_school, tenant_at
from tests.peers.graph_directory import guid

ROLES, SCHOOLS = "EduRoster.ReadBasic.All", "EduRoster.Read.All"
BY_ROLE = f"{MAPPING}\n[education]\n"
BY_SCHOOL = BY_ROLE.replace('id = "de-linde"', 'id = "de-linde"\nin_education = ["bs de linde", "0123*"]').replace(
    'id = "kompas"', 'id = "kompas"\nin_education = ["Kompas", "Kompaz"]'
)


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncIterator[Tenant]:
    """Ana teaches in De Linde, Carl in 't Kompas, Ben is there without a role; Pia is a pupil of De Linde. Of none of
    them anything else says the school, but of Dora, who is not in the education data, and of Ana, of whom it is wrong.
    """
    async with tenant_at(tmp_path / "data", BY_SCHOOL, page=5) as tenant:
        tenant.peer.granted.add(SCHOOLS)
        for name in ("Ben", "Carl", "Pia", "Els"):
            tenant.part.add(name)
        for name in ("Ana", "Dora"):
            of_school(tenant.part, name)
        tenant.part.group("SCH 't Kompas", "Ana")
        tenant.part.change("Ana", officeLocation="Elders")
        education = tenant.education
        for name, role in (("Ana", "teacher"), ("Ben", "none"), ("Carl", "Teacher"), ("Pia", "student")):
            education.role(name, role)
        education.school("BS De Linde", "Ana", "Ben", "Pia")
        education.school("Campus 9", "Carl", number="01234")
        education.school("Elders", "Els")
        yield tenant


def schools(directory: Directory) -> dict[str, str]:
    return {one.name: one.school for one in directory.people.values()}


async def shown(tenant: Tenant) -> Standing:
    found = await standing(tenant.house, TENANT)
    assert found
    return found


async def test_school_and_role_come_from_the_education_data_first(tenant: Tenant) -> None:
    directory = await tenant.runs()
    assert schools(directory) == {"Ana": "de-linde", "Ben": "de-linde", "Carl": "de-linde", "Dora": "de-linde"}
    teachers = {one.name for one in directory.people.values() if Role.TEACHER in one.roles}
    assert teachers == {"Ana", "Carl"}


async def test_who_is_not_placed_is_told_with_the_school_that_nothing_is_mapped_to(tenant: Tenant) -> None:
    await tenant.runs()
    found = (await shown(tenant)).staffing
    assert found.accounts[Status.PUPIL] == 1
    assert found.unplaced == (guid("Els"),)
    assert ("in_education", "Elders", 1) in found.near
    assert found.unknown_schools == ("Kompas", "Kompaz")


async def test_a_pupil_is_nobody_whatever_else_is_said(tenant: Tenant) -> None:
    tenant.maps(
        f'{BY_SCHOOL}\n[[people]]\nid = "{guid("Pia")}"\nschool = "de-linde"\n[staff]\nin_groups = ["Iedereen"]'
    )
    tenant.part.group("Iedereen", "Pia", "Ben")
    directory = await tenant.runs()
    assert set(schools(directory)) == {"Ana", "Ben", "Carl"}, "a teacher is staff though [staff] does not say it"
    tenant.education.role("Pia", "teacher")
    assert "Pia" in schools(await tenant.runs())


async def test_not_staff_counts_for_a_teacher_too(tenant: Tenant) -> None:
    tenant.part.change("Ana", employeeType="Leerling")
    assert "Ana" not in schools(await tenant.runs())


async def test_without_the_table_nothing_is_asked_and_a_pupil_is_an_account_like_another(tenant: Tenant) -> None:
    tenant.peer.granted.discard(SCHOOLS)
    tenant.maps(MAPPING)
    assert "Pia" not in schools(await tenant.runs())
    assert not tenant.peer.asked("/education")
    assert (await shown(tenant)).staffing.accounts[Status.PUPIL] == 0


async def test_for_roles_alone_the_smaller_permission_is_enough(tenant: Tenant) -> None:
    tenant.peer.granted -= {SCHOOLS}
    tenant.peer.granted |= {ROLES}
    tenant.maps(BY_ROLE)
    many(tenant.part, 20)
    assert {"Ana": "kompas", "Dora": "de-linde"}.items() <= schools(await tenant.runs()).items()
    tenant.education.role("Dora", "student")
    assert "Dora" not in schools(await tenant.runs())
    assert not tenant.peer.asked("/education/schools")


async def test_where_it_is_not_granted_nothing_changes_and_the_log_names_it(
    tenant: Tenant, caplog: pytest.LogCaptureFixture
) -> None:
    tenant.peer.granted -= {SCHOOLS}
    with pytest.raises(NoOrganisation):
        await tenant.runs()
    (told,) = [one for one in caplog.records if one.message == "directory.not_asked"]
    assert "EduRoster.Read.All" in str(told.__dict__["problem"])
    assert await standing(tenant.house, TENANT) is None


async def test_a_mapping_that_begins_to_ask_waits_for_the_answer(tenant: Tenant) -> None:
    """Between the two, no pupil is staff because nobody asked yet."""
    many(tenant.part, 30)
    tenant.part.change("Pia", officeLocation="De Linde")
    tenant.maps(MAPPING)
    assert "Pia" in schools(await tenant.runs())
    tenant.maps(BY_SCHOOL)
    tenant.peer.faults.extend([*[go_on] * 2, broken])  # people and groups, and then no education data
    assert "Ben" not in schools(await tenant.runs())
    directory = await tenant.runs()
    assert "Pia" not in schools(directory)
    assert schools(directory)["Ben"] == "de-linde"
    tenant.maps(MAPPING)
    assert "Pia" in schools(await tenant.runs())
    kept, _ = await read_kept(tenant.house.blobs, "default")
    assert kept
    assert kept.tenant.education is None


async def test_a_mapping_that_is_published_during_a_round_waits_for_the_next_one(tenant: Tenant) -> None:
    """What it goes by was not asked, and a pupil is nobody's colleague for five minutes either."""

    async def published(_: web.Request) -> None:
        tenant.maps(BY_SCHOOL)
        tenant.clock.turn(timedelta(seconds=2))
        await tenant.house.configuration.mapping.current()

    many(tenant.part, 30)
    tenant.maps(MAPPING)
    await tenant.runs()
    tenant.part.change("Pia", officeLocation="De Linde")
    tenant.peer.faults.append(published)
    assert "Pia" not in schools(await tenant.runs())
    assert await standing(tenant.house, TENANT) is None, "nobody knows yet who would be what"
    directory = await tenant.runs()
    assert "Pia" not in schools(directory) and schools(directory)["Ben"] == "de-linde"
    assert (await shown(tenant)).staffing.accounts[Status.PUPIL] == 1


async def test_a_quiet_round_costs_three_requests_and_writes_nothing(tenant: Tenant) -> None:
    await tenant.runs()
    _, version = await read_kept(tenant.house.blobs, "default")
    tenant.asked()
    await tenant.runs()
    assert tenant.asked() == 3
    assert (await read_kept(tenant.house.blobs, "default"))[1] == version


async def test_who_changes_role_or_school_is_there_with_the_next_round_for_a_few_requests(tenant: Tenant) -> None:
    many(tenant.part, 30)
    await tenant.runs()
    tenant.asked()
    tenant.education.take_out("Campus 9", "Carl")
    tenant.education.school("Kompas", "Carl", "Ana")
    tenant.education.role("Ben", "student")
    directory = await tenant.runs()
    assert schools(directory)["Carl"] == "kompas"
    assert schools(directory)["Ana"] == "de-linde", "of several, the first of the mapping"
    assert "Ben" not in schools(directory)
    asked = tenant.asked()
    assert asked <= 3 + 1 + 3, "two pages more of the delta, and a batch with three within"
    await tenant.runs()
    assert tenant.asked() == 3, "and not asked again"


async def test_what_no_delta_tells_is_found_within_a_day(tenant: Tenant) -> None:
    many(tenant.part, 30)
    await tenant.runs()
    tenant.education.tells_moves = False
    tenant.education.take_out("Campus 9", "Carl")
    assert schools(await tenant.runs())["Carl"] == "de-linde"
    assert "Carl" not in schools(await tenant.runs(timedelta(days=1)))
    tenant.asked()
    await tenant.runs()
    assert tenant.asked() == 3


async def test_who_is_not_in_them_any_more_is_who_the_other_rules_say(tenant: Tenant) -> None:
    many(tenant.part, 30)
    await tenant.runs()
    tenant.education.take_out("BS De Linde", "Ana")
    tenant.education.role("Ana", None)
    directory = await tenant.runs()
    ana = directory.people[guid("Ana")]
    assert (ana.school, Role.TEACHER in ana.roles) == ("kompas", False)


@pytest.mark.parametrize("after", range(9))
async def test_a_round_that_is_cut_off_changes_nothing(tenant: Tenant, after: int) -> None:
    """In the education data, after so many requests of the full round; the next one comes to its end."""
    many(tenant.part, 8)
    before = schools(await tenant.runs())
    tenant.education.role("Dora", "student")
    tenant.education.put_in("BS De Linde", "Els")
    tenant.education.forget_tokens()
    tenant.peer.faults.extend([*[go_on] * (3 + after), broken])
    assert schools(await tenant.runs()) == before
    assert not tenant.peer.faults
    found = schools(await tenant.runs())
    assert found == {name: school for name, school in before.items() if name != "Dora"} | {"Els": "de-linde"}


async def test_a_delta_that_takes_no_select_is_asked_without(tenant: Tenant, caplog: pytest.LogCaptureFixture) -> None:
    tenant.education.takes_select = False
    with caplog.at_level(logging.WARNING):
        assert schools(await tenant.runs())["Ben"] == "de-linde"
    assert "education.no_select" in caplog.messages


async def test_many_who_changed_cost_one_listing_rather_than_a_request_each(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.graph.education.MOST_SINGLY", 1)
    await tenant.runs()
    tenant.asked()
    tenant.education.put_in("BS De Linde", "Els")
    tenant.education.role("Els", "teacher")
    tenant.education.role("Dora", "teacher")
    assert schools(await tenant.runs())["Els"] == "de-linde"
    assert tenant.peer.asked("/education/schools")
    assert not tenant.peer.asked(f"/education/users/{guid('Els')}")
