"""Teams refuses a fifth and fails now and then: nobody is lost, and the author is told who may have it twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from bench.people import person_id
from bench.processes import bode
from bench.sends.floor import limits
from bench.sends.stage import FIRST, missing, stage
from bench.table import Table
from tests.peers.connector import Rules

THROTTLED = 0.2
FAILED = 0.05
HALF = 0.5
EACH = 10
"""One of so many chats is dead, one blocked, and one without Bode."""
REASONS = {"dead": "", "blocked": "blocked", "uninstalled": "not_installed"}
"""What is listed of who is in a closed chat."""

Report = Callable[[Table], None]


def measure(table: Table, folder: Path, people: int) -> None:
    """All three at once: each waits for its Teams nearly all the time."""
    refuses = Rules(throttled=THROTTLED, failed=FAILED, marks=(FIRST,), seed=people)
    half = replace(refuses, accepted=HALF)
    with ThreadPoolExecutor() as pool:
        reports = [
            pool.submit(_broken, folder / "refused", people, refuses, "none of which was done"),
            pool.submit(_broken, folder / "accepted", people, half, "half of which were done"),
            pool.submit(_closed, folder / "closed", people),
        ]
        for report in reports:
            report.result()(table)


def _broken(folder: Path, people: int, rules: Rules, which: str) -> Report:
    """Some answers are refusals and failures."""
    with stage(folder, people, rules) as one, bode(folder, hurried=False):
        one.publishes()
        one.until_sent()
        cards, seen, wrong = one.cards(), one.seen(), missing(one)

    def report(table: Table) -> None:
        table.head(f"To {people:,}, {rules.throttled:.0%} are refused and {rules.failed:.0%} fail, {which}")
        for what, often in sorted(seen.broken.items()):
            table.row(f"answers: {what}", often)
        table.rows(wrong)
        table.row("cards too many", sum(cards.values()) - len(cards), None if rules.accepted else 0)
        limits(table, seen)

    return report


def _closed(folder: Path, people: int) -> Report:
    """Some chats are closed: who is in a dead one is written to in another, and of the others it is known why not."""
    why = {number: list(REASONS)[number % EACH] for number in range(people) if number % EACH < len(REASONS)}
    rules = Rules(closed={f"a:{number}": reason for number, reason in why.items()}, marks=(FIRST,))
    with stage(folder, people, rules) as one, bode(folder, hurried=False):
        one.publishes()
        one.until_sent()
        cards, seen = one.cards(), one.seen()
        kept = {delivery.person: delivery.reason for delivery in one.deliveries()}
    listed = {number: kept[person_id(number)] for number in range(people)}

    def report(table: Table) -> None:
        table.head(f"To {people:,}, of whom {len(why):,} are in a chat that is dead, blocked or without Bode")
        wrong = [number for number, reason in listed.items() if reason != REASONS.get(why.get(number, ""), "")]
        table.row("people of whom another reason is listed", len(wrong), 0)
        table.row("people who can have it, and do not", sum(not cards[one] for one in listed if not listed[one]), 0)
        table.row("cards too many", sum(cards.values()) - len(cards), 0)
        limits(table, seen)

    return report
