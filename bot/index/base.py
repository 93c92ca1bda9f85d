"""PassageIndex: the embedded engine now, Azure AI Search can follow unchanged."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.domain.knowledge import Hit, Passage, Source


class IndexUnavailable(Exception):
    """The index cannot be opened or written; what was committed before still stands."""


class PassageIndex(Protocol):
    """Every adapter passes tests/index/contract.py unchanged. Writes are seen by searches after `commit`."""

    async def put(self, source: Source, passages: Sequence[Passage]) -> None:
        """Replaces everything that the index held of this source."""
        ...

    async def remove(self, source_id: str) -> None: ...

    async def commit(self) -> None:
        """Makes all puts and removes durable and visible, together."""
        ...

    async def release(self) -> None:
        """Lets another process write, unless something waits for its commit; the next put takes its turn again."""
        ...

    async def search(self, text: str, *, readers: Collection[str], limit: int = 10) -> Sequence[Hit]:
        """The best passages for the words of `text`, best first, that one of the principals `readers` may read.

        `readers` has no default and an empty one finds nothing: trimming cannot be forgotten. Neither the hits nor
        their scores depend on what the readers may not read more than through global word statistics.
        """
        ...

    async def size(self) -> int:
        """How many passages it holds."""
        ...

    async def close(self) -> None: ...
