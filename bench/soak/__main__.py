"""`python -m bench.soak [--minutes 10] [--people 10000] [--instances 3] [--report FILE]`: ends with 1 when a bar is not
held.

A school day of so many people in so many minutes, on instances that are killed and told to stop, while the store is
slow and refuses, Teams throttles and fails, and the token for Microsoft Graph expires; then a full disk. `--short` is
what the tests run: of few people, as fast as the machine goes.
"""

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from bench.cloud_idle import counted
from bench.soak import checks
from bench.soak import report as pages
from bench.soak.crowd import Taken
from bench.soak.day import (
    ANNOUNCED,
    BICYCLES,
    DIGEST,
    FIRST,
    MORNING,
    SCHOOLS,
    THURSDAY,
    WEDNESDAY,
    Day,
    Stage,
    lived,
    staged,
)
from bench.soak.disk import full
from bench.soak.report import Report
from bench.soak.tenant import school_of
from bench.soak.watch import seconds_of

SHORT = Day(seconds=0, people=250, instances=2, twofold=0.3)
"""As fast as the machine goes."""
FULL = Day(seconds=600, people=10_000, instances=3)


@dataclass
class Looked:
    """What is known only while the instances run."""

    turned_at: float
    asked: Counter[str]


async def day(report: Report, folder: Path, plan: Day) -> None:
    loads = [os.getloadavg()[0]]
    async with staged(folder, plan) as stage:
        endpoint = stage.chaos.store
        before, began = await asyncio.to_thread(counted, endpoint), monotonic()
        await lived(stage)
        spent = monotonic() - began
        asked = await asyncio.to_thread(counted, endpoint) - before
        loads.append(os.getloadavg()[0])
        left = await checks.left(stage.house, len(ANNOUNCED))
        for bot in stage.bots:
            await asyncio.to_thread(bot.stop)
        report.head(f"{plan.people:,} people, {plan.instances} instances, {spent:,.0f} seconds in all")
        report.row("load of the machine when it began (1 minute)", loads[0])
        report.row("load of the machine when it ended (1 minute)", loads[1])
        await _held(report, stage, left)
        pages.inbound(report, stage.door.turned, stage.chaos.windows)
        _sends(report, stage, asked)
        for number, bot in enumerate(stage.bots):
            lives = _lives(folder / str(number) / "watched.jsonl")
            pages.instance(report, number, lives, bot.ready, steady=number == 0)
        pages.faults(report, stage.chaos.windows, began)


async def _held(report: Report, stage: Stage, left: checks.Rows) -> None:
    records, chats, taken, people = stage.house.records, stage.chats, stage.crowd.taken, range(stage.day.people)
    bicycles = [number for number in people if number and school_of(number) in SCHOOLS]
    pages.counted(
        report,
        "The morning announcement, to everybody",
        await checks.sent(records, chats, MORNING, people, [FIRST], stage.chaos.ends),
    )
    report.rows(await checks.confirmed(records, MORNING, taken))
    _said(report, "it is", await checks.states(records, MORNING))
    by_themselves = [number for number in bicycles if number not in taken.digests]
    sent = await checks.sent(records, chats, BICYCLES, by_themselves, [WEDNESDAY, THURSDAY], stage.chaos.ends)
    pages.counted(report, "The announcement that was corrected, to some schools", sent)
    _said(report, "it is", await checks.states(records, BICYCLES))
    report.rows(await checks.digested(records, chats, taken, DIGEST))
    pages.counted(report, "Requests", await checks.requested(records, chats, taken))
    pages.counted(report, "Questions", await checks.asked(records, chats, taken))
    pages.counted(report, "The audit", await checks.audited(records))
    pages.counted(report, "What is left", left)
    report.row("jobs that were set aside", await checks.set_aside(records), 0)
    for name, often in (await checks.held(records)).items():
        report.row(name, often, 0, timed=True)  # they run out by themselves, where an instance had no time to give back
    _taken(report, taken)
    report.row("turns that nobody answered", stage.door.lost, 0)
    report.row("of two deliveries at once: answered otherwise, though neither failed", stage.door.differing, 0)
    report.row("of two deliveries at once: one or both failed, and said so", stage.door.failed)
    graph = await asyncio.to_thread(stage.chaos.tenant, "")
    report.row("requests to Microsoft Graph that it does not know", len(graph["unknown"]), 0)
    for unknown in graph["unknown"][:3]:
        report.say(f"- {unknown}")


def _taken(report: Report, taken: Taken) -> None:
    report.head("What was taken")
    report.row("people who confirmed", len(taken.confirmed))
    report.row("people who asked a question", len(taken.asked))
    report.row("requests handed in", len(taken.handed_in))
    report.row("requests decided", len(taken.decided))
    report.row("people who wanted a digest", len(taken.digests))
    for what, often in sorted(taken.given_up.items()):
        report.row(f"given up by a person, {what}", often)


def _said(report: Report, what: str, states: Counter[str]) -> None:
    report.say(f"- {what} " + ", ".join(f"{state} for {often:,}" for state, often in sorted(states.items())))


def _sends(report: Report, stage: Stage, asked: Counter[str]) -> None:
    seen = stage.chats.seen()
    report.head("Teams and the store")
    spent = max(0.001, seen.last.get(FIRST, 0.0) - seen.first.get(FIRST, 0.0))
    report.row("cards of the morning announcement a second", seen.sent.get(FIRST, 0) / spent)
    report.row("most requests to Teams in any second", seen.busiest, stage.chats.rules.most)
    report.row("requests that came in spite of a limit", seen.over, 0)
    report.row("sends to a chat while one was under way", seen.overlapping, 0)
    report.row("cards that are never to come", sum(seen.wrong.values()), 0)
    for what, often in sorted(seen.broken.items()):
        report.row(f"answers of Teams: {what}", often)
    store = asked["read"] + asked["query"] + asked["batch"]
    done = len(stage.door.turned) + sum(seen.sent.values())
    report.row("requests to the store", store)
    report.row("requests to the store for a turn or a card sent, with all jobs and rounds", store / max(1, done))
    report.row("turns that reached two instances at once", stage.door.twice)


def _lives(file: Path) -> list[list[pages.Second]]:
    lives: list[list[pages.Second]] = []
    for second in seconds_of(file):
        if not lives or second.begins:
            lives.append([])
        lives[-1].append(second)
    return lives


def run(plan: Day, *, disk: bool = True) -> Report:
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(day(report, Path(folder) / "day", plan))
        if disk:
            full(report, Path(folder) / "disk")
    return report


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.soak")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--people", type=int)
    parser.add_argument("--instances", type=int)
    parser.add_argument("--report", type=Path, default=Path("build/soak.md"))
    given = parser.parse_args(arguments)
    usual = SHORT if given.short else FULL
    seconds = usual.seconds if given.minutes is None else 60 * given.minutes
    people, instances = given.people or usual.people, given.instances or usual.instances
    plan = replace(usual, seconds=seconds, people=people, instances=instances)
    report = run(plan)
    long = f"--minutes {plan.seconds / 60:g}" if plan.seconds else "--short"
    said = f"python -m bench.soak {long} --people {plan.people} --instances {plan.instances}"
    machine = f"{os.cpu_count()} processors, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    report.write(given.report, f"The soak day: `{said}` ({machine})")
    print(f"\n{given.report}")
    if report.broken:
        sys.exit(f"{report.broken} of these are not held.")


if __name__ == "__main__":
    main(sys.argv[1:])
