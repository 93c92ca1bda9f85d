"""Which amount counts on a day, and what is wrong with a file of thresholds."""

from datetime import date
from decimal import Decimal

import pytest

from bot.people.thresholds_file import shipped_thresholds, thresholds_of
from bot.toml_files import BadFiles

NAME = 'name = {nl = "Drie offertes", fr = "Trois offres", en = "Three offers"}'
FIRST, SECOND = (
    'from = 2025-01-01, euros = 2500, source = "Nota 2025"',
    'from = 2026-09-01, euros = "3000.50", source = "Nota 2026"',
)


def amounts(*lines: str) -> bytes:
    return f'[[thresholds]]\nid = "offers"\n{NAME}\namounts = [{", ".join(f"{{{one}}}" for one in lines)}]'.encode()


@pytest.mark.parametrize(
    ("day", "euros"),
    [("2024-12-31", None), ("2025-01-01", "2500"), ("2026-08-31", "2500"), ("2026-09-01", "3000.50")],
)
def test_the_amount_of_a_day(day: str, euros: str | None) -> None:
    offers = thresholds_of("thresholds.toml", amounts(FIRST, SECOND)).get("offers")
    assert offers is not None
    amount = offers.on(date.fromisoformat(day))
    assert (amount and amount.euros) == (euros and Decimal(euros))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (amounts(SECOND, FIRST), "thresholds.offers.amounts[2].from: 2025-01-01 must be after the amount before it"),
        (amounts(), "thresholds.offers.amounts: needs at least one of [[amounts]]"),
        (amounts(FIRST.replace("2500", "2500.5")), "must be whole euros, or a text such as"),
        (amounts(FIRST.replace("2500", "-1")), "must be whole euros, or a text such as"),
        (amounts(FIRST.replace(', source = "Nota 2025"', "")), "source"),
        (amounts(FIRST) + b"\n" + amounts(FIRST), "offers"),
    ],
)
def test_what_is_wrong_is_named(text: bytes, told: str) -> None:
    with pytest.raises(BadFiles) as caught:
        thresholds_of("thresholds.toml", text)
    assert told in str(caught.value)


def test_those_that_come_with_bode_count_today_and_say_where_they_stand() -> None:
    for one in shipped_thresholds():
        amount = one.on(date(2026, 11, 23))
        assert amount is not None
        assert amount.euros > 0
        assert amount.source
