"""What breaks in the course of the day, when, and until when: the fractions are of the whole day."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

import aiohttp

from bench.processes import Bot
from bench.soak.chats import Chats
from bench.soak.pace import Pace
from bench.soak.report import Window

SLOW = 0.15
"""Seconds that each request to the store takes longer, while it is slow."""
REFUSALS = 60
"""Requests that the store refuses, with so many milliseconds to wait."""
REFUSED_MS = 100
THROTTLED, FAILED, HALF = 0.2, 0.05, 0.5
"""Shares of what Teams refuses, and fails; of that half was done."""
SETTLES = 2.0
"""Seconds after which what was begun during a fault is over."""


@dataclass
class Chaos:
    """`bots` by number; the first is never ended. `tenant` tells the tenant's peer what to do."""

    bots: Sequence[Bot]
    chats: Chats
    store: str
    tenant: Callable[[str], Any]
    session: aiohttp.ClientSession
    pace: Pace
    windows: list[Window] = field(default_factory=list[Window])
    ends: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """When instances ended: from when they were told so until they were gone."""

    def __post_init__(self) -> None:
        self._ending = defaultdict[Bot, asyncio.Lock](asyncio.Lock)

    async def run(self) -> None:
        breaking = list[asyncio.Task[None]]()
        for at, name, breaks in self._plan():
            await self.pace.reaches(at)
            breaking.append(asyncio.create_task(self._broken(monotonic() - self.pace.began, name, breaks)))
            if not self.pace.by_clock:
                await breaking[-1]
        await asyncio.gather(*breaking)
        await self.pace.reaches(1.0)

    async def _broken(self, at: float, name: str, breaks: Callable[[], Awaitable[None]]) -> None:
        """An instance may need its time until it is back; meanwhile the next thing breaks."""
        print(f"  {at:6.0f} s: {name}", flush=True)
        since = monotonic()
        await breaks()
        self.windows.append((name, since, monotonic() + SETTLES))

    def _plan(self) -> Sequence[tuple[float, str, Callable[[], Awaitable[None]]]]:
        one, other = self.bots[1], self.bots[-1]
        return (
            (0.10, "an instance is killed (SIGKILL)", lambda: self._killed(one)),
            (0.20, "the store is slow", self._slow_store),
            (0.30, "an instance is told to stop (SIGTERM), and started anew", lambda: self._stopped(other)),
            (0.38, "the tenant changes", lambda: self._told("change")),
            (0.42, "Teams refuses a fifth and fails one in twenty, half of which it did", self._throttled_teams),
            (0.52, "the token for Microsoft Graph has expired", lambda: self._told("expired")),
            (0.56, "an instance is killed (SIGKILL)", lambda: self._killed(other)),
            (0.64, "the store refuses", self._refusing_store),
            (0.70, "an instance is told to stop (SIGTERM), and started anew", lambda: self._stopped(one)),
            (0.76, "Microsoft Graph throttles", lambda: self._told("throttled")),
            (0.80, "the tenant changes", lambda: self._told("change")),
            (0.84, "an instance is killed (SIGKILL)", lambda: self._killed(one)),
        )

    async def _killed(self, bot: Bot) -> None:
        async with self._ending[bot]:
            since = monotonic()
            bot.kill()
            self.ends.append((since, monotonic()))
            await asyncio.to_thread(bot.start)

    async def _stopped(self, bot: Bot) -> None:
        async with self._ending[bot]:
            since = monotonic()
            await asyncio.to_thread(bot.stop)
            self.ends.append((since, monotonic()))
            await asyncio.to_thread(bot.start)

    async def _told(self, what: str) -> None:
        await asyncio.to_thread(self.tenant, what)

    async def _slow_store(self) -> None:
        await self._store("slow", {"seconds": SLOW})
        await self.pace.lasts(0.05)
        await self._store("slow", {"seconds": 0.0})

    async def _refusing_store(self) -> None:
        await self._store(
            "faults", [{"kind": "*", "status": 429, "times": REFUSALS, "retry_ms": REFUSED_MS, "substatus": 3200}]
        )
        await self.pace.lasts(0.02)

    async def _store(self, what: str, said: object) -> None:
        async with self.session.post(f"{self.store}peer/{what}", json=said) as answer:
            answer.raise_for_status()

    async def _throttled_teams(self) -> None:
        usual = self.chats.rules
        self.chats.rules = replace(usual, throttled=THROTTLED, failed=FAILED, accepted=HALF)
        await self.pace.lasts(0.06)
        self.chats.rules = usual
