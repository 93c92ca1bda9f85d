from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Checked
from dialogs.kinds.period import PARTS, Part, Period, PeriodProblem, days, period_of
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import field

TODAY = date(2026, 11, 21)


def period(first: str, first_part: Part = "day", last: str = "", last_part: Part = "day") -> Json:
    return {"from": first, "from_part": first_part, "to": last or first, "to_part": last_part}


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (period("2026-11-23", "day", "2026-11-27"), 5),
        (period("2026-11-23", "day", "2026-11-30"), 6),
        (period("2026-11-23", "afternoon", "2026-11-25", "morning"), 2),
        (period("2026-11-23", "afternoon", last_part="afternoon"), Fraction(1, 2)),
        (period("2026-11-23", "morning", last_part="morning"), Fraction(1, 2)),
        (period("2026-11-23", "afternoon", "2026-11-24"), Fraction(3, 2)),
        (period("2026-11-28", "day", "2026-11-29"), 0),
        (period("2026-12-24", "day", "2026-12-28"), 2),  # Christmas on a Friday
        (period("2026-11-11"), 0),
        (period("2026-11-10", "afternoon", "2026-11-12", "morning"), 1),
        (period("2027-03-29"), 0),  # Easter Monday
        (period("2028-02-28", "day", "2028-03-01"), 3),  # a leap day in between
        (period("2026-10-23", "day", "2026-10-26"), 2),  # the clock goes back in between
        (period("2027-03-26", "afternoon", "2027-03-30", "morning"), 1),  # forward, and Easter Monday
    ],
)
def test_working_days(value: Json, count: Fraction | int) -> None:
    assert days(value) == count


def test_days_of_what_is_no_period_are_refused() -> None:
    for value in (
        None,
        "2026-11-23",
        {"from": "2026-11-23"},
        period("2026-11-24", last="2026-11-23"),
        period("gisteren"),
    ):
        with pytest.raises(ValueError, match="not a period"):
            days(value)


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
    assert read("2026-11-25", None) == Problems({"asked.to": Problem(ProblemKey.REQUIRED)})
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


def test_a_period_has_a_working_day() -> None:
    nothing = Problems({"asked.from": Problem(PeriodProblem.FREE)})
    assert read("2026-11-21", "2026-11-22") == nothing, "a weekend"
    assert read("2026-12-25", "2026-12-25", "morning") == nothing, "Christmas"
    assert read("2026-11-20", "2026-11-22") == period("2026-11-20", last="2026-11-22")


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
        assert set(value.at) <= {"asked.from_part", "asked.to_part", "asked.from"}
        return
    found = period_of(value)
    assert isinstance(found, Period)
    assert (found.first, found.last) == (first, last)
    assert 0 < days(value) <= span + 1
    assert days(value).denominator in (1, 2)
