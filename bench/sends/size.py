"""Ten times as many people: the bot needs no more memory for each send, no more of its processor and of its store."""

from pathlib import Path

from bench.cloud_idle import counted
from bench.costs import MOST
from bench.memory import resident
from bench.processes import bode, listening
from bench.replica import computed
from bench.sends.stage import FIRST, SECOND, Stage, missing, stage
from bench.table import Table
from bench.unhurried import MOST as UNHURRIED
from tests.peers.connector import Rules

MOST_MB = 100.0
MOST_TIMES = 1.25
"""What a delivery of the last quarter may cost of one of the second; of the first it is what the bot warms up with."""


def measure(table: Table, folder: Path, people: int) -> None:
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        further = {"BODE_STORE": "cosmos", "BODE_COSMOS_ENDPOINT": endpoint, "BODE_COSMOS_KEY": key}
        rules = Rules(UNHURRIED, marks=(FIRST, SECOND), answers_after=0)
        with stage(folder, people, rules, further) as one, bode(folder, further=further) as (address, process, _):
            _measured(table, one, endpoint, process)
            _corrected(table, one, endpoint, address)


def _measured(table: Table, one: Stage, endpoint: str, process: int) -> None:
    before, idle, most = counted(endpoint), resident(process), 0.0
    one.publishes()
    quarters = [0.0] * 5
    for quarter in range(1, 5):
        one.until(lambda now, least=quarter * one.people // 4: now.reached >= least, every=0.05)
        quarters[quarter] = computed(process)
        most = max(most, resident(process))
    one.until_sent()
    most = max(most, resident(process))
    since = counted(endpoint) - before
    asked = since["read"] + since["query"] + since["batch"]
    second, last = quarters[2] - quarters[1], quarters[4] - quarters[3]
    table.head(f"An announcement to {one.people:,}, with a store that counts")
    table.rows(missing(one))
    table.row("megabytes of memory more, at most", most - idle, MOST_MB)
    table.row("milliseconds of the processor for a delivery", (quarters[4] - quarters[1]) / one.people / 0.75 * 1000)
    table.row("times what one of the second quarter costs, in the last", last / second, MOST_TIMES, timed=True)
    table.row("requests to the store for a delivery, all in all", asked / one.people, MOST["a delivery"])
    for kind in ("read", "query", "batch"):
        table.row(f"of them {kind}", since[kind] / one.people)


def _corrected(table: Table, one: Stage, endpoint: str, address: str) -> None:
    """What a correction adds."""
    before = counted(endpoint)
    one.corrects(address)
    one.until_brought()
    since = counted(endpoint) - before
    asked = since["read"] + since["query"] + since["batch"]
    table.row("people who do not have its correction", one.people - one.showing(SECOND), 0)
    table.row("requests to the store that the correction adds, for each", asked / one.people)
