"""Who decides is away: others are asked in their place, and the requester reads who."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bot.arrange.approvers import Asker, choose
from bot.arrange.request import RequestState
from bot.people.absences import MOST_LOOKED_UP, go_away
from bot.people.contacts import meet
from cards.examples.world import request
from tests.conversations.going_away import ASKED, AWAY, INSTEAD, SOON, goes_away, passes, rerouted
from tests.conversations.routing import asks_medical
from tests.conversations.school import School
from tests.conversations.test_arrange import fill_in_leave, submit_leave
from tests.conversations.test_deciding import personnel, staffs


async def test_who_is_away_is_passed_over_and_the_requester_reads_who_decides(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    assert "ma 23 nov. 2026 t.e.m. vr 4 dec. 2026" in school.ben.newest.text
    await submit_leave(school)
    assert school.ana.sees(INSTEAD)
    assert not school.ben.sees(ASKED)
    for one in (school.nadia, school.lieve):
        assert f"{AWAY}; daarom kun jij nu beslissen." in one.card_with(ASKED).text
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")
    assert not school.ana.sees("afwezig")


async def test_where_nobody_else_is_there_it_stays_with_who_comes_first(school: School) -> None:
    await school.everybody_installs()
    for one in (school.ben, school.nadia, school.lieve):
        await goes_away(one)
    await submit_leave(school)
    assert school.ana.sees(f"{AWAY}; niemand anders kan beslissen. Je aanvraag wacht.")
    assert "daarom" not in school.ben.card_with(ASKED).text
    assert not school.nadia.sees(ASKED)
    assert not school.lieve.sees(ASKED)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


async def test_of_those_who_come_next_only_who_is_there_is_asked(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await goes_away(school.lieve)
    await submit_leave(school)
    assert school.ana.sees(f"{AWAY}; Nadia El Amrani beslist.")
    assert school.nadia.sees(ASKED)
    assert not school.lieve.sees(ASKED)


async def test_nobody_is_asked_about_their_own_request_in_somebodys_place(school: School) -> None:
    """Lieve leads Nadia, and after her decides the group that both are in."""
    await school.everybody_installs()
    await goes_away(school.lieve)
    await asks_medical(school, school.nadia)
    assert school.nadia.sees("Lieve Van Damme is afwezig tot za 5 dec.; niemand anders kan beslissen.")
    assert not school.nadia.sees("Verlofaanvraag – Nadia El Amrani")
    assert school.lieve.sees("Verlofaanvraag – Nadia El Amrani")


async def test_who_is_away_keeps_the_right_to_decide(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.ben.says("goedkeuringen")
    await school.ben.clicks("Openen")
    assert "daarom" not in school.ben.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")
    assert "Goedgekeurd" in school.nadia.card_with(ASKED).text


async def test_who_was_asked_in_somebodys_place_may_decide_whoever_goes_away_then(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.ben.says("ik ben terug")
    await goes_away(school.nadia)
    await passes(school, SOON)
    await school.lieve.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


async def test_of_a_group_that_comes_first_the_others_are_enough(school: School, own_forms: Path) -> None:
    """The next are not asked as long as one of the first is there."""
    leave = own_forms / "leave.toml"
    text = leave.read_text(encoding="utf-8")
    text = text.replace('["manager"]', '["group:hr"]').replace(
        'otherwise = ["group:hr"]', 'otherwise = ["group:directies"]'
    )
    leave.write_text(text, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await goes_away(school.nadia)
    await submit_leave(school)
    assert school.ana.sees("Nadia El Amrani is afwezig tot za 5 dec.; Lieve Van Damme beslist.")
    assert school.lieve.sees(ASKED)
    for one in (school.nadia, school.ben, school.dirk):
        assert not one.sees(ASKED)


async def test_where_the_others_have_no_bode_who_is_away_is_asked_all_the_same(school: School) -> None:
    for one in (school.ana, school.ben):
        await one.installs()
    await school.house.reachability.refresh()
    await goes_away(school.ben)
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert school.ben.sees(ASKED)
    assert school.ana.sees("Ben Claes is afwezig")
    assert not school.ana.sees("heeft Bode nu niet in Teams")


async def test_that_nobody_who_decides_has_bode_is_said(school: School) -> None:
    await school.ben.installs()
    await goes_away(school.ben)
    await school.ben.removes()
    await school.ana.installs()
    await school.house.reachability.refresh()
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert school.ana.sees("Wie hierover beslist, heeft Bode nu niet in Teams.")


@pytest.mark.slow
async def test_what_waits_for_who_goes_away_goes_to_others_as_well(school: School) -> None:
    await submit_leave(school)
    assert not school.nadia.sees(ASKED)
    await goes_away(school.ben)
    await passes(school, SOON)
    assert school.ana.sees(INSTEAD)
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    assert "Goedgekeurd" in school.ben.card_with(ASKED).text


async def test_the_directory_goes_on_as_before(school: School) -> None:
    """A load changes nothing for who is away; somebody else's new headmaster decides alone."""
    await school.everybody_installs()
    await goes_away(school.ben)
    await submit_leave(school)
    await school.reroutes()
    await school.jobs()
    assert not await rerouted(school)
    await school.moves(school.ana, to=school.dirk)
    await school.jobs()
    assert school.dirk.sees(ASKED)
    assert "Hier beslist nu iemand anders over" in school.nadia.card_with(ASKED).text
    assert not school.ana.sees("afwezig")


async def test_a_new_headmaster_who_is_away_is_passed_over_as_well(school: School) -> None:
    await submit_leave(school)
    await goes_away(school.dirk)
    await school.moves(school.ana, to=school.dirk)
    await school.jobs()
    assert school.ana.sees("Dirk Aerts is afwezig tot za 5 dec.; Lieve Van Damme of Nadia El Amrani beslist.")
    assert school.nadia.sees(ASKED)


async def test_an_annulment_goes_to_who_is_there(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await goes_away(school.ben)
    await school.ana.clicks("Vraag om te annuleren")
    await school.jobs()
    assert school.ana.sees(INSTEAD)
    await school.nadia.clicks("Aanvraag annuleren")
    await school.jobs()
    assert school.ana.sees("Geannuleerd")


@pytest.mark.parametrize("many", [MOST_LOOKED_UP - 1, MOST_LOOKED_UP])
async def test_of_many_somebody_is_there_and_nobody_is_looked_up(school: School, many: int) -> None:
    colleagues = personnel(school, many)
    people = [*colleagues, school.nadia]
    await staffs(school, people)
    for one in (*people, school.ana):
        await one.installs()
    await goes_away(school.nadia)
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert all(one.sees(ASKED) for one in colleagues)
    assert school.nadia.sees(ASKED) == (len(people) > MOST_LOOKED_UP)


async def test_in_french_and_english(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.dirk)
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
    assert school.sophie.sees(
        "Dirk Aerts n’est pas là (retour : sam. 5 déc.) ; Lieve Van Damme ou Nadia El Amrani décide."
    )
    assert school.james.sees("Dirk Aerts is away until Sat 5 Dec; Lieve Van Damme or Nadia El Amrani decides.")
    await school.sophie.says("je suis absente")
    await school.sophie.clicks("Je ne suis pas là")
    await school.sophie.says("je suis de retour")
    assert "Vous êtes de retour" in school.sophie.newest.text
    await school.james.says("out of office")
    await school.james.clicks("I am away")
    assert "You are away" in school.james.newest.text


@pytest.mark.parametrize("gone", product([False, True], repeat=3))
async def test_whoever_is_away_somebody_is_asked_and_the_first_keep_their_right(
    school: School, gone: tuple[bool, bool, bool]
) -> None:
    """Ben decides first, and after him Lieve and Nadia."""
    house, people = school.house, (school.ben, school.lieve, school.nadia)
    away = {one.id for one, is_gone in zip(people, gone, strict=True) if is_gone}
    for one in people:
        if one.id in away:
            await go_away(house, await meet(house, one.id, None), date(2026, 11, 23), None)
    actor = await meet(house, school.ana.id, None)
    form = house.forms["leave"]
    chosen = await choose(house, form.route[0], Asker(actor.person, form, {}, actor.directory))
    others = {one.id for one in people[1:]} - away
    assert set(chosen.approvers) == {school.ben.id} | (others if school.ben.id in away else set())
    assert {one.person for one in chosen.away} == away & {school.ben.id}
    asked = request(RequestState.SUBMITTED).decided_by(chosen).asked(house.now())
    assert asked
    assert not away & set(asked) or set(asked) == {school.ben.id} == set(chosen.approvers)
