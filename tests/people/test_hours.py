"""When somebody may be written to unasked, and which moment an hour on a clock here is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.calendar import Calendar, OwnDays
from bot.people.calendar_file import calendar_of
from bot.people.hours import hours_of
from bot.people.local_time import Comes, here, moment_here
from bot.people.person import Person, Role
from bot.people.quiet import Quiet
from bot.people.school_year import SchoolHoliday
from tests.open_hours import SAMPLES, always_open

HOUR = timedelta(hours=1)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
MOMENTS = st.integers(0, 20 * 366 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))

TEACHER = Person("1", "An", "", "linde", frozenset({Role.TEACHER}))
CLEANER = Person("2", "Cem", "", "linde", functions=frozenset({"poets"}))
ARTIST = Person("3", "Dora", "", "academie", frozenset({Role.TEACHER}))
CALENDAR = Calendar(
    schools={"linde": OwnDays(free=frozenset({date(2026, 11, 27)})), "academie": OwnDays(saturdays=True)},
    working={"poets": frozenset(SchoolHoliday)},
    quiet=(
        Quiet(time(17, 30), time(8)),
        Quiet(time(21), time(12, 30), schools=frozenset({"academie"})),
        Quiet(time(16), time(6), functions=frozenset({"poets"}), agreed=date(2026, 12, 1)),
        Quiet(time(15), time(6, 30), functions=frozenset({"poets"}), agreed=date(2027, 1, 1)),
    ),
)


def at(text: str) -> datetime:
    """As clocks here show it."""
    day = datetime.fromisoformat(text)
    return moment_here(day.date(), day.time()).at


@given(DAYS, CLOCKS)
def test_an_hour_on_the_clock_is_the_moment_at_which_clocks_show_it(day: date, clock: time) -> None:
    moment = moment_here(day, clock)
    asked, shown = datetime.combine(day, clock), here(moment.at).replace(tzinfo=None, fold=0)
    again = here(moment.at + HOUR).replace(tzinfo=None, fold=0)
    match moment.comes:
        case Comes.ONCE:
            assert shown == asked
            assert again != asked
        case Comes.NEVER:
            assert shown == asked + HOUR
        case Comes.TWICE:
            assert shown == again == asked


@pytest.mark.slow
@given(st.integers(2020, 2040))
def test_of_a_year_one_hour_never_comes_and_one_comes_twice(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    comes = [
        (day, clock) for day in days for clock in range(24) if moment_here(day, time(clock, 30)).comes is not Comes.ONCE
    ]
    assert [(day.month, day.isoweekday(), clock) for day, clock in comes] == [(3, 7, 2), (10, 7, 2)]


@given(MOMENTS)
def test_every_moment_is_found_again_or_comes_an_hour_later(moment: datetime) -> None:
    local = here(moment)
    found = moment_here(local.date(), local.time())
    assert found.comes is not Comes.NEVER
    assert found.at in ({moment, moment - HOUR} if found.comes is Comes.TWICE else {moment})


def test_the_two_nights_are_said() -> None:
    never, twice = moment_here(date(2027, 3, 28), time(2, 30)), moment_here(date(2026, 10, 25), time(2, 30))
    assert (never.comes, never.at) == (Comes.NEVER, datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
    assert (twice.comes, twice.at) == (Comes.TWICE, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("person", "asked", "allowed"),
    [
        (TEACHER, "2026-11-23T10:00", "2026-11-23T10:00"),
        (TEACHER, "2026-11-23T17:29", "2026-11-23T17:29"),
        (TEACHER, "2026-11-23T17:30", "2026-11-24T08:00"),
        (TEACHER, "2026-11-24T03:00", "2026-11-24T08:00"),
        (TEACHER, "2026-11-26T20:00", "2026-11-30T08:00"),  # a day off of its own, and the weekend
        (TEACHER, "2026-12-18T18:00", "2027-01-04T08:00"),  # the holidays
        (TEACHER, "2027-06-30T18:00", "2027-09-01T08:00"),
        (ARTIST, "2026-11-24T08:00", "2026-11-24T12:30"),
        (ARTIST, "2026-11-28T20:59", "2026-11-28T20:59"),  # a Saturday
        (CLEANER, "2026-11-24T17:00", "2026-11-24T17:00"),  # nothing was agreed for them yet
        (CLEANER, "2026-12-01T17:00", "2026-12-02T06:00"),
        (CLEANER, "2026-12-22T05:00", "2026-12-22T06:00"),  # works in the holidays
        (CLEANER, "2027-01-05T06:15", "2027-01-05T06:30"),  # two agreements: the longest quiet of both
    ],
)
def test_the_next_moment_at_which_somebody_may_be_written_to(person: Person, asked: str, allowed: str) -> None:
    hours = hours_of(person, CALENDAR)
    assert hours.next(at(asked)) == at(allowed)
    assert hours.hold(at(asked)) == (asked == allowed)


def test_without_an_agreement_the_usual_hours_hold() -> None:
    hours = hours_of(TEACHER, Calendar())
    assert hours.next(at("2026-11-23T18:00")) == at("2026-11-24T07:30")
    assert hours.hold(at("2026-11-23T17:59"))


def test_a_later_day_can_begin_later_than_it_may() -> None:
    assert hours_of(CLEANER, CALENDAR).next(at("2026-12-01T17:00"), time(7, 30)) == at("2026-12-02T07:30")
    assert hours_of(TEACHER, CALENDAR).next(at("2026-11-23T18:00"), time(7, 30)) == at("2026-11-24T08:00")


@given(
    MOMENTS,
    st.sampled_from([TEACHER, CLEANER, ARTIST]),
)
def test_it_is_allowed_then_and_never_sooner(moment: datetime, person: Person) -> None:
    """Through both changes of the clock."""
    hours = hours_of(person, CALENDAR)
    found = hours.next(moment)
    assert found is not None
    assert found >= moment
    assert hours.hold(found)
    assert found == moment or not hours.hold(moment)
    between = moment
    while between < min(found, moment + timedelta(days=3)):
        assert not hours.hold(between)
        between += timedelta(minutes=17)


def test_a_day_can_have_no_quiet_at_all() -> None:
    """As one writes it that tries things at any hour."""
    calendar = calendar_of("calendar.toml", always_open("", ["linde"]).encode())
    now = datetime.now(UTC)
    assert all(hours_of(TEACHER, calendar).hold(now + timedelta(minutes=13 * number)) for number in range(60))


def test_the_open_calendar_of_the_demo_is_sound() -> None:
    sample = (SAMPLES / "calendar.toml").read_text("utf-8")
    calendar = calendar_of("calendar.toml", always_open(sample, ["de-linde", "berkenhof"]).encode())
    for school in ("de-linde", "academie", "berkenhof"):
        assert hours_of(Person("1", "", "", school), calendar).hold(datetime.now(UTC))
    assert calendar.blocked
    assert calendar.schools["academie"].saturdays
