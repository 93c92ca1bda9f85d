from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.days import FIRST, LAST, understood

SATURDAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        (" 2026-11-24 ", date(2026, 11, 24)),
        ("24 november", date(2026, 11, 24)),
        ("24 NOV.", date(2026, 11, 24)),
        ("dinsdag 24 november", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("12/11/2026", date(2026, 11, 12)),
        ("24-11-26", date(2026, 11, 24)),
        ("3/2", date(2027, 2, 3)),
        ("21 november", SATURDAY),
        ("29 februari", date(2028, 2, 29)),
        ("vandaag", SATURDAY),
        ("morgen", date(2026, 11, 22)),
        ("overmorgen", MONDAY),
        ("over 3 dagen", date(2026, 11, 24)),
        ("maandag", MONDAY),
        ("volgende maandag", MONDAY),
        ("zaterdag", date(2026, 11, 28)),
        ("volgende week dinsdag", date(2026, 11, 24)),
        ("demain", date(2026, 11, 22)),
        ("lundi prochain", MONDAY),
        ("1er décembre", date(2026, 12, 1)),
        ("mardi de la semaine prochaine", date(2026, 11, 24)),
        ("tomorrow", date(2026, 11, 22)),
        ("next Monday", MONDAY),
        ("Tuesday next week", date(2026, 11, 24)),
        ("op maandag volgende week", MONDAY),
        ("le lundi de la semaine prochaine", MONDAY),
        ("this coming Friday", date(2026, 11, 27)),
        ("24\u202e november", date(2026, 11, 24)),
    ],
)
def test_understood(text: str, day: date) -> None:
    assert understood(text, SATURDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "mei", "2027", "maart 2027", "ik weet het niet", "volgende maand", "next week"),
        *("31/2/2027", "2026-02-30", "2026-11-24T10:00:00Z", "20261124", "0001-01-01", "9999-12-31", "10/10/70"),
        *("volgend weekend", "l'année dernière", "24 novembre 14 heures", "24 november, 5 mins"),
        *("morgen om 14u", "12:30", "24 november " * 20, "x" * 10**6),
    ],
)
def test_a_guess_is_no_date(text: str) -> None:
    assert understood(text, SATURDAY) is None


def test_where_only_the_past_fits_the_last_such_day_is_meant() -> None:
    assert understood("24 november", SATURDAY, past=True) == date(2025, 11, 24)
    assert understood("maandag", SATURDAY, past=True) == date(2026, 11, 16)
    assert understood("zaterdag", SATURDAY, past=True) == SATURDAY


@given(st.dates(FIRST, LAST), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_iso_day_is_itself_on_every_day(day: date, today: date) -> None:
    assert understood(day.isoformat(), today) == day


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(["maandag", "volgende vrijdag", "dimanche prochain"])
)
def test_a_weekday_lies_within_the_coming_week(today: date, text: str) -> None:
    day = understood(text, today)
    assert day
    assert timedelta(1) <= day - today <= timedelta(7)


@given(st.text(max_size=60), st.dates(FIRST, LAST))
def test_no_text_raises(text: str, today: date) -> None:
    day = understood(text, today)
    assert day is None or FIRST <= day <= LAST
