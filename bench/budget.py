"""A send to everybody beside people who talk, against a Teams that takes 50 requests in any second:
`python -m bench budget` (it takes minutes: so many requests need them).

The bot is as it is in production, the Teams and the people are processes of their own. What the rest of the budget
allows is what Teams takes less everything else that the bot asked of it meanwhile: replies, and the author's card that
follows the send. All times are by Teams' clock.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import aiohttp

from bench.announcing import install, publish
from bench.counting import Counted
from bench.people import says
from bench.processes import bode, conversing, prepare
from bot.bootstrap.houses import opened_house
from bot.settings import load_settings

PEOPLE = 10_000
MOST = 50
TURNS = 10
"""A second, by chance."""
MOST_TIMES = 1.06
LOOK_EVERY = 5.0
PATIENCE = 60.0
"""Seconds without any progress after which what is missing counts as lost."""

Look = Callable[[], Any]


async def _prepare(data: Path, people: int, service_url: str) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        await install(house, people, service_url)
        await publish(house, "bench")


@dataclass(frozen=True, slots=True)
class Talked:
    """The ids of the turns that the bot took, and how many it did not take."""

    turns: list[str]
    failed: int


async def talk(bot: str, people: int, service_url: str, over: asyncio.Event) -> Talked:
    """Somebody says "help", TURNS times a second, until it is `over`."""
    chance = random.Random(5)
    turns: list[str] = []
    failed = 0
    asking: set[asyncio.Task[None]] = set()

    async def ask(session: aiohttp.ClientSession) -> None:
        nonlocal failed
        activity = says(chance.randrange(people), service_url, "help")
        async with session.post(f"{bot}/api/messages", json=activity) as response:
            if response.status < 300:
                turns.append(str(activity["id"]))
            else:
                failed += 1

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        began, turn_at = perf_counter(), 0.0
        while not over.is_set():
            turn_at += chance.expovariate(TURNS)
            await asyncio.sleep(turn_at - (perf_counter() - began))
            task = asyncio.ensure_future(ask(session))
            asking.add(task)
            task.add_done_callback(asking.discard)
        await asyncio.gather(*asking)
    return Talked(turns, failed)


async def sent(bot: str, people: int, service_url: str, look: Look) -> tuple[Counted, Talked]:
    """Until everybody got it, and every turn its reply, or nothing more comes."""
    over = asyncio.Event()
    talking = asyncio.ensure_future(talk(bot, people, service_url, over))
    await until(look, lambda now: now.reached >= people)
    over.set()
    talked = await talking
    return await until(look, lambda now: set(talked.turns) <= set(now.replies)), talked


async def until(look: Look, enough: Callable[[Counted], bool]) -> Counted:
    """Looks until it is enough, or nothing more comes."""
    come, since = -1, perf_counter()
    while True:
        now = Counted(**await asyncio.to_thread(look))
        if len(now.sent) + len(now.replies) > come:
            come, since = len(now.sent) + len(now.replies), perf_counter()
        if enough(now) or perf_counter() - since > PATIENCE:
            return now
        await asyncio.sleep(LOOK_EVERY)


def report(counted: Counted, talked: Talked, people: int) -> None:
    began, ended = counted.sent[0], counted.sent[-1]
    spent = ended - began
    others = sum(began <= at <= ended for at in counted.others)
    times = spent * (MOST - others / spent) / len(counted.sent)
    lost = len(set(talked.turns) - set(counted.replies)) + talked.failed
    twice = sum(often > 1 for often in counted.replies.values())
    print(f"{f'sends to {people:,} people, {TURNS} turns a second':60}{'':10}{'at most':>10}")
    print(f"{'their time':60}{spent:10.1f} s")
    print(f"{'other requests a second':60}{others / spent:10.1f}")
    print(f"{'their time, to what the rest of the budget allows':60}{times:10.3f}{MOST_TIMES:10.2f}")
    print(f"{'most requests in any second':60}{counted.busiest:10}{MOST:10}")
    print(f"{'requests refused':60}{counted.refused:10}{0:10}")
    print(f"{'people who did not get it':60}{people - counted.reached:10}{0:10}")
    print(f"{'cards too many':60}{len(counted.sent) - counted.reached:10}{0:10}")
    print(f"{f'replies lost, of {len(talked.turns) + talked.failed:,}':60}{lost:10}{0:10}")
    print(f"{'replies that came twice':60}{twice:10}{0:10}")


def measure(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder, conversing("bench.counting", MOST) as (service_url, look):
        data = Path(folder)
        prepare(data, people)
        asyncio.run(_prepare(data, people, service_url))
        with bode(data, hurried=False) as (address, _, _):
            counted, talked = asyncio.run(sent(address, people, service_url, look))
    report(counted, talked, people)


def main() -> None:
    measure(PEOPLE)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if sys.argv[1:] else PEOPLE)
