"""Everybody on stage, and the bot they talk to."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from bot.answer.library.replica import catch_up
from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import JOBS
from bot.channel.base import Handle, Reply, Turn
from bot.fetching import Fetcher
from bot.front.dispatch import handler
from bot.house import House
from bot.own_links import OwnLinks
from bot.people.loading import LOADED_JOBS, load_organisation
from bot.people.organisation_file import OrganisationFile, parse_organisation
from bot.people.person import Person
from bot.settings import Settings, load_settings
from bot.work.base import Run, Work
from bot.work.budget import Budget
from bot.work.job import Job
from bot.work.worker import Worker
from cards.texts import texts
from tests.conversations.installing import Beginning, Reached, beginning, copied_at, remember, take_over
from tests.conversations.stage import Clock, Colleague, Recorder, Stage
from tests.peers.cosmos import CosmosPeer
from tests.peers.websites import Leading

ORGANISATION = Path(__file__).parent / "school.toml"
OWN_ADDRESS = "https://bode.proefnet.example"
"""With which links to Bode begin."""
UNHURRIED = 1_000_000
"""Requests per second: no test waits for the budget."""


class School:
    """`ana`, `ben`, ... are its people; `jobs` runs what is due; `restarts` ends the process and begins another."""

    house: House
    work: Work
    worker: Worker
    _handle: Handle | None = None
    _begun: datetime | None = None
    """What the clock said before anything happened, and when everybody had Bode as it was prepared."""
    _installed: datetime | None = None
    _copied: int = 0
    peer: CosmosPeer | None = None
    """Where the documents stand, if not in SQLite."""
    fetcher = Fetcher(Leading())
    """Finds no website at all, so that no test asks one that is not its own."""
    between: Callable[[House], Handle] | None = None
    """Gives each turn to this instance and to another one on the same store."""
    doing: Callable[[House], Mapping[str, Run]] | None = None
    """Gives how jobs are done, by this instance and by another one on the same store."""
    second: House | None = None
    """That other one."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.stage = Stage(_nobody, Recorder(), Clock())
        people = {person.name.split()[0].casefold(): person for person in organisation_file().people}
        self.people = {name: Colleague(self.stage, person.id, person.name) for name, person in people.items()}
        self._stack = AsyncExitStack()
        self._begun, self._copied = self.clock.now, copied_at(data)

    @classmethod
    async def open(cls, data: Path) -> "School":
        school = cls(data)
        await school._start()
        return school

    @property
    def clock(self) -> Clock:
        return self.stage.clock

    @property
    def recorder(self) -> Recorder:
        return self.stage.recorder

    def __getattr__(self, name: str) -> Colleague:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    async def jobs(self, *, later: timedelta = timedelta(), rounds: int = 100) -> int:
        """Runs every job that is due, and what those put in turn; then the index of each instance is where the store
        is. `later` lets time pass first."""
        done = 0
        if self._is_at(self._installed):
            done = self._takes_over("jobs") or 0
        self.clock.pass_by(later)
        for _ in range(rounds):
            ran = await self.worker.run_due()
            if not ran:
                await self._catch_up()
                return done
            done += ran
        raise AssertionError(f"still jobs after {rounds} rounds")

    async def everybody_installs(self) -> None:
        """As it was prepared, where it was and nothing happened yet."""
        if self._is_at(self._begun) and self._takes_over("installed") is not None:
            self._installed = self.clock.now
            return
        for person in self.people.values():
            await person.installs()

    async def prepares_installed(self) -> None:
        """From now on, whoever has everybody install in a copy of this school has what they have here; and after the
        jobs of it."""
        begun = self._beginning()
        await self.everybody_installs()
        remember(begun, "installed", self._data, self.stage)
        shown = sum(map(len, self.recorder.chats.values()))
        remember(begun, "jobs", self._data, self.stage, await self.jobs())
        assert sum(map(len, self.recorder.chats.values())) == shown, "a channel that fails would change what they do"

    def _is_at(self, moment: datetime | None) -> bool:
        """Nothing happened since, for everything looks at the clock; and nobody looks at how turns are answered."""
        is_plain = self.peer is None and self.second is None and self.stage.handle is self._handle
        return is_plain and self.clock.now == moment

    def _takes_over(self, reached: Reached) -> int | None:
        return take_over(self._beginning(), reached, self._data, self.stage)

    def _beginning(self) -> Beginning:
        return beginning(self._data, self._copied, _environment())

    async def moves(self, person: Colleague, *, to: Colleague) -> None:
        """From now on they have another headmaster, and the directory says so."""
        await self.becomes(lambda one: replace(one, manager=to.id) if one.id == person.id else one)
        await self.reroutes()

    async def reroutes(self) -> None:
        await self.house.queue.put([Job(name, {}) for name in LOADED_JOBS])

    async def becomes(
        self, change: Callable[[Person], Person | None], also: Sequence[Person] = (), *, promised: bool = False
    ) -> None:
        """The directory is loaded anew, with others besides; `change` gives None for who left. What waits is rerouted
        only where what a load promises comes with it."""
        file = organisation_file()
        people = [*(changed for changed in map(change, file.people) if changed), *also]
        organisation = replace(file.organisation, digest=f"digest {next(self.stage.numbers)}")
        jobs = [Job(name, {}) for name in LOADED_JOBS] if promised else []
        await load_organisation(self.house, replace(file, organisation=organisation, people=people), jobs)

    async def restarts(self) -> None:
        """Nothing is handed over in memory."""
        await self.close()
        await self._start()

    async def close(self) -> None:
        await self._stack.aclose()

    async def _start(self) -> None:
        untouched = self.clock.now == self._begun
        self._stack = AsyncExitStack()
        self.house = await self._open_house()
        self.stage.handle = self._handle = handler(self.house)
        self.second = await self._open_house() if self.between or self.doing else None
        if self.between and self.second:
            self.stage.handle = self.between(self.second)
        await self._catch_up()
        self.work = Work(self.house, self.recorder, Budget(UNHURRIED))
        jobs = self.doing(self.second) if self.doing and self.second else JOBS
        self.worker = Worker(self.work, jobs, width=16, lease=timedelta(seconds=60))
        if untouched:
            self._begun = self.clock.now

    async def _catch_up(self) -> None:
        for house in (self.house, self.second):
            if house:
                await catch_up(house)

    async def _open_house(self) -> House:
        settings = _settings(_environment())
        here = settings.model_copy(update={"data_dir": self._data})
        house = await self._stack.enter_async_context(opened_house(here, now=self.clock))
        return replace(house, own_links=OwnLinks(OWN_ADDRESS), fetcher=self.fetcher)


@cache
def organisation_file() -> OrganisationFile:
    """Who is of this school."""
    return parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())


def _environment() -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in os.environ.items() if pair[0].startswith("BODE_"))


@cache
def _settings(_: tuple[tuple[str, str], ...]) -> Settings:
    """Read once in each environment, since it takes as long as the rest of a start."""
    return load_settings(link_hosts=("proefnet.example",))


async def _nobody(_: Turn) -> Reply:
    raise AssertionError("the bot does not run")


def send_to(people: int) -> str:
    """The button that sends an announcement."""
    return texts("nl")("send-to", people=people)
