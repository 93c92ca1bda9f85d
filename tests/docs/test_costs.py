"""docs/beheer/kosten.md says what the benchmark's constants come to, and its arithmetic is right as it stands there."""

import re

import pytest

from bench import costs
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "beheer" / "kosten.md").read_text("utf-8")


def block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found, name
    return found[1]


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


@pytest.mark.parametrize("name", costs.tables())
def test_a_table_is_the_one_that_the_constants_make(name: str) -> None:
    assert block(name) == costs.tables()[name], "python -m bench.costs prints them"


def test_each_kind_is_people_times_how_often_times_units() -> None:
    for row in cells(block("soorten")):
        units, times, *millions = map(number, row[2:])
        for people, million in zip(costs.PEOPLE, millions, strict=True):
            assert million == pytest.approx(people * times * units / 1e6, abs=0.006), row


def test_a_month_is_the_sum_of_its_kinds_and_what_is_idle() -> None:
    month = {name: list(map(number, values)) for name, *values in cells(block("maand"))}
    kinds = [list(map(number, row[4:])) for row in cells(block("soorten"))]
    for place, people in enumerate(costs.PEOPLE):
        of_people = sum(row[place] for row in kinds)
        assert month["miljoen RU van mensen"][place] == pytest.approx(of_people, abs=0.07), people
        idle = (3 * 2 * 2 * 2_592_000 + 777_600 * 10) / 1e6
        units = month["miljoen RU samen"][place]
        assert units == pytest.approx(month["miljoen RU van mensen"][place] + idle, abs=0.02)
        assert month["euro, serverless"][place] == pytest.approx(units * 0.25, abs=0.01)
        assert month["euro, autoscale 400-4000, minstens"][place] == pytest.approx(4 * 0.012 * 730, abs=0.01)
        assert month["euro, opslag na een jaar"][place] == pytest.approx(
            month["GB na een jaar"][place] * 0.25, abs=0.01
        )
        queued = people * (9 / 20 * 5.1 + 0.5 * 4 * 3.1) + 3 * 1.25 * 2_592_000
        assert month["verzoeken aan de wachtrij"][place] == pytest.approx(queued, abs=1)
        assert month["euro, wachtrij"][place] == pytest.approx(queued / 10_000 * 0.004, abs=0.01)
        parts = ("euro, serverless", "euro, opslag na een jaar", "euro, wachtrij")
        total = sum(month[part][place] for part in parts)
        assert month["euro samen, serverless"][place] == pytest.approx(total, abs=0.02)


def test_what_a_send_asks_in_a_second_stands_there() -> None:
    found = re.search(r"vraagt dan (\d+) × (\S+) RU = ([\d ]+) RU per seconde", PAGE)
    assert found
    each_second, units, asked = map(number, found.groups())
    assert each_second == costs.SENDS_A_SECOND
    assert asked == each_second * units == costs.units_a_second("a delivery", costs.SENDS_A_SECOND)
