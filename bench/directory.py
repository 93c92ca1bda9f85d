"""How long the event loop is held while everybody is read, when one person changed, and to find out who is in an
audience: `python -m bench directory`.

A ticker measures the longest time in which nothing else could run; beside it, how long a turn waits for the directory.
An audience is looked up on the loop.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench.people import SCHOOLS, TENANT, person_id
from bot.announce.composing import reach_of
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.audience import Audience, members, parse_audience
from bot.people.contacts import meet
from bot.people.directory import Directory, Organisation
from bot.people.loading import load_organisation
from bot.people.organisation_file import OrganisationFile
from bot.people.person import Person, Role, School
from bot.people.snapshot import DirectorySnapshot
from bot.settings import load_settings

SIZES = (10_000, 100_000)
CHANGES = 15
MOST_MS = {10_000: 20, 100_000: 50}
"""The longest hold that one person changed may cost."""
AUDIENCES = (
    "everyone",
    "all(everyone, not(school:s1))",
    "all(role:teacher, not(any(school:s1, school:s2)))",
    "all(any(school:s1, school:s2), role:teacher)",
    "not(role:teacher)",
)


@dataclass(frozen=True, slots=True)
class Held:
    """Milliseconds: the longest hold of the loop, and the whole wait."""

    longest: float
    whole: float


async def held(call: Callable[[], Awaitable[object]]) -> Held:
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    ticker = asyncio.ensure_future(tick())
    await asyncio.sleep(0)
    began = time.perf_counter()
    await call()
    whole = time.perf_counter() - began
    await asyncio.sleep(0)
    ticker.cancel()
    with suppress(asyncio.CancelledError):
        await ticker
    return Held(longest * 1000, whole * 1000)


def staff(people: int, version: int) -> OrganisationFile:
    """Everybody as `bench.people` writes them; in each version another one person has a new telephone number."""
    everybody = [
        Person(
            person_id(number),
            f"Persoon {number}",
            "Leerkracht",
            f"s{number % SCHOOLS}",
            frozenset({Role.TEACHER}),
            manager=person_id(0) if number else None,
        )
        for number in range(people)
    ]
    if version:
        everybody[version] = replace(everybody[version], phone="09 123 45 67")
    schools = [School(f"s{number}", f"School {number}") for number in range(SCHOOLS)]
    return OrganisationFile(Organisation("Bench", TENANT, str(version)), everybody, schools, ())


async def one_changed(house: House, people: int, version: int) -> Held:
    await load_organisation(house, staff(people, version))
    return await held(house.directory.current)


async def measure(people: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        async with opened_house(load_settings(data_dir=Path(name))) as house:
            await load_organisation(house, staff(people, 0))
            cold = await held(DirectorySnapshot(house.records).current)
            await house.directory.current()
            changes = [await one_changed(house, people, version) for version in range(1, CHANGES + 1)]
            directory = await house.directory.current()
            house.reachability.people = frozenset(directory.people)
            author = await meet(house, person_id(1), None)
            reaches = [await held(partial(reach_of, house, author, parse_audience("everyone"))) for _ in range(CHANGES)]
    print(f"{f'{people:,} people, all read':40}{cold.longest:12.1f}{'':12}{cold.whole:12.0f}")
    holds = [one.longest for one in changes]
    median, most = statistics.median(holds), max(holds)
    wait = statistics.median(one.whole for one in changes)
    print(f"{f'{people:,} people, one of them changed':40}{most:12.1f}{median:12.1f}{wait:12.0f}")
    longest = [one.longest for one in reaches]
    waits = statistics.median(one.whole for one in reaches)
    print(
        f"{'whom an announcement to all reaches':40}{max(longest):12.1f}{statistics.median(longest):12.1f}{waits:12.0f}"
    )
    for text in AUDIENCES:
        times = [looked_up(parse_audience(text), directory) for _ in range(CHANGES)]
        print(f"{text:40.40}{max(times):12.1f}{statistics.median(times):12.1f}")
    return median < MOST_MS[people]


def looked_up(audience: Audience, directory: Directory) -> float:
    began = time.perf_counter()
    members(audience, directory)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    print(f"{'the loop is held, ms':40}{'longest':>12}{'median':>12}{'whole wait':>12}")
    for people in SIZES:
        if not asyncio.run(measure(people)):
            print(f"more than the {MOST_MS[people]} ms that were promised")


if __name__ == "__main__":
    main()
