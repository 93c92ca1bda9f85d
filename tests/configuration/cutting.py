"""The store as it is when the way to it breaks: after so many commits, or for readings."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.store.base import Document, DocumentStore, Page, Scalar, StoreUnavailable, Write


class Cutting:
    """Everything goes through until `commits` more were made, and readings unless they are `away`."""

    def __init__(self, store: DocumentStore, commits: int = 1_000_000) -> None:
        self._store = store
        self.commits = commits
        self.away = False
        self.readings = 0

    def _read(self) -> None:
        self.readings += 1
        if self.away:
            raise StoreUnavailable("the way to the store is cut")

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        self._read()
        return await self._store.get(kind, partition, id)

    async def find(self, kind: str, **how: Any) -> Page:
        self._read()
        return await self._store.find(kind, **how)

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        self._read()
        return await self._store.count(kind, equal=equal, partition=partition)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if not self.commits:
            raise StoreUnavailable("the way to the store is cut")
        self.commits -= 1
        return await self._store.commit(partition, writes)

    async def close(self) -> None:
        await self._store.close()
