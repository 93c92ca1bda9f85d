"""The named days of the school year: when they are, and which of them is meant."""

from datetime import date

import pytest

from bot.people.calendar import Calendar, OwnDays, WorkDays
from bot.people.occasions import OCCASIONS, day_off, next_holiday, occasion
from bot.words.matters import occasions

TODAY = date(2026, 11, 26)


def test_each_that_is_called_something_has_its_days() -> None:
    assert set(occasions()) == set(OCCASIONS)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("christmas", date(2026, 12, 21), date(2027, 1, 3)),
        ("autumn", date(2027, 11, 1), date(2027, 11, 7)),
        ("easter-monday", date(2027, 3, 29), date(2027, 3, 29)),
        ("ascension", date(2027, 5, 6), date(2027, 5, 6)),
        ("whit-monday", date(2027, 5, 17), date(2027, 5, 17)),
        ("armistice", date(2027, 11, 11), date(2027, 11, 11)),
    ],
)
def test_the_next_is_meant(name: str, first: date, last: date) -> None:
    assert occasion(name, TODAY).days == (first, last)


def test_what_is_on_now_is_not_over() -> None:
    assert occasion("christmas", date(2027, 1, 3)).days[0] == date(2026, 12, 21)
    assert occasion("christmas", date(2027, 1, 4)).days[0] == date(2027, 12, 27)
    assert next_holiday(date(2026, 12, 30)).id == "christmas"


def test_a_year_that_is_named_counts() -> None:
    assert occasion("easter", TODAY, 2025).days[0] == date(2025, 4, 7)
    assert occasion("christmas", TODAY, next_year=True).days[0] == date(2027, 12, 27)


def test_a_feast_tells_its_holiday_and_its_bridge() -> None:
    assert occasion("christmas-day", TODAY).within == "christmas"
    assert occasion("ascension", TODAY).bridge == date(2027, 5, 7)
    assert occasion("labour-day", TODAY).bridge is None


def test_why_a_day_is_off() -> None:
    days = WorkDays(Calendar(schools={"linde": OwnDays(free=frozenset({date(2026, 11, 27)}))}), "linde")
    assert day_off(date(2026, 11, 26), days).works
    assert not day_off(date(2026, 11, 27), days).works
    assert day_off(date(2026, 12, 25), days).feast == "christmas-day"
    assert day_off(date(2027, 5, 7), days).feast == "bridge"
    assert day_off(date(2026, 12, 22), days).holiday == "christmas"
    assert day_off(date(2026, 11, 28), days).weekend
