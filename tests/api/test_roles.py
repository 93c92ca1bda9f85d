"""Roles that were given for a period, for other systems: what they read, and who may."""

import pytest

from tests.api.rig import Caller
from tests.conversations.school import School
from tests.conversations.test_roles import gives, started

PATH = "/api/roles"


async def test_a_system_reads_who_was_given_what_and_what_became_of_it(school: School, topdesk: Caller) -> None:
    carla = await started(school)
    for role in ("author", "handler:it"):
        await gives(carla, "Emma Janssens", role)
        await school.jobs()
    await carla.clicks("Stopzetten")
    found = (await topdesk.get(PATH)).body["items"]
    assert [(one["role"], one["of"], one["state"]) for one in found] == [
        ("author", "", "given"),
        ("handler", "it", "stopped"),
    ]
    assert {(one["holder"], one["by"]) for one in found} == {(school.emma.id, carla.id)}
    standing = (await topdesk.get(PATH, state="given")).body["items"]
    assert [one["role"] for one in standing] == ["author"]


async def test_a_list_goes_on_where_it_ended(school: School, topdesk: Caller) -> None:
    carla = await started(school)
    for _ in range(3):
        await gives(carla, "Emma Janssens", "author")
    first = (await topdesk.get(PATH, limit="2")).body
    rest = (await topdesk.get(PATH, limit="2", cursor=first["next"])).body
    assert len({one["id"] for one in (*first["items"], *rest["items"])}) == 3
    assert rest["next"] is None
    wrong = await topdesk.get(PATH, cursor="x")
    assert (wrong.status, wrong.fields) == (400, ["cursor"])


@pytest.mark.parametrize("role", ["Mandates.ReadWrite.All", "Requests.ReadWrite.All", "Announcements.Send"])
async def test_another_role_reads_none_and_this_one_nothing_else(topdesk: Caller, role: str) -> None:
    assert (await topdesk.having(role).get(PATH)).status == 403
    reader = topdesk.having("Roles.Read.All")
    assert (await reader.get(PATH)).status == 200
    assert (await reader.get("/api/mandates")).status == 403
