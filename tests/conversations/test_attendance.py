"""After the day of a course, who owns its form confirms who was there, and those who were not say why."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.arrange.attendance.confirming import FOLLOW_JOB
from bot.arrange.attendance.there import was_there
from bot.arrange.request import Deed, Request
from bot.store.partitions import places_partition, request_partition
from bot.work.job import Job
from tests.conversations.course import CONFIRM, CONFIRMED, DAY_AFTER, OPTIONS, SLIP, UNDO, hands_in, write_course
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of, defaults_of

WHY = "Laat weten waarom"


@pytest.fixture
async def course(school: School, own_forms: Path) -> School:
    """Ana and Farid have a place, and the day is over."""
    assert CONFIRMED.count("most = 3") == OPTIONS.count("most = 1") == 1
    write_course(own_forms, CONFIRMED)
    await school.restarts()
    await school.everybody_installs()
    for person in (school.ana, school.farid):
        await hands_in(school, person)
    await passes(school, DAY_AFTER)
    return school


async def passes(school: School, until: datetime) -> None:
    await school.jobs(later=until - school.clock())


async def request_of(school: School, person: Colleague) -> Request:
    found = await school.house.records.requests.find(equal={"requester": person.id}, order="changed", limit=9)
    return found.items[-1].value


def ticks(owner: Colleague) -> list[str]:
    return [name for name in defaults_of(owner.newest.card) if name.startswith("there.")]


async def confirms(school: School, *absent: Colleague) -> None:
    nadia = school.nadia
    names = {f"there.{(await request_of(school, one)).id}" for one in absent}
    for name in names:
        nadia.fills(**{name: "false"})
    await nadia.clicks(CONFIRM, on=nadia.newest)


async def test_the_owner_is_asked_and_both_hear_of_it(course: School) -> None:
    ana, farid, nadia = course.ana, course.farid, course.nadia
    assert "Wie was er?" in nadia.newest.text
    assert len(ticks(nadia)) == 2
    assert set(map(str, (defaults_of(nadia.newest.card)[one] for one in ticks(nadia)))) == {"true"}
    told = len(ana.chat), len(farid.chat)
    await confirms(course, farid)
    assert "1 aanwezig · 1 niet aanwezig" in nadia.newest.text
    assert CONFIRM not in buttons_of(nadia.newest)
    await course.jobs()
    assert (len(ana.chat), len(farid.chat)) == told
    assert was_there(await request_of(course, farid)) is None, "a slip is taken back without anybody hearing of it"
    await course.jobs(later=SLIP)
    assert was_there(await request_of(course, ana)) is True
    assert was_there(await request_of(course, farid)) is False
    assert len(ana.chat) == told[0], "her card says so, without a sound"
    assert "Aanwezig: bevestigd" in ana.newest.text
    assert "Je stond niet bij de aanwezigen" in farid.newest.text
    await farid.fills(missed="Ik was *ziek*.").clicks(WHY, on=farid.newest)
    assert "liet weten waarom" in farid.newest.text
    assert WHY not in buttons_of(farid.newest)
    await nadia.clicks("Vernieuwen", on=nadia.newest)
    assert "Ik was" in nadia.newest.text
    audit = [one.value async for one in course.house.records.audit.stream(order="at")]
    deeds = [(one.deed, one.actor) for one in audit if one.deed.startswith("attendance.")]
    assert deeds == [("attendance.confirmed", nadia.id)]
    assert ("request.missed", nadia.id) in [(one.deed, one.actor) for one in audit]
    assert not [one for one in audit if "ziek" in str(one)]


async def test_what_is_undone_within_a_while_nobody_hears_of(course: School) -> None:
    farid, nadia = course.farid, course.nadia
    told = len(farid.chat)
    await confirms(course, farid)
    await nadia.clicks(UNDO, on=nadia.newest)
    assert "2 te bevestigen" in nadia.newest.text
    absent = f"there.{(await request_of(course, farid)).id}"
    assert defaults_of(nadia.newest.card)[absent] == "false", "as it was ticked"
    assert UNDO not in buttons_of(nadia.newest)
    await course.jobs(later=SLIP)
    assert was_there(await request_of(course, farid)) is None
    assert len(farid.chat) == told


async def test_what_was_told_is_put_right(course: School) -> None:
    farid, nadia = course.farid, course.nadia
    await confirms(course, farid)
    await course.jobs(later=SLIP)
    await nadia.clicks(UNDO, on=nadia.newest)
    await course.jobs()
    assert was_there(await request_of(course, farid)) is None
    assert "nog eens nagekeken" in farid.newest.text
    assert WHY not in buttons_of(farid.newest)
    absent = f"there.{(await request_of(course, farid)).id}"
    await nadia.fills(**{absent: "true"}).clicks(CONFIRM, on=nadia.newest)
    await course.jobs(later=SLIP)
    deeds = [one.deed for one in (await request_of(course, farid)).history]
    assert deeds[-3:] == [Deed.MISSED, Deed.ATTENDANCE_UNDONE, Deed.ATTENDED]
    assert "Je aanwezigheid is bevestigd" in farid.newest.text


async def test_what_is_said_anew_before_the_first_was_told_is_told_no_sooner(course: School) -> None:
    farid, nadia = course.farid, course.nadia
    await confirms(course)
    course.clock.pass_by(timedelta(minutes=8))
    await nadia.clicks(UNDO, on=nadia.newest)
    await confirms(course, farid)
    await course.jobs(later=timedelta(minutes=3))
    assert was_there(await request_of(course, farid)) is None
    await course.jobs(later=SLIP)
    assert was_there(await request_of(course, farid)) is False


async def test_the_card_of_before_confirms_nothing(course: School) -> None:
    nadia = course.nadia
    confirm, card = dict(buttons_of(nadia.newest)[CONFIRM]["data"]), nadia.newest
    await confirms(course)
    await nadia.clicks(UNDO, on=nadia.newest)
    await nadia.sends("attendance.confirm", {**confirm, **defaults_of(card.card)}, nadia.newest)
    assert "Iemand was je voor" in nadia.newest.text
    assert "2 te bevestigen" in nadia.newest.text


async def test_two_at_once_are_one_confirmation(course: School) -> None:
    nadia = course.nadia
    data = {**dict(buttons_of(nadia.newest)[CONFIRM]["data"]), **defaults_of(nadia.newest.card)}
    await asyncio.gather(*(nadia.sends("attendance.confirm", data, None) for _ in range(4)))
    found = await course.house.records.attendances.get(places_partition("outing"), "which.aid")
    assert found
    assert (len(found.value.rounds), found.value.revision) == (1, 1)


async def test_nobody_else_confirms_and_of_nobody_else(course: School) -> None:
    """Not who does not own it; not of who has no place; not before the day; not of what is said already."""
    nadia = course.nadia
    said = {"form": "outing", "option": "which.aid", "seen": 0}
    for who in (course.ana, course.ben, course.carla):
        assert REFUSED in str(await who.sends("attendance.confirm", said, None))
        assert REFUSED in str(await who.sends("attendance.undo", said, None))
    card = nadia.newest
    for option in ("which.other", "why.aid", "x"):
        assert REFUSED in str(await nadia.sends("attendance.confirm", {**said, "option": option}, None))
    await nadia.sends("attendance.confirm", {**said, "there.outing.2026.nobody": "true"}, None)
    assert await course.house.records.attendances.get(places_partition("outing"), "which.aid") is None
    farid = (await request_of(course, course.farid)).id
    await nadia.fills(**{f"there.{farid}": "false"}).clicks(CONFIRM, on=card)
    await nadia.sends("attendance.confirm", {**said, "seen": 1, f"there.{farid}": "true"}, None)
    found = await course.house.records.attendances.get(places_partition("outing"), "which.aid")
    assert found
    assert (found.value.was_there(farid), len(found.value.rounds)) == (False, 1)


async def test_before_the_day_there_is_nothing_to_confirm(school: School, own_forms: Path) -> None:
    write_course(own_forms, CONFIRMED)
    await school.restarts()
    await school.everybody_installs()
    await hands_in(school, school.ana)
    await school.nadia.says("rapport uitstap")
    await school.nadia.clicks("Wie is ingeschreven?", on=school.nadia.newest)
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    assert CONFIRM not in buttons_of(school.nadia.newest)
    said = {"form": "outing", "option": "which.aid", "seen": 0}
    assert REFUSED in str(await school.nadia.sends("attendance.confirm", said, None))
    await passes(school, DAY_AFTER - timedelta(days=1))
    await school.nadia.clicks("Vernieuwen")
    assert CONFIRM in buttons_of(school.nadia.newest), "on the day itself, at the course"


async def test_who_has_no_place_any_more_is_told_nothing(course: School) -> None:
    await confirms(course, course.farid)
    request, records = await request_of(course, course.farid), course.house.records
    standing = await records.requests.get(request_partition(request.id), request.id)
    assert standing
    put = records.requests.put(replace(request, places=()), standing.version)
    await records.accept(request_partition(request.id), [put])
    await course.jobs(later=SLIP)
    assert was_there(await request_of(course, course.farid)) is None


async def test_a_form_that_does_not_ask_it_confirms_nothing(school: School, own_forms: Path) -> None:
    write_course(own_forms, CONFIRMED.replace('\nattendance = { field = "which" }', ""))
    await school.restarts()
    await school.everybody_installs()
    await hands_in(school, school.ana)
    told = len(school.nadia.chat)
    await passes(school, DAY_AFTER)
    assert len(school.nadia.chat) == told
    said = {"form": "outing", "option": "which.aid", "seen": 0}
    assert REFUSED in str(await school.nadia.sends("attendance.confirm", said, None))


async def test_a_day_that_was_moved_is_waited_for(school: School, own_forms: Path) -> None:
    write_course(own_forms, CONFIRMED)
    await school.restarts()
    await school.everybody_installs()
    await hands_in(school, school.ana)
    write_course(own_forms, CONFIRMED.replace("2027-01-13", "2027-01-20"))
    await school.restarts()
    told = len(school.nadia.chat)
    await passes(school, DAY_AFTER)
    assert len(school.nadia.chat) == told
    await passes(school, DAY_AFTER + timedelta(days=7))
    assert "Wie was er?" in school.nadia.newest.text
    assert len(school.nadia.chat) == told + 1


async def test_who_says_why_does_so_once_and_only_where_they_were_not_there(course: School) -> None:
    ana, farid = course.ana, course.farid
    await confirms(course, farid)
    await course.jobs(later=SLIP)
    own = await request_of(course, ana)
    for person, request in ((ana, own), (ana, await request_of(course, farid))):
        data = {"request": request.id, "seen": len(request.history), "missed": "Zomaar."}
        await person.sends("request.explain", data, None)
        assert (await request_of(course, ana)).history == own.history
        assert Deed.EXPLAINED not in [one.deed for one in (await request_of(course, farid)).history]
    await farid.fills(missed="Ziek.").clicks(WHY, on=farid.newest)
    said = await request_of(course, farid)
    await farid.sends("request.explain", {"request": said.id, "seen": len(said.history), "missed": "Toch niet."}, None)
    assert (await request_of(course, farid)).history == said.history


async def test_following_twice_changes_nothing_more(course: School) -> None:
    farid = course.farid
    await confirms(course, farid)
    await course.jobs(later=SLIP)
    request, told = await request_of(course, farid), len(farid.chat)
    body = {"form": "outing", "option": "which.aid", "requests": request.id}
    await course.house.queue.put([Job(FOLLOW_JOB, body), Job(FOLLOW_JOB, body)])
    await course.jobs()
    assert await request_of(course, farid) == request
    assert len(farid.chat) == told


async def test_who_annulled_is_not_told(course: School) -> None:
    """Whose request stands no more was not enrolled."""
    farid = course.farid
    await confirms(course, farid)
    request = await request_of(course, farid)
    await farid.sends("request.withdraw", {"request": request.id, "seen": len(request.history)}, None)
    await course.jobs(later=SLIP)
    assert was_there(await request_of(course, farid)) is None
    assert Deed.MISSED not in [one.deed for one in (await request_of(course, farid)).history]
