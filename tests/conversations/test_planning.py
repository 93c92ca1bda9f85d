"""Announcements that go later: planned, moved, taken back, begun once, and held back where they may not go any more."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning import beginning
from bot.announce.planning.going import BEGIN_JOB
from bot.channel.base import Throttled
from bot.people.importance import Importance
from bot.people.person import Person, Role
from bot.store.partitions import announcement_partition
from bot.work import due
from bot.work.job import Job
from cards.announce.planning import as_sent
from tests.conversations.conftest import opened_school
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_announce import compose

TUESDAY = {"day": "2026-11-24", "hour": "10:15"}


async def planned(school: School, when: dict[str, str] = TUESDAY) -> Announcement:
    """To De Linde, on Monday for Tuesday."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks("Later verzenden")
    await school.carla.fills(**when).clicks("Plannen")
    return await newest(school)


async def newest(school: School) -> Announcement:
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True
    )
    return found.items[0].value


async def until(school: School, at: datetime) -> None:
    await school.jobs(later=at - school.clock())


async def audited(school: School, deed: str) -> list[dict[str, object]]:
    return [
        dict(one.value.detail) async for one in school.house.records.audit.stream(order="at") if one.value.deed == deed
    ]


async def got(school: School) -> int:
    return sum(person.sees("De fotograaf") for person in (school.ana, school.ben, school.emma))


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
    from tests.conversations.stage import elements_of  # noqa: PLC0415

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


async def mandatory(school: School) -> None:
    """A mandatory one to De Linde, at the question when it goes."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await becomes(school, importance=Importance.MANDATORY)
    await school.carla.clicks("Later verzenden")


async def becomes(school: School, **changed: object) -> None:
    standing = await newest(school)
    partition = announcement_partition(standing.id)
    found = await school.house.records.announcements.get(partition, standing.id)
    assert found
    write = school.house.records.announcements.put(replace(found.value, **changed), found.version)  # pyright: ignore
    await school.house.records.accept(partition, [write])


# --- outside working hours ------------------------------------------------------------------------------


async def in_the_evening(school: School) -> None:
    """A Monday at 20:00."""
    await school.everybody_installs()
    school.clock.pass_by(timedelta(hours=10))


async def test_outside_working_hours_the_next_moment_is_the_first_button(school: School) -> None:
    await in_the_evening(school)
    await compose(school.carla, schools="de-linde")
    assert "Nu is het rust" in school.carla.newest.text
    offered = list(buttons_of(school.carla.newest))
    assert offered.index("Plan voor di 24 nov. 2026 om 7:30") < offered.index("Later verzenden")
    assert send_to(3) not in offered
    await school.carla.clicks("Plan voor di 24 nov. 2026 om 7:30")
    await school.jobs()
    assert await got(school) == 0
    await until(school, datetime(2026, 11, 24, 6, 30, 2, tzinfo=UTC))
    assert await got(school) == 3


async def test_the_service_holds_to_it_whatever_the_client_sends(school: School) -> None:
    """By the button of a card of working hours, and by one that nobody was shown."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    send = dict(buttons_of(school.carla.newest)[send_to(3)]["data"])
    school.clock.pass_by(timedelta(hours=10))
    await school.carla.sends("announcement.send", send, school.carla.newest)
    assert "Nu is het rust" in school.carla.newest.text
    assert "Plan voor di 24 nov. 2026 om 7:30" in buttons_of(school.carla.newest), "the card says what can be done"
    await school.carla.sends("announcement.now", {**send, "urgent": "safety"}, None)
    plan = {**send, "at": as_sent(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))}
    await school.carla.sends("announcement.plan", plan, None)
    assert (await newest(school)).state is AnnouncementState.DRAFT
    await school.jobs()
    assert await got(school) == 0


async def test_what_may_not_go_now_is_asked_for_another_moment(school: School) -> None:
    """Of what is planned, by the button that sends it now; and by one whose moment went by."""
    announcement = await planned(school)
    carla, tomorrow = school.carla, "Plan voor di 24 nov. 2026 om 7:30"
    await in_the_evening(school)
    await carla.clicks("Ja, verzend nu")
    assert "Nu is het rust" in carla.newest.text
    assert tomorrow in buttons_of(carla.newest)
    await carla.clicks("Terug")
    assert tomorrow not in buttons_of(carla.newest)
    past = as_sent(datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
    data = {"id": announcement.id, "revision": announcement.revision, "at": past}
    await carla.sends("announcement.plan", data, carla.newest)
    assert tomorrow in buttons_of(carla.newest)
    assert (await newest(school)).planned_for == datetime(2026, 11, 24, 9, 15, tzinfo=UTC)


async def test_what_is_mandatory_and_urgent_goes_with_a_reason(school: School) -> None:
    await in_the_evening(school)
    await mandatory(school)
    await school.carla.clicks("Dringend: nu verzenden")
    assert "Kies waarom het dringend is" in school.carla.newest.text
    await school.carla.fills(urgent="other").clicks("Dringend: nu verzenden")
    assert "Zeg kort waarom" in school.carla.newest.text
    await school.carla.fills(urgent="closure", urgent_words="Er is geen verwarming.").clicks("Dringend: nu verzenden")
    await school.jobs()
    assert await got(school) == 3
    (audit,) = await audited(school, "announcement.published")
    assert audit["urgent"] == "closure"
    assert "verwarming" not in str(audit), "the audit keeps no typed text"
    announcement = await newest(school)
    assert announcement.urgent
    assert announcement.urgent.words == "Er is geen verwarming."
    await school.jobs(later=timedelta(seconds=5))
    assert "Dringend: De school gaat niet open, of lessen vallen weg: Er is geen verw" in school.carla.newest.text


async def test_the_hours_are_those_of_the_calendar(prepared: Path, pytestconfig: pytest.Config, tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with opened_school(prepared, pytestconfig, data) as school:
        quiet = '[[quiet]]\nafter = "16:00"\nbefore = "09:00"\nschools = ["de-linde"]\nagreed = 2026-09-01\n'
        (data / "calendar.toml").write_text(quiet, "utf-8")
        await school.restarts()
        await school.everybody_installs()
        school.clock.pass_by(timedelta(hours=6))
        await compose(school.carla, schools="de-linde")
        assert "Plan voor di 24 nov. 2026 om 9:00" in buttons_of(school.carla.newest)
        assert "Afspraak van di 1 september 2026" in school.carla.newest.text
        await school.carla.clicks("Weggooien") if "Weggooien" in buttons_of(school.carla.newest) else None
        await compose(school.carla, schools="vaartkant")
        assert send_to(4) in buttons_of(school.carla.newest)


# --- when its moment has come -----------------------------------------------------------------------


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


# --- who is not at work when it goes ------------------------------------------------------------------

EARLY = '[[quiet]]\nafter = "16:00"\nbefore = "09:00"\nschools = ["de-linde"]\n'


async def test_who_is_not_at_work_gets_it_when_they_are(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    """Seven of ten are at work at eight in the evening; the three of De Linde get it in the morning."""
    data = tmp_path / "data"
    async with opened_school(prepared, pytestconfig, data) as school:
        late = '[[quiet]]\nafter = "22:00"\nbefore = "07:30"\n'
        (data / "calendar.toml").write_text(EARLY + late, "utf-8")
        await school.restarts()
        await in_the_evening(school)
        await compose(school.carla, everyone="true")
        assert "3 van hen werken dan niet" in school.carla.newest.text
        await school.carla.clicks(send_to(10))
        await school.jobs()
        await school.jobs(later=timedelta(seconds=5))
        assert school.farid.sees("De fotograaf")
        assert await got(school) == 0
        assert (await newest(school)).tally.under_way == 3
        await school.restarts()
        await until(school, datetime(2026, 11, 24, 7, 59, tzinfo=UTC))
        assert await got(school) == 0
        await until(school, datetime(2026, 11, 24, 8, 0, 5, tzinfo=UTC))
        assert await got(school) == 3
        await school.jobs(later=timedelta(minutes=2))
        assert "Verzonden" in school.carla.card_with("Je mededeling").text


async def test_a_try_that_comes_after_hours_waits_for_the_morning(school: School) -> None:
    """It began at 17:59 and was throttled for a minute."""
    await school.everybody_installs()
    school.clock.pass_by(timedelta(hours=7, minutes=59))
    school.recorder.fails[school.ana.conversation] = [Throttled(60)]
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(minutes=5))
    assert await got(school) == 2
    await until(school, datetime(2026, 11, 24, 6, 30, 5, tzinfo=UTC))
    assert await got(school) == 3


async def test_what_is_mandatory_waits_for_nobody(school: School) -> None:
    await school.everybody_installs()
    school.clock.pass_by(timedelta(hours=7, minutes=59))
    school.recorder.fails[school.ana.conversation] = [Throttled(60)]
    await compose(school.carla, schools="de-linde")
    await becomes(school, importance=Importance.MANDATORY)
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(minutes=5))
    assert await got(school) == 3
