"""A stage of a route in which everybody has to agree: each once, whoever is away, left or clicks at the same time."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.arrange.approvers import Asker, choose
from bot.people.contacts import meet
from bot.people.person import Person
from tests.conversations.going_away import goes_away
from tests.conversations.routing import ASKED, EVERYBODY, HEAD, OWN, agrees, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import REFUSE, submit_leave
from tests.conversations.test_deciding import open_approvals


async def test_all_have_to_agree_and_each_once(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY, HEAD)
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    assert "1. Personeelsdienst: wacht op Lieve Van Damme en Nadia El Amrani" in own.text
    old = dict(buttons_of(school.nadia.card_with(ASKED))["Goedkeuren"]["data"])
    await agrees(school, school.nadia)
    nadia = school.nadia.card_with(ASKED)
    assert "Jij ging akkoord. Nu is het aan de anderen." in nadia.text
    assert "Nadia El Amrani akkoord, wacht op Lieve Van Damme" in nadia.text
    assert "Goedkeuren" not in buttons_of(nadia)
    assert await open_approvals(school, school.nadia) == 0
    assert not school.ben.sees(ASKED)
    for data in (old, {"request": old["request"]}):
        await school.nadia.sends("approval.approve", data, nadia)
        await school.nadia.sends("approval.refuse", {**data, "reason": "Toch niet"}, nadia)
    await school.nadia.sends("approval.ask", {**old, "seen": 2, "question": "Wanneer?"}, nadia)
    await school.jobs()
    request = await standing(school)
    assert (request.stage, request.state) == ("staff", "submitted"), "who agreed did what there was to do"
    assert len([shown for shown in school.lieve.chat if ASKED in shown.text]) == 1, "she was asked before"
    await agrees(school, school.lieve)
    await agrees(school, school.ben)
    assert "Goedgekeurd" in own.text
    assert "1. Personeelsdienst: akkoord van Nadia El Amrani en Lieve Van Damme" in own.text


async def test_one_refusal_of_all_refuses(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    await agrees(school, school.nadia)
    await school.lieve.fills(reason="Geen vervanging").clicks(REFUSE)
    await school.jobs()
    assert "Geweigerd" in school.ana.card_with(OWN).text


async def test_of_all_who_is_away_is_replaced_by_one_of_the_others(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await goes_away(school.nadia)
    await submit_leave(school)
    actor, form = await meet(school.house, school.ana.id, None), school.house.forms["leave"]
    chosen = await choose(school.house, form.route[0], Asker(actor.person, form, {}, actor.directory))
    both = (school.ben.id, school.dirk.id, school.lieve.id, school.nadia.id)
    assert sorted(chosen.approvers) == sorted(both), "each once, though Lieve stands in both lists"
    await agrees(school, school.lieve)
    assert "Goedgekeurd" not in school.ana.card_with(OWN).text, "somebody decides in her place"
    await agrees(school, school.dirk)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_of_all_who_left_is_not_waited_for(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY, HEAD)
    await submit_leave(school)
    await agrees(school, school.nadia)
    await school.becomes(lambda one: None if one.id == school.lieve.id else _without_manager(one, school))
    await school.reroutes()
    await school.jobs()
    assert "2. Directie: wacht op Ben Claes" in school.ana.card_with(OWN).text
    await agrees(school, school.ben)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_of_all_who_left_the_last_stage_approves_it_without_them(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    await agrees(school, school.nadia)
    await school.becomes(lambda one: None if one.id == school.lieve.id else _without_manager(one, school))
    await school.reroutes()
    await school.jobs()
    assert school.ana.sees("Goedgekeurd: Verlofaanvraag")
    assert "volgens de regels" in school.ana.card_with(OWN).text
    (days,) = [item.value async for item in school.house.records.away_days.stream()]
    assert days.approved, "her days away say so too"


def _without_manager(one: Person, school: School) -> Person:
    return replace(one, manager=None) if one.manager == school.lieve.id else one


async def test_all_at_once_each_agree_once(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    both = (school.nadia, school.lieve)
    for _ in range(2):  # who was second saw an older card
        await asyncio.gather(*(one.clicks("Goedkeuren") for one in both if "Goedkeuren" in buttons_of(one.newest)))
        await school.jobs()
    request = await standing(school)
    assert [entry.deed for entry in request.history] == ["submitted", "agreed", "approved"]
    assert set(request.agreed) == {one.id for one in both}
