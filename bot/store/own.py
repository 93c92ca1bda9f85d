"""What one organisation sees of a store: its own. Whatever asks for others is a mistake of ours, and fails."""

from collections.abc import Mapping, Sequence

from bot.errors import BodeError
from bot.json import Json
from bot.store.base import Document, DocumentStore, Page, Put, Scalar, Write
from bot.store.collection import ORGANISATION, organised


class AnotherOrganisations(BodeError):
    """Something was asked of the store, or came from it, that is not this organisation's."""

    def __init__(self, kind: str, organisation: str) -> None:
        super().__init__(f"a {kind} that is not of {organisation}")


class OwnStore:
    """Implements DocumentStore over one that several share. Every Records has one, so that no query can forget it."""

    def __init__(self, store: DocumentStore, organisation: str) -> None:
        self._store = store
        self._organisation = organisation
        self._begins = organised("", organisation)

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        self._check(kind, partition)
        return await self._store.get(kind, partition, id)

    async def find(
        self,
        kind: str,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Json = None,
        below: Json = None,
        descending: bool = False,
        partition: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page:
        self._check_across(kind, equal, partition)
        page = await self._store.find(
            kind,
            equal=equal,
            order=order,
            above=above,
            below=below,
            descending=descending,
            partition=partition,
            limit=limit,
            after=after,
        )
        for document in page.documents:
            self._check(kind, document.partition)
        return page

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        self._check_across(kind, equal, partition)
        return await self._store.count(kind, equal=equal, partition=partition)

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        for write in writes:
            self._check(write.kind, partition)
            if isinstance(write, Put) and write.body.get(ORGANISATION) != self._organisation:
                raise AnotherOrganisations(write.kind, self._organisation)
        return await self._store.commit(partition, writes)

    async def close(self) -> None:
        """The store is closed by who opened it: it is of others too."""

    def _check_across(self, kind: str, equal: Mapping[str, Scalar] | None, partition: str | None) -> None:
        if partition is not None:
            self._check(kind, partition)
        elif (equal or {}).get(ORGANISATION) != self._organisation:
            raise AnotherOrganisations(kind, self._organisation)

    def _check(self, kind: str, partition: str) -> None:
        if not partition.startswith(self._begins):
            raise AnotherOrganisations(kind, self._organisation)
