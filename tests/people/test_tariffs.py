"""What a kilometre is worth on a day, and what is wrong with a file of tariffs."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.people.tariffs import amount_of
from bot.people.tariffs_file import load_tariffs, tariffs_of
from bot.toml_files import BadFiles

SAMPLES = Path(__file__).parents[2] / "samples"
CAR = """
[[tariffs]]
id = "car"
name = {nl = "auto", fr = "voiture", en = "car"}
"""
FIRST = 'from = 2025-07-01, until = 2026-06-30, cents = "42.90", source = "Omzendbrief 2025"'
SECOND = 'from = 2026-08-01, cents = "43.26", source = "Omzendbrief 2026"'


def periods(*lines: str) -> bytes:
    return f"{CAR}periods = [{', '.join(f'{{{line}}}' for line in lines)}]".encode()


@pytest.mark.parametrize(
    ("day", "cents"),
    [
        ("2025-06-30", None),
        ("2025-07-01", "42.90"),
        ("2026-06-30", "42.90"),
        ("2026-07-01", None),
        ("2026-08-01", "43.26"),
        ("2031-01-01", "43.26"),
    ],
)
def test_the_period_of_a_day(day: str, cents: str | None) -> None:
    car = tariffs_of("tariffs.toml", periods(FIRST, SECOND)).get("car")
    assert car is not None
    period = car.on(date.fromisoformat(day))
    assert (period and period.cents) == (cents and Decimal(cents))


@pytest.mark.parametrize(
    ("kilometres", "cents", "amount"),
    [
        ("1", "42.5", "0.43"),
        ("3", "42.5", "1.28"),
        ("1", "42.4999", "0.42"),
        ("112", "43", "48.16"),
        ("0.1", "30", "0.03"),
    ],
)
def test_half_a_cent_goes_up(kilometres: str, cents: str, amount: str) -> None:
    assert amount_of(Decimal(kilometres), Decimal(cents)) == Decimal(amount)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((FIRST.replace('"42.90"', "42.90"),), "car.periods[1].cents: must be cents above zero"),
        ((FIRST.replace('"42.90"', '"0"'),), "car.periods[1].cents: must be cents above zero"),
        ((FIRST.replace('"42.90"', "true"),), "car.periods[1].cents: must be cents above zero"),
        (
            (FIRST.replace("2026-06-30", "2025-06-30"),),
            "car.periods[1].until: 2025-06-30 is before 'from' = 2025-07-01",
        ),
        ((SECOND, FIRST), "car.periods[2].from: 2025-07-01 must be after the period before it"),
        (
            (FIRST, SECOND.replace("08-01", "06-30")),
            "car.periods[2].from: 2026-06-30 must be after the period before it",
        ),
        ((SECOND, SECOND), "car.periods[2].from: 2026-08-01 must be after the period before it"),
        ((FIRST.replace("2025-07-01", '"juli"'),), "car.periods[1].from: must be a day such as"),
        ((FIRST.replace(', source = "Omzendbrief 2025"', ""),), "car.periods[1]: 'source' is missing"),
        ((), "car.periods: needs at least one of [[tariffs.periods]]"),
    ],
)
def test_what_is_wrong_is_named(lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadFiles) as caught:
        tariffs_of("tariffs.toml", periods(*lines))
    assert f"tariffs.toml: tariffs.{said}" in str(caught.value)


def test_a_tariff_stands_there_once() -> None:
    with pytest.raises(BadFiles, match=r"tariffs\.car\.id: there is another tariff 'car'"):
        tariffs_of("tariffs.toml", periods(FIRST) + periods(SECOND))


def test_the_sample_says_what_the_demo_documents_say() -> None:
    tariffs = load_tariffs(SAMPLES / "tariffs.toml")
    on = {one.id: {day: one.on(date.fromisoformat(day)) for day in ("2024-12-31", "2026-01-01")} for one in tariffs}
    cents = {name: [period and str(period.cents) for period in days.values()] for name, days in on.items()}
    assert cents == {"car": ["41", "43"], "bicycle": ["24", "30"]}
