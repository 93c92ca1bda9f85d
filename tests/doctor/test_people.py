"""People of whom the directory says too little, and why somebody cannot be reached."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap.examination import patient_of
from bot.doctor.examining import examine
from bot.doctor.finding import State
from bot.doctor.people import accounts, contact, people, reach
from bot.people.contact import BLOCKED, Address, Contact
from bot.people.contacts import Actor, arrive, leave, lose, meet
from bot.people.installs import Installing, Outcome
from bot.people.loading import load_organisation
from bot.people.person import Role
from bot.settings import load_settings
from bot.store.partitions import INSTALLS, person_partition
from tests.doctor.rig import Ill, ill, told
from tests.faults.peers import write_organisation
from tests.graph.tenant_rig import TENANT, Tenant, many, tenant_at
from tests.people.organisations import organisation, person
from tests.people.test_mapping_file import GOOD
from tests.work.rig import NOW

BOSS = person(0, roles=frozenset({Role.OPERATOR}), manager="p00001")
WELL = [BOSS, *(person(number, manager=BOSS.id) for number in range(1, 6))]


async def load(one: Ill, *staff: object) -> None:
    await load_organisation(one.house, organisation(staff))  # pyright: ignore[reportArgumentType]


async def test_nobody_at_all_is_wrong(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(people)] == [State.WRONG]
        assert [state for state, _ in await one.says(reach)] == [State.NOTE]


async def test_everybody_with_a_school_and_a_manager_is_fine(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL)
        assert await one.says(people) == [
            (State.FINE, "6 people are in the directory, all with a school and a manager.")
        ]


async def test_who_lacks_a_school_or_a_manager_is_counted_also_where_it_is_one_that_is_gone(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL, person(6, school="", manager=BOSS.id), person(7, school="weg", manager="weg"), person(8))
        (schools, managers) = await one.says(people)
    assert schools[0] is managers[0] is State.NOTE
    assert schools[1].startswith("2 of 9 people have no school that there is:")
    assert managers[1].startswith("2 of 9 people have no manager:")


async def test_what_nobody_lacks_is_not_told(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL, person(6))
        ((_, said),) = await one.says(people)
    assert said.startswith("1 of 7 people has no manager: their requests go")


async def test_without_an_operator_nobody_would_be_told(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, person(0, manager="p00001"), person(1, manager="p00000"))
        ((state, said),) = await one.says(people)
    assert state is State.NOTE
    assert said.startswith("Nobody has the role operator")


@pytest.mark.parametrize(
    ("named", "state", "words"),
    [
        ("", State.NOTE, "does not see whom to ask"),
        (" ", State.NOTE, "does not see whom to ask"),
        ("Mia Peeters", State.NOTE, "no mail address"),
        ("Mia Peeters (privacy@mijnstad.be)", State.FINE, "whom to ask"),
    ],
)
async def test_whom_people_ask_for_their_data_is_named(tmp_path: Path, named: str, state: State, words: str) -> None:
    async with ill(tmp_path, privacy_contact=named) as one:
        ((found, said),) = await one.says(contact)
    assert found is state
    assert words in said


def address(id: str) -> Address:
    return Address(f"a:{id}", "https://smba.example/", "tenant", f"29:{id}", "28:bode")


async def arrived(one: Ill, number: int) -> Actor:
    actor, _ = await arrive(one.house, f"p{number:05}", address(f"p{number:05}"))
    return actor


async def test_each_reason_why_somebody_cannot_be_reached_is_counted(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL)
        for number in range(4):
            await arrived(one, number)
        await leave(one.house, WELL[1].id)
        await lose(one.house, await meet(one.house, WELL[2].id, None), BLOCKED)
        await lose(one.house, await meet(one.house, WELL[3].id, None), "unknown")
        ((state, said),) = await one.says(reach)
    assert state is State.NOTE
    assert said == (
        "1 of 6 people can be reached. Of the others 2 never had Bode, 1 removed it, 1 blocked it, "
        "and 1 could not be reached the last time."
    )


async def test_a_contact_that_an_earlier_version_kept_counts_as_well(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL[:2])
        for number, installed in enumerate((True, False)):
            former = Contact(WELL[number].id, address(WELL[number].id), installed=installed, welcomed=True)
            await one.house.records.accept(person_partition(former.person), [one.house.records.contacts.put(former)])
        ((_, said),) = await one.says(reach)
    assert said.startswith("1 of 2 people can be reached. Of the others 0 never had Bode, 1 removed it")


async def test_everybody_reached_is_fine_and_who_left_counts_for_nothing(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL)
        for number in range(6):
            await arrived(one, number)
        await leave(one.house, WELL[5].id)
        await load(one, *WELL[:5])
        assert await one.says(reach) == [(State.FINE, "All 5 people can be reached.")]


async def test_what_came_of_installing_says_why_it_did_not_help(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        await load(one, *WELL)
        outcomes = [Outcome.REFUSED, Outcome.FAILED, Outcome.NOBODY, Outcome.ASKED, Outcome.REMOVED]
        for someone, outcome in zip(WELL, outcomes, strict=False):
            kept = Installing(someone.id, outcome, NOW, NOW + timedelta(days=1))
            await one.house.records.accept(INSTALLS, [one.house.records.installings.put(kept)])
        said = [text for _, text in await one.says(reach)]
    assert said[1].startswith("Microsoft 365 did not let Bode be installed for 2 people")
    assert said[2].startswith("1 person of the directory has no Teams")


async def examined(tenant: Tenant, **given: Any) -> list[tuple[State, str]]:
    settings = load_settings(data_dir=tenant.data, graph_tenant=TENANT, graph_url=tenant.peer.url, **given)
    return told(await examine(patient_of(tenant.house, settings, None), [accounts]))


async def test_people_of_a_tenant_are_looked_at(tmp_path: Path) -> None:
    async with tenant_at(tmp_path / "data") as tenant:
        ((state, said),) = await examined(tenant)
        assert state is State.WRONG and "never told to the end" in said
        many(tenant.part, 5)
        await tenant.runs()
        assert await examined(tenant) == [(State.FINE, "5 people come from the tenant, each with a place.")]
        tenant.part.add("Noor", officeLocation="Campus Noord")
        tenant.part.remove("P1")
        await tenant.runs()
        waits, lacks = await examined(tenant)
        assert waits[0] is State.WRONG and waits[1].startswith("A change waits: 1 of 5 people would not be here")
        assert lacks[0] is State.NOTE and lacks[1].startswith("1 account fits no school of the mapping, and is nobody")
        tenant.clock.turn(timedelta(days=9))
        assert [state for state, said in await examined(tenant) if "9 days ago" in said] == [State.WRONG]
        tenant.maps(GOOD)
        await tenant.house.configuration.mapping.current()
        assert any("nobody is staff" in said for _, said in await examined(tenant))
        for number in [0, *range(2, 5)]:
            tenant.part.remove(f"P{number}")
        tenant.part.remove("Noor")
        await tenant.runs()
        assert any("it has no accounts" in said for _, said in await examined(tenant))
        file = tmp_path / "organisation.toml"
        write_organisation(file, 1)
        assert await examined(tenant, directory_file=file) == [
            (State.FINE, "People do not come from a tenant of Microsoft 365.")
        ]
