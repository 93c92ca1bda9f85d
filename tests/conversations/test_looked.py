"""Who administers Bode and looks at what is of others leaves a trace, before it is shown; whose work it is does not."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.people.acting import Acting
from bot.people.looked import LOOKED_DEED, looked
from bot.store.partitions import LOOKS
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from tests.conversations.school import School
from tests.conversations.test_mandates import gives
from tests.conversations.test_operating import lies_aside
from tests.conversations.test_roles import gives as gives_role
from tests.conversations.test_weekly_look import becomes_operator


async def traces(school: School) -> list[tuple[str, str, str]]:
    """Who looked at what, of whom."""
    found = [one.value async for one in school.house.records.audit.stream(partition=LOOKS)]
    assert {one.deed for one in found} <= {LOOKED_DEED}
    return sorted((one.actor, str(one.detail["what"]), one.subject) for one in found)


async def test_each_card_of_others_leaves_one_trace_an_hour(school: School) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Dirk Aerts")
    await becomes_operator(school, school.carla)
    kept = await lies_aside(school)
    carla, me = school.carla, school.carla.id
    expected: list[tuple[str, str, str]] = []
    clicks: tuple[tuple[str, dict[str, Any], str, str], ...] = (
        ("reach.show", {"school": "de-linde"}, "reach", "de-linde"),
        ("mandates.all", {"before": ""}, "mandates", "mandates"),
        ("roles.show", {"before": ""}, "roles", "roles"),
        ("holders.show", {}, "holders", "holders"),
        ("aside.show", {"job": kept.id}, "job", kept.id),
    )
    for verb, data, what, subject in clicks:
        for _ in range(2):
            await carla.sends(verb, data, None)
        expected.append((me, what, subject))
        assert await traces(school) == sorted(expected), verb
    school.clock.pass_by(timedelta(hours=1))
    await carla.sends("holders.show", {}, None)
    assert len(await traces(school)) == len(expected) + 1
    await sweep(school.house.records)
    assert not (await verify(school.house.records)).found


async def test_a_role_of_somebody_is_traced_to_them_and_ones_own_is_not(school: School) -> None:
    await becomes_operator(school, school.carla)
    await gives_role(school.carla, "Emma Janssens", "operator")
    [grant] = [one.value async for one in school.house.records.role_grants.stream(order="changed")]
    before = len(await traces(school))
    await school.emma.sends("role.show", {"grant": grant.id}, None)
    assert len(await traces(school)) == before
    await school.carla.sends("role.show", {"grant": grant.id}, None)
    assert (school.carla.id, "role", school.emma.id) in await traces(school)


async def test_a_head_at_their_own_school_and_whoever_may_not_look_leave_none(school: School) -> None:
    await school.everybody_installs()
    await school.ben.says("bereik")
    await school.ben.sends("reach.show", {"school": "de-linde"}, None)
    assert "De Linde" in school.ben.newest.text
    for verb, data in (("mandates.all", {"before": ""}), ("holders.show", {}), ("roles.show", {"before": ""})):
        await school.ana.sends(verb, data, None)
    assert await traces(school) == []


@pytest.mark.parametrize("another", [{"subject": "b"}, {"what": "roles"}, {"detail": {"account": "root"}}], ids=str)
async def test_another_thing_or_account_is_another_trace(school: School, another: dict[str, Any]) -> None:
    house, who = school.house, Acting("x")
    first: dict[str, Any] = {"what": "reach", "subject": "a"}
    await asyncio.gather(*(looked(house, who, **first) for _ in range(3)))
    assert len(await traces(school)) == 1
    await looked(house, who, **{**first, **another})
    assert len(await traces(school)) == 2
