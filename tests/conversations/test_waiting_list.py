"""The waiting list of an option that is full: who comes first, once, whatever happens in between."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from pydantic import TypeAdapter

from bot.arrange.places import waiting_list
from bot.arrange.places.option_places import WAITED_JOB, settle, take
from bot.arrange.places.takers import MustWait, Takers
from bot.arrange.request import Request, RequestState
from bot.errors import Unsound
from bot.house import House
from bot.json import JsonObject
from bot.people.calendar import BRUSSELS
from bot.store.partitions import places_partition, request_partition
from cards.texts import texts
from dialogs.model import Form
from tests.conversations.course import COURSE, OPTIONS, ROUTE, WAIT, hands_in, reviews, write_course
from tests.conversations.figures_held import kept_figures
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.conversations.test_arrange import REFUSE
from tests.dialogs.making import a_field, a_step
from tests.index.instances import instance

AID = {"which": "aid"}
OWN_ONE = "Op de wachtlijst: Eerste hulp"


@pytest.fixture
async def course(school: School, own_forms: Path) -> School:
    write_course(own_forms)
    await school.restarts()
    await school.everybody_installs()
    return school


def form(house: House) -> Form:
    return house.forms["outing"]


async def takers(house: House) -> Takers:
    found = await house.records.takers.get(places_partition("outing"), "which.aid")
    return found.value if found else Takers("which.aid")


async def newest_of(school: School, person: Colleague) -> Request:
    found = await school.house.records.requests.find(equal={"requester": person.id}, order="changed", limit=9)
    return found.items[-1].value


async def test_from_the_first_word_to_the_place(course: School) -> None:
    """Carla has the place, Ana waits, both are approved; Carla's is annulled, and Ana has it, once, and is told."""
    ana, ben, carla = course.ana, course.ben, course.carla
    await ana.says("uitstap")
    assert "Eerste hulp · wo 13 jan. 2027 · € 45,00 (nog 1 plaats)" in ana.newest.text
    assert "Eerste hulp: Kiezen kan tot en met wo 6 jan. 2027." in ana.newest.text
    await ana.clicks("Later verder")
    await hands_in(course, carla)
    await ana.clicks("Verdergaan")
    assert "Eerste hulp · wo 13 jan. 2027 · € 45,00 (volzet, met wachtlijst)" in ana.newest.text
    await ana.fills(which="aid").clicks("Volgende")
    await ana.fills(why="Voor de klas.").clicks("Volgende")
    await ana.clicks("Indienen")
    assert "Eerste hulp is volzet" in ana.newest.text
    assert "Er wacht nog niemand." in ana.newest.text
    assert "Een plaats is niet zeker" in ana.newest.text
    assert (await newest_of(course, ana)).state is RequestState.DRAFT
    await ana.clicks(WAIT)
    await course.jobs()
    assert OWN_ONE in ana.newest.text
    assert "Er is nog geen plaats, en het is niet zeker dat er een komt." in ana.newest.text
    asked = ben.card_with("UIT-2026-00002")
    assert OWN_ONE in asked.text
    assert "Je beslist wel al" in asked.text
    for reference in ("UIT-2026-00001", "UIT-2026-00002"):
        await ben.clicks("Goedkeuren", on=ben.card_with(reference))
        await course.jobs()
    assert "Goedgekeurd" in ana.newest.text
    assert OWN_ONE in ana.newest.text
    await carla.says("mijn aanvragen")
    await carla.clicks("Openen")
    await carla.clicks("Vraag om te annuleren")
    await course.jobs()
    await ben.clicks("Aanvraag annuleren", on=ben.card_with("UIT-2026-00001"))
    await course.jobs()
    request = await newest_of(course, ana)
    assert (request.places, request.waits) == (("which.aid",), ())
    assert (await takers(course.house)).by.keys() == {request.id}
    assert "Je hebt een plaats" in ana.newest.text
    assert "ze is voor jou" in ana.newest.text
    assert "Er kwam een plaats vrij" in ben.card_with("UIT-2026-00002").text
    told = len(ana.chat)
    for _ in range(2):  # as when a job comes once more
        await waiting_list.give(course.house, request.id, "which.aid")
        await course.jobs()
    assert len(ana.chat) == told


async def test_a_withdrawal_and_a_refusal_move_the_list_up_in_its_order(course: School) -> None:
    ana, ben, carla, nadia = course.ana, course.ben, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    assert [one.request for one in (await takers(course.house)).waiting] == [
        (await newest_of(course, carla)).id,
        (await newest_of(course, nadia)).id,
    ]
    await ana.clicks("Ja, trek in")
    await course.jobs()
    assert "Je hebt een plaats" in carla.newest.text
    assert OWN_ONE in nadia.newest.text
    await ben.fills(reason="Nu niet.").clicks(REFUSE, on=ben.card_with("UIT-2026-00002"))
    await course.jobs()
    assert "Je hebt een plaats" in nadia.newest.text
    assert (await takers(course.house)).waiting == ()


async def test_who_got_the_place_may_give_it_up_without_asking(course: School) -> None:
    ana, ben, carla, nadia = course.ana, course.ben, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    await ben.clicks("Goedkeuren", on=ben.card_with("UIT-2026-00002"))
    await course.jobs()
    await ana.clicks("Ja, trek in")
    await course.jobs()
    await carla.clicks("Ja, ik sta ze af", times=2)
    await course.jobs()
    request = await newest_of(course, carla)
    assert (request.state, request.history[-1].person) == (RequestState.ANNULLED, carla.id)
    assert (await takers(course.house)).by.keys() == {(await newest_of(course, nadia)).id}
    assert "Geannuleerd" in ben.card_with("UIT-2026-00002").text


async def test_who_waits_may_stop_waiting(course: School) -> None:
    ana, carla = course.ana, course.carla
    await hands_in(course, ana, carla)
    await carla.clicks("Ja, trek in")
    await course.jobs()
    assert (await takers(course.house)).waiting == ()
    assert (await newest_of(course, carla)).state is RequestState.WITHDRAWN


async def test_who_waits_and_is_approved_stops_without_asking(course: School) -> None:
    ana, ben, carla = course.ana, course.ben, course.carla
    await hands_in(course, ana, carla)
    await ben.clicks("Goedkeuren", on=ben.card_with("UIT-2026-00002"))
    await course.jobs()
    await carla.clicks("Ja, ik wacht niet meer")
    await course.jobs()
    assert (await newest_of(course, carla)).state is RequestState.ANNULLED
    assert (await takers(course.house)).waiting == ()


async def test_a_place_is_given_up_for_a_week_and_then_annulled_as_any_other(course: School) -> None:
    ana, ben, carla = course.ana, course.ben, course.carla
    await hands_in(course, ana, carla)
    await ben.clicks("Goedkeuren", on=ben.card_with("UIT-2026-00002"))
    await ana.clicks("Ja, trek in")
    await course.jobs()
    told = carla.newest
    course.clock.pass_by(timedelta(days=7))
    await carla.clicks("Ja, ik sta ze af", on=told)
    assert (await newest_of(course, carla)).state is RequestState.APPROVED
    assert "Vraag om te annuleren" in carla.newest.text


async def test_when_the_day_comes_the_waiting_is_over(course: School) -> None:
    ana, ben, carla, nadia = course.ana, course.ben, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    await ben.clicks("Goedkeuren", on=ben.card_with("UIT-2026-00002"))
    await course.jobs(later=timedelta(days=51))
    for person in (carla, nadia):
        assert (await newest_of(course, person)).state is RequestState.ANNULLED
        assert "Er kwam geen plaats vrij" in person.newest.text
    counts = (await kept_figures(course.house)).values()
    assert sum(one.get("2027-01:annulled", 0) for one in counts) == 2, "so the report says too"
    assert (await newest_of(course, ana)).state is RequestState.SUBMITTED
    await ana.clicks("Ja, trek in")
    await course.jobs()
    assert (await takers(course.house)) == Takers("which.aid")


async def test_who_waits_for_two_hears_on_the_day_of_each(course: School, own_forms: Path) -> None:
    second = OPTIONS.replace("2027-01-13", "2027-01-20").replace('"aid"', '"bike"')
    both = a_field("which", "choice", OPTIONS) + a_field("more", "choice", second)
    write_course(own_forms, ROUTE + a_step("which", both) + a_step("why", a_field("why", "text")))
    await course.restarts()
    house, answers = course.house, {"which": "aid", "more": "bike"}
    await take(house, form(house), answers, "outing.2026.a")
    taken = await take(house, form(house), answers, "outing.2026.b", waits=True)
    assert taken.waits == ("which.aid", "more.bike")
    ends = [one.value async for one in house.records.dues.stream(order="at") if one.value.job == WAITED_JOB]
    assert [(one.body["options"], one.at.astimezone(BRUSSELS).date().isoformat()) for one in ends] == [
        ("which.aid", "2027-01-13"),
        ("more.bike", "2027-01-20"),
    ]


async def test_after_the_day_nobody_gets_a_place_any_more(course: School) -> None:
    house = course.house
    await take(house, form(house), AID, "outing.2026.a")
    await take(house, form(house), AID, "outing.2026.b", waits=True)
    course.clock.pass_by(timedelta(days=51))
    await settle(house, "outing.2026.a", ["which.aid"])
    assert (await takers(house)).by == {}


async def test_who_was_not_told_that_it_is_full_is_asked_first(course: School) -> None:
    """The place went after they chose it."""
    await reviews(course.ana)
    await hands_in(course, course.carla)
    await course.ana.clicks("Indienen")
    assert "Eerste hulp is volzet" in course.ana.newest.text
    assert (await takers(course.house)).waiting == ()


async def test_what_has_no_list_is_full(course: School, own_forms: Path) -> None:
    write_course(own_forms, COURSE.replace("waiting = true, ", ""))
    await course.restarts()
    house = course.house
    await take(house, form(house), AID, "outing.2026.a")
    with pytest.raises(Unsound):
        await take(house, form(house), AID, "outing.2026.b", waits=True)


async def test_nobody_comes_before_who_waits(course: School, own_forms: Path) -> None:
    """Also when there are more places all at once: who waits has them first."""
    await hands_in(course, course.ana, course.carla)
    write_course(own_forms, COURSE.replace("most = 1", "most = 2"))
    await course.restarts()
    house = course.house
    with pytest.raises(MustWait):
        await take(house, form(house), AID, "outing.2026.other")
    await take(house, form(house), AID, "outing.2026.other", waits=True)
    await course.jobs()
    assert (await newest_of(course, course.carla)).places == ("which.aid",)
    assert [one.request for one in (await takers(house)).waiting] == ["outing.2026.other"]


async def test_a_change_keeps_its_place_in_the_list(course: School) -> None:
    ana, carla, nadia = course.ana, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    await carla.clicks("Wijzigen")
    await carla.clicks("Aanpassen", on=carla.newest)
    await carla.fills(why="Voor mijn klas.").clicks("Volgende", on=carla.newest)
    await carla.clicks("Wijziging indienen", on=carla.newest)
    await course.jobs(later=timedelta(hours=1))
    assert next(one.request for one in (await takers(course.house)).waiting) == (await newest_of(course, carla)).id


async def test_the_place_of_who_withdrew_meanwhile_goes_to_the_next(course: School) -> None:
    """Carla's request is withdrawn in the moment in which she gets the place."""
    ana, carla, nadia = course.ana, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    await ana.clicks("Ja, trek in")
    await settle(course.house, (await newest_of(course, ana)).id, ["which.aid"])
    await carla.clicks("Ja, trek in")
    await course.jobs()
    assert "Je hebt een plaats" in nadia.newest.text
    assert (await takers(course.house)).by.keys() == {(await newest_of(course, nadia)).id}


async def test_on_three_instances_the_places_are_given_once_and_in_order(course: School, tmp_path: Path) -> None:
    house = course.house
    ids = [f"outing.2026.r{number}" for number in range(9)]
    for one in ids:
        await take(house, form(house), AID, one, waits=True)
        taken = Request(one, "outing", "ana", RequestState.SUBMITTED, AID, house.now(), house.now())
        await house.records.accept(request_partition(one), [house.records.requests.put(taken)])
    async with instance(house, tmp_path / "b") as second, instance(house, tmp_path / "c") as third:
        await asyncio.gather(*(settle(one, ids[0], ["which.aid"]) for one in (house, second, third) for _ in range(3)))
    after = await takers(house)
    assert list(after.by) == [ids[1]]
    assert [one.request for one in after.waiting] == ids[2:]


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_happens_in_between_no_place_is_lost_or_given_twice(course: School, seed: int) -> None:
    """Taken, handed in, withdrawn, thrown away, given, looked at, or died in between: in any order."""
    house, chance = course.house, Random(seed)
    ids = [f"outing.2026.r{number}" for number in range(5)]

    async def write(request: Request, version: str | None) -> None:
        await house.records.accept(request_partition(request.id), [house.records.requests.put(request, version)])

    async def one_thing() -> None:
        name = chance.choice(ids)
        partition = request_partition(name)
        standing = await house.records.requests.get(partition, name)
        match chance.choice(("begin", "take", "hand in", "withdraw", "settle", "give")):
            case "begin" if standing is None:
                await write(Request(name, "outing", "ana", RequestState.DRAFT, AID, house.now(), house.now()), None)
            case "take" if standing and standing.value.state is RequestState.DRAFT:
                with suppress(Unsound):
                    await take(house, form(house), AID, name, waits=True)
            case "hand in" if standing and standing.value.state is RequestState.DRAFT:
                taken = await take(house, form(house), AID, name, waits=True)
                handed_in = replace(standing.value, state=RequestState.SUBMITTED)
                await write(replace(handed_in, places=taken.places, waits=taken.waits), standing.version)
            case "withdraw" if standing and standing.value.state is RequestState.SUBMITTED:
                await write(replace(standing.value, state=RequestState.WITHDRAWN), standing.version)
            case "give" if (await takers(house)).by.get(name):
                await waiting_list.give(house, name, "which.aid")
            case _:
                await settle(house, name, ["which.aid"])

    async def standing_now() -> set[str]:
        found = [await house.records.requests.get(request_partition(name), name) for name in ids]
        return {one.value.id for one in found if one and one.value.state is RequestState.SUBMITTED}

    for _ in range(40):
        await one_thing()
        now, stand = await takers(house), await standing_now()
        assert len(now.by) <= 1
        assert stand <= {*now.by, *(one.request for one in now.waiting)}, "who handed in has a place, or waits"
    for name in [*ids, *ids]:
        await settle(house, name, ["which.aid"])
    now, stand = await takers(house), await standing_now()
    assert {*now.by, *(one.request for one in now.waiting)} == stand, "nothing is lost"
    assert len(now.by) == min(len(stand), 1), "who waits has what is free"


@pytest.mark.slow
async def test_takers_of_before_there_were_lists_are_read(course: School) -> None:
    """As the version before wrote them: without a list."""
    assert TypeAdapter(Takers).validate_python({"id": "which.aid", "by": {"outing.2026.a": "m"}}) == Takers(
        "which.aid", {"outing.2026.a": "m"}
    )


async def test_nobody_gives_up_the_place_of_somebody_else(course: School) -> None:
    ana, carla, nadia = course.ana, course.carla, course.nadia
    await hands_in(course, ana, carla, nadia)
    request = await newest_of(course, carla)
    forged: JsonObject = {"request": request.id, "seen": len(request.history)}
    for person in (ana, nadia, course.ben):
        await person.sends("request.yield", forged, None)
    await course.jobs()
    assert await newest_of(course, carla) == request


async def test_it_is_told_in_every_language(course: School) -> None:
    sophie, james = course.sophie, course.james
    await hands_in(course, course.ana)
    await sophie.says("sortie")
    await sophie.fills(which="aid").clicks("Suivant")
    await sophie.fills(why="Pour la classe.").clicks("Suivant")
    await sophie.clicks("Introduire")
    assert "Une place n’est pas garantie" in sophie.newest.text
    await sophie.clicks("Me mettre sur la liste d’attente")
    await james.says("outing")
    await james.fills(which="aid").clicks("Next")
    await james.fills(why="For the class.").clicks("Next")
    await james.clicks("Submit")
    assert "1 person is waiting already." in james.newest.text
    await james.clicks("Put me on the waiting list")
    await course.ana.clicks("Ja, trek in")
    await course.jobs()
    assert "Vous avez une place" in sophie.newest.text
    assert "On the waiting list: Eerste hulp" in james.newest.text


@pytest.mark.parametrize(("before", "said"), [(1, "Er wacht al iemand."), (3, "Er wachten al 3 collega’s.")])
def test_how_many_wait_is_a_sentence(before: int, said: str) -> None:
    assert texts("nl")("must-wait-others", before=before).endswith(said)
