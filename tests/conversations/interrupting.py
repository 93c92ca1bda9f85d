"""Every job is done by two instances: one that dies in its midst or at its end, and another that does it anew.

Jobs come at least once: a process is killed, a lease runs out, the sweep of the outbox queues what was queued already.
"""

import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias, TypeVar, cast

from bot.bootstrap.running import JOBS
from bot.house import House
from bot.store.base import Document, DocumentStore, Page, Put, Scalar, Write
from bot.store.kinds import COUNTED, DELIVERY, NOTICE
from bot.store.records import Records
from bot.work.base import Assignment, Run, Work
from tests.conversations.keeping import everything_kept
from tests.conversations.repeating import blank
from tests.conversations.school import School

T = TypeVar("T")
Happens: TypeAlias = Callable[[], Awaitable[None]]

OF_THEIR_OWN = {"announcement_deliver"}
"""Jobs whose repetition tests/conversations/test_lost_leases.py and tests/faults/test_send.py try."""
SENT = {NOTICE.name, DELIVERY.name}
"""Kinds of documents that say of a send how it stands."""
_BY_CHANCE = re.compile(r"\b\d\d:\d\d\b|\(mandaat t\.e\.m\. [^)]*\)")
"""The minute, and which of two mandates of one person is shown."""
_KEY = re.compile(r"\b[0-9a-f]{16}\b")


class Interrupted(Enum):
    """What comes in between."""

    NOT = "not"
    NOTED = "noted"
    """Its process dies once it noted that what it tells once arrived; another does it anew. An announcement is not
    among that: whoever takes up its deliveries sends at once what would have waited."""
    KILLED = "killed"
    """As well after so many steps (Interrupting.steps)."""
    AGAIN = "again"
    """Its process dies before the queue knows that it is done; another does it anew, announcements as above."""


class Killed(BaseException):
    """As a process that is no more: nothing catches it."""


@dataclass
class Doing:
    """One job under way, until its step number `left` less. `on_the_wire`: sends of which nothing is recorded yet but
    that they go out now. Who dies then does not know whether they arrived: no step that one could do again."""

    how: Interrupted
    left: int
    on_the_wire: int = 0
    dead: bool = False
    came: bool = False

    def step(self) -> None:
        if self.dead:
            raise Killed
        if self.on_the_wire or self.how is not Interrupted.KILLED:
            return
        self.left -= 1
        if not self.left:
            self.dies()

    def dies(self) -> None:
        self.came = self.dead = True
        raise Killed


_doing: ContextVar[Doing | None] = ContextVar("_doing", default=None)


class SteppedStore:
    """Tells the job that reads or commits here, once that is done."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        return await self._stepped(self._store.get(kind, partition, id))

    async def find(self, kind: str, **asked: object) -> Page:
        return await self._stepped(self._store.find(kind, **asked))  # pyright: ignore[reportArgumentType]

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        return await self._stepped(self._store.count(kind, equal=equal, partition=partition))

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        doing = _doing.get()
        if doing and doing.dead:
            raise Killed
        versions = await self._store.commit(partition, writes)
        if doing:
            before, goes_out = doing.on_the_wire, sum(map(_goes_out, writes))
            doing.on_the_wire = max(0, before + goes_out)
            if doing.how is Interrupted.NOTED and before and any(map(_arrived, writes)):
                doing.dies()
            doing.step()
        return versions

    async def close(self) -> None:
        await self._store.close()

    async def _stepped(self, asked: Awaitable[T]) -> T:
        found = await asked
        if doing := _doing.get():
            doing.step()
        return found


def _goes_out(write: Write) -> int:
    """One more that is on the wire, or one less."""
    if not isinstance(write, Put) or write.kind not in SENT:
        return 0
    return 1 if write.body.get("state") == "sending" else -1


def _arrived(write: Write) -> bool:
    return isinstance(write, Put) and write.kind == NOTICE.name and write.body.get("state") == "delivered"


@dataclass
class Interrupting:
    """Stands in the place of all jobs of a school. `came` counts, by job, how often something came in between."""

    school: School
    how: Interrupted
    steps: int = 0
    meanwhile: dict[str, Callable[[], Awaitable[None]]] = field(
        default_factory=dict[str, Callable[[], Awaitable[None]]]
    )
    """What happens, by job, before another goes on."""
    came: Counter[str] = field(default_factory=Counter[str])
    did: set[str] = field(default_factory=set[str])
    """Kinds of jobs that were done at all."""

    def jobs(self, second: House) -> Mapping[str, Run]:
        for house in (self.school.house, second):
            _step_in(house.records)
        return {name: self._interrupted(name, run, second) for name, run in JOBS.items()}

    def _interrupted(self, name: str, run: Run, second: House) -> Run:
        async def interrupted(work: Work, job: Assignment) -> None:
            self.did.add(name)
            other = replace(work, house=second)
            doing = Doing(self.how, self.steps)
            token = _doing.set(doing)
            try:
                await run(work, job)
            except BaseException:
                if not doing.dead:
                    raise
            else:
                if not (doing.dead or (self.how is Interrupted.AGAIN and name not in OF_THEIR_OWN)):
                    return
            finally:
                _doing.reset(token)
                self.came[name] += doing.came or (self.how is Interrupted.AGAIN and name not in OF_THEIR_OWN)
            if happens := self.meanwhile.get(name):
                await happens()
            await run(other, replace(job, attempt=job.attempt + 1))

        return interrupted

    async def left(self) -> "Left":
        """What is kept and what stands in the chats, once nothing is to be done."""
        await self.school.jobs()
        for house in (self.school.house, self.school.second):
            if house:
                await house.outbox.tidy(house.records)
        kept = Counter(everything_kept(self.school._data, self.school.peer))
        # Each process counts in a document of its own.
        there = Counter((kind, self._blank(body)) for kind, body in kept.elements() if kind != COUNTED.name)
        chats = self.school.recorder.chats
        shown = Counter((chat, self._blank(one.text)) for chat, ones in chats.items() for one in ones)
        return Left(there, shown)

    def _blank(self, text: str) -> str:
        """Without the folder either, which is another for each school."""
        text = text.replace(str(self.school._data), "?")
        return _BY_CHANCE.sub("?", _KEY.sub("?", blank(text)))


@dataclass(frozen=True)
class Left:
    kept: Counter[tuple[str, str]]
    shown: Counter[tuple[str, str]]

    def unlike(self, other: "Left") -> str:
        """What differs, to be read; "" where nothing does."""
        found = {
            "more": [*(self.kept - other.kept), *(self.shown - other.shown)],
            "less": [*(other.kept - self.kept), *(other.shown - self.shown)],
        }
        return json.dumps(found, ensure_ascii=False, indent=1) if any(found.values()) else ""


def _step_in(records: Records) -> None:
    own = records._store
    own._store = cast("DocumentStore", SteppedStore(own._store))


async def interrupt(school: School, how: Interrupted, steps: int = 0) -> Interrupting:
    """From now on whatever job is done in this school is interrupted so."""
    interrupting = Interrupting(school, how, steps)
    school.doing = interrupting.jobs
    await school.restarts()
    return interrupting
