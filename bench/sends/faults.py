"""Teams refuses a fifth and fails now and then: nobody is lost, and the author is told who may have it twice."""

from pathlib import Path

from bench.processes import bode
from bench.sends.floor import limits
from bench.sends.stage import FIRST, missing, stage
from bench.table import Table
from tests.peers.connector import Rules

THROTTLED = 0.2
FAILED = 0.05
HALF = 0.5


def measure(table: Table, folder: Path, people: int) -> None:
    refused(table, folder / "refused", people)
    accepted(table, folder / "accepted", people)


def refused(table: Table, folder: Path, people: int) -> None:
    """What fails was not done."""
    rules = Rules(throttled=THROTTLED, failed=FAILED, marks=(FIRST,), seed=people)
    _send(table, folder, people, rules, "none of which was done")


def accepted(table: Table, folder: Path, people: int) -> None:
    rules = Rules(throttled=THROTTLED, failed=FAILED, accepted=HALF, marks=(FIRST,), seed=people)
    _send(table, folder, people, rules, "half of which were done")


def _send(table: Table, folder: Path, people: int, rules: Rules, which: str) -> None:
    with stage(folder, people, rules) as one, bode(folder, hurried=False):
        one.publishes()
        one.until_sent()
        cards, seen = one.cards(), one.seen()
        table.head(f"To {people:,}, {rules.throttled:.0%} are refused and {rules.failed:.0%} fail, {which}")
        for what, often in sorted(seen.broken.items()):
            table.row(f"answers: {what}", often)
        table.rows(missing(one))
        table.row("cards too many", sum(cards.values()) - len(cards), None if rules.accepted else 0)
        limits(table, one)
