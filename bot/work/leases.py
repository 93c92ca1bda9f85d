"""Runs rounds by one instance at a time: it renews a lease in the store, and stops before another can take it over.

No clock is shared. A holder counts from before it sent its last renewal, the others from when they saw it, each on a
clock of its own that only has to run as fast as theirs: so a holder has always stopped first.
"""

import asyncio
import logging
import math
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from types import coroutine
from typing import Any
from uuid import uuid4

from bot.errors import Stale
from bot.store.partitions import LEASES
from bot.store.records import Records
from bot.work.kept import Hold

HELD = 40.0
"""Seconds for which a holder goes on, from before it sent its last renewal."""
DEAD = 45.0
"""Seconds without a renewal after which another takes over. What is more than HELD is for clocks that run unequally,
and for a round to be cancelled in."""
RENEW_EVERY = 20.0
LOOK_EVERY = 5.0
"""Seconds between two looks of who does not hold it, or could not renew it."""
PATIENCE = 10.0
"""Seconds for which the store is waited for; it gives up by itself before that."""
GRACE = 5.0
"""Seconds that a round gets to end when the process stops; together with those since the last renewal below HELD. What
takes longer, such as a crawl, is cancelled, and another goes on."""

log = logging.getLogger(__name__)


class Lease:
    """`name` is the same in all instances; which of them holds it is decided by the store."""

    def __init__(self, records: Records, name: str) -> None:
        self._records = records
        self._name = name
        self._me = uuid4().hex
        self._seen: Hold | None = None
        self._since = 0.0
        self.until = -math.inf
        """Until when it is held, by the clock of the event loop."""

    @property
    def held(self) -> bool:
        return _now() < self.until

    async def look(self) -> None:
        """Renews it, takes it when nobody has it, or notes who has. Raises StoreError."""
        found = await self._records.leases.get(LEASES, self._name)
        standing = found.value if found else Hold(self._name)
        now = _now()
        if standing != self._seen:
            self._seen, self._since = standing, now
        if standing.holder not in {"", self._me} and now - self._since < DEAD:
            self.until = -math.inf
            return
        mine = replace(standing, holder=self._me, number=standing.number + 1)
        try:
            await self._records.accept(LEASES, [self._records.leases.put(mine, found.version if found else None)])
        except Stale:  # another took it
            self.until = -math.inf
        else:
            self.until = now + HELD

    async def give_back(self) -> None:
        """Another may have it at once. Raises StoreError."""
        self.until = -math.inf
        found = await self._records.leases.get(LEASES, self._name)
        if found and found.value.holder == self._me:
            free = replace(found.value, holder="", number=found.value.number + 1)
            with suppress(Stale):
                await self._records.accept(LEASES, [self._records.leases.put(free, found.version)])


@dataclass(frozen=True, slots=True)
class Round:
    """What is done every so many seconds, counted from its end; `name` is what the log says.

    It is cancelled when the lease is lost, and none of its own steps begins after that, also when the event loop or the
    whole process stood still meanwhile. What it has sent to the store by then cannot be called back: so whatever it
    writes names the version that it read, as everything does, and is refused once another has gone on.
    """

    name: str
    every: float
    run: Callable[[], Coroutine[Any, Any, object]]


class Rounds:
    """All rounds of one organisation, under one lease: what is idle costs one write each RENEW_EVERY in all."""

    def __init__(self, records: Records, rounds: Sequence[Round], name: str = "rounds") -> None:
        self._rounds = rounds
        self._lease = Lease(records, name)
        self._name = name
        self._stopping = asyncio.Event()
        self._running: list[asyncio.Task[None]] = []
        self._holding: asyncio.Task[None] | None = None

    @property
    def here(self) -> bool:
        """Whether they are this instance's to run."""
        return self._lease.held

    def start(self) -> None:
        self._holding = asyncio.create_task(self._hold(), name=f"rounds: {self._name}")

    async def stop(self) -> None:
        """Begins no more rounds, gives the running ones GRACE seconds, and gives the lease back."""
        self._stopping.set()
        if self._holding:
            await self._holding

    async def _hold(self) -> None:
        """Ends when it is told to stop; whatever happens to the store meanwhile, it goes on looking."""
        while not self._stopping.is_set():
            looked = await self._look()
            await self._follow()
            pause = RENEW_EVERY if self.here and looked else LOOK_EVERY
            await self._unless_stopping(min(pause, self._lease.until - _now()) if self.here else pause)
            await self._follow()
        if self._running:
            await asyncio.wait(self._running, timeout=GRACE)
        await self._end()
        await self._give_back()

    async def _follow(self) -> None:
        """The rounds run while the lease is here, and anew when it was not for a moment."""
        if self._stopping.is_set():
            return
        if not self.here or any(task.done() for task in self._running):
            await self._end()
        if self.here and not self._running:
            log.info("lease.taken", extra={"lease": self._name})
            self._running = [asyncio.create_task(self._repeat(one), name=one.name) for one in self._rounds]

    async def _look(self) -> bool:
        """Whether the store said who has it; while it is held, it is not waited for longer than that lasts."""
        try:
            async with asyncio.timeout_at(min(_now() + PATIENCE, self._lease.until if self.here else math.inf)):
                await self._lease.look()
        except Exception as error:
            log.warning("lease.unseen", extra={"lease": self._name, "error": type(error).__name__})
            return False
        return True

    async def _end(self) -> None:
        if self._running and not self._stopping.is_set():
            log.warning("lease.over", extra={"lease": self._name})
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        self._running = []

    async def _give_back(self) -> None:
        if not self.here:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._lease.give_back()
        except Exception as error:
            log.warning("lease.not_given_back", extra={"lease": self._name, "error": type(error).__name__})

    async def _repeat(self, one: Round) -> None:
        while not self._stopping.is_set():
            try:
                done = await _while_held(self._lease, one.run())
            except Exception:
                log.exception("round.failed", extra={"round": one.name})
            else:
                log.debug(one.name, extra={"entries": done})
            await self._unless_stopping(one.every)

    async def _unless_stopping(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), max(0.0, seconds))


@coroutine
def _while_held(lease: Lease, round: Coroutine[Any, Any, object]) -> Generator[Any, Any, object]:
    """Awaits it step by step. The first step that would begin without the lease is its cancellation; what it does then
    is tidying up."""
    error: BaseException | None = None if lease.held else asyncio.CancelledError()
    over = error is not None
    while True:
        try:
            awaited = round.throw(error) if error else round.send(None)
        except StopIteration as end:
            return end.value
        error = None
        try:
            yield awaited
        except BaseException as raised:
            error = raised
        if not lease.held and not over:
            over, error = True, asyncio.CancelledError()


def _now() -> float:
    return asyncio.get_running_loop().time()
