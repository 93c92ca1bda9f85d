"""Requests to the store for each turn and each delivery, on the stage of the conversation tests: prints a table.

Ends with 1 when a row asks for more than it may.

Run by bench.cloud, with the settings of a peer in the environment. Each turn is met once before it is counted, as in a
bot that has been running.
"""

import asyncio
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp

from bench.costs import INSTANCES, MOST, SENDS_A_SECOND
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.bootstrap.running import JOBS
from bot.content.folder import Folder
from bot.people.person import Person
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.chain.sweeping import sweep
from bot.work.worker import Worker
from tests.conversations.announcing import PREVIEW, up_to_the_check, write
from tests.conversations.questions import answers, asks
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.teaming import LINDE, clicks_in, goes_on, joins, puts_in_channels
from tests.conversations.test_putting_together import begins

DOCUMENTS = Path(__file__).parent.parent / "tests" / "conversations" / "documents"
STAFF = 100
"""Colleagues besides those of the stage, so that what an announcement costs by itself weighs little."""
IDLE = 20
SHARE = SENDS_A_SECOND // INSTANCES
WIDTH = 16
"""As BODE_WORKERS."""

Doing = Callable[[], Awaitable[object]]


@dataclass
class Counted:
    """What a peer counted since the last look."""

    session: aiohttp.ClientSession
    endpoint: str
    before: Counter[str]
    charged: float = 0.0

    async def look(self) -> tuple[Counter[str], float]:
        """Requests by kind, and request units."""
        counted = Counter[str](await self._get("counted"))
        charged = sum((await self._get("charged")).values())
        since, units = counted - self.before, charged - self.charged
        self.before, self.charged = counted, charged
        return since, units

    async def _get(self, what: str) -> dict[str, float]:
        async with self.session.get(f"{self.endpoint}peer/{what}") as answer:
            return await answer.json()


class Table:
    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self.over: list[str] = []
        print(f"{'':40}{'requests':>10}{'at most':>9}{'reads':>8}{'queries':>9}{'commits':>9}{'RU':>9}")

    async def row(self, name: str, doing: Doing, parts: int = 1, more: str = "") -> None:
        """`parts`: how many of what is counted `doing` does. `more` is printed behind the name."""
        await self._counted.look()
        await doing()
        since, units = await self._counted.look()
        reads, queries, commits = (since[kind] / parts for kind in ("read", "query", "batch"))
        most, asked = MOST.get(name), reads + queries + commits
        self.over += [name] if most is not None and asked > most else []
        limit = "" if most is None else f"{most:g}"
        counted = f"{asked:10.2f}{limit:>9}{reads:8.2f}{queries:9.2f}{commits:9.2f}"
        print(f"{name + more:40}{counted}{units / parts:9.1f}{'  too many' if name in self.over else ''}", flush=True)


def staff() -> list[Person]:
    return [Person(f"00000000-0000-4000-9000-{n:012}", f"Collega {n}", "Leerkracht", "de-linde") for n in range(STAFF)]


def paced(school: School) -> Worker:
    """As that of one instance of several: it gets its share of what Teams takes, and nothing goes at once."""
    work = Work(school.house, school.recorder, Budget(SHARE))
    return Worker(work, JOBS, width=WIDTH, lease=timedelta(seconds=60))


async def turns(school: School, table: Table) -> None:
    ana, ben, carla = school.ana, school.ben, school.carla

    async def twice(name: str, doing: Doing) -> None:
        await doing()
        await table.row(name, doing)

    await twice("help", lambda: ana.says("help"))
    await twice("today", lambda: ana.says("vandaag"))
    await twice("a question", lambda: ana.says("Hoeveel is de kilometervergoeding?"))
    await twice("a question that follows", lambda: ana.says("en met de fiets?"))
    await twice("my requests", lambda: ana.says("mijn aanvragen"))
    await twice("a form opened", lambda: ana.says("verlof"))
    await ana.fills(kind="union").clicks("Volgende")
    await ana.fills(period__from="2026-12-04", period__to="2026-12-04").clicks("Volgende")
    await table.row("a step of a form", lambda: ana.fills(lessons="none").clicks("Volgende"))
    await table.row("a request sent in", lambda: ana.clicks("Indienen"))
    await table.row("what asks its approver", school.jobs)
    await twice("approvals", lambda: ben.says("goedkeuringen"))
    await table.row("a decision", lambda: ben.clicks("Goedkeuren"))
    await table.row("what tells its requester", school.jobs)
    await carla.says("mededeling")
    await up_to_the_check(carla, title="Foto's", text="De fotograaf komt.", confirmation="true", everyone="true")
    await table.row("an announcement looked at", lambda: carla.clicks(PREVIEW))
    people = len(school.people) + STAFF
    await table.row("an announcement sent", lambda: carla.clicks(send_to(people)))

    async def delivered() -> None:
        await school.jobs()
        await school.jobs(later=timedelta(seconds=5))

    school.worker = paced(school)
    await table.row("a delivery", delivered, people, f", of {people}, {SHARE} a second")
    await twice("news", lambda: ana.says("nieuws"))
    await table.row("a confirmation", lambda: ana.clicks("Gelezen en begrepen"))
    await school.jobs(later=timedelta(seconds=5))
    await asks(school, people=people, everyone="true")
    await school.jobs(later=timedelta(seconds=5))
    await answers(ben, "0")
    await table.row("an answer", lambda: answers(ana, "1"))
    await school.jobs(later=timedelta(seconds=5))
    await _visa_and_channel(school, table, people)
    records = school.house.records
    waiting = len([item async for item in records.audit.stream(order="changed")])
    await table.row("the audit linked", lambda: sweep(records), waiting, f", of {waiting} entries")

    async def idle() -> None:
        for _ in range(IDLE):
            await school.jobs()

    await table.row("a round of jobs with nothing to do", idle, IDLE)


async def _visa_and_channel(school: School, table: Table, people: int) -> None:
    ana, ben, carla = school.ana, school.ben, school.carla
    await write(carla, title="Reglement", text="Lees dit.", everyone="true", importance="mandatory", visa_days="3")
    await carla.clicks(send_to(people))
    await school.jobs(later=timedelta(seconds=5))
    await table.row("a visa", lambda: ana.clicks("Ik heb dit gelezen en viseer"))
    await joins(school, ana, ben)
    await begins(school, carla, schools="vaartkant")
    await puts_in_channels(carla, LINDE)
    await goes_on(carla, confirmation="true")
    await carla.clicks("Ja, verzend naar 4 personeelsleden en 1 kanaal")
    await school.jobs(later=timedelta(seconds=5))
    await table.row("a confirmation in a channel", lambda: clicks_in(school, ana, "Gelezen en begrepen"))


async def main() -> Sequence[str]:
    """The rows that ask for too much."""
    with tempfile.TemporaryDirectory() as folder:
        async with aiohttp.ClientSession() as session:
            school = await School.open(Path(folder))
            counted = Counted(session, os.environ["BODE_COSMOS_ENDPOINT"], Counter())
            await school.becomes(lambda one: one, staff())
            library = Folder(DOCUMENTS)
            await index_library(school.house, library, lambda _: None)
            await catch_up(school.house)
            await library.close()
            await school.everybody_installs()
            for person in staff():
                await Colleague(school.stage, person.id, person.name).installs()
            await school.jobs()
            table = Table(counted)
            await turns(school, table)
            await school.close()
            return table.over


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(main()) else 0)
