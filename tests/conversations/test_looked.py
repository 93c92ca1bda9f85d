"""Who administers Bode and looks at what is of others leaves a trace, before it is shown; whose work it is does not."""

from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from bot.people.acting import OPERATOR, Acting
from bot.people.looked import LOOKED_DEED, looked
from bot.store.partitions import LOOKS
from bot.work.chain.erasing import erase
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from tests.conversations.school import School, organisation_file
from tests.conversations.test_mandates import gives
from tests.conversations.test_operating import lies_aside
from tests.conversations.test_roles import gives as gives_role
from tests.conversations.test_weekly_look import becomes_operator


async def traces(school: School) -> list[tuple[str, str, str]]:
    """Who looked at what, of whom."""
    found = [one.value async for one in school.house.records.audit.stream(partition=LOOKS)]
    assert {one.deed for one in found} <= {LOOKED_DEED}
    return sorted((one.actor, str(one.detail["what"]), one.subject) for one in found)


async def test_each_look_at_a_card_of_others_leaves_a_trace(school: School) -> None:
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


async def test_a_turn_that_is_delivered_twice_leaves_one(school: School) -> None:
    house, who = school.house, Acting("x")
    for turn in ("t1", "t1", "t2"):
        await looked(replace(house, records=house.records.of_turn(turn)), who, "reach", "a")
    assert await traces(school) == [("x", "reach", "a")] * 2


async def test_who_was_erased_is_not_found_by_trying_all_ids(school: School) -> None:
    """Nothing of the entry that is left was made from what it said: the same said again has nothing in common with
    it but its moment."""
    house, who, trials = school.house, school.emma.id, 2
    for _ in range(trials):
        await looked(house, OPERATOR, "erasure", who, {"account": "root"})
    await sweep(house.records)
    assert (await erase(house, OPERATOR, who))[0] >= trials
    left = [one.value async for one in house.records.audit.stream(partition=LOOKS)]
    assert [one.subject for one in left] == [""] * trials
    assert len({one.id for one in left}) == trials, "its id follows from what it said: hash all ids to find them"
    assert not {one.id for one in left} & {digest for id_ in all_ids() for digest in tried(left[0].at, id_)}
    assert not (await verify(house.records)).found


def all_ids() -> list[str]:
    return [one.id for one in organisation_file().people]


def tried(at: datetime, person: str) -> set[str]:
    """What somebody would make of each id of the directory, with all else that the entry says or said."""
    parts = [at.strftime("%Y%m%d%H"), OPERATOR.person, "", person, "what=erasure", "account=root"]
    texts = ["\n".join(parts), "\n".join(parts[1:]), person]
    return {blake2b(text.encode(), digest_size=16).hexdigest() for text in texts}
