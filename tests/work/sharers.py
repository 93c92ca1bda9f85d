"""Instances that share one budget, and send and reply within it, on a clock that jumps."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice

from bot.work.budget import Budget
from bot.work.sharing import Sharing
from bot.work.windows import Slot
from tests.work.instances import Way, moment, shared_store, ways
from tests.work.test_budget import Peer

MOST = 50


@dataclass
class Instance:
    """Sends as long as it has something, by `width` at a time; replies when somebody speaks to it."""

    way: Way
    teams: Peer
    budget: Budget = field(default_factory=lambda: Budget(MOST))
    waits: list[float] = field(default_factory=list[float])
    went: list[float] = field(default_factory=list[float])
    refused: int = 0
    running: list["asyncio.Task[None]"] = field(default_factory=list["asyncio.Task[None]"])

    def __post_init__(self) -> None:
        self.sharing = Sharing(self.way.records, self.budget, "app")

    async def start(self) -> "Instance":
        await self.sharing.start()
        return self

    def sends(self, width: int = 16) -> None:
        self.running += [asyncio.ensure_future(self._sends()) for _ in range(width)]

    async def _sends(self) -> None:
        while True:
            await self.asks()

    async def asks(self, *, reply: bool = False, late: float = 0.0) -> None:
        began = moment()
        async with self.budget.slot(reply=reply) as slot:
            if reply:
                self.waits.append(moment() - began)
            await asyncio.sleep(late)  # what is recorded before it leaves
            if not slot.leave():
                self.refused += 1
                return
            self.went.append(moment())
            # What is on the wire arrives, whatever becomes of who sent it.
            await asyncio.shield(asyncio.ensure_future(_arrives(self.teams, slot)))

    async def rests(self) -> None:
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        self.running = []

    async def dies(self) -> None:
        self.way.away = True
        assert self.sharing._keeping
        self.running.append(self.sharing._keeping)
        await self.rests()

    def rate(self, since: float) -> float:
        return sum(at >= since for at in self.went) / (moment() - since)


async def _arrives(teams: Peer, slot: Slot) -> None:
    await asyncio.sleep(teams.way())
    teams.taken.append(moment())
    await asyncio.sleep(teams.answer())
    slot.answered()


@asynccontextmanager
async def instances(count: int, teams: Peer | None = None) -> AsyncGenerator[list[Instance]]:
    store = await shared_store()
    teams = teams or Peer()
    started = [await Instance(way, teams).start() for way in islice(ways(store), count)]
    yield started
    for one in started:
        if not one.way.away:
            await one.rests()
            await one.sharing.stop()
    assert teams.most_in(1.0) <= MOST
    await store.close()
