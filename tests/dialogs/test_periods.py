from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from bot.people.calendar import Calendar, OwnDays, WorkDays
from bot.people.person import Person
from bot.people.school_year import SchoolHoliday
from bot.words.languages import LANGUAGES, Language
from cards.texts import texts
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Checked, Circumstances
from dialogs.kinds.period import PARTS, Part, Period, PeriodProblem, count_of, days, period_of
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import field

TODAY = Circumstances(date(2026, 11, 21))


PUPILS = WorkDays()
YEAR_ROUND = WorkDays(holidays=frozenset(SchoolHoliday))


def shape(first: str, first_part: Part = "day", last: str = "", last_part: Part = "day") -> Mapping[str, Json]:
    return {"from": first, "from_part": first_part, "to": last or first, "to_part": last_part}


@pytest.mark.parametrize(
    ("value", "school", "work"),
    [
        (shape("2026-11-23", "day", "2026-11-27"), 5, 5),
        (shape("2026-11-23", "day", "2026-11-30"), 6, 6),
        (shape("2026-11-23", "afternoon", "2026-11-25", "morning"), 2, 2),
        (shape("2026-11-23", "afternoon", last_part="afternoon"), Fraction(1, 2), Fraction(1, 2)),
        (shape("2026-11-23", "morning", last_part="morning"), Fraction(1, 2), Fraction(1, 2)),
        (shape("2026-11-23", "afternoon", "2026-11-24"), Fraction(3, 2), Fraction(3, 2)),
        (shape("2026-11-28", "day", "2026-11-29"), 0, 0),
        (shape("2026-12-14", "day", "2026-12-25"), 5, 9),  # the second week is Christmas holiday
        (shape("2026-12-24", "day", "2026-12-28"), 0, 2),  # Christmas on a Friday
        (shape("2026-11-11"), 0, 0),
        (shape("2026-11-10", "afternoon", "2026-11-12", "morning"), 1, 1),
        (shape("2027-03-29"), 0, 0),  # Easter Monday
        (shape("2028-02-24", "day", "2028-03-01"), 2, 5),  # a leap day in between, and the crocus holiday
        (shape("2026-10-23", "day", "2026-10-26"), 2, 2),  # the clock goes back in between
        (shape("2027-03-26", "afternoon", "2027-03-30", "morning"), Fraction(1, 2), 1),  # forward, and Easter Monday
    ],
)
def test_days(value: Json, school: Fraction | int, work: Fraction | int) -> None:
    period = period_of(value)
    assert period is not None
    assert days(period, PUPILS) == school
    assert days(period, YEAR_ROUND) == work


def test_what_is_no_period() -> None:
    for value in (
        None,
        "2026-11-23",
        {"from": "2026-11-23"},
        shape("2026-11-24", last="2026-11-23"),
        shape("gisteren"),
    ):
        assert period_of(value) is None


def test_a_value_of_before_the_school_calendar_counts_as_it_did() -> None:
    value = shape("2026-12-14", "day", "2026-12-25")
    period = period_of(value)
    assert period is not None
    assert count_of(value, period) == (9, False)
    assert count_of({**value, "days": 5, "counted": "school"}, period) == (5, True)


def period(first: str, first_part: Part = "day", last: str = "", last_part: Part = "day") -> Json:
    """What a field makes of it for somebody who is free when the pupils are."""
    value = shape(first, first_part, last, last_part)
    found = period_of(value)
    assert found is not None
    count = days(found, PUPILS)
    return {**value, "days": int(count) if count.denominator == 1 else float(count), "counted": "school"}


def read(first: Json, last: Json, first_part: Json = "day", last_part: Json = "day", **rules: int) -> Checked:
    inputs = {"asked.from": first, "asked.from_part": first_part, "asked.to": last, "asked.to_part": last_part}
    return field("period", **rules).read(inputs, TODAY)


def test_over_one_day_there_is_one_part() -> None:
    day = "2026-11-23"
    assert read(day, day, "afternoon", "day") == period(day, "afternoon", last_part="afternoon")
    assert read(day, day, "day", "morning") == period(day, "morning", last_part="morning")
    assert read(day, day, "morning", "morning") == period(day, "morning", last_part="morning")
    assert read(day, day, "morning", "afternoon") == period(day)
    assert read(day, day, "afternoon", "morning") == Problems({"asked.to_part": Problem(PeriodProblem.PARTS)})


def test_over_several_days_there_is_no_gap() -> None:
    first, last = "2026-11-23", "2026-11-25"
    assert read(first, last, "afternoon", "morning") == period(first, "afternoon", last, "morning")
    assert read(first, last, "morning", "day") == Problems({"asked.from_part": Problem(PeriodProblem.PARTS)})
    assert read(first, last, "day", "afternoon") == Problems({"asked.to_part": Problem(PeriodProblem.PARTS)})


def test_each_end_has_its_own_problem() -> None:
    assert read("2026-11-25", "2026-11-23") == Problems(
        {"asked.to": Problem(PeriodProblem.ORDER, {"date": date(2026, 11, 25)})}
    )
    assert read("", "") == Problems({"asked.from": Problem(ProblemKey.REQUIRED)})
    assert read("", "2026-11-25") == Problems({"asked.from": Problem(ProblemKey.REQUIRED)})
    assert read("ooit", ["2026"], "noon", {}) == Problems(
        {
            "asked.from": Problem(DateProblem.DATE),
            "asked.from_part": Problem(ProblemKey.CHOICE),
            "asked.to": Problem(DateProblem.DATE),
            "asked.to_part": Problem(ProblemKey.CHOICE),
        }
    )


def test_bounds() -> None:
    early = Problem(DateProblem.EARLY, {"date": date(2026, 11, 20)})
    late = Problem(DateProblem.LATE, {"date": date(2026, 11, 28)})
    assert read("2026-11-19", "2026-11-29", earliest=-1, latest=7) == Problems({"asked.from": early, "asked.to": late})
    assert read("2026-11-20", "2026-11-28", earliest=-1, latest=7) == period("2026-11-20", last="2026-11-28")
    assert read("2026-11-01", "2026-11-05", longest=5) == period("2026-11-01", last="2026-11-05")
    long = Problems({"asked.to": Problem(PeriodProblem.LONG, {"max": 4})})
    assert read("2026-11-01", "2026-11-05", longest=4) == long
    assert read("2026-01-01", "2199-12-31") == Problems({"asked.to": Problem(PeriodProblem.LONG, {"max": 366})})


@pytest.mark.parametrize("empty", ["", " ", None])
def test_an_end_that_is_left_empty_is_the_same_day(empty: Json) -> None:
    assert read("2026-11-24", empty) == period("2026-11-24")
    assert read("2026-11-24", empty, "afternoon") == period("2026-11-24", "afternoon", last_part="afternoon")
    assert read("ooit", empty) == Problems({"asked.from": Problem(DateProblem.DATE)})


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        ("2026-11-21", "2026-11-22", True),
        ("2026-11-20", "2026-11-22", False),
        ("2026-12-25", "2026-12-25", True),
        ("2026-12-21", "2026-12-24", True),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_without_school_warns_and_does_not_block(first: str, last: str, warned: bool, language: Language) -> None:
    value = read(first, last)
    assert not isinstance(value, Problems)
    assert value == period(first, last=last)
    assert bool(field("period").warning(texts(language), value)) is warned


def test_who_teaches_on_saturdays_is_not_warned() -> None:
    saturdays = Calendar(schools={"academie": OwnDays(saturdays=True)})
    on = Circumstances(date(2026, 11, 21), saturdays.of(Person("1", "Dora", "", "academie")))
    value = field("period").read({"asked.from": "2026-11-28"}, on)
    assert not isinstance(value, Problems)
    assert value == {**shape("2026-11-28"), "days": 1, "counted": "school"}
    assert not field("period").warning(texts("nl"), value)


def test_a_whole_leap_year_fits() -> None:
    assert read("2028-01-01", "2028-12-31") == period("2028-01-01", last="2028-12-31")


def test_an_optional_period_left_empty_is_no_answer() -> None:
    parts = {"asked.from_part": "day", "asked.to_part": "day"}
    assert field("period", required=False).read(parts, TODAY) is None


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(PARTS),
    st.sampled_from(PARTS),
)
def test_a_period_is_never_longer_than_its_days(first: date, span: int, first_part: Part, last_part: Part) -> None:
    last = date.fromordinal(first.toordinal() + span)
    value = read(first.isoformat(), last.isoformat(), first_part, last_part)
    if isinstance(value, Problems):
        assert set(value.at) <= {"asked.from_part", "asked.to_part"}
        return
    found = period_of(value)
    assert isinstance(found, Period)
    assert (found.first, found.last) == (first, last)
    assert 0 <= days(found, PUPILS) <= days(found, YEAR_ROUND) <= span + 1
    assert days(found, PUPILS).denominator in (1, 2)
