"""What holds of several instances, at full size: `python -m bench instances`. Ends with 1 when anything does not.

Three bots as real processes on a peer of Cosmos DB and Azurite, as in tests/faults/test_across.py; for the announcement
to everybody the peers are processes of their own too. One part only: `python -m bench.instances once|deaths|announced`.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import perf_counter

from bench.budget import MOST, until
from bench.cloud_idle import counted
from bench.costs import INSTANCES
from bench.costs import MOST as MOST_REQUESTS
from bench.processes import ROOT, bode, conversing, prepare
from bench.replica import cloud
from bench.table import Table
from tests.faults import once
from tests.faults.across import Instances, running
from tools.azurite import running as azurite_running

SUBMITS = 20
DECISIONS = 1_000
SAID = 100
CUTS = 500
SENDS = 5
DEATHS = 4
"""In each of the sends."""
STAFF = 300
PEOPLE = 10_000


async def each_once(table: Table, folder: Path) -> None:
    """What reaches two of them, and what is cut off."""
    with azurite_running() as azurite:
        async with running(folder, azurite) as instances:
            table.head(f"{SUBMITS} requests handed in to two at once")
            table.rows(await once.handed_in(instances, SUBMITS))
            table.head(f"{SAID} questions asked of two at once")
            table.rows(await once.answered(instances, SAID))
            table.head(f"{CUTS} decisions whose commit is cut, half before and half after its work")
            table.rows(await once.decided_over_cuts(instances, CUTS))
            table.head(f"{DECISIONS:,} decisions given to two at once")
            table.rows(await once.decided(instances, DECISIONS))


async def over_deaths(table: Table, folder: Path) -> None:
    chance, wrong, twice = Random(8), Counter[str](), 0
    with azurite_running() as azurite:
        async with running(folder, azurite) as instances:
            await instances.joined_by(STAFF - len(instances.school.people))
            for _ in range(SENDS):
                outcome = await once.sent_over_deaths(instances, DEATHS, chance)
                twice += outcome.twice
                wrong.update(outcome.wrong)
            table.head(f"{SENDS} announcements to {STAFF}, over {SENDS * DEATHS} deaths by SIGKILL")
            table.row("cards that came a second time", twice)
            table.rows(wrong)
            _teams(table, instances)


def _teams(table: Table, instances: Instances) -> None:
    table.row("most requests to Teams in any second", instances.service.busiest, MOST)
    table.row("requests that Teams refused", instances.service.refused, 0)


def announced(table: Table, folder: Path, people: int = PEOPLE) -> None:
    """One announcement, to everybody, and nobody dies."""
    with ExitStack() as stack:
        settings = stack.enter_context(cloud())
        service_url, look = stack.enter_context(conversing("bench.counting", MOST))
        data = [folder / str(number) for number in range(INSTANCES)]
        for one in data:
            one.mkdir(parents=True)
        prepare(data[0], people, further=settings)
        announcing = _announcing(data[0], people, service_url, settings)
        announcing("install")
        for one in data:
            stack.enter_context(bode(one, hurried=False, further=settings))
        before, began = counted(settings["BODE_COSMOS_ENDPOINT"]), perf_counter()
        announcing("publish")
        now = asyncio.run(until(look, lambda now: now.reached >= people))
        spent = perf_counter() - began
        since = counted(settings["BODE_COSMOS_ENDPOINT"]) - before
    asked = since["read"] + since["query"] + since["batch"]
    table.head(f"An announcement to {people:,} over {INSTANCES} instances")
    table.row("people who did not get it", people - now.reached, 0)
    table.row("cards too many", len(now.sent) - now.reached, 0)
    table.row("most requests to Teams in any second", now.busiest, MOST)
    table.row("requests that Teams refused", now.refused, 0)
    table.row("requests to the store for a delivery, idling included", asked / people, MOST_REQUESTS["a delivery"])
    table.row("seconds from the first card to the last", now.sent[-1] - now.sent[0] if now.sent else 0)
    table.row("seconds in all", spent)


def _announcing(data: Path, people: int, service_url: str, settings: Mapping[str, str]) -> Callable[[str], None]:
    """Does a step of bench.announcing, in a process that has these settings."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
    environment |= {**settings, "BODE_DATA_DIR": str(data), "BODE_LOG_LEVEL": "WARNING"}

    def run(step: str) -> None:
        command = [sys.executable, "-m", "bench.announcing", step, str(people), service_url]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)

    return run


PARTS: Mapping[str, Callable[[Table, Path], None]] = {
    "once": lambda table, folder: asyncio.run(each_once(table, folder)),
    "deaths": lambda table, folder: asyncio.run(over_deaths(table, folder)),
    "announced": announced,
}


def main(*parts: str) -> None:
    table = Table()
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[part](table, Path(folder) / part)
    if table.broken:
        sys.exit(f"{table.broken} of these are not held.")


if __name__ == "__main__":
    main(*sys.argv[1:])
