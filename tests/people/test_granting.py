"""Roles that are given for a period, where several write at once: each is given once, and a load goes on."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.errors import Unavailable, Unsound
from bot.people import granting
from bot.people.contacts import Actor, meet
from bot.people.granting import Given, give
from bot.people.loading import load_organisation
from bot.people.person import Person, Role
from bot.people.role_grant import GrantedRole, GrantState
from bot.people.snapshot import DirectorySnapshot
from bot.store.collection import organised
from bot.store.partitions import DIRECTORY
from bot.store.records import Records
from tests.api.test_instances import Between
from tests.conversations.conftest import prepared, school
from tests.conversations.school import School, organisation_file
from tests.conversations.test_all_mandates import administers

__all__ = ["prepared", "school"]

DAYS = date(2026, 11, 23), date(2026, 12, 4)


async def operator(school: School) -> Actor:
    carla = await administers(school)
    return await meet(school.house, carla.id, None)


def author(person: str) -> Given:
    return Given(person, GrantedRole.AUTHOR, "", *DAYS)


async def granted(school: School) -> int:
    return (await school.house.directory.current()).organisation.granted


async def test_of_many_at_once_each_is_given_once(school: School) -> None:
    actor = await operator(school)
    people = [school.emma.id, school.ana.id, school.ben.id]
    await asyncio.gather(*(give(school.house, actor, f"of {one}", author(one)) for one in people for _ in range(3)))
    kept = [item.value async for item in school.house.records.role_grants.stream()]
    assert sorted(one.holder for one in kept) == sorted(people)
    assert await granted(school) == 3
    await asyncio.gather(*(granting.stop(school.house, actor, f"of {people[0]}") for _ in range(3)))
    assert await granted(school) == 4
    audited = [item.value.deed async for item in school.house.records.audit.stream() if "role." in item.value.deed]
    assert sorted(audited) == ["role.given", "role.given", "role.given", "role.stopped"]


async def test_a_load_goes_on_though_a_role_is_given_meanwhile(school: School) -> None:
    actor = await operator(school)
    house, emma = school.house, school.emma.id

    async def gives() -> object:
        return await give(house, actor, "token", author(emma))

    store = Between(house.records._store, organised(DIRECTORY, "default"), gives)
    records = Records(store, now=school.clock)
    loading = replace(house, records=records, directory=DirectorySnapshot(records))
    file = organisation_file()
    people = [replace(one, job="Nieuw") if one.id == emma else one for one in file.people]
    loaded = await load_organisation(
        loading, replace(file, organisation=replace(file.organisation, digest="later"), people=people)
    )
    assert loaded.changed
    for directory in (await house.directory.current(), await DirectorySnapshot(house.records).current()):
        assert directory.people[emma].job == "Nieuw"
        assert Role.AUTHOR in directory.people[emma].roles
        assert directory.ids["role:author"] == {emma}


async def test_nothing_is_given_that_there_is_not_nor_by_who_may_not(school: School) -> None:
    actor = await operator(school)
    wrong = [
        Given("nobody", GrantedRole.AUTHOR, "", *DAYS),
        Given(school.emma.id, GrantedRole.AUTHOR, "verlof", *DAYS),
        Given(school.emma.id, GrantedRole.EXPERT, "", *DAYS),
        Given(school.emma.id, GrantedRole.EXPERT, "no-such-topic", *DAYS),
        Given(school.emma.id, GrantedRole.HANDLER, "leave", *DAYS),
    ]
    for one in wrong:
        with pytest.raises(Unavailable):
            await give(school.house, actor, "token", one)
    with pytest.raises(Unavailable):
        await give(school.house, await meet(school.house, school.ben.id, None), "token", author(school.emma.id))
    with pytest.raises(Unavailable):
        await granting.page(school.house, await meet(school.house, school.ben.id, None), None)
    assert [item async for item in school.house.records.role_grants.stream()] == []


async def test_no_more_stand_at_once_than_are_read_with_the_directory(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(granting, "MOST_OPEN", 2)
    actor = await operator(school)
    for person in (school.ana.id, school.emma.id):
        await give(school.house, actor, person, author(person))
    with pytest.raises(Unsound, match="notice-roles-many"):
        await give(school.house, actor, "third", author(school.ben.id))
    await granting.stop(school.house, actor, school.ana.id)
    third = await give(school.house, actor, "third", author(school.ben.id))
    assert third.state is GrantState.GIVEN


async def test_who_leaves_and_comes_back_has_it_again(school: School) -> None:
    actor = await operator(school)
    emma = school.emma.id
    await give(school.house, actor, "token", author(emma))

    def without(person: Person) -> Person | None:
        return None if person.id == emma else person

    await school.becomes(without)
    gone = await school.house.directory.current()
    assert "role:author" not in gone.ids
    await school.becomes(lambda person: replace(person, roles=person.roles | {Role.CARE}))
    back = await school.house.directory.current()
    assert back.ids["role:author"] == {emma}
    assert back.people[emma].roles == {Role.TEACHER, Role.CARE, Role.AUTHOR}


async def test_nobody_is_made_author_where_no_rule_says_whom_they_reach(school: School) -> None:
    actor = await operator(school)
    assert GrantedRole.AUTHOR in granting.roles_to_give(school.house, actor)
    rules = '[[authors]]\nid = "heads"\nwho = ["role:headmaster"]\nschools = "own"\n'
    (school._data / "authors.toml").write_text(rules, "utf-8")
    await school.restarts()
    assert GrantedRole.AUTHOR not in granting.roles_to_give(school.house, actor)
    with pytest.raises(Unavailable):
        await give(school.house, actor, "token", author(school.emma.id))
