"""Who works here now: everybody in memory, brought up to date by what changed since."""

import asyncio
from typing import TypeVar

from bot.errors import OperatorError
from bot.people.directory import NO_LIMITS, Directory, Limits, Organisation, Row, Rows, changed, directory_of
from bot.store.collection import Collection
from bot.store.partitions import DIRECTORY
from bot.store.records import Records

T = TypeVar("T")


class NoOrganisation(OperatorError):
    """Nobody has loaded an organisation yet (python app.py load FILE)."""

    def __init__(self) -> None:
        super().__init__("no organisation is loaded: run `python app.py load samples/organisation.toml`")


class DirectorySnapshot:
    """Everybody, kept in memory; a use costs one read, which tells whether it is still the newest.

    `limits` say who is of this organisation, where others stand in the same directory; who is not is a stranger to
    whatever asks here.
    """

    def __init__(self, records: Records, limits: Limits = NO_LIMITS) -> None:
        self._records = records
        self.limits = limits
        self._snapshot: Directory | None = None
        self._refreshing = asyncio.Lock()

    @property
    def seen(self) -> Directory | None:
        """As it was read last, and may not count any more; nothing is read."""
        return self._snapshot

    async def current(self) -> Directory:
        """As the last load that came to its end left it. Raises NoOrganisation."""
        head = await self._head()
        snapshot = self._snapshot
        if snapshot is None or snapshot.organisation != head:
            async with self._refreshing:
                snapshot = self._snapshot = await self._refreshed()
        return snapshot

    async def _refreshed(self) -> Directory:
        head, before = await self._head(), self._snapshot
        if before and before.organisation == head:
            return before
        if before and before.organisation.number < head.number:
            head, rows = await self._read(head, before.organisation.number)
            return await asyncio.to_thread(changed, before, head, rows)
        head, rows = await self._read(head, None)
        return await asyncio.to_thread(directory_of, head, rows, self.limits)

    async def _read(self, head: Organisation, since: int | None) -> tuple[Organisation, Rows]:
        """The rows that changed after load `since` (None: all), and the head for which they are complete: a load may
        come to its end meanwhile, and the next may begin to overwrite what the last one wrote."""
        rows = Rows({}, {}, {})
        while True:
            rows = Rows(
                {**rows.people, **await _rows(self._records.people, since)},
                {**rows.schools, **await _rows(self._records.schools, since)},
                {**rows.groups, **await _rows(self._records.groups, since)},
            )
            read, head = head, await self._head()
            if head == read:
                return head, rows
            since = read.number

    async def _head(self) -> Organisation:
        head = await self._records.organisation.get(DIRECTORY, "organisation")
        if head is None or not head.value.digest:
            raise NoOrganisation
        return head.value


async def _rows(collection: Collection[Row[T]], since: int | None) -> dict[str, Row[T]]:
    if since is None:
        found = collection.stream(partition=DIRECTORY)
    else:
        found = collection.stream(partition=DIRECTORY, order="changed", above=since + 1)
    return {item.value.id: item.value async for item in found}
