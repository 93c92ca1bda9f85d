"""Until when a request is to be decided: what the cards say of it, one reminder, and who is asked when it is late."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.arrange.escalating import LATE_JOB
from bot.arrange.request import Deed
from bot.arrange.term import begins
from bot.arrange.terms import TERM_JOB
from bot.channel.base import NotSent
from bot.people.acting import TIME
from bot.store.partitions import request_partition
from bot.work.job import Job
from tests.conversations.going_away import goes_away, passes
from tests.conversations.routing import EVERYBODY, HEAD, OWN, STAFF, agrees, asks_medical, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_deciding import open_approvals

ASKED = "Verlofaanvraag – Ana Martens"
BEFORE = "Te beslissen vóór do 26 nov."
REMINDS = "Herinnering: wacht nog op je beslissing"
LATE = "Te laat: hierover moest vóór do 26 nov. beslist zijn"
ALSO = "Niet op tijd beslist. Daarom is het ook gevraagd aan Lieve Van Damme en Nadia El Amrani."
DAY = timedelta(days=1)
PRESS = HEAD.replace('"head"]', '"role:communication"]')
DUE = 'due = 3\nescalate = ["group:directies"]\n'


def count(one: Colleague, words: str) -> int:
    return sum(words in shown.text for shown in one.chat)


async def asked_leave(school: School) -> None:
    await school.everybody_installs()
    await submit_leave(school)


async def day(school: School, on: date) -> None:
    """An hour after the terms of this day begin."""
    await passes(school, begins(on) + timedelta(hours=1) - school.clock())


async def test_the_cards_and_the_list_say_until_when(school: School) -> None:
    await asked_leave(school)
    assert BEFORE in school.ben.card_with(ASKED).text
    assert BEFORE in school.ana.card_with(OWN).text
    await school.ben.says("goedkeuringen")
    assert "vóór do 26 nov." in school.ben.newest.text
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(BEFORE))
    await school.jobs()
    assert BEFORE not in school.ben.card_with(ASKED).text, "nothing waits any more"
    assert BEFORE not in school.ana.card_with(OWN).text


async def test_who_is_still_asked_is_reminded_once(school: School) -> None:
    await asked_leave(school)
    await day(school, date(2026, 11, 24))
    assert not school.ben.sees(REMINDS)
    await day(school, date(2026, 11, 25))
    assert count(school.ben, REMINDS) == 1
    assert not school.lieve.sees(ASKED), "nobody else is asked yet"
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(REMINDS))
    await school.jobs()
    assert "Goedgekeurd" in school.ana.card_with(OWN).text
    assert "Goedkeuren" not in buttons_of(school.ben.card_with(ASKED)), "each card that asked follows"


async def test_a_look_that_is_repeated_reminds_and_asks_nobody_twice(school: School) -> None:
    """As after a crash, or when the queue delivers it twice."""
    await asked_leave(school)
    request = await standing(school)
    assert request.term
    job = Job(TERM_JOB, {"request": request.id, "term": request.term.number})
    await school.house.queue.put([job])
    await school.jobs()
    assert not school.ben.sees(REMINDS), "it is not time yet"
    await day(school, date(2026, 11, 25))
    for _ in range(2):
        await school.restarts()
        await school.house.queue.put([job, job])
        await school.jobs()
    assert count(school.ben, REMINDS) == 1
    await day(school, date(2026, 11, 26))
    late = Job(LATE_JOB, {"request": request.id, "what": f"late-{len((await standing(school)).history)}"})
    for _ in range(2):
        await school.restarts()
        await school.house.queue.put([job, late, late])
        await school.jobs()
    assert count(school.nadia, ASKED) == 1
    assert [entry.deed for entry in (await standing(school)).history] == ["submitted", "escalated"]
    dues = [item async for item in school.house.records.dues.stream(order="at")]
    assert [one.value.id for one in dues if one.value.job == TERM_JOB] == []


async def test_a_reminder_that_could_not_leave_comes_later_once(school: School) -> None:
    await asked_leave(school)
    school.recorder.fails[school.ben.conversation] = [NotSent("connect")]
    await day(school, date(2026, 11, 25))
    await passes(school, timedelta(minutes=10))
    assert count(school.ben, REMINDS) == 1


async def test_when_it_is_late_others_are_asked_as_well(school: School) -> None:
    await asked_leave(school)
    await day(school, date(2026, 11, 26))
    own = school.ana.card_with(OWN)
    for shown in (own, school.ben.card_with(ASKED), school.nadia.card_with(ASKED), school.lieve.card_with(ASKED)):
        assert LATE in shown.text
        assert ALSO in shown.text
        assert "Niet op tijd beslist: ook gevraagd aan Lieve Van Damme en Nadia El Amrani" in shown.text
    assert not school.ana.sees(REMINDS)
    await school.ben.says("goedkeuringen")
    assert "te laat (vóór do 26 nov.)" in school.ben.newest.text
    audit = [item.value async for item in school.house.records.audit.stream()]
    assert [(one.actor, one.deed) for one in audit if one.deed == "request.escalated"] == [
        (TIME.person, "request.escalated")
    ]
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    assert "door Nadia El Amrani" in own.text
    for one in (school.ben, school.lieve, school.nadia):
        assert await open_approvals(school, one) == 0


async def test_who_was_asked_before_keeps_the_right(school: School) -> None:
    await asked_leave(school)
    await day(school, date(2026, 11, 26))
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with(ASKED))
    await school.jobs()
    assert "door Ben Claes" in school.ana.card_with(OWN).text
    assert "Goedgekeurd" in school.nadia.card_with(ASKED).text


async def test_days_without_school_do_not_count(school: School) -> None:
    """From Friday 18 December: two weeks of Christmas holidays come between."""
    await school.everybody_installs()
    school.clock.pass_by(timedelta(days=25))
    await submit_leave(school, "2027-01-20")
    assert "Te beslissen vóór wo 6 jan." in school.ben.card_with(ASKED).text
    await day(school, date(2027, 1, 4))
    assert not school.ben.sees(REMINDS)
    await day(school, date(2027, 1, 5))
    assert count(school.ben, REMINDS) == 1
    assert not school.nadia.sees(ASKED)
    await day(school, date(2027, 1, 6))
    assert school.nadia.sees(ASKED)


async def test_the_clock_stops_while_a_question_is_out(school: School) -> None:
    await asked_leave(school)
    await school.ben.fills(question="Wie neemt je klas over?").clicks("Vraag versturen")
    await school.jobs()
    assert "De termijn staat stil tot de vraag beantwoord is" in school.ben.card_with(ASKED).text
    await day(school, date(2026, 11, 27))
    assert not school.ben.sees(REMINDS)
    assert not school.nadia.sees(ASKED)
    await school.ben.says("goedkeuringen")
    await school.ben.clicks("Openen")
    assert "De termijn staat stil tot de vraag beantwoord is" in school.ben.newest.text, "it is not late"
    await school.ana.fills(text="Emma.").clicks("Antwoord versturen")
    await school.jobs()
    assert "Te beslissen vóór wo 2 dec." in school.ben.card_with(ASKED).text, "four school days later"
    await day(school, date(2026, 12, 1))
    assert count(school.ben, REMINDS) == 1
    assert not school.nadia.sees(ASKED)
    await day(school, date(2026, 12, 2))
    assert school.nadia.sees(ASKED)


async def test_a_question_does_not_make_late_what_was_late_on_time(school: School) -> None:
    await asked_leave(school)
    await day(school, date(2026, 11, 26))
    await school.nadia.fills(question="Wie neemt je klas over?").clicks("Vraag versturen")
    await school.jobs()
    await day(school, date(2026, 11, 27))
    assert LATE in school.ben.card_with(ASKED).text
    await school.ana.fills(text="Emma.").clicks("Antwoord versturen")
    await passes(school, 20 * DAY)
    assert LATE in school.ben.card_with(ASKED).text
    assert [entry.deed for entry in (await standing(school)).history].count(Deed.ESCALATED) == 1


@pytest.mark.parametrize("how", ["approved", "refused", "withdrawn"])
async def test_what_is_decided_reminds_and_asks_nobody(school: School, how: str) -> None:
    await asked_leave(school)
    match how:
        case "approved":
            await school.ben.clicks("Goedkeuren")
        case "refused":
            await school.ben.fills(reason="Te druk").clicks("Weiger deze aanvraag")
        case _:
            await school.ana.clicks("Ja, trek in", on=school.ana.card_with(OWN))
    await passes(school, 20 * DAY)
    assert not school.ben.sees(REMINDS)
    assert not school.nadia.sees(ASKED)
    assert (await standing(school)).term is None


async def test_each_stage_has_a_term_of_its_own(school: School, own_forms: Path) -> None:
    """That of the stage before does nothing any more."""
    await routed(school, own_forms, HEAD + DUE, STAFF + 'due = 6\nescalate = ["group:directies"]\n')
    await submit_leave(school)
    await day(school, date(2026, 11, 24))
    await agrees(school, school.ben)
    assert "Te beslissen vóór wo 2 dec." in school.nadia.card_with(ASKED).text
    await day(school, date(2026, 11, 26))
    assert not school.dirk.sees(ASKED)
    assert not school.nadia.sees(REMINDS)
    await day(school, date(2026, 12, 1))
    for one, reminded in ((school.nadia, 1), (school.lieve, 1), (school.ben, 0)):
        assert count(one, REMINDS) == reminded
    await day(school, date(2026, 12, 2))
    assert school.dirk.sees(ASKED)


@pytest.mark.slow
async def test_a_stage_without_a_term_waits_as_long_as_it_takes(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD + DUE, STAFF)
    await submit_leave(school)
    await agrees(school, school.ben)
    await passes(school, 60 * DAY)
    assert (await standing(school)).term is None
    assert not school.dirk.sees(ASKED)


async def test_of_all_one_who_is_asked_late_decides_for_who_was_too_late(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY + DUE)
    await submit_leave(school)
    await agrees(school, school.nadia)
    await day(school, date(2026, 11, 25))
    assert (count(school.nadia, REMINDS), count(school.lieve, REMINDS)) == (0, 1), "who agreed is asked nothing"
    await day(school, date(2026, 11, 26))
    await agrees(school, school.dirk)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_it_never_comes_to_who_asks_but_one_level_higher(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, PRESS + 'due = 2\nescalate = ["head"]\n')
    await asks_medical(school, school.ben)
    await day(school, date(2026, 11, 25))
    request, directory = await standing(school), await school.house.directory.current()
    manager = directory.people[school.ben.id].manager
    assert request.escalated == (manager,)
    assert school.ben.id not in request.approvers


async def test_where_nobody_else_is_named_the_cards_say_that_it_is_late(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD + 'due = 3\nremind = []\nescalate = ["head"]\n')
    await submit_leave(school)
    await day(school, date(2026, 11, 25))
    assert not school.ben.sees(REMINDS)
    await day(school, date(2026, 11, 26))
    assert LATE in school.ben.card_with(ASKED).text
    assert [entry.deed for entry in (await standing(school)).history] == ["submitted"]


async def test_who_is_away_is_asked_once_they_are_back(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.nadia, "2026-11-23", "2026-11-27")
    await submit_leave(school)
    await day(school, date(2026, 11, 26))
    assert school.lieve.sees(ASKED)
    assert not school.nadia.sees(ASKED)
    await day(school, date(2026, 11, 30))
    assert school.nadia.sees(ASKED)


async def test_a_new_head_is_asked_instead_of_the_one_of_then(school: School, own_forms: Path) -> None:
    """Those who were asked late stay, as long as the form names them."""
    await routed(school, own_forms, STAFF + 'due = 3\nescalate = ["head"]\n')
    await submit_leave(school)
    await day(school, date(2026, 11, 26))
    assert (await standing(school)).escalated == (school.ben.id,)
    linde = (await school.house.directory.current()).people[school.ben.id].school
    await school.becomes(
        lambda one: {
            school.ben.id: replace(one, roles=frozenset()),
            school.dirk.id: replace(one, school=linde),
        }.get(one.id, one)
    )
    await school.reroutes()
    await school.jobs()
    request = await standing(school)
    assert request.escalated == (school.dirk.id,)
    assert school.ben.id not in request.approvers
    assert school.dirk.sees(ASKED)


async def test_who_decides_anew_has_the_whole_time(school: School) -> None:
    """A new manager, two days later: the term of before does nothing."""
    await asked_leave(school)
    await day(school, date(2026, 11, 25))
    await school.moves(school.ana, to=school.dirk)
    await school.jobs()
    assert "Te beslissen vóór ma 30 nov." in school.dirk.card_with(ASKED).text
    await day(school, date(2026, 11, 26))
    assert (await standing(school)).escalated == ()
    await day(school, date(2026, 11, 30))
    assert (await standing(school)).escalated


async def test_what_was_written_before_there_were_terms_is_read(school: School) -> None:
    await asked_leave(school)
    request = await standing(school)
    found = await school.house.records.requests.get(request_partition(request.id), request.id)
    assert found
    before = replace(request, term=None, escalated=())
    await school.house.records.accept(
        request_partition(request.id), [school.house.records.requests.put(before, found.version)]
    )
    await day(school, date(2026, 11, 26))
    assert (await standing(school)) == before
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_who_handed_it_on_is_not_asked_again_when_it_is_late(school: School) -> None:
    """Ben is the head, who would be asked first: somebody is asked who may decide."""
    await asked_leave(school)
    await school.ben.fills(to=school.dirk.id, why="Jij kent de klas").clicks("Geef de beslissing door")
    await school.jobs()
    request = await standing(school)
    assert request.term
    await day(school, request.term.due)
    request = await standing(school)
    assert set(request.escalated) == {school.lieve.id, school.nadia.id}
    assert "Goedkeuren" not in buttons_of(school.ben.card_with(ASKED))
    await agrees(school, school.nadia)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_where_those_who_come_first_are_away_the_next_are_asked(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD + 'due = 3\nescalate = ["group:hr", "group:directies"]\n')
    for one in (school.lieve, school.nadia):
        await goes_away(one, "2026-11-23", "2026-12-11")
    await submit_leave(school)
    await day(school, date(2026, 11, 26))
    assert school.dirk.id in (await standing(school)).escalated
    await agrees(school, school.dirk)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_who_was_asked_late_and_hands_it_on_decides_no_more(school: School) -> None:
    await asked_leave(school)
    await day(school, date(2026, 11, 26))
    await school.nadia.fills(to=school.dirk.id, why="Jij kent de klas").clicks("Geef de beslissing door")
    await school.jobs()
    request = await standing(school)
    assert school.nadia.id not in request.approvers
    data = {"request": request.id, "seen": len(request.history)}
    await school.nadia.sends("approval.approve", data, None)
    assert await standing(school) == request
    await agrees(school, school.dirk)
    assert "Goedgekeurd" in school.ana.card_with(OWN).text


async def test_who_takes_the_place_of_one_of_all_has_the_whole_time(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY + DUE)
    await submit_leave(school)
    await day(school, date(2026, 11, 25))
    await school.nadia.fills(to=school.dirk.id, why="Jij kent de klas").clicks("Geef de beslissing door")
    await school.jobs()
    term = (await standing(school)).term
    assert term
    assert term.due == date(2026, 11, 30)


async def test_a_reminder_that_comes_when_the_clock_stands_still_tells_nothing(school: School) -> None:
    await asked_leave(school)
    request = await standing(school)
    assert request.term
    await school.ben.fills(question="Wie neemt je klas over?").clicks("Vraag versturen")
    await school.jobs()
    body = {"request": request.id, "person": school.ben.id, "what": "remind-late", "term": request.term.number}
    await school.house.queue.put([Job("request_ask", body)])
    await school.jobs()
    assert not school.ben.sees(REMINDS)
