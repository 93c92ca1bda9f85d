"""When an absence lasts, whatever the clocks do, and what people said of themselves comes to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.people.absence import HERE_LASTS, Absence, Known, Whereabouts, whole_days
from bot.people.calendar import BRUSSELS

SOON = st.dates(date(2026, 1, 1), date(2028, 12, 31))
START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
INSTANT = timedelta(microseconds=1)


@given(first=SOON, length=st.integers(0, 40), now=MOMENTS)
@example(first=date(2026, 10, 24), length=1, now=datetime(2026, 10, 25, 22, 59, tzinfo=UTC))  # winter time begins
@example(first=date(2026, 3, 28), length=1, now=datetime(2026, 3, 29, 22, 0, tzinfo=UTC))  # summer time begins
def test_whole_days_last_from_midnight_to_midnight_here(first: date, length: int, now: datetime) -> None:
    last = first + timedelta(days=length)
    absence = whole_days(first, last, "ben")
    assert absence.lasts(now) == (first <= now.astimezone(BRUSSELS).date() <= last)
    assert absence.days == (first, last)


@given(first=SOON, length=st.integers(0, 40))
def test_an_absence_is_over_at_its_end_and_not_before(first: date, length: int) -> None:
    absence = whole_days(first, first + timedelta(days=length), "ben")
    assert absence.ends
    assert absence.lasts(absence.begins)
    assert not absence.lasts(absence.begins - INSTANT)
    assert absence.lasts(absence.ends - INSTANT)
    assert not absence.is_over(absence.ends - INSTANT)
    assert not absence.lasts(absence.ends)
    assert absence.is_over(absence.ends)


@pytest.mark.slow
@given(first=SOON, now=MOMENTS)
def test_without_an_end_it_is_never_over(first: date, now: datetime) -> None:
    absence = whole_days(first, None, "ben")
    assert not absence.is_over(now)
    assert absence.lasts(now) == (absence.begins <= now)
    assert absence.days == (first, None)


@given(first=SOON, length=st.none() | st.integers(0, 40), now=MOMENTS)
def test_what_was_said_of_another_time_says_nothing_of_now(first: date, length: int | None, now: datetime) -> None:
    last = None if length is None else first + timedelta(days=length)
    absence = whole_days(first, last, "ben")
    said = Whereabouts("ben", absence.begins, absence)
    assert said.presence(now) == (absence if absence.lasts(now) else Known.UNKNOWN)
    assert said.expires is None or said.presence(said.expires) is Known.UNKNOWN


def test_who_says_that_they_are_back_is_here_for_a_while() -> None:
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    said = Whereabouts("ben", at)
    assert said.presence(at) is Known.HERE
    assert said.presence(at + HERE_LASTS - INSTANT) is Known.HERE
    assert said.expires
    assert said.presence(said.expires) is Known.UNKNOWN


def test_who_is_back_and_plans_an_absence_is_here_until_then() -> None:
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    absence = Absence(at + timedelta(days=7), at + timedelta(days=8), "ben")
    said = Whereabouts("ben", at, absence, here=at)
    assert said.presence(at) is Known.HERE
    assert said.presence(absence.begins) == absence
    assert said.presence(at + timedelta(days=8)) is Known.UNKNOWN
    far = replace(said, absence=replace(absence, begins=at + timedelta(days=30), ends=None))
    assert far.presence(at + HERE_LASTS) is Known.UNKNOWN


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (datetime(2026, 12, 4, 17, tzinfo=UTC), date(2026, 12, 4)),
        (datetime(2026, 12, 4, 23, tzinfo=UTC), date(2026, 12, 4)),
        (datetime(2026, 12, 4, 23, 1, tzinfo=UTC), date(2026, 12, 5)),
    ],
)
def test_the_last_day_is_the_last_that_it_touches(ends: datetime, last: date) -> None:
    assert Absence(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), ends, "mailbox").days == (date(2026, 12, 2), last)
