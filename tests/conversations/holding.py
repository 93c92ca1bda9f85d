"""A store whose reads are counted: after one of them a turn waits until another instance has done what it does."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from typing import TypeVar, cast

from bot.store.base import Document, DocumentStore, Page, Scalar, StoreUnavailable, Write
from bot.store.records import Records

T = TypeVar("T")


class HeldStore:
    """In a turn, another comes in between its read number `reads` and the next; `came_between`: in one at least."""

    came_between = False

    def __init__(self, store: DocumentStore, reads: int) -> None:
        self._store, self._reads = store, reads
        self._left = 0
        self._held, self._goes_on = asyncio.Event(), asyncio.Event()

    async def meanwhile(self, turn: Awaitable[T], other: Awaitable[T]) -> tuple[T, T]:
        """What both give, `other` first; one after the other where `turn` reads less."""
        self._left = self._reads
        self._held.clear()
        self._goes_on.clear()
        late = asyncio.ensure_future(turn)
        held = asyncio.create_task(self._held.wait())
        await asyncio.wait({late, held}, return_when=asyncio.FIRST_COMPLETED)
        self.came_between |= not late.done()
        held.cancel()
        self._left = 0
        first = await other
        self._goes_on.set()
        return first, await late

    async def _after_a_read(self) -> None:
        if self._left:
            self._left -= 1
            if not self._left:
                self._held.set()
                await self._goes_on.wait()

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        found = await self._store.get(kind, partition, id)
        await self._after_a_read()
        return found

    async def find(self, kind: str, **asked: object) -> Page:
        found = await self._store.find(kind, **asked)  # pyright: ignore[reportArgumentType] - as they came
        await self._after_a_read()
        return found

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        found = await self._store.count(kind, equal=equal, partition=partition)
        await self._after_a_read()
        return found

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        return await self._store.commit(partition, writes)

    async def close(self) -> None:
        await self._store.close()


class RefusingStore(HeldStore):
    """It gives no answer to a turn once that has read so often, until the turn is over."""

    refused = False

    def refuses_after(self, reads: int) -> None:
        self._left, self.refused = reads + 1, False

    def answers(self) -> None:
        self._left = 0

    async def _after_a_read(self) -> None:
        if self._left > 1:
            self._left -= 1
        elif self._left:
            self.refused = True
            raise StoreUnavailable("it is away")


def refuse(records: Records) -> RefusingStore:
    """From now on these records stand in such a store."""
    own = records._store
    refusing = RefusingStore(own._store, 0)
    own._store = cast("DocumentStore", refusing)
    return refusing


def hold(records: Records, reads: int) -> HeldStore:
    """From now on these records stand in such a store."""
    own = records._store
    held = HeldStore(own._store, reads)
    own._store = cast("DocumentStore", held)
    return held
