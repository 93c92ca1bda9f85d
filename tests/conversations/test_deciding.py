"""Who decides, and when a decision does not count any more."""

from dataclasses import replace

import pytest

from bot.arrange.approvals import AT_ONCE
from bot.arrange.request import RequestState
from bot.arrange.submitting import MOST_APPROVERS
from bot.people.person import Person, Role
from bot.store.partitions import request_partition
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE, fill_in_leave, submit_leave

REFERENCE = "VRL-2026-00001"


async def test_a_former_headmaster_may_not_decide_before_the_request_is_rerouted(school: School) -> None:
    await submit_leave(school)
    await school.becomes(lambda one: replace(one, manager=school.dirk.id) if one.id == school.ana.id else one)
    approval = school.ben.card_with("Ana Martens")
    for button in ("Goedkeuren", REFUSE, "Vraag versturen"):
        reply = await school.ben.fills(reason="Te druk", question="Wanneer?").clicks(button, on=approval)
        assert REFUSED in str(reply), button
    await school.jobs()
    for outcome in ("Goedgekeurd", "Geweigerd", "Wanneer?"):
        assert not school.ana.sees(outcome)


async def test_who_has_become_the_requesters_headmaster_is_asked_though_it_moved_meanwhile(school: School) -> None:
    """The requester answers a question at the moment that the directory changes."""
    await submit_leave(school)
    await school.ben.fills(question="Wanneer?").clicks("Vraag versturen")
    await school.jobs()
    await school.moves(school.ana, to=school.dirk)
    await school.ana.fills(text="Vrijdag").clicks("Antwoord versturen")
    await school.jobs()
    await school.dirk.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


async def test_a_double_click_decides_once(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren", times=2)
    await school.jobs()
    assert [shown.text.count("Goedgekeurd:") for shown in school.ana.chat].count(1) == 1
    assert school.ben.card_with("Ana Martens").text.count("keurde goed") == 1


async def test_an_older_card_decides_nothing_and_shows_what_was_said_since(school: School) -> None:
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with("Ana Martens"))["Goedkeuren"]["data"])
    await school.ben.fills(question="Wanneer precies?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.fills(text="Toch een week later.").clicks("Antwoord versturen")
    await school.jobs()
    reply = await school.ben.sends("approval.approve", old, school.ben.card_with(REFERENCE))
    assert "Intussen veranderde er iets" in str(reply)
    assert "Toch een week later." in str(reply)
    await school.jobs()
    assert not school.ana.sees("Goedgekeurd")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


async def test_a_card_of_the_first_version_which_names_no_moment_still_decides(school: School) -> None:
    await submit_leave(school)
    data = dict(buttons_of(school.ben.card_with("Ana Martens"))["Goedkeuren"]["data"])
    del data["seen"]
    await school.ben.sends("approval.approve", data, None)
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")


# --- many approvers ---------------------------------------------------------------------------------


def personnel(school: School, many: int) -> list[Colleague]:
    return [
        Colleague(school.stage, f"{number:08x}-0000-4000-8000-000000000000", f"HR {number}") for number in range(many)
    ]


async def staffs(school: School, many: list[Colleague]) -> None:
    """Ana has no headmaster, and the personnel department, which decides then, is large."""
    people = [Person(one.id, one.name, "HR", "centraal", frozenset({Role.HR}), frozenset({"hr"})) for one in many]
    await school.becomes(lambda one: replace(one, manager=None, groups=frozenset()), also=people)


@pytest.mark.walk
@pytest.mark.parametrize("many", [60, AT_ONCE + 1, MOST_APPROVERS])
async def test_all_of_many_are_asked_and_wait_no_more_once_one_decided(school: School, many: int) -> None:
    colleagues = personnel(school, many)
    await staffs(school, colleagues)
    await school.ana.installs()
    for one in colleagues:
        await one.installs()
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    for one in colleagues:
        assert sum("Goedkeuren" in buttons_of(card) for card in one.chat) == 1
        assert await open_approvals(school, one) == 1
    await colleagues[-1].clicks("Goedkeuren")
    await school.jobs()
    assert school.ana.sees("Goedgekeurd")
    for one in colleagues:
        assert "Goedgekeurd" in one.card_with("Ana Martens").text
        assert await open_approvals(school, one) == 0


async def test_what_waits_goes_from_many_to_as_many_others(school: School) -> None:
    """More approvals change than one commit takes."""
    before, after = personnel(school, 160)[:80], personnel(school, 160)[80:]
    await staffs(school, before)
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    await staffs(school, after)
    await school.reroutes()
    await school.jobs()
    assert [await open_approvals(school, one) for one in before] == [0] * 80
    assert [await open_approvals(school, one) for one in after] == [1] * 80


async def test_a_route_to_far_too_many_is_told_and_the_draft_stays(school: School) -> None:
    await staffs(school, personnel(school, MOST_APPROVERS + 1))
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    assert "te veel mensen" in school.ana.newest.text
    await school.ana.says("mijn aanvragen")
    assert "Concept" in school.ana.newest.text


async def open_approvals(school: School, one: Colleague) -> int:
    return await school.house.records.approvals.count(equal={"person": one.id, "open": True})


async def test_an_approval_is_of_a_request_a_step_and_a_person(school: School) -> None:
    await submit_leave(school)
    request = str(buttons_of(school.ben.newest)["Goedkeuren"]["data"]["request"])
    open_ones = school.house.records.approvals.stream(equal={"person": school.ben.id, "open": True}, order="since")
    assert [item.value.id async for item in open_ones] == [f"{request}:1:{school.ben.id}"]


async def test_the_card_that_told_who_asked_stays_theirs_whatever_happens_next(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(question="Wanneer precies?").clicks("Vraag versturen")
    await school.jobs()
    told = school.ana.card_with("Nog een vraag over je aanvraag")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Goedgekeurd · door Ben Claes" in told.text
    assert buttons_of(told).keys() == {"Openen", "Mijn aanvragen"}


async def test_of_two_news_one_says_it_and_the_one_before_how_it_stands(school: School) -> None:
    """Ask back, answer, approve: the card that asked does not say once more that it was approved."""
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    await ben.fills(question="Waarom?").clicks("Vraag versturen")
    await school.jobs()
    asked = ana.newest
    await ana.fills(text="Omdat.").clicks("Antwoord versturen", on=asked)
    await school.jobs()
    await ben.clicks("Goedkeuren")
    await school.jobs()
    told = ana.newest
    before = next(one for one in ana.chat if one.activity == asked.activity)
    assert told.activity != asked.activity
    assert "Goedgekeurd: Verlofaanvraag" in told.text
    assert (before.text.count("Goedgekeurd"), "Goedgekeurd: " in before.text) == (1, False)


async def test_an_older_card_answers_withdraws_and_keeps_nothing(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    request = (await school.house.records.requests.find(equal={"requester": ana.id}, order="changed")).items[-1].value
    for question in ("Waarom?", "En wanneer?"):
        await ben.fills(question=question).clicks("Vraag versturen")
        await school.jobs()
        if question == "Waarom?":
            await ana.fills(text="Omdat.").clicks("Antwoord versturen")
            await school.jobs()
    for verb, more in (("request.clarify", {"text": "Toch."}), ("request.withdraw", {}), ("request.keep", {})):
        await ana.sends(verb, {"request": request.id, "seen": 2, **more}, None)
        kept = await school.house.records.requests.get(request_partition(request.id), request.id)
        assert kept
        assert (kept.value.state, len(kept.value.history)) == (RequestState.CLARIFYING, 4), verb
    reply = await ana.sends("request.clarify", {"request": request.id, "seen": 2, "text": "Toch."}, None)
    assert "Toch." in str(reply), "what was typed is not lost"
    await ana.sends("request.clarify", {"request": request.id, "seen": 4, "text": "Morgen."}, None)
    kept = await school.house.records.requests.get(request_partition(request.id), request.id)
    assert kept
    assert kept.value.state is RequestState.SUBMITTED
