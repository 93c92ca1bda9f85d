"""Options of which there are only so many: never more takers than places, and no place lost."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.arrange.places import option_places
from bot.arrange.places.option_places import LOOKED_AT, left, settle, take
from bot.arrange.request import Request, RequestState
from bot.errors import Unsound
from bot.house import House
from bot.store.partitions import places_partition, request_partition
from dialogs.model import Form
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.conversations.test_arrange import REFUSE
from tests.dialogs.making import HEAD, a_field, a_step
from tests.index.instances import instance

NAMED = '{{nl = "{0}", fr = "{0}", en = "{0}"}}'
OPTIONS = (
    f'options = [{{value = "zoo", label = {NAMED.format("Dierentuin")}, most = 2}}, '
    f'{{value = "sea", label = {NAMED.format("Zee")}}}]'
)
OUTING = HEAD + a_step("where", a_field("where", "choice", OPTIONS)) + a_step("why", a_field("why", "text"))
ZOO = {"where": "zoo"}


@pytest.fixture
async def outing(school: School, own_forms: Path) -> School:
    (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    return school


def form(house: House) -> Form:
    return house.forms["outing"]


async def reviews(person: Colleague, where: str = "zoo") -> None:
    await person.says("uitstap")
    await person.fills(where=where).clicks("Volgende")
    await person.fills(why="De klas wil het graag.").clicks("Volgende")


async def takers(house: House) -> set[str]:
    found = await house.records.takers.get(places_partition("outing"), "where.zoo")
    return set(found.value.by) if found else set()


async def test_the_places_that_are_left_are_said_and_then_that_it_is_full(outing: School) -> None:
    await outing.ana.says("uitstap")
    assert "Dierentuin (nog 2 plaatsen)" in outing.ana.newest.text
    for person in (outing.carla, outing.nadia):
        await reviews(person)
        await person.clicks("Indienen")
    await outing.ana.fills(where="zoo").clicks("Volgende")
    assert "Dit is intussen volzet. Kies iets anders." in outing.ana.newest.text
    assert "Volzet: Dierentuin" in outing.ana.newest.text
    await outing.ana.fills(where="sea").clicks("Volgende")
    await outing.ana.fills(why="De klas.").clicks("Volgende")
    await outing.ana.clicks("Indienen")
    assert "UIT-2026-00003" in outing.ana.newest.text


async def test_who_reviewed_it_before_it_was_full_is_told_when_handing_in(outing: School) -> None:
    for person in (outing.ana, outing.carla, outing.nadia):
        await reviews(person)
    for person in (outing.carla, outing.nadia, outing.ana):
        await person.clicks("Indienen")
    assert "Dit is intussen volzet" in outing.ana.newest.text
    assert len(await takers(outing.house)) == 2


async def test_a_withdrawal_and_a_refusal_free_the_place(outing: School) -> None:
    for person in (outing.ana, outing.carla):
        await reviews(person)
        await person.clicks("Indienen")
    await outing.jobs()
    await outing.carla.clicks("Ja, trek in")
    await outing.jobs()
    assert len(await takers(outing.house)) == 1
    await outing.ben.fills(reason="Te duur.").clicks(REFUSE, on=outing.ben.card_with("UIT-2026-00001"))
    await outing.jobs()
    assert await takers(outing.house) == set()


async def test_twenty_at_once_on_three_instances_get_no_more_than_there_are(outing: School, tmp_path: Path) -> None:
    async with instance(outing.house, tmp_path / "b") as second, instance(outing.house, tmp_path / "c") as third:
        houses = (outing.house, second, third)

        async def tries(number: int) -> bool:
            house = houses[number % 3]
            try:
                return (await take(house, form(house), ZOO, f"outing.2026.r{number}")).places == ("where.zoo",)
            except Unsound:
                return False

        got = await asyncio.gather(*map(tries, range(20)))
    assert sum(got) == 2
    assert await takers(outing.house) == {f"outing.2026.r{number}" for number, has in enumerate(got) if has}
    assert await left(outing.house, form(outing.house), "outing.2026.other") == {"where.zoo": 0}


async def test_who_has_the_last_place_takes_it_again(outing: School) -> None:
    """As when others were faster with something else, and it is looked at once more."""
    for request in ("outing.2026.a", "outing.2026.b", "outing.2026.a"):
        assert (await take(outing.house, form(outing.house), ZOO, request)).places == ("where.zoo",)
    assert await takers(outing.house) == {"outing.2026.a", "outing.2026.b"}


async def test_of_requests_of_two_years_there_are_no_more_either(outing: School) -> None:
    for year in ("2026", "2027"):
        await take(outing.house, form(outing.house), ZOO, f"outing.{year}.r")
    with pytest.raises(Unsound):
        await take(outing.house, form(outing.house), ZOO, "outing.2027.other")


async def test_a_place_that_was_taken_before_a_crash_comes_back(outing: School) -> None:
    """It was taken, and then the process died before the request was handed in."""
    await reviews(outing.ana)
    draft = await the_draft(outing)
    await take(outing.house, form(outing.house), ZOO, draft.id)
    await outing.restarts()
    await outing.jobs(later=LOOKED_AT / 2)
    assert await takers(outing.house) == {draft.id}
    await outing.jobs(later=LOOKED_AT)
    assert await takers(outing.house) == set()
    await outing.ana.clicks("Indienen")
    assert await takers(outing.house) == {draft.id}
    await outing.jobs(later=2 * LOOKED_AT)
    assert await takers(outing.house) == {draft.id}


async def the_draft(outing: School) -> Request:
    found = await outing.house.records.requests.find(equal={"requester": outing.ana.id}, order="changed", limit=1)
    return found.items[0].value


async def test_who_hands_in_while_a_place_is_given_back_has_one(
    outing: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look at an old place falls together with a hand-in: the place taken anew is not given back."""
    await reviews(outing.ana)
    draft = await the_draft(outing)
    await take(outing.house, form(outing.house), ZOO, draft.id)
    kept = option_places._kept

    async def meanwhile(house: House, request: str, options: Collection[str]) -> object:
        found = await kept(house, request, options)
        await outing.ana.clicks("Indienen")
        return found

    monkeypatch.setattr(option_places, "_kept", meanwhile)
    await settle(outing.house, draft.id, ["where.zoo"])
    assert await takers(outing.house) == {draft.id}


async def test_a_place_of_a_draft_that_was_thrown_away_comes_back(outing: School) -> None:
    await reviews(outing.ana)
    draft = await the_draft(outing)
    await take(outing.house, form(outing.house), ZOO, draft.id)
    await outing.ana.clicks("Ja, gooi weg")
    await outing.jobs(later=2 * LOOKED_AT)
    assert await takers(outing.house) == set()


@pytest.mark.parametrize("handed_in", [False, True])
async def test_it_is_written_once_more_before_its_place_is_given_back(outing: School, handed_in: bool) -> None:
    """So that who read it before hands in nothing, and changes nothing into what has no place."""
    await reviews(outing.ana, "sea")
    if handed_in:
        await outing.ana.clicks("Indienen")
    draft = await the_draft(outing)
    partition = request_partition(draft.id)
    before = await outing.house.records.requests.get(partition, draft.id)
    await take(outing.house, form(outing.house), ZOO, draft.id)
    await settle(outing.house, draft.id, ["where.zoo"])
    after = await outing.house.records.requests.get(partition, draft.id)
    assert before is not None
    assert after is not None
    assert (before.value, before.version != after.version) == (after.value, True)


async def test_a_change_takes_the_place_of_what_is_chosen_now_and_frees_the_other(outing: School) -> None:
    ana = outing.ana
    await reviews(ana)
    await ana.clicks("Indienen")
    request = (await the_draft(outing)).id
    for where, has in (("sea", set[str]()), ("zoo", {request})):
        await ana.clicks("Wijzigen")
        await ana.clicks("Aanpassen", on=ana.newest)
        await ana.clicks("Terug", on=ana.newest)
        await ana.fills(where=where).clicks("Volgende", on=ana.newest)
        await ana.clicks("Volgende", on=ana.newest)
        await ana.clicks("Wijziging indienen", on=ana.newest)
        await outing.jobs(later=2 * LOOKED_AT)
        assert await takers(outing.house) == has


async def test_what_has_other_places_now_gives_back_those_it_had(outing: School) -> None:
    had = Request("outing.2026.x", "outing", "ana", RequestState.SUBMITTED, {}, outing.house.now(), outing.house.now())
    one = replace(had, places=("where.zoo",))
    assert option_places.gives_back(one, one) == []
    assert option_places.gives_back(had, replace(had, state=RequestState.WITHDRAWN)) == []
    assert len(option_places.gives_back(one, had)) == 1
    assert len(option_places.gives_back(one, replace(one, state=RequestState.ANNULLED))) == 1


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_happens_in_between_no_place_is_lost_or_given_twice(outing: School, seed: int) -> None:
    """Taken, handed in, thrown away, withdrawn, looked at, or died in between: in any order."""
    house, chance = outing.house, Random(seed)
    ids = [f"outing.2026.r{number}" for number in range(5)]

    async def one_thing() -> None:
        name = chance.choice(ids)
        partition = request_partition(name)
        standing = await house.records.requests.get(partition, name)
        match chance.choice(("begin", "take", "hand in", "withdraw", "discard", "settle")):
            case "begin" if standing is None:
                await write(Request(name, "outing", "ana", RequestState.DRAFT, ZOO, house.now(), house.now()), None)
            case "take" if standing and standing.value.state is RequestState.DRAFT:
                with suppress(Unsound):
                    await take(house, form(house), ZOO, name)
            case "hand in" if standing and standing.value.state is RequestState.DRAFT:
                with suppress(Unsound):
                    places = (await take(house, form(house), ZOO, name)).places
                    handed_in = replace(standing.value, state=RequestState.SUBMITTED, places=places)
                    await write(handed_in, standing.version)
            case "withdraw" if standing and standing.value.state is RequestState.SUBMITTED:
                await write(replace(standing.value, state=RequestState.WITHDRAWN), standing.version)
            case "discard" if standing and standing.value.state is RequestState.DRAFT:
                await house.records.accept(partition, [house.records.requests.remove(standing.value, standing.version)])
            case _:
                await settle(house, name, ["where.zoo"])

    async def write(request: Request, version: str | None) -> None:
        await house.records.accept(request_partition(request.id), [house.records.requests.put(request, version)])

    async def standing_now() -> set[str]:
        found = [await house.records.requests.get(request_partition(name), name) for name in ids]
        return {one.value.id for one in found if one and one.value.state is RequestState.SUBMITTED}

    for _ in range(40):
        await one_thing()
        stand = await standing_now()
        assert stand <= await takers(house), "who handed in has a place"
        assert len(await takers(house)) <= 2
    for name in ids:
        await settle(house, name, ["where.zoo"])
    assert await takers(house) == await standing_now(), "nothing is lost"
