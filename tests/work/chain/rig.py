"""Entries of the audit in the partitions of a store, their chains, and a hand that changes the store beside Bode."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.json import JsonObject
from bot.store.base import Document, DocumentStore, Put, Remove
from bot.store.collection import organised
from bot.store.cosmos_account import opened_store
from bot.store.kinds import KINDS
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.store.records import Records
from bot.store.sqlite import open_store
from bot.work.chain.verifying import Verified, verify
from bot.work.kept import AuditEntry
from tests.peers.cosmos import CosmosPeer
from tests.store.rig import Clock, of_peer
from tests.work.instances import InlineFile

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KINDS_OF_CHAIN = ("audit", "audit_page", "audit_head")


class Kept:
    """A store, Bode's way to it, and somebody else's."""

    def __init__(self, store: DocumentStore, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.records = Records(store, now=clock)

    async def happened(self, partition: str, id: str, **given: Any) -> AuditEntry:
        """An entry as a turn commits it, a second after the one before."""
        self.clock.turn(timedelta(seconds=1))
        now = self.clock()
        detail = {"to": f"person:{id}", "revision": 3}
        entry = AuditEntry(id, now, f"an-{id}", "request.approved", f"r-{id}", detail, changed=now)
        entry = replace(entry, **given)
        await self.records.accept(partition, [], audit=entry)
        return entry

    async def documents(self, kind: str, partition: str) -> list[Document]:
        place = organised(partition, DEFAULT_ORGANISATION)
        return list((await self.store.find(kind, partition=place, limit=1000)).documents)

    async def change(self, kind: str, partition: str, id: str, change: Callable[[dict[str, Any]], object]) -> None:
        document = await self.store.get(kind, organised(partition, DEFAULT_ORGANISATION), id)
        assert document
        body = _copy(document.body)
        change(body)
        await self.put(document, body)

    async def put(self, document: Document, body: JsonObject) -> None:
        """Over whatever stands there."""
        standing = await self.store.get(document.kind, document.partition, document.id)
        put = Put(document.kind, document.id, body, standing.version if standing else None)
        await self.store.commit(document.partition, [put])

    async def remove(self, document: Document) -> None:
        standing = await self.store.get(document.kind, document.partition, document.id)
        assert standing
        await self.store.commit(document.partition, [Remove(document.kind, document.id, standing.version)])

    async def verified(self, **given: Any) -> Verified:
        return await verify(self.records, **given)

    async def findings(self) -> list[tuple[str, str, str]]:
        """What is wrong with what, by id."""
        return [(one.fault, one.what, one.id) for one in (await self.verified()).found]


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _copy(one) for name, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list | tuple) else value


copied = _copy


@asynccontextmanager
async def on_sqlite() -> AsyncGenerator[Kept]:
    clock = Clock(NOW)
    yield Kept(await open_store(InlineFile(), KINDS, now=clock), clock)


@asynccontextmanager
async def on_cosmos() -> AsyncGenerator[Kept]:
    clock = Clock(NOW)
    async with CosmosPeer().running() as peer, opened_store(of_peer(peer), KINDS, now=clock) as store:
        yield Kept(store, clock)
