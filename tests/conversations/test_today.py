"""What waits for somebody, on one card: "vandaag", "start", and whoever says hello."""

import pytest

from tests.conversations.announcing import write
from tests.conversations.conftest import with_topics
from tests.conversations.expertise import hand_off
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave, submit_leave

NOTHING = "Er wacht niets op jou"


@pytest.mark.parametrize("said", ["vandaag", "Start", "hallo", "HALLO  ", "wat staat er nog open?"])
async def test_nothing_waits_and_it_says_so_with_ways_on(school: School, said: str) -> None:
    await school.ana.says(said)
    assert NOTHING in school.ana.newest.text
    assert "maandag 23 november 2026" in school.ana.newest.text
    assert {"Stel een vraag", "Iets aanvragen", "Hulp"} <= set(buttons_of(school.ana.newest))


async def test_who_says_hello_is_greeted_in_their_language(school: School) -> None:
    await school.sophie.says("bonjour")
    assert "Bonjour Sophie" in school.sophie.newest.text
    await school.james.says("hello")
    assert "Hello James" in school.james.newest.text


async def test_a_request_waits_for_who_decides_and_is_under_way_for_who_asked(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await submit_leave(school)
    await fill_in_leave(school, "2026-12-11")
    await ana.says("vandaag")
    assert "1 aanvraag van jou loopt nog" in ana.newest.text
    assert "1 aanvraag heb je nog niet ingediend" in ana.newest.text
    await ben.says("vandaag")
    assert "1 aanvraag wacht op jouw beslissing" in ben.newest.text
    await ben.clicks("Openen", on=ben.newest)
    assert "Ana Martens" in ben.newest.text, "the list of what waits"


async def test_a_question_back_is_said_apart(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await submit_leave(school)
    await ben.fills(question="Welke uren?").clicks("Vraag versturen")
    await school.jobs()
    await ana.says("vandaag")
    assert "Over 1 aanvraag van jou is er een vraag" in ana.newest.text
    assert "loopt nog" not in ana.newest.text
    await ana.clicks("Openen", on=ana.newest)
    assert "Mijn aanvragen" in ana.newest.text


async def test_what_colleagues_ask_waits_for_an_expert_and_not_for_others(school: School) -> None:
    await with_topics(school)
    await school.everybody_installs()
    await hand_off(school)
    await school.nadia.says("vandaag")
    assert "1 vraag van een collega wacht op een antwoord van jou" in school.nadia.newest.text
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    assert "Ana Martens" in school.nadia.newest.text
    await school.ben.says("vandaag")
    assert NOTHING in school.ben.newest.text
    await school.nadia.says("vragen voor mij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    await school.nadia.fills(question="Voor hoe lang?").clicks("Vraag versturen")
    await school.jobs()
    await school.ana.says("vandaag")
    assert "Bij 1 vraag van jou wil een expert nog iets weten" in school.ana.newest.text
    await school.nadia.says("vandaag")
    assert NOTHING in school.nadia.newest.text, "now it waits for who asked"


async def test_what_an_author_began_and_did_not_send_is_told(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await carla.says("vandaag")
    assert "1 mededeling heb je nog niet verzonden" in carla.newest.text
    await carla.clicks(send_to(3))
    await school.jobs()
    await carla.says("vandaag")
    assert NOTHING in carla.newest.text
