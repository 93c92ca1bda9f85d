"""Days, halves of days and amounts in a sentence, in three languages, without a parser of free text."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.mentions import LONGEST, mentions_in

TUESDAY = date(2026, 11, 17)


def days(text: str, *, past: bool = False) -> list[str]:
    return [str(day.on(TUESDAY, past=past)) for day in mentions_in(text).days]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("van 3 tot 5 december", ["2026-12-03", "2026-12-05"]),
        ("3/12 t.e.m. 5/12", ["2026-12-03", "2026-12-05"]),
        ("van maandag 7 tot en met woensdag 9 december", ["2026-12-07", "2026-12-09"]),
        ("du 3 au 5 décembre", ["2026-12-03", "2026-12-05"]),
        ("from January 11 to January 15", ["2027-01-11", "2027-01-15"]),
        ("le 1er décembre", ["2026-12-01"]),
        ("December 11th, 2027", ["2027-12-11"]),
        ("14.12.2026", ["2026-12-14"]),
        ("2026-12-14", ["2026-12-14"]),
        ("10/12/26", ["2026-12-10"]),
        ("morgen en overmorgen", ["2026-11-18", "2026-11-19"]),
        ("vrijdag", ["2026-11-20"]),
        ("volgende week vrijdag", ["2026-11-27"]),
        ("vendredi de la semaine prochaine", ["2026-11-27"]),
        ("volgende week twee dagen: donderdag en vrijdag", ["2026-11-26", "2026-11-27"]),
        ("vorige vrijdag", ["2026-11-13"]),
        ("vorige week dinsdag", ["2026-11-10"]),
        ("mardi dernier", ["2026-11-10"]),
        ("31 april", ["None"]),
        ("klas 3/4 heeft 24 boeken nodig van 1/2 kg", ["2027-04-03", "2027-02-01"]),
        ("12 leerlingen, lokaal 204, 24/7/365", []),
    ],
)
def test_days(text: str, said: list[str]) -> None:
    assert days(text) == said


def test_a_day_of_the_past_is_the_last_that_there_was_and_not_one_of_last_year() -> None:
    assert days("12 november dan vrijdag dan 17/11", past=True) == ["2026-11-12", "2026-11-13", "2026-11-17"]
    assert days("2 december", past=True) == ["None"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("van 3 tot 5 december", ["", "until"]),
        ("maandagnamiddag tot woensdagvoormiddag", ["", "until"]),
        ("vandaag en morgen", ["", "and"]),
        ("3 december, betaald op 5 december", ["", ""]),
    ],
)
def test_what_joins_two_days(text: str, links: list[str]) -> None:
    assert [day.link for day in mentions_in(text).days] == links


def test_until_alone_begins_nowhere() -> None:
    assert [day.only_until for day in mentions_in("ziek tot vrijdag").days] == [True]
    assert [day.only_until for day in mentions_in("van vandaag tot vrijdag").days] == [False, False]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("vrijdagvoormiddag", ["morning"]),
        ("do 26/11 in de nm", ["afternoon"]),
        ("jeudi après-midi", ["afternoon"]),
        ("Friday afternoon", ["afternoon"]),
        ("vrijdag", []),
    ],
)
def test_halves_of_days(text: str, halves: list[str]) -> None:
    assert [one.half for one in mentions_in(text).halves] == halves


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("24,50 euro", ["24.50"]),
        ("€21,75 en 12 EUR", ["21.75", "12"]),
        ("27 euro 80", ["27.80"]),
        ("1.150,00 euro", ["1150.00"]),
        ("7.20 euro 14/11", ["7.20"]),
        ("trein 23,60", ["23.60"]),
        ("om 14.30 in lokaal 2", []),
        ("48 km op 10/11", []),
        ("europa, 12 eurovignetten", []),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    assert [amount for _, _, amount in mentions_in(text).amounts] == [Decimal(one) for one in amounts]


def test_where_they_stand_counts_the_letters_that_were_typed() -> None:
    text = "cœur à l'œuvre ﬁn 12 août €5"
    assert [text[start:end] for start, end in mentions_in(text).spans()] == ["12 août", "€5"]


@given(st.text(max_size=LONGEST + 50))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = mentions_in(text)
    assert all(0 <= start < end <= len(text) for start, end in found.spans())
    assert all(day.on(TUESDAY, past=past) is None or day for day in found.days for past in (True, False))


def test_it_needs_no_parser_of_dates() -> None:
    read = "import sys\nfrom bot.words.mentions import mentions_in as r\nr('3 mei')\nprint('dateparser' in sys.modules)"
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", read], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
