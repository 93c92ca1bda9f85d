"""Everybody of a tenant, and then five who changed: `python -m bench tenant`.

How long a round takes, the longest that the event loop's thread works in one callback (its own processor time: other
processes do not count), and how much memory is used at most beyond what an idle
house has; after the five, with the directory itself in memory, as every instance has it.
"""

import asyncio
import gc
import resource
import statistics
import tempfile
import time
from asyncio.events import Handle
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.processes import conversing
from bench.tenant_peer import GROUPS, PEOPLE, SCHOOLS
from bot.app_tokens import NoTokens
from bot.bootstrap.houses import opened_house
from bot.graph.client import opened_graph
from bot.graph.directory import asked
from bot.graph.pace import paces
from bot.people.tenant_round import TenantRound
from bot.settings import load_settings

TENANT = "0b0de000-0000-4000-8000-000000000001"
CHANGES = 10
MOST_SECONDS, MOST_CHANGED_SECONDS = 60, 2
MOST_CPU_MS, MOST_MB = 50, 100


def mapping() -> str:
    lines = ["[organisation]", 'name = "Bench"', "", "[staff]", 'attributes = {jobTitle = ["*"]}']
    for school in range(SCHOOLS):
        lines += ["", "[[schools]]", f'id = "s{school}"', f'name = "School {school}"']
        lines += [f'attributes = {{officeLocation = ["School {school}"]}}', f'in_groups = ["SCH {school}"]']
    lines += ["", "[[roles]]", 'role = "headmaster"', 'attributes = {jobTitle = ["Directeur*"]}']
    lines += ["", "[[roles]]", 'role = "teacher"', 'attributes = {jobTitle = ["Leerkracht*"]}']
    return "\n".join(lines) + "\n"


@dataclass
class Longest:
    """Milliseconds of processor time that the loop's thread took for one callback."""

    ms: float = 0.0


@contextmanager
def watched() -> Generator[Longest]:
    """Every callback of every event loop."""
    longest = Longest()
    run: Callable[[Handle], None] = Handle._run  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]

    def timed(handle: Handle) -> None:
        began = time.thread_time()
        run(handle)
        longest.ms = max(longest.ms, (time.thread_time() - began) * 1000)

    Handle._run = timed  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    try:
        yield longest
    finally:
        Handle._run = run  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]


def most_memory() -> float:
    """Megabytes, since the process began."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measure(url: str, change: Callable[[], object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        await asyncio.to_thread((Path(name) / "mapping.toml").write_text, mapping(), "utf-8")
        settings = load_settings(data_dir=Path(name), graph_tenant=TENANT, graph_url=url)
        async with opened_house(settings) as house, opened_graph(url, NoTokens(), paces(3600)) as graph:
            bode = TenantRound(house, TENANT, partial(asked, graph))
            gc.freeze()  # as the bot does once it has started
            idle = most_memory()
            with watched() as longest:
                began, worked = time.perf_counter(), time.process_time()
                people = await bode.run()
                seconds, cpu = time.perf_counter() - began, time.process_time() - worked
            print(f"{f'everybody: {people:,} people':40}{seconds:10.1f} s, {cpu:.1f} s of CPU")
            print(f"{'longest callback':40}{longest.ms:10.1f} ms of CPU")
            memory = most_memory() - idle
            print(f"{'memory at most':40}{memory:+10.0f} MB")
            kept = [blob async for blob in house.blobs.list("directory/")]
            print(f"{'kept of the tenant':40}{kept[0].size / 1e6:10.1f} MB")
            took, busy = list[float](), list[float]()
            with watched() as later:
                for _ in range(CHANGES):
                    await asyncio.to_thread(change)
                    number = (await house.directory.current()).organisation.number
                    began, worked = time.perf_counter(), time.process_time()
                    await bode.run()
                    took.append(time.perf_counter() - began)
                    busy.append(time.process_time() - worked)
                    assert (await house.directory.current()).organisation.number == number + 1
            for what, one in (("median", statistics.median), ("longest", max)):
                print(f"{f'five changed, {what}':40}{one(took):10.2f} s, {one(busy):.2f} s of CPU")
            print(f"{'longest callback':40}{later.ms:10.1f} ms of CPU")
            began = time.perf_counter()
            await bode.run()
            print(f"{'nobody changed':40}{time.perf_counter() - began:10.2f} s")
            print(f"{'memory at most, with all in the directory':40}{most_memory() - idle:+9.0f} MB")
    if seconds > MOST_SECONDS or max(took) > MOST_CHANGED_SECONDS or max(longest.ms, later.ms) > MOST_CPU_MS:
        print("longer than was promised")
    if memory > MOST_MB:
        print(f"more than the {MOST_MB} MB that were promised")


def main() -> None:
    print(f"{PEOPLE:,} people, {GROUPS} groups nested four deep, {SCHOOLS} schools")
    with conversing("bench.tenant_peer") as (url, change):
        asyncio.run(measure(url, change))


if __name__ == "__main__":
    main()
