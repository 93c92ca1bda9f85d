"""Which days are worked: holidays by rule for any year, a school's own days, who works in holidays."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.calendar import Calendar, OwnDays, WorkDays
from bot.people.calendar_file import load_calendar
from bot.people.person import Person, Role
from bot.people.school_year import SchoolHoliday, holiday_on, school_holidays
from bot.toml_files import BadFiles

SAMPLE = Path(__file__).parents[2] / "samples" / "calendar.toml"
TABLE = [
    (2025, SchoolHoliday.AUTUMN, "2025-10-27", "2025-11-02"),
    (2025, SchoolHoliday.CHRISTMAS, "2025-12-22", "2026-01-04"),
    (2025, SchoolHoliday.CROCUS, "2026-02-16", "2026-02-22"),
    (2025, SchoolHoliday.EASTER, "2026-04-06", "2026-04-19"),
    (2025, SchoolHoliday.SUMMER, "2026-07-01", "2026-08-31"),
    (2026, SchoolHoliday.AUTUMN, "2026-11-02", "2026-11-08"),
    (2026, SchoolHoliday.CHRISTMAS, "2026-12-21", "2027-01-03"),
    (2026, SchoolHoliday.CROCUS, "2027-02-08", "2027-02-14"),
    (2026, SchoolHoliday.EASTER, "2027-03-29", "2027-04-11"),
    (2027, SchoolHoliday.AUTUMN, "2027-11-01", "2027-11-07"),
    (2027, SchoolHoliday.CHRISTMAS, "2027-12-27", "2028-01-09"),
    (2027, SchoolHoliday.CROCUS, "2028-02-28", "2028-03-05"),
    (2027, SchoolHoliday.EASTER, "2028-04-03", "2028-04-17"),
]
"""As the Flemish government published them; that Easter Monday of 2028 is off as well stands there too."""


@pytest.mark.parametrize(("year", "holiday", "first", "last"), TABLE)
def test_the_holidays_are_those_that_were_published(year: int, holiday: SchoolHoliday, first: str, last: str) -> None:
    assert school_holidays(year)[holiday] == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.dates(date(1950, 9, 1), date(2150, 8, 31)))
def test_a_school_year_is_sound(day: date) -> None:
    year = day.year if day.month >= 9 else day.year - 1
    stretches = school_holidays(year)
    assert [first for first, _ in stretches.values()] == sorted(first for first, _ in stretches.values())
    for holiday, (first, last) in stretches.items():
        if holiday is not SchoolHoliday.SUMMER:
            assert first.weekday() == 0 or (first.month, first.day) == (11, 2)
            assert (last - first).days + 1 in (7, 14, 15)
        assert holiday_on(first) is holiday is holiday_on(last)
        assert holiday_on(first - timedelta(days=1)) is None
    taught = sum(date(year, 9, 1) + timedelta(days=n) in WorkDays() for n in range(365))
    assert 170 <= taught <= 190


def worked(first: str, last: str, days: WorkDays) -> int:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return sum(start + timedelta(days=n) in days for n in range((end - start).days + 1))


TEACHER = Person("1", "An", "", "linde", frozenset({Role.TEACHER}))
SECRETARY = Person("2", "Bo", "", "linde", frozenset({Role.SECRETARY}))
CLEANER = Person("3", "Cem", "", "linde", functions=frozenset({"poetsdienst"}))
ARTIST = Person("4", "Dora", "", "academie", frozenset({Role.TEACHER}))
CALENDAR = Calendar(
    free=frozenset({date(2026, 10, 5)}),
    schools={
        "linde": OwnDays(free=frozenset({date(2026, 11, 27)})),
        "academie": OwnDays(taught=frozenset({date(2026, 11, 7), date(2026, 11, 11)}), saturdays=True),
    },
    working={
        "secretary": frozenset({SchoolHoliday.AUTUMN}),
        "poetsdienst": frozenset({SchoolHoliday.AUTUMN, SchoolHoliday.CHRISTMAS}),
    },
)


@pytest.mark.parametrize(
    ("person", "first", "last", "count"),
    [
        (TEACHER, "2026-12-14", "2026-12-25", 5),  # the second week is Christmas holiday
        (TEACHER, "2026-11-02", "2026-11-08", 0),
        (TEACHER, "2026-11-11", "2026-11-11", 0),
        (TEACHER, "2026-11-23", "2026-11-29", 4),  # a study day, and the weekend
        (TEACHER, "2026-10-05", "2026-10-05", 0),
        (TEACHER, "2027-05-06", "2027-05-07", 0),  # Ascension Day and the Friday after
        (TEACHER, "2027-05-17", "2027-05-17", 0),  # Whit Monday
        (SECRETARY, "2026-11-02", "2026-11-08", 5),
        (SECRETARY, "2026-12-21", "2026-12-27", 0),
        (CLEANER, "2026-12-21", "2026-12-27", 4),  # not on Christmas Day
        (ARTIST, "2026-11-23", "2026-11-29", 6),
        (ARTIST, "2026-11-07", "2026-11-07", 1),
        (ARTIST, "2026-11-11", "2026-11-11", 1),
        (ARTIST, "2026-11-02", "2026-11-08", 1),
    ],
)
def test_days_by_school_and_function(person: Person, first: str, last: str, count: int) -> None:
    assert worked(first, last, CALENDAR.of(person)) == count


def test_who_is_free_with_the_pupils_counts_school_days() -> None:
    assert CALENDAR.of(TEACHER).are_school_days
    assert not CALENDAR.of(SECRETARY).are_school_days


def test_the_sample_is_read() -> None:
    calendar = load_calendar(SAMPLE)
    assert worked("2027-02-01", "2027-02-07", calendar.of(Person("1", "An", "", "de-linde"))) == 4
    assert worked("2026-11-02", "2026-11-08", calendar.of(Person("1", "An", "", "academie"))) == 1
    assert [(one.after.hour, one.before.hour, sorted(one.schools)) for one in calendar.quiet] == [
        (17, 7, []),
        (21, 12, ["academie"]),
        (17, 6, []),
    ]


MISTAKES = [
    ('free = ["2026-11-27"]', "calendar.toml: free[1]: must be a day such as 2026-11-27, without quotes"),
    ("free = 2026-11-27T10:00:00", "calendar.toml: free: must be a day such as 2026-11-27, without quotes"),
    ('[[schools]]\nid = "x"\nsaturday = true', "schools.x: unknown option 'saturday'; did you mean 'saturdays'?"),
    ('[[schools]]\nid = "x"\n[[schools]]\nid = "x"', "schools.x.id: there is another school 'x'"),
    (
        '[[functions]]\nid = "x"\nholidays = ["crokus"]',
        "functions.x.holidays[1]: unknown school holiday 'crokus'; did you mean 'crocus'?",
    ),
    ('[[functions]]\nid = "x"', "calendar.toml: functions.x: 'holidays' is missing"),
    ('[[quiet]]\nafter = "25:00"\nbefore = "7:30"', "quiet[1].after: must be an hour such as '18:00', in quotes"),
    ('[[quiet]]\nafter = "07:00"\nbefore = "18:00"', "quiet[1].before: must be earlier than 'after'"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=[said for _, said in MISTAKES])
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadFiles) as caught:
        load_calendar(file)
    assert said in str(caught.value)
