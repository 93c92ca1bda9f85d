"""Who works here now, with the roles that are given for a period: everybody in memory, brought up to date by what
changed since."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from bot.errors import OperatorError
from bot.people.directory import NO_LIMITS, Directory, Limits, Organisation, Row, Rows, changed, directory_of
from bot.people.granted import with_granted
from bot.people.role_grant import GrantState, RoleGrant
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
        self.asked: datetime | None = None
        """When the tenant last said to this process who works here, or was to say it first; None where nobody asks."""
        self._loaded: Directory | None = None
        self._grants: tuple[RoleGrant, ...] = ()
        self._counting: tuple[RoleGrant, ...] = ()
        self._snapshot: Directory | None = None
        self._refreshing = asyncio.Lock()

    @property
    def seen(self) -> Directory | None:
        """As it was read last, and may not count any more; nothing is read."""
        return self._snapshot

    @property
    def loaded(self) -> Directory | None:
        """As `seen`, without what is given for a period."""
        return self._loaded

    @property
    def grants(self) -> Sequence[RoleGrant]:
        """The roles that are given, as they were read with what was seen last; some do not count yet."""
        return self._grants

    async def current(self) -> Directory:
        """As the last load that came to its end left it, with the roles that count now. Raises NoOrganisation."""
        head = await self._head()
        snapshot, counting = self._snapshot, self._counting_now()
        if snapshot is None or snapshot.organisation != head or counting != self._counting:
            async with self._refreshing:
                snapshot = await self._refreshed()
        return snapshot

    def _counting_now(self) -> tuple[RoleGrant, ...]:
        """A role begins and ends by the clock: nothing has to happen for it."""
        if not self._grants:
            return ()
        now = self._records.now()
        return tuple(one for one in self._grants if one.counts(now))

    async def _refreshed(self) -> Directory:
        head, before = await self._head(), self._loaded
        if before is None or before.organisation != head:
            before, self._grants = await self._loaded_anew(head, before)
        counting = self._counting_now()
        snapshot = await asyncio.to_thread(with_granted, before, counting)
        self._loaded, self._counting, self._snapshot = before, counting, snapshot
        return snapshot

    async def _loaded_anew(
        self, head: Organisation, before: Directory | None
    ) -> tuple[Directory, tuple[RoleGrant, ...]]:
        follows = before and before.organisation.number <= head.number and before.organisation.erased == head.erased
        since = before.organisation.number if before and follows else None
        erased = head.erased
        head, rows, grants = await self._read(head, since)
        if head.erased != erased:  # meanwhile: nothing tells which of the rows that were read are gone
            return await self._loaded_anew(head, None)
        if before and since is not None:
            return await asyncio.to_thread(changed, before, head, rows), grants
        return await asyncio.to_thread(directory_of, head, rows, self.limits), grants

    async def _read(self, head: Organisation, since: int | None) -> tuple[Organisation, Rows, tuple[RoleGrant, ...]]:
        """The rows that changed after load `since` (None: all), the roles that are given, and the head for which they
        are complete: a load may come to its end meanwhile, and the next may begin to overwrite what the last one
        wrote."""
        rows = Rows({}, {}, {})
        while True:
            if since is None or since < head.number:
                rows = Rows(
                    {**rows.people, **await _rows(self._records.people, since)},
                    {**rows.schools, **await _rows(self._records.schools, since)},
                    {**rows.groups, **await _rows(self._records.groups, since)},
                )
            grants = await self._given()
            read, head = head, await self._head()
            if head == read:
                return head, rows, grants
            since = read.number

    async def _given(self) -> tuple[RoleGrant, ...]:
        found = self._records.role_grants.stream(equal={"state": GrantState.GIVEN}, order="changed")
        return tuple([item.value async for item in found])

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
