"""What /readyz says: each part by its name and how it stands, and whether this instance should get anything to do.

A part that all instances have alike (the queue, a token) takes nobody out of service: then nobody would answer. Nothing
secret stands in it, since anybody can ask: a state, and figures.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.blobs.base import NoSuchBlob
from bot.bootstrap.running import Bode
from bot.bootstrap.watching import queues
from bot.house import House
from bot.json import Json
from bot.meaning.promptly import Promptly
from bot.people.snapshot import NoOrganisation

PATIENCE = 3.0
"""Seconds for one part: less than a probe waits."""
KEPT = 30.0
"""Seconds for which what was found of a part stands that costs a request of a service which counts them."""
LATE = 300.0
"""Seconds that a job may wait or an index be behind; infra/ warns of the same."""
OLD = 7200.0
"""Seconds since the tenant was asked who works here, likewise."""
HOLDS = ("disk", "store", "index")
"""Without one of these this instance can do nothing, and is left out."""
TELLS = ("queue", "blobs", "replica", "directory", "teams_token", "graph_token", "model")
"""What is told alone."""
NOTHING = "health/nothing"
"""A file that there is not."""

log = logging.getLogger(__name__)


class Stand(StrEnum):
    FINE = "fine"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """Nobody needed it yet."""


@dataclass(frozen=True, slots=True)
class Found:
    """`problem` says why it is wrong, in words that are ours; `told` are figures."""

    stand: Stand = Stand.FINE
    problem: str = ""
    told: Mapping[str, Json] = field(default_factory=dict[str, Json])

    @property
    def body(self) -> dict[str, Json]:
        return {"status": self.stand, **({"problem": self.problem} if self.problem else {}), **self.told}


Look: TypeAlias = Callable[[], Awaitable[Found]]


def wrong(problem: str, **told: Json) -> Found:
    return Found(Stand.WRONG, problem, told)


class Readiness:
    """Of one process, from when it began. `clock` in seconds. `of` is the id of the organisation of which alone it is
    looked at, with what is its own: an operator of one is shown nothing of another; None for all of them."""

    def __init__(self, bode: Bode, clock: Callable[[], float] = time.monotonic, *, of: str | None = None) -> None:
        self._bode = bode
        self._of = of
        self._clock = clock
        self._began = bode.house.now()
        self._kept: dict[str, tuple[float, Found]] = {}
        self._looks: Mapping[str, Look] = {
            "disk": self._disk,
            "store": self._store,
            "index": self._index,
            "queue": self._queue,
            "blobs": self._blobs,
            "replica": self._replica,
            "directory": self._directory,
            "teams_token": self._teams_token,
            "graph_token": self._graph_token,
            "model": self._model,
        }

    async def look(self) -> tuple[int, dict[str, Json]]:
        """The status of the answer, and its body."""
        if self._bode.stopping.is_set():
            return 503, {"status": "stopping"}
        found = await self._found()
        checks: dict[str, Json] = {name: one.body for name, one in found.items()}
        for name in HOLDS:
            if found[name].stand is Stand.WRONG:
                return 503, {"status": found[name].problem, "checks": checks}
        return 200, {"status": "ready", "passages": found["index"].told["passages"], "checks": checks}

    async def parts(self) -> Mapping[str, bool]:
        """Of each whether it is wrong: what an operator is shown in Teams."""
        return {name: one.stand is Stand.WRONG for name, one in (await self._found()).items()}

    async def _found(self) -> Mapping[str, Found]:
        looked = await asyncio.gather(*(self._in_time(*one) for one in self._looks.items()))
        return dict(zip(self._looks, looked, strict=True))

    async def _in_time(self, name: str, look: Look) -> Found:
        try:
            async with asyncio.timeout(PATIENCE):
                return await look()
        except NoOrganisation:
            return wrong("no organisation is loaded")
        except TimeoutError:
            problem = "it does not answer in time"
        except Exception:
            problem = "not ready"
        if name in HOLDS:
            log.warning("readyz.failed", exc_info=True, extra={"of": name})
        else:
            log.warning("readyz.part_failed", exc_info=True, extra={"of": name})
        return wrong(problem)

    async def _seldom(self, name: str, look: Look) -> Found:
        at, found = self._kept.get(name, (0.0, Found()))
        if name in self._kept and self._clock() - at < KEPT:
            return found
        found = await look()
        self._kept[name] = self._clock(), found
        return found

    # --- what holds --------------------------------------------------------------------------------

    async def _disk(self) -> Found:
        problem = await asyncio.to_thread(self._bode.disk_problem)
        if problem:
            log.error("readyz.disk", extra={"problem": problem})
        return wrong(problem) if problem else Found()

    async def _store(self) -> Found:
        """It answers, and knows an organisation."""
        people = sum([len((await house.directory.current()).people) for house in self._houses])
        return Found(told={"people": people})

    async def _index(self) -> Found:
        return Found(told={"passages": sum([await house.index.size() for house in self._houses])})

    # --- what is told alone ------------------------------------------------------------------------

    async def _queue(self) -> Found:
        return await self._seldom("queue", self._queue_now)

    async def _queue_now(self) -> Found:
        since: list[datetime | None] = []
        for house in self._houses:
            since += [await queue.waiting_since() for queue in queues(house).values()]
        seconds = max((self._seconds(one) for one in since if one), default=0)
        return wrong("jobs wait", seconds=seconds) if seconds > LATE else Found(told={"seconds": seconds})

    async def _blobs(self) -> Found:
        return await self._seldom("blobs", self._blobs_now)

    async def _blobs_now(self) -> Found:
        try:
            async for _ in self._houses[0].blobs.read(NOTHING):
                break
        except NoSuchBlob:
            pass
        return Found()

    async def _replica(self) -> Found:
        seconds = max(self._seconds(house.marks.caught_up or self._began) for house in self._houses)
        percent = min(
            (house.rebuilding.percent for house in self._houses if house.rebuilding.percent is not None), default=None
        )
        told: dict[str, Json] = {"seconds": seconds} if percent is None else {"seconds": seconds, "percent": percent}
        return wrong("the index is behind", **told) if seconds > LATE else Found(told=told)

    async def _directory(self) -> Found:
        """Only who asks the tenant can tell: one instance at a time."""
        asked = [
            house.directory.asked
            for (name, house), rounds in zip(self._bode.houses.items(), self._bode.rounds, strict=True)
            if self._is_of(name) and rounds.here and house.directory.asked
        ]
        seconds = max((self._seconds(one) for one in asked), default=None)
        if seconds is None:
            return Found(Stand.UNKNOWN)
        return wrong("the tenant is not asked", seconds=seconds) if seconds > OLD else Found(told={"seconds": seconds})

    async def _teams_token(self) -> Found:
        apps = {app for name, app in self._bode.apps.items() if self._is_of(name)}
        return _token([bot.teams.token_problem for app, bot in self._bode.bots.by_app.items() if app in apps])

    async def _graph_token(self) -> Found:
        return _token([graph.token_problem for name, graph in self._bode.graphs.items() if self._is_of(name)])

    async def _model(self) -> Found:
        models = [house.meaning for house in self._houses if isinstance(house.meaning, Promptly)]
        if any(model.away for model in models):
            return wrong("the model that finds by meaning does not answer")
        return Found() if models else Found(Stand.UNKNOWN)

    @property
    def _houses(self) -> list[House]:
        return [house for name, house in self._bode.houses.items() if self._is_of(name)]

    def _is_of(self, organisation: str) -> bool:
        return self._of in {None, organisation}

    def _seconds(self, since: datetime) -> int:
        return max(0, round((self._bode.house.now() - since).total_seconds()))


def _token(problems: list[str | None]) -> Found:
    """The code with which it was refused stays in the log."""
    if any(problems):
        return wrong("no token can be had")
    return Found() if problems and None not in problems else Found(Stand.UNKNOWN)
