"""Counts what a digest and what citing add to a send, on the stage of the conversation tests: prints a line of JSON.

Run by bench.sends.added, with the settings of a peer in the environment: `python -m bench.sends.added_turns STAFF`.
Each is met once before it is counted, as in a bot that has been running.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import aiohttp

from bench.cloud_turns import Counted
from bot.announce.news.preferences import Preferences
from bot.announce.news.preferring import keep
from bot.announce.spreading import CITE_JOB
from bot.bootstrap.running import JOBS
from bot.people.contacts import recipient
from bot.people.person import Person
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.announcing import write
from tests.conversations.school import UNHURRIED, School, send_to
from tests.conversations.stage import Colleague

DIGEST = time(16, 30)
BEFORE = datetime(2026, 11, 23, 15, 29, tzinfo=UTC)
"""A minute earlier, on the day that the clock of the stage says."""
A_DAY = timedelta(days=1)

Figures = dict[str, tuple[float, float]]
"""Requests to the store and request units, by what is counted."""


class Counting:
    """A school of `people` in all. What makes announcements something that answers cite is put off until it is asked
    for, so that it can be counted by itself."""

    def __init__(self, school: School, counted: Counted, people: int) -> None:
        self.school = school
        self.people = people
        self.figures: Figures = {}
        self._counted = counted
        self._put_off: list[Assignment] = []
        self._work = Work(school.house, school.recorder, Budget(UNHURRIED))
        jobs = {**JOBS, CITE_JOB: self._puts_off}
        school.worker = Worker(self._work, jobs, width=16, lease=timedelta(seconds=60))

    async def _puts_off(self, _: Work, job: Assignment) -> None:
        self._put_off.append(job)

    async def counts(self, name: str, doing: Callable[[], Awaitable[object]]) -> None:
        await self._counted.look()
        await doing()
        since, units = await self._counted.look()
        self.figures[name] = (since["read"] + since["query"] + since["batch"], units)

    async def sends(self, title: str) -> None:
        """For information, to everybody."""
        carla = self.school.carla
        await write(carla, title=title, text="Meer op school.", everyone="true", importance="information")
        await carla.clicks(send_to(self.people))
        await self.arrives()

    async def arrives(self) -> None:
        await self.school.jobs()
        await self.school.jobs(later=timedelta(seconds=5))

    async def cites(self) -> None:
        for job in self._put_off:
            await JOBS[CITE_JOB](self._work, job)
        self._put_off.clear()


async def measured(counting: Counting, everybody: list[Colleague]) -> None:
    """Everything is sent by the same author at the same steps, so that only what is told apart differs."""
    school = counting.school
    await counting.sends("Eerste")
    await counting.cites()
    await counting.counts("sent", lambda: counting.sends("Zonder overzicht"))
    assert sum(one.sees("Zonder overzicht") for one in everybody) == counting.people
    await counting.counts("cited", counting.cites)
    house = school.house
    for one in everybody:
        await keep(house, await recipient(house, one.id), Preferences(one.id, house.now(), digest=DIGEST))
    await counting.arrives()
    await counting.counts("held", lambda: counting.sends("Met overzicht"))
    assert not any(one.sees("Met overzicht") for one in everybody if one is not school.carla)
    await school.jobs(later=BEFORE - school.clock())
    await counting.counts("digest", lambda: school.jobs(later=timedelta(minutes=2)))
    assert sum(one.sees("Met overzicht") for one in everybody) == counting.people
    await school.jobs(later=BEFORE + A_DAY - school.clock())  # with what runs at night
    await counting.counts("nothing", lambda: school.jobs(later=timedelta(minutes=2)))


async def main(staff: int) -> None:
    some = [Person(f"00000000-0000-4000-9000-{n:012}", f"Collega {n}", "Leerkracht", "de-linde") for n in range(staff)]
    with tempfile.TemporaryDirectory() as folder:
        async with aiohttp.ClientSession() as session:
            school = await School.open(Path(folder))
            counted = Counted(session, os.environ["BODE_COSMOS_ENDPOINT"], Counter())
            await school.becomes(lambda one: one, some)
            await school.everybody_installs()
            colleagues = [Colleague(school.stage, one.id, one.name) for one in some]
            for one in colleagues:
                await one.installs()
            await school.jobs()
            everybody = [*school.people.values(), *colleagues]
            counting = Counting(school, counted, len(everybody))
            await measured(counting, everybody)
            await school.close()
    print(json.dumps({"people": counting.people, **counting.figures}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
