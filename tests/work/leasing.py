"""Instances that run a round under a lease, and what each of them did, on a clock that jumps."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice

from bot.work.leases import Round, Rounds
from tests.work.instances import Way, moment, shared_store, ways

EVERY = 3.0
MINUTE = 60.0


@dataclass
class Instance:
    """Notes when its round did something."""

    way: Way
    rounds: Rounds = field(init=False)
    did: list[float] = field(default_factory=list[float])
    ended: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        self.rounds = Rounds(self.way.records, [Round("one", EVERY, self.one)])

    async def one(self) -> None:
        self.did.append(moment())

    def start(self) -> "Instance":
        self.rounds.start()
        return self

    async def dies(self) -> None:
        """Its process ends without a word."""
        self.way.away = True
        assert self.rounds._holding
        tasks = [self.rounds._holding, *self.rounds._running]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def three() -> AsyncGenerator[list[Instance]]:
    store = await shared_store()
    instances = [Instance(way).start() for way in islice(ways(store), 3)]
    yield instances
    await asyncio.gather(*(one.rounds.stop() for one in instances if not one.way.away))
    await store.close()


def holder(instances: list[Instance]) -> Instance:
    (found,) = [one for one in instances if one.rounds.here]
    return found
