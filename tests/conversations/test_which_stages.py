"""Which stages a route has, and who is in them: by rule, by the answers, by who asks, and when the form changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.people.person import Role
from tests.conversations.routing import ASKED, BY_RULE, HEAD, OWN, STAFF, WAITS_FOR_STAFF, agrees, asks_medical, routed
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave, submit_leave


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
