"""Announcements outside working hours: held to the next of them for the whole, or for who is not at work."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import AnnouncementState
from bot.channel.base import Throttled
from bot.people.importance import Importance
from cards.announce.planning import as_sent
from tests.conversations.conftest import opened_school
from tests.conversations.planning import audited, becomes, got, in_the_evening, mandatory, newest, planned, until
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_announce import compose


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
    assert "Ze gaat naar 3 personeelsleden; nu hebben 3 van hen rust." in school.carla.newest.text
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
    assert (
        "Dringend: De school gaat niet open, of lessen vallen weg (Er is geen verwarming.)" in school.carla.newest.text
    )


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
