"""Announcements that go later: planned, moved, taken back, begun once, and held back where they may not go any more."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.announce.announcement import AnnouncementState
from bot.announce.planning import beginning
from bot.announce.planning.going import BEGIN_JOB
from bot.people.person import Person, Role
from bot.work import due
from bot.work.job import Job
from tests.conversations.planning import audited, got, mandatory, newest, planned, until
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, elements_of


async def test_it_goes_at_its_moment_and_not_before(school: School) -> None:
    announcement = await planned(school)
    assert announcement.state is AnnouncementState.PLANNED
    assert announcement.planned_for == datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
    assert "Gepland" in school.carla.newest.text
    assert "di 24 nov. 2026 om 10:15 naar 3 personeelsleden" in school.carla.newest.text
    await until(school, datetime(2026, 11, 24, 9, 14, 50, tzinfo=UTC))
    assert await got(school) == 0
    await until(school, datetime(2026, 11, 24, 9, 15, 1, tzinfo=UTC))
    await school.jobs(later=timedelta(seconds=5))
    assert await got(school) == 3
    assert "Verzonden" in school.carla.newest.text
    assert [one["planned_for"] for one in await audited(school, "announcement.planned")] == ["2026-11-24T09:15:00Z"]
    assert len(await audited(school, "announcement.published")) == 1


async def test_it_goes_once_whoever_finds_it_due_and_however_often(school: School) -> None:
    announcement = await planned(school)
    school.clock.pass_by(timedelta(days=1, hours=1))
    await asyncio.gather(due.sweep(school.house), due.sweep(school.house))
    job = Job(BEGIN_JOB, {"announcement": announcement.id, "at": "2026-11-24T09:15:00Z"})
    await school.house.queue.put([job, job])
    await school.jobs()
    await school.restarts()
    await school.jobs(later=timedelta(seconds=5))
    assert [sum("De fotograaf" in shown.text for shown in one.chat) for one in (school.ana, school.ben)] == [1, 1]
    assert len(await audited(school, "announcement.published")) == 1


async def test_an_instance_whose_clock_is_ahead_begins_nothing_too_soon(school: School) -> None:
    announcement = await planned(school)
    job = Job(BEGIN_JOB, {"announcement": announcement.id, "at": "2026-11-24T09:15:00Z"})
    await school.house.queue.put([job])
    await school.jobs()
    assert (await newest(school)).state is AnnouncementState.PLANNED
    await until(school, datetime(2026, 11, 24, 9, 15, 2, tzinfo=UTC))
    assert await got(school) == 3


async def test_a_planned_one_is_moved(school: School) -> None:
    await planned(school)
    await school.carla.clicks("Ander moment")
    await school.carla.fills(day="2026-11-26", hour="8:00").clicks("Plannen")
    assert "do 26 nov. 2026 om 8:00" in school.carla.newest.text
    await until(school, datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert await got(school) == 0
    await until(school, datetime(2026, 11, 26, 7, 0, 2, tzinfo=UTC))
    assert await got(school) == 3


async def test_a_job_of_before_it_was_moved_begins_nothing(school: School) -> None:
    announcement = await planned(school)
    await school.carla.clicks("Ander moment")
    await school.carla.fills(day="2026-11-23", hour="11:00").clicks("Plannen")
    assert await beginning.begin(school.house, announcement.id, "2026-11-24T09:15:00Z") is None
    assert (await newest(school)).state is AnnouncementState.PLANNED


async def test_a_planned_one_is_sent_now(school: School) -> None:
    await planned(school)
    await school.carla.clicks("Ja, verzend nu", times=2)
    await school.jobs()
    assert await got(school) == 3
    await until(school, datetime(2026, 11, 24, 9, 16, tzinfo=UTC))
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 1, "its moment begins nothing more"


async def test_taken_back_it_is_a_draft_that_no_older_card_sends(school: School) -> None:
    await planned(school)
    now = dict(buttons_of(school.carla.newest)["Ja, verzend nu"]["data"])
    await school.carla.clicks("Terug naar concept")
    announcement = await newest(school)
    assert (announcement.state, announcement.planned_for) == (AnnouncementState.DRAFT, None)
    await school.carla.sends("announcement.send", now, None)
    assert "intussen veranderd" in school.carla.newest.text
    await until(school, datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert await got(school) == 0
    await school.carla.says("mijn mededelingen")
    await school.carla.clicks("Verdergaan")


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({}, "Kies een dag en een uur"),
        ({"day": "morgen", "hour": "10:00"}, "Geef een dag, zoals"),
        ({"day": "2026-11-24"}, "Geef een uur, zoals"),
        ({"day": "2026-11-24", "hour": "half acht"}, "Geef een uur, zoals"),
        ({"day": "2026-11-23", "hour": "09:59"}, "Dat moment is voorbij"),
        ({"day": "2028-01-10", "hour": "10:00"}, "meer dan een jaar ver"),
        ({"day": "2026-11-24", "hour": "21:00"}, "Dan is het rust"),
        ({"day": "2026-11-28", "hour": "10:00"}, "Dan is het rust"),
        ({"day": "2026-12-23", "hour": "10:00"}, "Dan is het rust"),
    ],
)
async def test_a_moment_that_is_none_is_said_where_it_was_typed(
    school: School, when: dict[str, str], said: str
) -> None:
    announcement = await planned(school, when)
    assert announcement.state is AnnouncementState.DRAFT
    assert said in school.carla.newest.text
    kept = [part.get("value") for part in inputs(school)]
    assert [*when.values()] == [one for one in kept if one in when.values()]


def inputs(school: School) -> list[dict[str, object]]:
    return [
        dict(part) for part in elements_of(school.carla.newest.card) if str(part.get("type", "")).startswith("Input.")
    ]


async def test_an_hour_that_does_not_exist_is_said_and_comes_back_as_the_one_that_it_is(school: School) -> None:
    await mandatory(school)
    night = {"day": "2027-03-28", "hour": "02:30", "urgent": "safety"}
    await school.carla.fills(**night).clicks("Plannen")
    assert "bestaat die nacht niet" in school.carla.newest.text
    assert "03:30" in [one.get("value") for one in inputs(school)]
    await school.carla.clicks("Plannen")
    assert (await newest(school)).planned_for == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


async def test_an_hour_that_comes_twice_is_the_first_and_the_card_says_so(school: School) -> None:
    await mandatory(school)
    await school.carla.fills(day="2027-10-31", hour="02:30", urgent="safety").clicks("Plannen")
    assert (await newest(school)).planned_for == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert "nog in de zomertijd" in school.carla.newest.text


# --- when its moment has come ------------------------------------------------------------------------


def no_author(person: Person) -> Person:
    return replace(person, roles=person.roles - {Role.COMMUNICATION})


async def test_who_may_not_write_any_more_is_told_that_it_did_not_go(school: School) -> None:
    await planned(school)
    await school.becomes(lambda one: no_author(one) if one.id == school.carla.id else one)
    await until(school, datetime(2026, 11, 24, 9, 15, 2, tzinfo=UTC))
    assert await got(school) == 0
    assert (await newest(school)).state is AnnouncementState.DRAFT
    assert "Niet verzonden" in school.carla.newest.text
    assert "geen mededelingen meer versturen" in school.carla.newest.text
    assert len(await audited(school, "announcement.held")) == 1


async def test_an_author_who_left_sends_nothing(school: School) -> None:
    await planned(school)
    await school.becomes(lambda one: None if one.id == school.carla.id else one)
    await until(school, datetime(2026, 11, 24, 9, 15, 2, tzinfo=UTC))
    assert await got(school) == 0


async def test_whom_it_is_for_is_looked_at_anew(school: School) -> None:
    """Who came since gets it, who went does not; where nobody is left its author is told."""
    await planned(school)
    await school.becomes(lambda one: replace(one, school="vaartkant") if one.school == "de-linde" else one)
    await until(school, datetime(2026, 11, 24, 9, 15, 2, tzinfo=UTC))
    assert await got(school) == 0
    assert "Niet verzonden" in school.carla.newest.text
    await school.carla.clicks("Verdergaan")


async def test_one_that_nobody_began_in_time_waits_for_the_next_working_hours(school: School) -> None:
    """Bode was away from before its moment until late in the evening."""
    await planned(school)
    await until(school, datetime(2026, 11, 24, 21, 0, tzinfo=UTC))
    assert await got(school) == 0
    announcement = await newest(school)
    assert announcement.state is AnnouncementState.PLANNED
    assert announcement.planned_for == datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    assert "Daarom gaat ze nu op dit moment" in school.carla.newest.text
    await until(school, datetime(2026, 11, 25, 6, 30, 2, tzinfo=UTC))
    assert await got(school) == 3


async def test_only_its_author_does_anything_with_a_planned_one(school: School) -> None:
    announcement = await planned(school)
    data = {"id": announcement.id, "revision": announcement.revision, "at": "2026-11-25T09:00Z"}
    for verb in ("when", "plan", "now", "withdraw"):
        await school.ben.sends(f"announcement.{verb}", data, None)
    assert await newest(school) == announcement
