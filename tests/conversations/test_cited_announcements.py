"""An announcement answers questions of exactly those who got it, until it expires or is recalled."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.announce.announcement import Importance
from bot.answer.library.ids import ANNOUNCEMENTS, library_id
from bot.channel.base import RecipientGone
from bot.store.partitions import sources_partition
from bot.work.job import Job
from tests.conversations.announcing import write
from tests.conversations.preferring import announce, sets
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_corrections import corrects, recalls

TITLE, TEXT = "Kluisjes in de gang", "De sleutels van de kluisjes liggen vanaf maandag bij de huisbewaarder."
QUESTION = "Waar liggen de sleutels van de kluisjes?"
SAID = "huisbewaarder"
LIBRARY = sources_partition(library_id(ANNOUNCEMENTS))


async def lockers(school: School, **what: Any) -> str:
    return await announce(school, TITLE, text=TEXT, **what)


async def answered(person: Colleague, question: str = QUESTION) -> bool:
    await person.says(question)
    return SAID in person.newest.text


async def test_who_got_it_is_answered_from_it_and_nobody_else(school: School) -> None:
    ana, farid, emma = school.ana, school.farid, school.emma
    await school.everybody_installs()
    assert not await answered(ana)
    school.recorder.fails[emma.conversation] = [RecipientGone("blocked")]
    await lockers(school)
    assert await answered(ana)
    assert TITLE in ana.newest.text
    assert "Mededeling" in ana.newest.text
    for person in (farid, school.dirk, school.carla, school.nadia):
        assert not await answered(person), person.name
    assert not await answered(emma), "it did not reach her"
    await school.restarts()
    assert await answered(school.ben)
    assert not await answered(school.farid)


async def test_who_mutes_its_topic_did_not_get_it(staff: School) -> None:
    await sets(staff.ana, muted="ict")
    await lockers(staff, importance=Importance.INFORMATION, topic="ict")
    assert not await answered(staff.ana)
    assert await answered(staff.ben)


async def test_who_moves_away_keeps_what_they_got_and_who_comes_gets_nothing(school: School) -> None:
    await school.everybody_installs()
    await lockers(school)
    other = {school.ana.id: "vaartkant", school.farid.id: "de-linde"}
    await school.becomes(lambda one: replace(one, school=other.get(one.id, one.school)))
    assert await answered(school.ana)
    assert not await answered(school.farid)


async def test_a_recall_takes_it_out_of_every_answer(school: School) -> None:
    await school.everybody_installs()
    await lockers(school)
    assert await answered(school.ana)
    await recalls(school, 3, "notice")
    await school.jobs()
    assert not await answered(school.ana)


async def test_what_expired_is_not_answered_from_even_before_it_is_taken_out(school: School) -> None:
    await school.everybody_installs()
    await lockers(school, expires=school.clock() + timedelta(hours=2))
    assert await answered(school.ana)
    school.clock.pass_by(timedelta(hours=3))
    assert not await answered(school.ana), "no job ran yet"
    await school.jobs()
    sources = [item.value async for item in school.house.records.sources.stream(partition=LIBRARY)]
    assert [one for one in sources if not one.removed] == []


async def test_a_correction_answers_with_its_new_words(school: School) -> None:
    await school.everybody_installs()
    await lockers(school)
    await corrects(school, 3, "De sleutels van de kluisjes liggen vanaf dinsdag op het secretariaat.")
    await school.jobs()
    await school.ana.says(QUESTION)
    assert "secretariaat" in school.ana.newest.text
    assert SAID not in school.ana.newest.text


async def test_two_at_once_are_both_taken_in(school: School) -> None:
    await school.everybody_installs()
    first = await lockers(school)
    second = await announce(school, "Bussen", text="De bus naar het zwembad vertrekt om tien uur aan de kerk.")
    assert first != second
    await school.jobs(later=timedelta(seconds=10))
    assert await answered(school.ana)
    await school.ana.says("Waar vertrekt de bus naar het zwembad?")
    assert "kerk" in school.ana.newest.text


async def test_what_was_not_sent_answers_nobody(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title=TITLE, text=TEXT, schools="de-linde")
    drafted = str(buttons_of(carla.newest)[send_to(3)]["data"]["id"])
    await school.house.queue.put([Job("announcement_cite", {"announcement": drafted})])
    await school.jobs()
    for person in (school.ana, carla):
        assert not await answered(person)
    assert not [one async for one in school.house.records.sources.stream(partition=LIBRARY)]
