"""docs/beheer/bewaken.md: its tables are what Bode writes and infra/ deploys, its queries name what stands there."""

import re
from typing import Any

import pytest

from bot.settings import Settings
from bot.telemetry.allowed import ALLOWED
from bot.telemetry.figures import ACTION, FIGURES
from bot.telemetry.measures import MEASURES
from bot.telemetry.otel import recorded
from bot.telemetry.trace import SIGNS, Trace
from bot.variables import PREFIX
from bot.web.readiness import HOLDS, LATE, OLD, TELLS
from tests.conversations.conftest import prepared, school
from tests.conversations.school import School
from tests.copying import ROOT
from tests.docs.test_azure import example
from tests.telemetry.seen import log_lines
from tests.telemetry.test_otlp import lived

__all__ = ["prepared", "school"]

PAGE = (ROOT / "docs" / "beheer" / "bewaken.md").read_text("utf-8")


def within(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found, name
    return found[1]


def table(name: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in within(name).splitlines()[2:]]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def queries() -> list[str]:
    return re.findall(r"```kql\n(.*?)```", PAGE, re.DOTALL)


def rule(one: Any) -> tuple[list[str], str, int, int]:
    """What counts, the threshold as the page has it, minutes, severity."""
    properties = one.body["properties"]
    (criterion,) = properties["criteria"]["allOf"]
    minutes = {"PT15M": 15, "PT1H": 60}[properties["windowSize"]]
    sign = {"GreaterThan": ">", "LessThan": "<"}[criterion["operator"]]
    most = f"{sign} {criterion['threshold']}"
    query = criterion.get("query", "")
    if figure := re.search(r"todouble\(line\.(\w+)\) > (\d+)", query):
        return [figure[1]], f"> {figure[2]}, in {most} regels", minutes, properties["severity"]
    if query:
        return (
            re.findall(r'"([a-z_.]+)"', query.partition("action")[2]),
            f"{most} regels",
            minutes,
            properties["severity"],
        )
    threshold = "minder dan gevraagd" if one.name == "bode-replicas" else most
    return [criterion["metricName"]], threshold, minutes, properties["severity"]


def test_every_warning_stands_there_with_its_threshold() -> None:
    deployment = example()
    deployed = {
        one.name.removeprefix("bode-"): rule(one)
        for kind in ("metricAlerts", "scheduledQueryRules")
        for one in deployment.of(f"Microsoft.Insights/{kind}")
    }
    told = {
        named(name)[0]: (named(counts), threshold, int(minutes), int(severity))
        for name, counts, threshold, minutes, severity, *_ in table("waarschuwingen")
    }
    assert told == deployed
    assert all(len(row) == 7 and all(row) for row in table("waarschuwingen"))


def test_a_figure_that_is_watched_is_one_that_is_written() -> None:
    watched = {
        found[1]
        for one in example().of("Microsoft.Insights/scheduledQueryRules")
        if (found := re.search(r"line\.(\w+)\) >", one.body["properties"]["criteria"]["allOf"][0]["query"]))
    }
    assert watched
    assert watched <= FIGURES.keys()


def test_the_figures_the_measures_and_what_may_stand_at_them_are_those_of_bode() -> None:
    assert [named(row[0])[0] for row in table("cijfers")] == list(FIGURES)
    assert named(within("kenmerken")) == sorted(ALLOWED)
    told = {named(name)[0]: (named(unit)[0], named(by)) for name, unit, by, _ in table("metrieken")}
    assert told == {name: (one.unit, sorted(one.told_by)) for name, one in MEASURES.items()}


def test_the_parts_of_readyz_are_those_that_are_looked_at() -> None:
    told = {named(name)[0]: holds for name, holds, _ in table("delen")}
    assert told == {**dict.fromkeys(HOLDS, "ja"), **dict.fromkeys(TELLS, "nee")}
    bounds = {named(name)[0]: limit for name, _, limit, *_ in table("waarschuwingen")}
    assert bounds["queue-age"].startswith(f"> {LATE:.0f},")
    assert bounds["replica-lag"].startswith(f"> {LATE:.0f},")
    assert bounds["directory-age"].startswith(f"> {OLD:.0f},")


def test_the_settings_and_the_number_are_as_they_stand_there() -> None:
    assert {name.removeprefix(PREFIX).lower() for name in re.findall(rf"{PREFIX}[A-Z_]+", PAGE)} <= set(
        Settings.model_fields
    )
    assert Settings.model_fields["figures_seconds"].default == 60
    for number in re.findall(r"`([A-Z0-9]{4}-[A-Z0-9]{4})`", PAGE):
        assert set(number) <= {*SIGNS, "-"}
        assert len(number) == len(Trace("1" * 32, "1" * 16).trouble)


@pytest.mark.one_process
async def test_every_column_of_a_query_is_one_of_a_line_that_bode_wrote(school: School) -> None:
    with log_lines() as lines, recorded(None, every=3600, end_within=60):
        await lived(school)
    columns = {name for line in lines for name in line} | FIGURES.keys()
    written = {"error", "trace"}  # of a line about an error: tests/test_logs.py
    for query in queries():
        head = ["ContainerAppConsoleLogs", '| where ContainerAppName == "bode"', "| extend line = parse_json(Log)"]
        assert query.splitlines()[:3] == head, "as infra/ has it"
        asked = set(re.findall(r"\bline\.(\w+)", query))
        assert asked
        assert asked - columns - written == set(), query
        assert query.count("(") == query.count(")")
    assert f'"{ACTION}"' in queries()[1]
    actions = {line["action"] for line in lines}
    assert {"turn.ended", "job.ended", ACTION} <= actions
