"""Who owns a form sees who is enrolled for what it has only so many places of, and who waits; nobody else does."""

from pathlib import Path

import pytest

from tests.conversations.course import COURSE, hands_in, write_course
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_cost import counted, warmed

OWNED = COURSE.replace('\nprefix = "UIT"', '\nprefix = "UIT"\nowner = ["group:hr"]')
OPEN = "Wie is ingeschreven?"


@pytest.fixture(autouse=True)
def course(own_forms: Path) -> Path:
    write_course(own_forms, OWNED)
    return own_forms


async def looks(person: Colleague) -> str:
    await person.says("rapport uitstap")
    await person.clicks(OPEN, on=person.newest)
    return person.newest.text


async def test_the_owner_sees_who_has_a_place_and_who_waits_in_their_order(school: School) -> None:
    await school.everybody_installs()
    assert "0 van 1 plaatsen" in await looks(school.nadia)
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    assert "Er is nog niemand ingeschreven." in school.nadia.newest.text
    await hands_in(school, school.ana, school.farid, school.emma)
    text = await looks(school.nadia)
    assert "Eerste hulp · wo 13 jan. 2027" in text
    assert "1 van 1 plaatsen · 2 wachten" in text
    assert "Iets anders" not in text, "of which there are as many as one likes"
    assert "Ana" not in text
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    names = school.nadia.newest.text
    assert "Ana Martens" in names
    assert names.index("Ana Martens") < names.index("Op de wachtlijst, wie")
    assert names.index("Op de wachtlijst, wie") < names.index(school.farid.name) < names.index(school.emma.name)
    assert "Voor de klas." not in names, "no answers"
    await school.ana.clicks("Ja, trek in")
    await school.jobs()
    await school.nadia.clicks("Vernieuwen", on=school.nadia.newest)
    names = school.nadia.newest.text
    assert "Ana Martens" not in names
    assert names.index(school.farid.name) < names.index("Op de wachtlijst, wie") < names.index(school.emma.name)


async def test_nobody_else_sees_them_and_what_is_not_there_is_not_there(school: School) -> None:
    await school.everybody_installs()
    await hands_in(school, school.ana, school.farid)
    for who in (school.ana, school.ben, school.carla, school.farid):
        assert REFUSED in str(await who.sends("enrolment.list", {"form": "outing"}, None))
        assert REFUSED in str(await who.sends("enrolment.show", {"form": "outing", "option": "which.aid"}, None))
    for form, option in (("outing", "which.other"), ("outing", "x"), ("leave", "which.aid"), ("none", "which.aid")):
        assert REFUSED in str(await school.nadia.sends("enrolment.show", {"form": form, "option": option}, None))


async def test_what_is_confidential_names_nobody(school: School, course: Path) -> None:
    write_course(course, OWNED.replace("\nowner", "\nconfidential = true\nowner"))
    await school.restarts()
    await school.everybody_installs()
    await school.nadia.says("rapport uitstap")
    assert OPEN not in buttons_of(school.nadia.newest)
    assert REFUSED in str(await school.nadia.sends("enrolment.list", {"form": "outing"}, None))


async def test_it_costs_a_read_for_each_option_however_many_requests_there_were(school: School) -> None:
    await school.everybody_installs()
    counting = counted(school)
    await warmed(school)
    reads = list[int]()
    for _ in range(3):
        await hands_in(school, school.ana)
        before = counting.reads
        await school.nadia.sends("enrolment.list", {"form": "outing"}, None)
        reads.append(counting.reads - before)
        await school.ana.clicks("Ja, trek in")
        await school.jobs()
    assert len(set(reads)) == 1
    assert counting.commits > 0
