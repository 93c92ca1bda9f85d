"""Records name people by id; a card says what they are called now, or were when they left."""

from dataclasses import replace
from datetime import timedelta

from bot.store.partitions import DIRECTORY
from tests.conversations.expertise import ANSWER, answer, hand_off, make_official
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School, send_to
from tests.conversations.test_announce import compose, send_to_linde
from tests.conversations.test_arrange import submit_leave

FORMER = "een oud-collega"


async def renamed(school: School, person: str, name: str) -> None:
    await school.becomes(lambda one: replace(one, name=name) if one.id == person else one)


async def erased(school: School, person: str) -> None:
    """Their tombstone goes as well: nothing says any more what they were called."""
    records = school.house.records
    row, head = await records.people.get(DIRECTORY, person), await records.organisation.get(DIRECTORY, "organisation")
    assert row is not None
    assert head is not None
    number = head.value.number + 1
    gone = replace(row.value, left=None, former=None, changed=number)
    published = replace(head.value, number=number)
    writes = [records.people.put(gone, row.version), records.organisation.put(published, head.version)]
    await records.accept(DIRECTORY, writes)


def kinds_that_name(school: School, *names: str) -> set[str]:
    """The kinds of documents in which one of these names stands."""
    rows = everything_kept(school._data, school.peer)
    assert rows
    return {kind for kind, body in rows if any(name in body for name in names)}


async def test_nothing_but_the_directory_keeps_what_people_are_called(staff: School) -> None:
    await make_official(staff)
    await submit_leave(staff)
    await staff.ben.clicks("Goedkeuren")
    await send_to_linde(staff)
    await staff.jobs()
    names = [colleague.name for colleague in staff.people.values() if colleague is not staff.emma]  # Ana typed that one
    assert kinds_that_name(staff, *names) - {"person"} == set()


async def test_a_card_says_what_somebody_is_called_now(school: School) -> None:
    await submit_leave(school)
    own = school.ana.card_with("VRL-2026-00001")
    await renamed(school, school.ben.id, "Ben Claessens")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "door Ben Claessens" in own.text
    await school.ben.says("goedkeuringen")


async def test_who_was_not_reached_has_a_name_also_after_they_left(school: School) -> None:
    for colleague in (school.ana, school.ben, school.carla):
        await colleague.installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await school.becomes(lambda one: None if one.id == school.emma.id else one)
    await school.carla.clicks("Wie niet?")
    assert "Emma Janssens" in school.carla.newest.text
    await erased(school, school.emma.id)
    await school.carla.says("mijn mededelingen")
    await school.carla.clicks("Openen")
    await school.carla.clicks("Wie niet?")
    assert FORMER.capitalize() in school.carla.newest.text or FORMER in school.carla.newest.text


async def test_who_left_is_still_named_and_who_was_erased_is_a_former_colleague(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await school.becomes(lambda one: None if one.id == school.ben.id else replace(one, manager=None))
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen")
    assert "door Ben Claes" in school.ana.newest.text
    await erased(school, school.ben.id)
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen")
    assert f"door {FORMER}" in school.ana.newest.text
    assert "Ben Claes" not in school.ana.newest.text


async def test_experts_and_who_asked_too(staff: School) -> None:
    own = await answer(staff)
    await staff.becomes(lambda one: None if one.id == staff.nadia.id else one)
    await staff.ana.says("mijn vragen")
    await staff.ana.clicks("Openen")
    assert "Nadia El Amrani antwoordde" in staff.ana.newest.text
    assert ANSWER in own.text
    await renamed(staff, staff.ana.id, "Ana Peeters")
    await staff.lieve.says("vragen voor mij")
    await hand_off(staff)
    assert staff.lieve.sees("Ana Peeters")


async def test_the_owner_of_an_official_answer_who_left(staff: School) -> None:
    await make_official(staff)
    await staff.becomes(lambda one: None if one.id == staff.nadia.id else one)
    await staff.ben.says("Kan ik een sabbatjaar nemen?")
    assert "Nadia El Amrani" in staff.ben.newest.text
