"""A request of somebody who left: it is decided and carried out all the same, and lies with nobody for good."""

from dataclasses import replace
from pathlib import Path

from bot.arrange.request import RequestState
from bot.store.partitions import request_partition
from tests.conversations.routing import ASKED, HEAD, STAFF, agrees, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave


async def leaves(school: School, *who: Colleague) -> None:
    gone = {one.id for one in who}
    await school.becomes(lambda one: None if one.id in gone else replace(one, manager=None))
    await school.reroutes()
    await school.jobs()


async def is_kept_away(school: School) -> bool:
    id_ = (await standing(school)).id
    return await school.house.records.away_days.get(request_partition(id_), id_) is not None


async def test_the_stage_that_follows_is_asked_though_the_requester_left(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await leaves(school, school.ana)
    assert "Goedkeuren" in buttons_of(school.ben.card_with(ASKED)), "it stays with who heads the school it was of"
    await agrees(school, school.ben)
    assert set((await standing(school)).approvers) == {school.nadia.id, school.lieve.id}
    assert await is_kept_away(school), "it stands"
    await agrees(school, school.nadia)
    assert (await standing(school)).state is RequestState.APPROVED


async def test_it_goes_elsewhere_when_who_decides_leaves_as_well(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await leaves(school, school.ana, school.ben)
    assert set((await standing(school)).approvers) == {school.nadia.id, school.lieve.id}
    assert "Goedkeuren" in buttons_of(school.nadia.card_with("Verlofaanvraag"))


async def test_a_question_back_that_nobody_answers_stops_no_decision(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD)
    await submit_leave(school)
    await school.ben.fills(question="Wie vervangt je?").clicks("Vraag versturen")
    await school.jobs()
    assert (await standing(school)).state is RequestState.CLARIFYING
    await leaves(school, school.ana)
    assert await is_kept_away(school)
    await agrees(school, school.ben)
    assert (await standing(school)).state is RequestState.APPROVED
