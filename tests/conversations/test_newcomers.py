"""Who arrives, or can be reached again, gets what is mandatory and valid still."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.announce.announcement import Importance
from bot.announce.news.moving import moved
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import DeliveryState
from tests.conversations.announcing import write
from tests.conversations.preferring import announce
from tests.conversations.questions import newest
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_corrections import recalls
from tests.conversations.test_cost import counted
from tests.conversations.test_news import change

MANDATORY: Mapping[str, Any] = {"importance": Importance.MANDATORY, "confirmation": True}


@pytest.fixture
async def without_emma(school: School) -> School:
    for person in school.people.values():
        if person is not school.emma:
            await person.installs()
    return school


async def test_who_gets_bode_later_gets_what_is_mandatory_and_no_more(without_emma: School) -> None:
    school, emma = without_emma, without_emma.emma
    sent = await announce(school, "Nieuw arbeidsreglement", **MANDATORY)
    await announce(school, "Sneeuw")
    await school.jobs(later=timedelta(days=20))
    await emma.installs()
    await school.jobs()
    assert emma.sees("Nieuw arbeidsreglement")
    assert not emma.sees("Sneeuw"), "it was for the day"
    await emma.clicks("Gelezen en begrepen")
    await emma.installs()
    await school.jobs()
    assert sum("Nieuw arbeidsreglement" in one.text for one in emma.chat) == 1
    await school.carla.clicks("Vernieuwen", on=school.carla.card_with("Nieuw arbeidsreglement"))
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found
    tally = found.value.tally
    assert (tally.recipients, tally.delivered, tally.not_reached, tally.confirmed) == (3, 3, 0, 1)


async def test_a_new_colleague_of_the_school_counts_as_one_more(school: School) -> None:
    """Farid moves to De Linde after it was sent there."""
    farid = school.farid
    await school.everybody_installs()
    sent = await announce(school, "Nieuw arbeidsreglement", **MANDATORY)
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await school.house.queue.put([Job("news_arrived", {"person": farid.id})])
    await school.jobs()
    assert farid.sees("Nieuw arbeidsreglement")
    await school.house.queue.put([Job("news_arrived", {"person": farid.id})])
    await school.jobs()
    assert sum("Nieuw arbeidsreglement" in one.text for one in farid.chat) == 1
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found and found.value.tally.recipients == 4
    await school.house.queue.put([Job("news_arrived", {"person": school.sophie.id})])
    await school.jobs()
    assert not school.sophie.sees("Nieuw arbeidsreglement"), "she is of another school"


async def test_what_expired_or_was_recalled_is_not_given(without_emma: School) -> None:
    school, emma = without_emma, without_emma.emma
    await announce(school, "Oud reglement", **MANDATORY)
    await recalls(school, 2, "notice")
    expires = school.clock() + timedelta(days=3)
    await announce(school, "Verkiezing", expires=expires, **MANDATORY)
    await school.jobs(later=timedelta(days=4))
    await emma.installs()
    await school.jobs()
    assert not emma.sees("Verkiezing")
    assert not emma.sees("Oud reglement")


async def test_a_crash_before_the_job_that_delivers_it_loses_nothing(without_emma: School) -> None:
    school, emma = without_emma, without_emma.emma
    sent = await announce(school, "Nieuw arbeidsreglement", **MANDATORY)
    records, partition = school.house.records, announcement_partition(sent)
    await emma.installs()
    missed = await records.deliveries.get(partition, emma.id)
    assert missed and missed.value.state is DeliveryState.GONE
    begun = replace(missed.value, state=DeliveryState.PENDING, reason="")
    await records.accept(partition, [records.deliveries.put(begun, missed.version)])
    await school.jobs()
    assert sum("Nieuw arbeidsreglement" in one.text for one in emma.chat) == 1


async def moves_to_linde(school: School, person: Colleague) -> None:
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == person.id else one)
    await school.house.queue.put([Job("news_arrived", {"person": person.id})])
    await school.jobs()


async def test_nobody_is_counted_for_what_is_given_no_more(school: School) -> None:
    """It was recalled, or expires earlier than it said when it was sent."""
    farid, records = school.farid, school.house.records
    await school.everybody_installs()
    recalled = await announce(school, "Oud reglement", **MANDATORY)
    await recalls(school, 3, "notice")
    over = await announce(school, "Verkiezing", expires=school.clock() + timedelta(days=30), **MANDATORY)
    await change(school, over, expires=school.clock() - timedelta(minutes=1))
    await moves_to_linde(school, farid)
    for sent in (recalled, over):
        assert await records.deliveries.get(announcement_partition(sent), farid.id) is None


async def test_who_moves_into_its_audience_gets_it_and_nobody_else_who_changed(school: School) -> None:
    """Farid had Bode already; Sophie gets another job at another school, and Dirk leaves De Linde's audience alone."""
    farid, sophie = school.farid, school.sophie
    await school.everybody_installs()
    sent = await announce(school, "Nieuw arbeidsreglement", **MANDATORY)
    await announce(school, "Sneeuw")
    changed = {farid.id: {"school": "de-linde"}, sophie.id: {"job": "Zorgcoördinator"}}
    await school.becomes(lambda one: replace(one, **changed.get(one.id, {})), promised=True)
    await school.jobs()
    assert farid.sees("Nieuw arbeidsreglement")
    assert not farid.sees("Sneeuw"), "that is no duty"
    assert not sophie.sees("Nieuw arbeidsreglement")
    await school.becomes(lambda one: replace(one, **changed.get(one.id, {})), promised=True)
    await school.jobs()
    assert sum("Nieuw arbeidsreglement" in one.text for one in farid.chat) == 1
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found and found.value.tally.recipients == 4


async def test_who_moves_in_and_was_changed_by_the_next_load_before_the_job_ran_gets_it(school: School) -> None:
    farid = school.farid
    await school.everybody_installs()
    await announce(school, "Nieuw arbeidsreglement", **MANDATORY)
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one, promised=True)
    there = {"school": "de-linde", "job": "Zorgcoördinator"}
    await school.becomes(lambda one: replace(one, **there) if one.id == farid.id else one)
    await school.jobs()
    assert farid.sees("Nieuw arbeidsreglement")


async def test_who_moves_in_without_bode_waits_until_they_have_it(without_emma: School) -> None:
    school, emma = without_emma, without_emma.emma
    await school.becomes(lambda one: replace(one, school="vaartkant") if one.id == emma.id else one)
    await write(school.carla, title="Reglement", text="Lees dit.", schools="de-linde", importance="mandatory")
    await school.carla.clicks(send_to(2))
    await school.jobs()
    await school.becomes(lambda one: one, promised=True)
    await school.jobs()
    found = await newest(school)
    assert found.tally.recipients == 2
    await emma.installs()
    await school.jobs()
    assert emma.sees("Lees dit.")


async def test_a_load_costs_nothing_more_where_nothing_is_mandatory(school: School) -> None:
    await school.everybody_installs()
    await school.jobs()
    counting = counted(school)
    await moved(school.house, 1)
    assert (counting.reads, counting.commits) == (1, 0)
