"""Routes of several stages: who is asked when, who may decide, and what the cards say of it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.approvers import Asker, choose
from bot.arrange.request import Request
from bot.people.contacts import meet
from bot.people.person import Person, Role
from dialogs.form import FORMS_FOLDER
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import goes_away, passes
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE, fill_in_leave, submit_leave
from tests.conversations.test_deciding import open_approvals

ASKED = "Verlofaanvraag – Ana Martens"
OWN = "VRL-2026-00001"
LEAVE_ROUTE = (
    '[route]\napprovers = ["manager"]\notherwise = ["group:hr"]\n'
    'due = 3\nremind = [2]\nescalate = ["head", "group:hr", "group:algemene-directie", "group:directies"]\n'
)
"""As it is shipped."""
HEAD = """
[[route]]
id = "head"
name = { nl = "Directie", fr = "Direction", en = "Head" }
approvers = ["head"]
otherwise = ["group:hr"]
"""
STAFF = """
[[route]]
id = "staff"
name = { nl = "Personeelsdienst", fr = "Personnel", en = "HR" }
approvers = ["group:hr"]
otherwise = ["group:directies"]
"""
EVERYBODY = STAFF + "all = true\n"
BY_RULE = '[[route]]\nid = "done"\napproved = true\n'
WAITS_FOR_STAFF = "2. Personeelsdienst: wacht op Lieve Van Damme of Nadia El Amrani"


async def routed(school: School, forms: Path, *stages: str) -> School:
    """Leave goes by these stages, and everybody has Bode."""
    text = (FORMS_FOLDER / "leave.toml").read_text(encoding="utf-8")
    assert LEAVE_ROUTE in text
    (forms / "leave.toml").write_text(text.replace(LEAVE_ROUTE, "\n".join(stages)), encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    return school


async def agrees(school: School, who: Colleague) -> None:
    await who.clicks("Goedkeuren")
    await school.jobs()


async def standing(school: School) -> Request:
    (found,) = [item.value async for item in school.house.records.requests.stream()]
    return found


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


async def test_what_is_approved_by_rule_is_approved_at_once(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, BY_RULE, HEAD)
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    assert "Goedgekeurd" in own.text
    assert "volgens de regels" in own.text
    assert "Goedgekeurd volgens de regels" in own.text, "the history says so too"
    (days,) = [item.value async for item in school.house.records.away_days.stream()]
    assert days.approved
    for one in (school.ben, school.nadia):
        assert not [shown for shown in one.chat if "Goedkeuren" in buttons_of(shown)], "told, and not asked"
    await school.ana.clicks("Vraag om te annuleren", on=own)
    await school.jobs()
    assert "Geannuleerd volgens de regels" in own.text
    assert not [item async for item in school.house.records.away_days.stream()]


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("kind == 'circumstance'", True),
        ("kind == 'medical'", False),
        ("period.days > days(3)", False),
        ("period.days <= days(3)", True),
    ],
)
async def test_the_answers_say_which_stages_there_are(
    school: School, own_forms: Path, rule: str, *, asked: bool
) -> None:
    await routed(school, own_forms, HEAD, f'{STAFF}when = "{rule}"\n')
    await submit_leave(school)
    own = school.ana.card_with(OWN)
    assert ("2. Personeelsdienst: volgt daarna" in own.text) == asked
    await agrees(school, school.ben)
    assert school.nadia.sees(ASKED) == asked
    assert ("Goedgekeurd" in own.text) != asked


async def test_a_rule_approves_what_needs_nobody(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, f"{HEAD}when = \"kind == 'medical'\"\n")
    await submit_leave(school)
    assert "volgens de regels" in school.ana.card_with(OWN).text
    await asks_medical(school, school.emma)
    assert school.ben.sees("Verlofaanvraag – Emma Janssens")


async def test_where_requester_and_head_are_the_same_it_goes_one_level_higher(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD)
    await asks_medical(school, school.ben)
    assert school.lieve.sees("Verlofaanvraag – Ben Claes")
    assert not school.nadia.sees("Verlofaanvraag – Ben Claes")
    assert not school.ben.sees("Verlofaanvraag – Ben Claes")


async def test_where_nobody_is_higher_the_others_decide(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD)
    await asks_medical(school, school.lieve)
    assert school.nadia.sees("Verlofaanvraag – Lieve Van Damme")
    assert not school.lieve.sees("Verlofaanvraag – Lieve Van Damme")


async def test_a_later_stage_that_comes_to_nobody_is_told_before_it_is_handed_in(
    school: School, own_forms: Path
) -> None:
    nobody = STAFF.replace('"group:hr"', '"role:finance"').replace('"group:directies"', '"role:support"')
    await routed(school, own_forms, HEAD, nobody)
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    assert "Ik vind niemand die" in school.ana.newest.text
    await school.jobs()
    assert not school.ben.sees(ASKED)


async def test_a_stage_that_comes_to_nobody_by_then_waits_until_somebody_is_there(
    school: School, own_forms: Path
) -> None:
    await routed(school, own_forms, HEAD, STAFF.replace("group:directies", "role:hr"))
    await submit_leave(school)
    await school.becomes(lambda one: replace(one, groups=frozenset(), roles=one.roles - {Role.HR}))
    await agrees(school, school.ben)
    own = school.ana.card_with(OWN)
    assert "2. Personeelsdienst: er is nu niemand die beslist" in own.text
    await school.becomes(lambda one: one)
    await school.reroutes()
    await school.jobs()
    await agrees(school, school.nadia)
    assert "Goedgekeurd" in own.text


async def test_a_form_that_changes_leaves_the_stages_of_what_is_on_its_way(school: School, own_forms: Path) -> None:
    """Who is in a stage follows the form; which stages there are does not, also when the form has them no more."""
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await routed(school, own_forms, BY_RULE)
    await agrees(school, school.ben)
    assert WAITS_FOR_STAFF in school.ana.card_with(OWN).text
    await routed(school, own_forms, STAFF.replace('["group:hr"]', '["role:communication"]'))
    await school.reroutes()
    await school.jobs()
    assert "Hier beslist nu iemand anders over" in school.nadia.card_with(ASKED).text
    await agrees(school, school.carla)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_two_at_once_agree_once_and_one_stage_is_passed(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await asyncio.gather(school.nadia.clicks("Goedkeuren"), school.lieve.clicks("Goedkeuren"))
    await school.jobs()
    request = await standing(school)
    assert (request.stage, request.agreed) == ("head", ())
    assert [entry.deed for entry in request.history] == ["submitted", "agreed"]
    assert len([shown for shown in school.ben.chat if ASKED in shown.text]) == 1


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


async def asks_medical(school: School, one: Colleague) -> None:
    await one.says("verlof")
    await one.fills(kind="medical").clicks("Volgende")
    await one.fills(period__from="2026-12-02", period__to="2026-12-02").clicks("Volgende")
    await one.fills(lessons="none").clicks("Volgende")
    await one.clicks("Indienen")
    await school.jobs()


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
