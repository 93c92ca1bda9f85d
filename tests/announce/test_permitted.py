"""When an announcement may go to people of several schools."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announce.planning.permitted import Windows, windows_of
from bot.people.calendar import Calendar, OwnDays
from bot.people.local_time import here, moment_here
from bot.people.person import Person
from bot.people.quiet import Quiet
from bot.people.school_year import SchoolHoliday

CALENDAR = Calendar(
    schools={"linde": OwnDays(free=frozenset({date(2026, 11, 27)})), "academie": OwnDays(saturdays=True)},
    working={"centraal": frozenset(SchoolHoliday)},
    quiet=(
        Quiet(time(18), time(7)),
        Quiet(time(21), time(12, 30), schools=frozenset({"academie"}), agreed=date(2026, 9, 1)),
    ),
)
MOMENTS = st.integers(0, 2 * 365 * 24 * 12).map(
    lambda fives: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=5 * fives)
)


def staff(linde: int = 0, academie: int = 0, centraal: int = 0) -> Windows:
    people = [Person(f"l{number}", "", "", "linde") for number in range(linde)]
    people += [Person(f"a{number}", "", "", "academie") for number in range(academie)]
    people += [Person(f"c{number}", "", "", "dienst", functions=frozenset({"centraal"})) for number in range(centraal)]
    return windows_of(people, CALENDAR)


def at(text: str) -> datetime:
    day = datetime.fromisoformat(text)
    return moment_here(day.date(), day.time()).at


@pytest.mark.parametrize(
    ("windows", "asked", "allowed"),
    [
        (staff(linde=3), "2026-11-26T20:00", "2026-11-30T07:00"),
        (staff(linde=3, academie=1), "2026-11-26T20:00", "2026-11-30T07:00"),
        (staff(linde=1, academie=3), "2026-11-27T22:00", "2026-11-28T12:30"),  # a Saturday
        (staff(linde=1, academie=1), "2026-11-28T09:00", "2026-11-28T12:30"),  # half of them is enough
        (staff(linde=1, academie=1), "2026-11-24T10:00", "2026-11-24T10:00"),
        (staff(linde=1, centraal=2), "2027-07-15T21:00", "2027-07-16T07:00"),
        (staff(linde=2, centraal=1), "2027-07-15T21:00", "2027-09-01T07:00"),
    ],
)
def test_it_may_go_when_it_is_a_time_for_half_of_them(windows: Windows, asked: str, allowed: str) -> None:
    assert windows.next(at(asked)) == at(allowed)


def test_the_next_working_day_begins_no_sooner_than_half_past_seven() -> None:
    assert staff(linde=3).next_day(at("2026-11-23T05:00")) == at("2026-11-24T07:30")
    assert staff(linde=3).next_day(at("2026-11-26T12:00")) == at("2026-11-30T07:30")
    assert staff(academie=3).next_day(at("2026-11-27T12:00")) == at("2026-11-28T12:30")


def test_how_many_are_at_work_is_counted_by_their_own_hours() -> None:
    windows = staff(linde=3, academie=5, centraal=2)
    assert windows.people == 10
    assert windows.at_work(at("2026-11-24T09:00")) == 5
    assert windows.at_work(at("2026-11-24T13:00")) == 10
    assert windows.at_work(at("2026-11-24T20:00")) == 5


def test_whose_agreement_it_is() -> None:
    assert staff(linde=1, academie=3).agreed(date(2026, 11, 24)) == date(2026, 9, 1)
    assert staff(linde=3, academie=1).agreed(date(2026, 11, 24)) is None
    assert staff().agreed(date(2026, 11, 24)) is None


@pytest.mark.slow
@given(MOMENTS, st.integers(0, 4), st.integers(0, 4), st.integers(1, 4))
def test_nothing_sooner_would_do(moment: datetime, linde: int, academie: int, centraal: int) -> None:
    windows = staff(linde, academie, centraal)
    found = windows.next(moment)
    assert found is not None
    assert windows.hold(found)
    between = moment
    while between < min(found, moment + timedelta(days=2)):
        assert not windows.hold(between)
        between += timedelta(minutes=30)
    following = windows.next_day(moment)
    assert following is not None
    assert windows.hold(following)
    assert here(following).date() > here(moment).date()
