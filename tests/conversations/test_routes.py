"""Routes of several stages: who is asked when, who may decide, and what the cards say of it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.people.person import Person, Role
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import goes_away, passes
from tests.conversations.routing import (
    ASKED,
    BY_RULE,
    EVERYBODY,
    HEAD,
    OWN,
    STAFF,
    WAITS_FOR_STAFF,
    agrees,
    routed,
    standing,
)
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE, submit_leave
from tests.conversations.test_deciding import open_approvals


async def test_the_next_stage_is_asked_once_the_one_before_agreed(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    assert "1. Directie: wacht op Ben Claes 2. Personeelsdienst: volgt daarna" in own.text
    assert not school.nadia.sees(ASKED)
    told = len(school.ana.chat)
    await agrees(school, school.ben)
    assert "1. Directie: akkoord van Ben Claes" in own.text
    assert WAITS_FOR_STAFF in own.text
    assert "Ingediend" in own.text
    assert len(school.ana.chat) == told, "it is not approved yet: nobody is disturbed"
    for one in (school.nadia, school.lieve):
        assert WAITS_FOR_STAFF in one.card_with(ASKED).text
        assert "1. Directie: akkoord van Ben Claes" in one.card_with(ASKED).text
    await agrees(school, school.nadia)
    assert "Goedgekeurd" in own.text
    assert school.ana.sees("Goedgekeurd: Verlofaanvraag")
    assert "2. Personeelsdienst: akkoord van Nadia El Amrani" in school.ben.card_with(ASKED).text
    for one in school.people.values():
        assert await open_approvals(school, one) == 0


async def test_a_refusal_at_any_stage_ends_it(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF, BY_RULE)
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    await agrees(school, school.ben)
    await school.nadia.fills(reason="Geen vervanging").clicks(REFUSE)
    await school.jobs()
    assert "Geweigerd" in own.text
    assert "2. Personeelsdienst: geweigerd door Nadia El Amrani" in own.text
    for one in (school.ben, school.lieve):
        assert "Geweigerd" in one.card_with(ASKED).text
        assert "Goedkeuren" not in buttons_of(one.card_with(ASKED))


async def test_who_agreed_sees_that_it_went_on_and_decides_no_more(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    await agrees(school, school.ben)
    for data in (old, {"request": old["request"]}):
        reply = str(await school.ben.sends("approval.approve", data, school.ben.card_with(OWN)))
        assert "Deze stap is voorbij. Hier beslist nu iemand anders over." in reply
        assert WAITS_FOR_STAFF in reply
        assert "Kijk het na en beslis dan" not in reply
        assert "Goedkeuren" not in reply
    await school.jobs()
    assert "Goedgekeurd" not in school.ana.card_with(OWN).text
    reply = await school.dirk.sends("approval.approve", old, None)
    assert REFUSED in str(reply), "who was never asked sees nothing"


async def test_who_is_asked_in_two_stages_agrees_in_each(school: School, own_forms: Path) -> None:
    again = HEAD.replace('"head"\n', '"again"\n', 1)
    await routed(school, own_forms, HEAD, again)
    await submit_leave(school)
    first = school.ben.card_with(ASKED)
    old = dict(buttons_of(first)["Goedkeuren"]["data"])
    await agrees(school, school.ben)
    assert len([shown for shown in school.ben.chat if ASKED in shown.text]) == 2
    reply = await school.ben.sends("approval.approve", old, first)
    assert "Intussen veranderde er iets" in str(reply), "an older card agrees to nothing"
    await agrees(school, school.ben)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_who_is_away_at_the_second_stage_is_passed_over_there(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await goes_away(school.ben)
    await agrees(school, school.nadia)
    own = school.ana.card_with(OWN)
    assert "Ben Claes is afwezig tot za 5 dec.; Lieve Van Damme of Nadia El Amrani beslist." in own.text
    assert not school.ben.sees(ASKED)
    await passes(school, timedelta(days=12))
    assert school.ben.sees(ASKED)
    await agrees(school, school.lieve)
    assert "Goedgekeurd" in own.text


async def test_who_becomes_headmaster_between_two_stages_is_asked(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await school.becomes(lambda one: _heads(one, school.emma, instead=school.ben))
    await agrees(school, school.nadia)
    assert school.emma.sees(ASKED)
    assert not school.ben.sees(ASKED)


def _heads(one: Person, head: Colleague, *, instead: Colleague) -> Person:
    if one.id == instead.id:
        return replace(one, roles=frozenset({Role.TEACHER}))
    return replace(one, roles=frozenset({Role.HEADMASTER})) if one.id == head.id else one


async def test_rights_are_looked_at_when_somebody_decides_on_the_second_stage(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await agrees(school, school.nadia)
    await school.becomes(lambda one: _heads(one, school.emma, instead=school.ben))
    assert REFUSED in str(await school.ben.clicks("Goedkeuren", on=school.ben.card_with(ASKED)))
    await school.reroutes()
    await school.jobs()
    await agrees(school, school.emma)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_a_question_and_a_withdrawal_between_the_stages(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    await agrees(school, school.ben)
    await school.nadia.fills(question="Wie vervangt je?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.fills(text="Emma").clicks("Antwoord versturen")
    await school.jobs()
    assert WAITS_FOR_STAFF in own.text
    await school.ana.clicks("Ja, trek in", on=own)
    await school.jobs()
    assert "Ingetrokken" in own.text
    for one in (school.ben, school.nadia, school.lieve):
        assert "Ingetrokken" in one.card_with(ASKED).text
        assert await open_approvals(school, one) == 0


async def test_a_stage_that_is_agreed_while_a_question_is_out_goes_on(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await school.nadia.fills(question="Wie vervangt je?").clicks("Vraag versturen")
    await school.jobs()
    await agrees(school, school.lieve)
    assert "Verduidelijking gevraagd" not in school.ana.card_with(OWN).text
    await agrees(school, school.ben)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_who_decided_last_decides_on_an_annulment(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await agrees(school, school.ben)
    await agrees(school, school.nadia)
    await school.ana.clicks("Vraag om te annuleren", on=school.ana.card_with("Emma neemt 3A over"))
    await school.jobs()
    assert await open_approvals(school, school.ben) == 0
    await school.lieve.clicks("Aanvraag annuleren")
    await school.jobs()
    assert school.ana.sees("Geannuleerd")


async def test_two_at_once_agree_once_and_one_stage_is_passed(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await asyncio.gather(school.nadia.clicks("Goedkeuren"), school.lieve.clicks("Goedkeuren"))
    await school.jobs()
    request = await standing(school)
    assert (request.stage, request.agreed) == ("head", ())
    assert [entry.deed for entry in request.history] == ["submitted", "agreed"]
    assert len([shown for shown in school.ben.chat if ASKED in shown.text]) == 1


@pytest.mark.parametrize("stages", [(HEAD, STAFF), (EVERYBODY, HEAD), (BY_RULE,)], ids=["any", "all", "by rule"])
async def test_in_french_and_english(school: School, own_forms: Path, stages: tuple[str, ...]) -> None:
    await routed(school, own_forms, *stages)
    for one, start, next_, send in (
        (school.sophie, "congé", "Suivant", "Introduire"),
        (school.james, "leave", "Next", "Submit"),
    ):
        await one.says(start)
        await one.fills(kind="medical").clicks(next_)
        await one.fills(period__from="2026-12-02", period__to="2026-12-02").clicks(next_)
        await one.fills(lessons="none").clicks(next_)
        await one.clicks(send)
    await school.jobs()
    first = {
        HEAD: ("1. Direction : en attente de Dirk Aerts", "1. Head: waiting for Dirk Aerts"),
        EVERYBODY: (
            "1. Personnel : en attente de Lieve Van Damme et Nadia El Amrani",
            "1. HR: waiting for Lieve Van Damme and Nadia El Amrani",
        ),
        BY_RULE: ("selon les règles", "by the rules"),
    }[stages[0]]
    for one, said in zip((school.sophie, school.james), first, strict=True):
        assert one.sees(said)
