"""What the contract needs of an adapter: to be opened again and again over the same documents, and a clock to turn."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.json import JsonObject
from bot.store.base import DocumentStore, Kind, Page, Put, WholeStore
from bot.store.cosmos_account import Place
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY

REQUEST = Kind("request", indexes=(("owner", "due"), ("state",), ("urgent", "owner", "due")))
NOTE = Kind("note")


@dataclass
class Clock:
    moment: datetime = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, by: timedelta) -> None:
        self.moment += by


@dataclass
class StoreRig:
    """`opened` gives a store over the same documents, seen through these kinds."""

    open: Callable[[Sequence[Kind], Clock], Awaitable[WholeStore]]
    clock: Clock = field(default_factory=Clock)

    async def opened(self, *kinds: Kind) -> WholeStore:
        return await self.open(kinds, self.clock)


async def put(store: DocumentStore, kind: str, partition: str, id: str, body: JsonObject) -> str:
    (version,) = await store.commit(partition, [Put(kind, id, body)])
    assert version
    return version


async def fill(store: DocumentStore, kind: str, partition: str, bodies: Mapping[str, JsonObject]) -> None:
    await store.commit(partition, [Put(kind, key, body) for key, body in bodies.items()])


def ids(page: Page) -> list[str]:
    return [document.id for document in page.documents]


async def walk(store: DocumentStore, kind: str, *, limit: int, **find: object) -> list[str]:
    """The ids of all pages of a find; every page but the last is full."""
    found: list[str] = []
    after: str | None = None
    while True:
        page = await store.find(kind, limit=limit, after=after, **find)  # pyright: ignore[reportArgumentType]
        found += ids(page)
        if page.next is None:
            return found
        assert len(page.documents) == limit
        after = page.next


def of_peer(peer: CosmosPeer) -> Place:
    """Where a store finds the documents of a peer."""
    return Place(peer.url, KEY)
