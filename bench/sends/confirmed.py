"""People confirm while the others get it, each once to three times: as many are counted as confirmed."""

import asyncio
import statistics
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import aiohttp

from bench.people import clicks
from bench.processes import bode
from bench.sends.floor import limits
from bench.sends.stage import FIRST, ID, Stage, missing, stage
from bench.table import Table
from cards.announce.buttons import AnnouncementConfirm
from tests.peers.connector import Rules

A_SECOND = 100
MOST_MS = 500.0
MOST_CLICKS = 3
LOOK_EVERY = 1.0
COUNT_SECONDS = 60.0
"""Until the author's card has counted the last of them."""


@dataclass
class Clicks:
    """`waiting`: whoever has it and is to click still, as often as they stand there. `times` are seconds from when each
    was to come to its answer."""

    waiting: list[int] = field(default_factory=list[int])
    people: set[int] = field(default_factory=set[int])
    confirmed: set[int] = field(default_factory=set[int])
    times: list[float] = field(default_factory=list[float])
    failed: int = 0

    def have(self, people: set[int], chance: Random) -> None:
        for number in sorted(people - self.people):
            self.waiting += [number] * chance.randint(1, MOST_CLICKS)
        chance.shuffle(self.waiting)
        self.people |= people


def measure(table: Table, folder: Path, people: int) -> None:
    with stage(folder, people, Rules(marks=(FIRST,))) as one, bode(folder, hurried=False) as (address, _, _):
        one.publishes()
        one.until(lambda now: now.reached >= people // 3)
        began, still = perf_counter(), people - one.seen().reached
        clicked = asyncio.run(_clicked(one, address))
        spent = perf_counter() - began
        stands = one.until_sent()
        counted = _counted(one, len(clicked.confirmed))
        cuts = statistics.quantiles(clicked.times, n=100)
        table.head(f"{len(clicked.times):,} confirmations of {people:,} people, of whom {still:,} were to get it still")
        table.row("confirmations a second", len(clicked.times) / spent)
        table.row("milliseconds to an answer, p50", cuts[49] * 1000)
        table.row("milliseconds to an answer, p99", cuts[98] * 1000, MOST_MS, timed=True)
        table.row("answers that were no success", clicked.failed, 0)
        table.row("people who confirmed, more or less than were counted", abs(counted - people), 0)
        table.row("people it counts as not reached", people - stands.tally.delivered, 0)
        table.rows(missing(one))
        limits(table, one.seen())


async def _clicked(one: Stage, address: str) -> Clicks:
    """Until everybody did, at so many a second."""
    chance, clicked, asking = Random(7), Clicks(), set[asyncio.Task[None]]()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        looking = asyncio.create_task(_look(one, clicked, chance))
        began, turn_at = perf_counter(), 0.0
        while clicked.waiting or not looking.done():
            await asyncio.sleep(max(0.0, turn_at - (perf_counter() - began)))
            if not clicked.waiting:
                turn_at = perf_counter() - began + 0.01
                continue
            task = asyncio.create_task(_click(session, one, address, clicked, began + turn_at))
            asking.add(task)
            task.add_done_callback(asking.discard)
            turn_at += chance.expovariate(A_SECOND)
        await asyncio.gather(looking, *asking)
    return clicked


async def _look(one: Stage, clicked: Clicks, chance: Random) -> None:
    while len(clicked.people) < one.people:
        clicked.have(set(await asyncio.to_thread(one.cards)), chance)
        await asyncio.sleep(LOOK_EVERY)


async def _click(session: aiohttp.ClientSession, one: Stage, address: str, clicked: Clicks, due: float) -> None:
    number = clicked.waiting.pop()
    activity = clicks(number, one.peer, AnnouncementConfirm.verb, dict(AnnouncementConfirm(id=ID).to_data()))
    async with session.post(f"{address}/api/messages", json=activity) as response:
        said = await response.text()
    clicked.times.append(perf_counter() - due)
    if response.status == 200 and FIRST in said:
        clicked.confirmed.add(number)
    else:
        clicked.failed += 1


def _counted(one: Stage, people: int) -> int:
    until = perf_counter() + COUNT_SECONDS
    while one.stands().tally.confirmed < people and perf_counter() < until:
        sleep(1)
    return one.stands().tally.confirmed
