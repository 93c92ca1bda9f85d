"""Several instances on one store, on a clock that jumps: the real embedded store without its threads, and each
instance's own way to it, which may be slow, cut, or gone with its process."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, TypeVar

from bot.sqlite.file import SqliteFile, Work
from bot.store.base import Document, DocumentStore, Page, Scalar, StoreUnavailable, Write
from bot.store.kinds import KINDS
from bot.store.records import Records
from bot.store.sqlite import open_store

T = TypeVar("T")


def moment() -> float:
    return asyncio.get_running_loop().time()


def wall() -> datetime:
    return datetime.fromtimestamp(1_800_000_000 + moment(), UTC)


class InlineFile(SqliteFile):
    """In memory, and each work is done where it is asked for: nothing is waited for but time."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)

    async def read(self, work: Work[T]) -> T:
        return work(self._connection)

    async def write(self, work: Work[T]) -> T:
        self._connection.execute("BEGIN")
        try:
            result = work(self._connection)
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        return result

    async def close(self) -> None:
        self._connection.close()


async def shared_store() -> DocumentStore:
    return await open_store(InlineFile(), KINDS, now=wall)


_MADE: "list[Way]" = []


def ways(store: DocumentStore) -> "Iterator[Way]":
    """As many as are wanted. Their records, which take a while to make, serve the next story too."""
    for number in count():
        if number == len(_MADE):
            _MADE.append(Way(store))
        way = _MADE[number]
        way.store, way.slow, way.away, way.deaf, way.asked = store, _at_once, False, False, Counter()
        yield way


def _at_once() -> float:
    return 0.0


@dataclass
class Way:
    """`slow` says how long a request takes to the store, and its answer back; `away`: no request gets there; `deaf`:
    it gets there, and its answer does not come back."""

    store: DocumentStore
    slow: Callable[[], float] = _at_once
    away: bool = False
    deaf: bool = False
    asked: Counter[str] = field(default_factory=Counter[str])

    def __post_init__(self) -> None:
        self.records = Records(self, now=wall)

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        await self._there("get")
        return await self._back(await self.store.get(kind, partition, id))

    async def find(self, kind: str, *, equal: Mapping[str, Scalar] | None = None, **how: Any) -> Page:
        await self._there("find")
        return await self._back(await self.store.find(kind, equal=equal, **how))

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        await self._there("count")
        return await self._back(await self.store.count(kind, equal=equal, partition=partition))

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        await self._there("commit")
        return await self._back(await self.store.commit(partition, writes))

    async def close(self) -> None:
        """The store is everybody's."""

    async def _there(self, what: str) -> None:
        self.asked[what] += 1
        await asyncio.sleep(self.slow())
        if self.away:
            raise StoreUnavailable("away")

    async def _back(self, answer: T) -> T:
        await asyncio.sleep(self.slow())
        if self.deaf:
            raise StoreUnavailable("no answer")
        return answer
