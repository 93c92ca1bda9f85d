"""Who is told of a request without deciding on it: one card, at its moment, with what they need and nothing else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.informing.told import INFORM_JOB, INFORM_ONE_JOB, OVER, TOLD
from bot.channel.base import NotSent
from bot.work.job import Job
from dialogs.form import FORMS_FOLDER
from tests.conversations.going_away import passes
from tests.conversations.routing import BY_RULE, LEAVE_ROUTE, OWN, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave

TELLS = "Verlofaanvraag – Ana Martens"
INFORMED = "Ter informatie"
OFF = "Dit gaat niet door."
CARLA = '\n[[inform]]\npeople = ["role:communication"]\notherwise = ["group:hr"]\nshows = ["lessons_details"]\n'
AT_ONCE = CARLA + 'at = "submitted"\n'


async def informing(school: School, forms: Path, inform: str = CARLA, route: str = LEAVE_ROUTE) -> None:
    """Whoever is told of leave is Carla, who has the role; and nobody decides on it but by `route`."""
    text = (FORMS_FOLDER / "leave.toml").read_text("utf-8").replace(LEAVE_ROUTE, route)
    before, _, rest = text.partition("[[inform]]")
    _, away, after = rest.partition("\n[away]\n")
    (forms / "leave.toml").write_text(f"{before}{inform}{away}{after}", "utf-8")
    await school.restarts()
    await submit_leave(school)


def told(one: Colleague) -> list[str]:
    return [shown.text for shown in one.chat if INFORMED in shown.text]


async def approves(school: School) -> None:
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(TELLS))
    await school.jobs()


async def test_who_is_told_gets_one_card_once_it_is_approved(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    assert told(school.carla) == []
    await approves(school)
    (card,) = told(school.carla)
    assert TELLS in card
    assert "vr 4 dec. 2026" in card
    assert "Goedgekeurd · door Ben Claes" in card
    assert "Emma neemt 3A over" in card, "the answer that the form lets them see"
    for private in ("Omstandigheidsverlof", "Huwelijk van een familielid", "Emma Janssens"):
        assert private not in card
    assert "Goedkeuren" not in buttons_of(school.carla.card_with(INFORMED))
    assert told(school.nadia) == []


async def test_the_jobs_delivered_twice_tell_once(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    await approves(school)
    id_ = (await standing(school)).id
    for _ in range(2):
        await school.restarts()
        one = Job(INFORM_ONE_JOB, {"request": id_, "what": TOLD, "person": school.carla.id})
        over = Job(INFORM_ONE_JOB, {"request": id_, "what": OVER, "person": school.carla.id})
        await school.house.queue.put([Job(INFORM_JOB, {"request": id_, "what": TOLD}), one, over])
        await school.jobs()
    assert len(told(school.carla)) == 1


async def test_nobody_is_told_by_a_job_who_should_not_be(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    request = await standing(school)
    job = Job(INFORM_ONE_JOB, {"request": request.id, "what": TOLD, "person": school.carla.id})
    await school.house.queue.put([job])
    await school.jobs()
    assert told(school.carla) == [], "it is not approved yet"
    await approves(school)
    await school.house.queue.put([Job(INFORM_ONE_JOB, {**job.body, "person": school.emma.id})])
    await school.jobs()
    assert told(school.emma) == []


async def test_a_card_that_could_not_leave_comes_later_once(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    school.recorder.fails[school.carla.conversation] = [NotSent("connect")]
    await approves(school)
    await passes(school, timedelta(minutes=10))
    assert len(told(school.carla)) == 1


async def test_what_is_annulled_is_told_too(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    await approves(school)
    await school.ana.clicks("Vraag om te annuleren")
    await school.jobs()
    assert "Annulering gevraagd" in told(school.carla)[0]
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    first, second = told(school.carla)
    for card in (first, second):
        assert "Geannuleerd" in card
        assert OFF in card


async def test_who_was_told_at_once_is_told_that_it_was_withdrawn(school: School, own_forms: Path) -> None:
    await informing(school, own_forms, AT_ONCE)
    assert "Ingediend" in told(school.carla)[0]
    await school.ana.clicks("Ja, trek in", on=school.ana.card_with(OWN))
    await school.jobs()
    first, second = told(school.carla)
    assert OFF in first
    assert "Ingetrokken" in second


async def test_who_is_of_it_since_and_was_never_told_is_not_told_that_it_is_over(
    school: School, own_forms: Path
) -> None:
    await informing(school, own_forms, AT_ONCE)
    roles = (await school.house.directory.current()).people[school.carla.id].roles
    await school.becomes(lambda one: replace(one, roles=roles) if one.id == school.emma.id else one)
    await school.ana.clicks("Ja, trek in", on=school.ana.card_with(OWN))
    await school.jobs()
    assert len(told(school.carla)) == 2
    assert told(school.emma) == []


@pytest.mark.parametrize("end", ["refused", "withdrawn"])
async def test_what_was_never_told_does_not_end(school: School, own_forms: Path, end: str) -> None:
    await informing(school, own_forms)
    if end == "refused":
        await school.ben.fills(reason="Te druk").clicks("Weiger deze aanvraag")
    else:
        await school.ana.clicks("Ja, trek in", on=school.ana.card_with(OWN))
    await school.jobs()
    assert told(school.carla) == []


async def test_a_reason_is_for_nobody_who_is_told(school: School, own_forms: Path) -> None:
    await informing(school, own_forms, AT_ONCE)
    await school.ben.fills(reason="Ze had al genoeg verlof").clicks("Weiger deze aanvraag")
    await school.jobs()
    first, second = told(school.carla)
    assert "Geweigerd" in first
    assert "genoeg verlof" not in f"{first}{second}"


async def test_what_is_approved_by_rule_is_told_at_once(school: School, own_forms: Path) -> None:
    await informing(school, own_forms, route=BY_RULE)
    (card,) = told(school.carla)
    assert "Goedgekeurd · volgens de regels" in card


async def test_only_for_the_answers_that_need_it(school: School, own_forms: Path) -> None:
    await informing(school, own_forms, CARLA + "when = \"lessons == 'none'\"\n")
    await approves(school)
    assert told(school.carla) == []


async def test_who_decides_and_who_asks_are_told_nothing_besides(school: School, own_forms: Path) -> None:
    named = '\n[[inform]]\npeople = ["manager", "role:teacher"]\n'
    await informing(school, own_forms, named)
    await approves(school)
    assert (told(school.ben), told(school.ana)) == ([], [])
    assert len(told(school.emma)) == 1


async def test_where_nobody_is_found_others_are_told(school: School, own_forms: Path) -> None:
    await informing(school, own_forms, CARLA.replace("role:communication", "school_role:secretary"))
    await approves(school)
    assert [len(told(one)) for one in (school.nadia, school.lieve, school.carla)] == [1, 1, 0]


@pytest.mark.parametrize(("more", "names"), [(0, [INFORM_ONE_JOB]), (2, [INFORM_ONE_JOB] * 3), (3, [INFORM_JOB])])
async def test_of_more_than_a_few_a_job_makes_the_jobs(
    school: School, own_forms: Path, more: int, names: list[str]
) -> None:
    await informing(school, own_forms)
    await school.everybody_installs()
    others = [school.emma, school.nadia, school.lieve][:more]
    roles = (await school.house.directory.current()).people[school.carla.id].roles
    ids = {one.id for one in others}
    await school.becomes(lambda one: replace(one, roles=one.roles | roles) if one.id in ids else one)
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(TELLS))
    leases = await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    assert [lease.job.name for lease in leases if lease.job.name.startswith(INFORM_JOB)] == names
    for lease in leases:
        await school.house.queue.release(lease, delay=timedelta())
    await school.jobs()
    assert [len(told(one)) for one in (school.carla, *others)] == [1] * (1 + more)


async def test_who_is_not_told_any_more_sees_nothing_of_it(school: School, own_forms: Path) -> None:
    await informing(school, own_forms)
    await approves(school)
    await school.becomes(lambda one: replace(one, roles=frozenset()) if one.id == school.carla.id else one)
    await school.ana.clicks("Vraag om te annuleren")
    await school.jobs()
    (card,) = told(school.carla)
    assert "Emma neemt 3A over" not in card
    assert "Deze aanvraag volg je niet meer" in card
