"""How fast a lost index is filled again from the store, and what searches cost meanwhile: `python -m bench rebuild`.

The passages are those of bench.search; the index is cut off after it was filled.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from bench.laws import Laws
from bench.search import LAWS, OF_ONE_PERSON, corpus, questions
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.answer.library.scope import scope_id
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.settings import Settings, load_settings

BETWEEN = 0.02
"""Seconds between two questions: fifty a second."""
TICK = 0.002
WHOLE = 10.0
"""Seconds of searching in the whole index, to compare with."""

SCOPES = {scope_id({"everyone"}), *(scope_id({f"group:{number}"}) for number in range(OF_ONE_PERSON))}


async def fill(settings: Settings, library: Laws) -> tuple[float, float]:
    """Passages a second: written to the store, and then put in the index."""
    async with opened_house(settings) as house:
        began = time.perf_counter()
        report = await index_library(house, library, lambda _: None)
        kept = time.perf_counter()
        await catch_up(house)
        return report.passages / (kept - began), report.passages / (time.perf_counter() - kept)


def damage(index: Path) -> None:
    largest = max(index.glob("*.store"), key=lambda file: file.stat().st_size)
    cut = largest.with_name("cut")
    cut.write_bytes(largest.read_bytes()[:-1])
    cut.replace(largest)  # not in place: a merge that still runs here may have it mapped into its memory


async def searches(house: House, asked: Sequence[str], stop: asyncio.Event) -> list[float]:
    """Milliseconds each."""
    taken: list[float] = []
    while not stop.is_set():
        began = time.perf_counter()
        await house.index.search(asked[len(taken) % len(asked)], scopes=SCOPES, limit=10)
        taken.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(BETWEEN)
    return taken


async def delays(stop: asyncio.Event) -> list[float]:
    """Milliseconds that the event loop was late."""
    late: list[float] = []
    while not stop.is_set():
        began = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - began - TICK) * 1000)
    return late


def percentiles(values: Sequence[float]) -> str:
    found = quantiles(values, n=100)
    return f"{found[49]:8.1f} {found[94]:8.1f} {found[98]:8.1f} {max(values):8.1f}"


async def measure(data: Path) -> None:
    held = corpus(LAWS if LAWS.exists() else None)
    asked, count = questions(held), sum(len(own) for _, own in held)
    settings = load_settings(data_dir=data)
    kept, put = await fill(settings, Laws(held))
    damage(data / "index")
    began = time.perf_counter()
    async with opened_house(settings, renew_index=True) as house:
        opened, stop = time.perf_counter() - began, asyncio.Event()
        meanwhile = [asyncio.create_task(searches(house, asked, stop)), asyncio.create_task(delays(stop))]
        began = time.perf_counter()
        await catch_up(house)
        rebuilt = count / (time.perf_counter() - began)
        stop.set()
        taken, late = await asyncio.gather(*meanwhile)
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(WHOLE, stop.set)
        after = await searches(house, asked, stop)
    print(f"{count:,} passages")
    print(f"{'passages written to the store a second':45}{kept:10,.0f}")
    print(f"{'passages put in the index a second':45}{put:10,.0f}")
    print(f"{'passages rebuilt a second':45}{rebuilt:10,.0f}")
    print(f"{'damage found and set aside within':45}{opened:10.2f} s")
    print(f"{'milliseconds':45}{'p50':>8} {'p95':>8} {'p99':>8} {'worst':>8}")
    print(f"{'a search while it is rebuilt':45}{percentiles(taken)}")
    print(f"{'a search once it is whole':45}{percentiles(after)}")
    print(f"{'the event loop late, while it is rebuilt':45}{percentiles(late)}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure(Path(name)))
